"""What tests of access share: the kinds of pages, the views of a page, and what axe and the ruler find in one."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from functools import cache
from itertools import product
from pathlib import Path
from typing import TypeVar
from urllib.parse import urlsplit

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

from tests.page_kinds import kinds
from tests.sampled import some

T = TypeVar("T")
Context = dict[str, list[list[str]]]
WIDTHS = (320, 768, 1280)
SCHEMES = ("light", "dark")
COLOURS = ("color-contrast", "link-in-text-block")
"""Rules of axe whose result depends on colours."""
PLACES = ("target-size", "scrollable-region-focusable", "landmark-unique", "region", "heading-order")
"""Rules of axe whose result depends on where things stand and on what is shown."""
LAYOUT = (*COLOURS, *PLACES)
KINDS = (
    "", "documents/", "d/*/", "topics/", "t/*/", "figures/", "compare/", "timeline/", "entities/", "e/*/", "glossary/",
    "search/", "verify/", "counts/", "notebook/", "changes/", "data/", "sources/", "sources/*/", "i/", "i/*/", "i/*/*/",
    "words/", "about/", "about/*/", "404/",
)  # fmt: skip
"""Every kind of page, each with its own run of axe; ``404/`` stands for an address that does not exist."""

OPTIONS = {"resultTypes": ["violations"], "rules": {"target-size": {"enabled": True}}}
"""Axe's standard rules, and WCAG 2.2's 2.5.8 (targets of 24 pixels), which it leaves off by default."""

SAMPLE = {"exclude": [[":is(tr, li, article, blockquote, section):nth-of-type(n+9)"]]}
"""Of rows that are alike the first eight: axe takes a minute for a page of a thousand (contrast)."""


VARIED = ("", "d/*/", "t/*/", "figures/", "search/", "verify/")
"""Kinds that stand for all in a tree of converted pages, whose markup is that of the root's."""


@cache
def addresses(site: Path, kind: str) -> tuple[str, ...]:
    """The addresses of a kind below the root of a tree."""
    if kind == "404/":
        return ("no/such/page/",)
    pattern = re.compile(kind.replace("*", "[^/]+"))
    return tuple(address for address in kinds(site) if pattern.fullmatch(address))


def longest(site: Path, kind: str) -> str:
    """The address of the longest page of a kind."""
    files = {address: site / address / "index.html" for address in addresses(site, kind)}
    return max(files, key=lambda address: files[address].stat().st_size if files[address].exists() else 0)


def looked_at(site: Path, kind: str) -> Sequence[str]:
    """The addresses of a kind that a `sampled` test visits: all, or the longest page."""
    every = addresses(site, kind)
    return some(every, every and (longest(site, kind),))


def published(site: Path, serve: Callable[..., T]) -> T:
    """Serve a site below the path it was built for; its error page is right only there."""
    package = json.loads((site / "data" / "datapackage.json").read_text("utf-8"))
    return serve(site, prefix=urlsplit(package["homepage"]).path)


def violations(page: Page, context: Context | None = None, rules: tuple[str, ...] = ()) -> list[str]:
    """What axe finds wrong with the page as it stands, or with a part of it, or by some rules only."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    options = {"resultTypes": ["violations"], "runOnly": rules} if rules else OPTIONS
    found = page.evaluate(
        "([context, options]) => axe.run(context ?? document, options).then((result) => result.violations)",
        [context, options],
    )
    return [f"{one['id']}: {node['target']} {node['failureSummary']}" for one in found for node in one["nodes"]]


def faults_in_all_views(page: Page) -> list[str]:
    """What axe finds at each width in light and dark.

    All rules at the widest and the narrowest, which show different menus; what may change in between
    at the other; in the dark only the colours are others.
    """
    found = []
    for width, scheme in product(WIDTHS, SCHEMES):
        rules = COLOURS if scheme == "dark" else () if width in (WIDTHS[0], WIDTHS[-1]) else LAYOUT
        found += _faults(page, width, scheme, rules)
    return found


def faults_in_converted_views(page: Page) -> list[str]:
    """What axe finds at each width in a page in another script, which has the markup and colours of its original.

    (`tests/test_pages_markup.py` sees to that.) So only what depends on its text is looked at everywhere:
    where things stand. Colours are looked at once in light and in dark, and the other rules applied once.
    """
    narrow = [fault for width in WIDTHS[:-1] for fault in _faults(page, width, "light", PLACES)]
    return narrow + _faults(page, WIDTHS[-1], "light", ()) + _faults(page, WIDTHS[-1], "dark", COLOURS)


def _faults(page: Page, width: int, scheme: str, rules: tuple[str, ...]) -> list[str]:
    look(page, width, scheme)
    return [f"{page.url} {width} {scheme} {fault}" for fault in violations(page, SAMPLE, rules)]


def overflow(page: Page) -> int:
    """By how many pixels the page is wider than its window."""
    return int(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))


def look(page: Page, width: int, scheme: str) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]


def space_out(page: Page) -> None:
    """Set text as wide as WCAG 2.2, 1.4.12 asks: 1.5 lines, .12em letters, .16em words, 2em paragraphs."""
    page.evaluate(
        """() => {
          const sheet = new CSSStyleSheet();
          sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: .12em !important;
            word-spacing: .16em !important } p { margin-bottom: 2em !important }`);
          document.adoptedStyleSheets = [sheet];
        }"""
    )


def clipped(page: Page) -> list[str]:
    """Elements that cut their text off: it is larger than they are, and cannot be scrolled."""
    found: list[str] = page.evaluate(
        """() => [...document.querySelectorAll("body *")].filter((one) => {
          const { overflowX, overflowY, clipPath, position } = getComputedStyle(one);
          if (clipPath !== "none" || one.clientWidth <= 1 || one.closest("svg")) return false;
          const cut = (how, full, seen) => ["hidden", "clip"].includes(how) && full > seen + 2;
          return cut(overflowX, one.scrollWidth, one.clientWidth) || cut(overflowY, one.scrollHeight, one.clientHeight);
        }).map((one) => one.outerHTML.slice(0, 120))"""
    )
    return found
