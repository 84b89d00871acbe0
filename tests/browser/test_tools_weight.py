"""No tool costs a visit more than its share: what each loads beside its page, on the real corpus, until its answer."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.bench.bench_tools import KB, is_tool
from tests.browser.test_weight import cold_visit, told
from tests.sampled import sampled, some

pytestmark = pytest.mark.browser
ASKED = {
    "a word": "search/?q={word}",
    "wildcard": "search/?q={word}＊{word}|{word}",
    "phrase, nearness and a limit": 'search/?q="{word}" ~10 {word} -类:标题',
    "nothing found": "search/?q=㐀{word}",
    "counts of three": "counts/?q={word}&q={word}|㐀&q={word}？&by=topic",
}
DONE = {"search": '.search-lines[data-state="done"]', "counts": '.counts-figures[data-state="done"]'}


def tool(visited: dict[str, int]) -> dict[str, int]:
    return {address: size for address, size in visited.items() if is_tool(address)}


@sampled
@pytest.mark.parametrize("name", some([*ASKED], [*ASKED][2::2]))
def test_a_question_is_light(browser: Browser, site_url: str, word: str, name: str) -> None:
    asked = ASKED[name].replace("{word}", word)
    done = DONE[asked.partition("/")[0]]
    address = site_url + quote(asked, safe="/?&=")
    visited = tool(cold_visit(browser, address, lambda page: expect(page.locator(done)).to_be_attached()))
    assert 0 < sum(visited.values()) <= 1000 * KB, told(visited)


@pytest.fixture(scope="module")
def rows(built_site: Path) -> list[dict[str, Any]]:
    lines = (built_site / "data/passages.jsonl").read_text("utf-8").splitlines()
    return [row for row in map(json.loads, lines) if len(row["text"]) > 30]


def pasting(text: str) -> Callable[[Page], None]:
    def paste(page: Page) -> None:
        page.locator("form textarea").fill(text)
        page.locator(".verify-form button[type=submit]").click()
        expect(page.locator('.verify-results[data-state="done"] > article').first).to_be_visible()

    return paste


@sampled
@pytest.mark.parametrize("length", some([1, 20], [20]))
def test_a_check_is_light(browser: Browser, site_url: str, rows: list[dict[str, Any]], length: int) -> None:
    """A quotation, and an article of whose sentences every one was changed."""
    text = "\n".join(row["text"][:12] + row["text"][15:] for row in rows[:length])
    visited = tool(cold_visit(browser, f"{site_url}verify/", pasting(text)))
    assert 0 < sum(visited.values()) <= 1000 * KB, told(visited)


def test_a_notebook_is_light(browser: Browser, site_url: str, rows: list[dict[str, Any]]) -> None:
    kept = [
        {"id": row["id"], "place": row["id"], "doc": row["doc"], "title": "", "quote": row["text"], "citations": {}}
        for row in rows[:12]
    ]
    first = f"localStorage.setItem('yuan-notebook', {json.dumps(json.dumps(kept))})"

    def judged(page: Page) -> None:
        expect(page.locator("#notebook[data-state=judged] .notebook-list > li")).to_have_count(len(kept))

    visited = tool(cold_visit(browser, f"{site_url}notebook/", judged, first))
    assert 0 < sum(visited.values()) <= 1000 * KB, told(visited)
