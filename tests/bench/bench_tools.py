"""Every tool, cold, over a line of 10 Mbit/s and 60 ms: seconds and kB until its first answer, and its targets.

The page is opened with what is asked in its address; a text to be checked is pasted into a page that has come. Seconds
count from the start of the visit (from the pasting), kB what a visit of any other page does not load, too.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, Page, sync_playwright
from playwright.sync_api import TimeoutError as PlaywrightTimeoutError

from tests.bench.bench_search import chromium
from tests.bench.line import PATIENCE, SlowLine, shown_after
from tests.bench.scratch import Rows
from tests.bench.sites import REAL, built
from tests.bench.tool_questions import Visit, visits
from tests.browser.chromium import FLAGS

SIZES = {REAL: "real corpus", 1000: "25,000 passages"}
SECONDS, KB = 1.5, 60
"""Targets: seconds to the first answer at any size; kB on the real corpus."""
HEAD = ["", "", "s", "most s", f"≤ {SECONDS} s", "kB", "most kB", f"≤ {KB} kB"]
KEEPS = "([key, text]) => text && localStorage.setItem(key, text)"
CLOCK = "performance.now() / 1000"


def is_tool(path: str) -> bool:
    """Whether a file is loaded for a tool: a script that not every page has, or a file of the search or of lists."""
    folders, everywhere = ("/assets/js/", "/assets/search/", "/assets/lists/"), ("/theme.js", "/address.js", "/load.js")
    return any(folder in path for folder in folders) and not path.endswith(everywhere)


def _pasted(page: Page, visit: Visit) -> float:
    """Paste a text and send it; return the seconds until the first answer."""
    page.wait_for_load_state("networkidle")
    began = float(page.evaluate(CLOCK))
    page.locator("form textarea").fill(visit.pasted)
    page.locator(".verify-form button[type=submit]").click()
    return shown_after(page, visit.shown) - began


def paid(browser: Browser, line: SlowLine, visit: Visit) -> tuple[float, float]:
    """Seconds and kB of a visit with nothing in the cache, until its first answer or the end of patience."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    page.add_init_script(f"({KEEPS})(['yuan-notebook', {visit.kept!r}])")
    line.count()
    page.goto(line.url + visit.address, wait_until="commit")
    try:
        seconds = _pasted(page, visit) if visit.pasted else shown_after(page, visit.shown)
    except PlaywrightTimeoutError:
        seconds = PATIENCE
    _, size = line.count(is_tool)
    context.close()
    return seconds, size / 1000


def _row(named: str, kind: str, seen: Sequence[tuple[float, float]], small: bool) -> list[object]:
    seconds, sizes = zip(*seen, strict=True)
    fast, light = ("yes" if most <= target else "no" for most, target in ((max(seconds), SECONDS), (max(sizes), KB)))
    times = [f"{median(seconds):.2f}", f"{max(seconds):.2f}", fast]
    return [named, kind, *times, f"{median(sizes):.0f}", f"{max(sizes):.0f}", light if small else ""]


def tried(browser: Browser, site: Path, passages: Rows, documents: Rows, named: str) -> list[list[object]]:
    """A row for each kind of question that is asked of a built site."""
    with SlowLine(site) as line:
        return [
            _row(named, kind, [paid(browser, line, visit) for visit in asked], named == SIZES[REAL])
            for kind, asked in visits(passages, documents).items()
        ]


def measure() -> list[list[object]]:
    """Seconds and kB to the first answer of every tool and operator, in a small and a large corpus."""
    table: list[list[object]] = [[*HEAD]]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=[*FLAGS])
        for documents, named in SIZES.items():
            site = built(documents)
            table += tried(browser, site.folder, site.rows("passages"), site.rows("documents"), named)
        browser.close()
    return table
