"""Pictures of a built site for review: ``python -m tests.browser.screenshots SITE OUT``.

Every page kind at 1280 and 390 pixels, light and dark, in three scripts. With ``--few``, only the
pictures that the README shows.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, sync_playwright

from tests.browser.chromium import FLAGS, MISSING, find
from tests.browser.views import published
from tests.page_kinds import TREES, kinds
from tests.pages_server import PagesServer


@dataclass(frozen=True)
class Shot:
    """One picture: a page below the root of the site, the window, the colours, and the file's name."""

    address: str
    width: int
    scheme: Literal["light", "dark"]
    name: str


def every(site: Path) -> Iterator[Shot]:
    """Every page kind, the error page included, in each script, width and colour scheme."""
    for kind in [*kinds(site), "no/such/page/"]:
        page = kind.strip("/").replace("/", "-") or "home"
        for script, tree in TREES.items():
            for width in (1280, 390):
                for scheme in ("light", "dark"):
                    yield Shot(tree + kind, width, scheme, f"{page}.{script}.{width}.{scheme}.png")


def few(site: Path) -> Iterator[Shot]:
    """The pictures of the README: home, a document, the same document on a phone in the dark."""
    document = next(kind for kind in kinds(site) if kind.startswith("d/"))
    yield Shot("", 1280, "light", "home.png")
    yield Shot(document, 1280, "light", "document.png")
    yield Shot(f"{TREES['zh-Hant']}{document}", 390, "dark", "phone.png")


def take(browser: Browser, base: str, shot: Shot, out: Path) -> None:
    """Take one picture of the first screen of a page."""
    height = 800 if shot.width > 600 else 844
    page = browser.new_page(viewport={"width": shot.width, "height": height}, color_scheme=shot.scheme)
    page.goto(base + shot.address, wait_until="networkidle")
    page.screenshot(path=out / shot.name)
    page.close()


def main() -> None:
    """Read the arguments, take the pictures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--few", action="store_true", help="only the pictures of the README")
    given = parser.parse_args()
    executable = find()
    if executable is None:
        parser.error(MISSING)
    given.out.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright, published(given.site, PagesServer) as server:
        browser = playwright.chromium.launch(executable_path=executable, args=list(FLAGS))
        for shot in (few if given.few else every)(given.site):
            take(browser, server.url, shot, given.out)
        browser.close()


if __name__ == "__main__":
    main()
