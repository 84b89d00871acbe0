"""The search box of the real site: what comes over the line from its focus to the first result."""

from __future__ import annotations

from statistics import median

from playwright.sync_api import Browser, sync_playwright

from tests.bench.bench_search import chromium
from tests.bench.line import SlowLine
from tests.bench.questions import questions
from tests.bench.sites import REAL, built
from tests.browser.chromium import FLAGS

COUNT = 7
CLOCK = "performance.now()"
FIRST = "() => document.querySelector('.search-box [role=option]') && performance.now()"


def visit(browser: Browser, line: SlowLine, page: str, word: str) -> tuple[int, int, float]:
    """Requests, bytes and seconds from the focus to the first result, nothing in the cache."""
    context = browser.new_context()
    opened = context.new_page()
    opened.goto(line.url + page, wait_until="networkidle")
    line.count()
    began = opened.evaluate(CLOCK)
    opened.locator("#search-box-q").fill(word)
    ended = opened.wait_for_function(FIRST, polling="raf").json_value()
    context.close()
    return (*line.count(), (ended - began) / 1000)


def measure() -> list[list[object]]:
    """Medians and the most of some words of two characters and more, asked on a document's page."""
    site = built(REAL)
    page = f"d/{site.rows('documents')[0]['id']}/"
    words = [one.word for one in questions(site.rows("passages"), 2 * COUNT) if len(one.word) > 1][:COUNT]
    with sync_playwright() as playwright, SlowLine(site.folder) as line:
        browser = playwright.chromium.launch(executable_path=chromium(), args=[*FLAGS])
        seen = [visit(browser, line, page, word) for word in words]
        browser.close()
    requests, sizes, seconds = zip(*seen, strict=True)
    rows = ((name, act(requests), act(sizes) / 1000, act(seconds)) for name, act in (("median", median), ("most", max)))
    return [["", "requests", "kB", "s"], *([name, n, f"{kb:.0f}", f"{s:.2f}"] for name, n, kb, s in rows)]
