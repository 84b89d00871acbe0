"""`make screenshots`: pictures of every kind of page for review, in two widths, light and dark, three scripts."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from itertools import product
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.chromium import FLAGS, MISSING, find
from tests.browser.views import SCHEMES, published
from tests.cli import CORPUS, ROOT, run_scripts
from tests.page_kinds import TREES, kinds
from tests.pages_server import PagesServer

OUT = ROOT / ".build" / "screenshots"
SIZES = {"desk": {"width": 1280, "height": 900}, "phone": {"width": 390, "height": 844}}


def name_of(address: str) -> str:
    """Return the file name of a page: its address with dashes."""
    return address.strip("/").replace("/", "-") or "home"


def shots(site: Path, wanted: str) -> Iterator[tuple[str, str, str, str]]:
    """Every picture there is: tree, address, size and colour scheme, of addresses that hold ``wanted``."""
    addresses = [address for address in [*kinds(site), "no/such/page/"] if wanted in name_of(address)]
    return product(TREES, addresses, SIZES, SCHEMES)


def take(browser: Browser, site: Path, out: Path, wanted: str, whole: bool) -> int:
    """Write the pictures below ``out``, one folder a script; return how many."""
    taken = 0
    with published(site, PagesServer) as server:
        pages: dict[tuple[str, str], Page] = {}
        for script, address, size, scheme in shots(site, wanted):
            if (size, scheme) not in pages:
                context = browser.new_context(viewport=SIZES[size], color_scheme=scheme, locale=script)  # type: ignore[arg-type]
                pages[size, scheme] = context.new_page()
            page = pages[size, scheme]
            page.goto(server.url + TREES[script] + address, wait_until="networkidle")
            file = out / script / f"{name_of(address)}-{size}-{scheme}.png"
            page.screenshot(path=file, full_page=whole, animations="disabled")
            taken += 1
    return taken


def main() -> int:
    """Build the real corpus, or take a built site, and photograph it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--site", type=Path, help="a built site (default: build the real corpus)")
    parser.add_argument("--only", default="", help="only pages whose name holds this, as home, figures, d-")
    parser.add_argument("--whole", action="store_true", help="the whole page, not its first screen")
    given = parser.parse_args()
    site = given.site or OUT.parent / "screenshots-site"
    if not given.site and run_scripts("build", "--corpus", CORPUS, "--out", site).returncode:
        sys.exit("the site does not build: run `make site`")
    executable = find()
    if executable is None:
        sys.exit(MISSING)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=[*FLAGS])
        taken = take(browser, site, OUT, given.only, given.whole)
    print(f"{taken} pictures in {OUT.relative_to(ROOT)}/")
    return 0


if __name__ == "__main__":
    sys.exit(main())
