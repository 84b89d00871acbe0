"""The first visit of a page, ours beside stock Material: requests, kB over the line, seconds until it is loaded."""

from __future__ import annotations

from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, sync_playwright

from tests.bench.bench_search import chromium
from tests.bench.line import SlowLine
from tests.bench.sites import REAL, Site, built
from tests.bench.stock import stock_site
from tests.browser.chromium import FLAGS

SIZES = (REAL, 1000)
TIMES = 3
LOADED = "performance.getEntriesByType('navigation')[0].loadEventEnd"


def visit(browser: Browser, site: Path, path: str) -> tuple[int, float, float]:
    """Requests, kB (compressed, with heads) and seconds of a visit with an empty cache; medians of some."""
    seen = []
    with SlowLine(site) as line:
        for _ in range(TIMES):
            context = browser.new_context(viewport={"width": 1280, "height": 800})
            page = context.new_page()
            page.goto(line.url + path, wait_until="networkidle")
            seen.append((*line.count(), page.evaluate(LOADED) / 1000))
            context.close()
    requests, size, seconds = (median(values) for values in zip(*seen, strict=True))
    return round(requests), size / 1000, seconds


def _documents(site: Site) -> dict[str, str]:
    """The longest and the median document, by what to call them."""
    rows = sorted(site.rows("documents"), key=lambda row: len(row["passages"]))
    return {"longest document": rows[-1]["id"], "median document": rows[len(rows) // 2]["id"]}


def _compare(browser: Browser, documents: int) -> list[list[object]]:
    ours = built(documents)
    stock = stock_site(ours.rows("passages"), ours.rows("documents"))
    named = "real corpus" if documents == REAL else f"{documents} documents"
    pages = {"home page": "", **{label: f"d/{doc}/" for label, doc in _documents(ours).items()}}
    found: list[list[object]] = []
    for label, path in pages.items():
        for name, site in (("ours", ours.folder), ("stock Material", stock)):
            requests, size, seconds = visit(browser, site, path)
            found.append([f"{named}, {label}", name, requests, f"{size:.0f}", f"{seconds:.2f}"])
    return found


def measure() -> list[list[object]]:
    """Requests, kB and seconds for three pages of two corpora, nothing searched."""
    table: list[list[object]] = [["", "", "requests", "kB", "s"]]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=[*FLAGS])
        for documents in SIZES:
            table += _compare(browser, documents)
        browser.close()
    return table
