"""What a preview shows in the place of every page while the corpus has a fault."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from scripts.pages.parts.render import environment

AGAIN = 3
"""Seconds after which the page looks again whether the fault is mended."""


def show_fault(site: Path, told: Sequence[str]) -> None:
    """Let every page of a folder say what was told, those that a reader comes to first even where there is none."""
    shown = fault_page(told).encode()
    for page in {*site.rglob("*.html"), site / "index.html", site / "404.html"}:
        page.write_bytes(shown)


def fault_page(told: Sequence[str]) -> str:
    """Return a page of HTML that lists what was told, and reloads itself; it needs nothing of the site."""
    return environment().get_template("fault.html").render(told=told, again=AGAIN)
