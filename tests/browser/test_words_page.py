"""The page of words as a reader has it: its form in every script and width, its file, its weight; without scripts."""

from __future__ import annotations

import csv
import re
from pathlib import Path
from urllib.parse import parse_qsl, quote, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.search_site import DOCUMENTS, PASSAGES, TREES, folded
from tests.browser.test_weight import cold_visit
from tests.browser.test_weight import told as weighed
from tests.browser.test_words import asked, beside, frequent, held_by, places, read, told
from tests.browser.views import overflow, violations
from tests.cli import ROOT
from tests.sampled import sampled, some

pytestmark = pytest.mark.browser
VIEWS = [("", 390, "light"), ("zh-Hant/", 1280, "dark"), ("zh-Hant-HK/", 390, "dark")]
BUDGET = 60_000
"""Bytes over the wire that the tool may load beside its page."""


@pytest.mark.long
@pytest.mark.parametrize(("tree", "width", "scheme"), VIEWS)
def test_lists_are_accessible_and_fit(open_page: OpenPage, toy_url: str, tree: str, width: int, scheme: str) -> None:
    page = open_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
    for list_ in ("words", "characters", "key", f"where&q={quote('海')}", f"beside&q={quote('海')}"):
        assert asked(page, f"{toy_url}{tree}words/?list={list_}")
        assert overflow(page) <= 0
        assert violations(page) == []


@pytest.mark.long
@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("tree", TREES.values())
def test_every_question_is_answered_when_it_is_pressed(
    open_page: OpenPage, toy_url: str, tree: str, width: int
) -> None:
    page = open_page(viewport={"width": width, "height": 900})
    page.goto(f"{toy_url}{tree}words/")
    questions = page.locator("a.search-example")
    assert {re.search("list=([a-z]+)", held.get_attribute("href") or "")[1] for held in questions.all()} == {  # type: ignore[index]
        "key", "where", "beside", "words",
    }  # fmt: skip
    for number in range(questions.count()):
        questions.nth(number).click()
        done = page.locator(".counts-figures[data-state=done]")
        expect(done.locator("tbody tr").first).to_be_visible()
        assert overflow(page) <= 0
        assert violations(page) == []
        shown = questions.nth(number).locator("[data-field]").all_text_contents()
        for name, value in parse_qsl(urlsplit(page.url).query):
            assert name not in ("q", "only") or value == " ".join(shown), "asked as it is written here"
            expect(page.locator(f"form.search-form [name={name}]")).to_have_value(value)


@pytest.mark.parametrize(
    ("ask", "head", "status"),
    [
        ("list=key&part=topic:no-such", "没有这一部分（topic:no-such）", "没有可列的"),
        ("list=where&q=类:标题", "只有限定，没有要数的词", "没有可列的"),
        ("list=beside&q=海|", "这样查不了", "没有可列的"),
        ("list=words&most=1", "词：", "列出 1 行"),
    ],
)
def test_what_cannot_be_told_is_said(page: Page, toy_url: str, ask: str, head: str, status: str) -> None:
    asked(page, f"{toy_url}words/?{ask}")
    expect(page.locator(".counts-figures h2")).to_contain_text(head)
    expect(page.locator("#words [role=status]")).to_contain_text(status)


def test_the_file_says_what_was_counted(page: Page, toy_url: str) -> None:
    rows = asked(page, f"{toy_url}words/?list=characters&most=7")
    with page.expect_download() as download:
        page.get_by_role("button", name="CSV").click()
    lines = list(csv.reader(Path(download.value.path()).read_text("utf-8-sig").splitlines()))
    head = [line for line in lines if line[0].startswith("# ")]
    assert any(page.url in line[0] for line in head)
    assert lines[len(head) + 1 :] == rows
    assert len(rows) == 7


@pytest.mark.long
def test_a_table_that_takes_long_is_told_before_it_is_whole(page: Page, large_url: str) -> None:
    """Of a large corpus the passages are read in parts; what is shown meanwhile says of how many."""
    text = (ROOT / "docs/assets/js/search/wordsbeside.js").read_text("utf-8")
    assert "FIRST = 1024" in text
    parts = {"FIRST = 1024": "FIRST = 16", "FEW = 64": "FEW = 0"}
    for value, small in parts.items():
        text = text.replace(value, small)
    page.route("**/wordsbeside.js", lambda route: route.fulfill(body=text, content_type="text/javascript"))
    page.add_init_script(
        "new MutationObserver(() => { const head = document.querySelector('.counts-figures h2')?.textContent;"
        " window.heads = [...new Set([...(window.heads ?? []), head ?? ''])]; })"
        ".observe(document, { childList: true, subtree: true });"
    )
    held = held_by(large_url, read(f"{large_url}words/"), PASSAGES, DOCUMENTS)
    query = frequent(held)
    rows = asked(page, f"{large_url}words/?list=beside&q={quote(query)}&left=10&right=10&most=2000")
    heads = page.evaluate("window.heads")
    assert any("先数了" in head for head in heads)
    assert "先数了" not in told(page)
    near = [beside(text, query, 10, 10)[0] for text in held.texts]
    assert {folded(word): int(both) for word, both, *_ in rows} == {
        word: number for word in held.listed if (number := sum(places(text, word) for text in near))
    }


@pytest.mark.long
def test_without_scripts_the_lists_and_the_formulae_can_be_read(open_page: OpenPage, toy_url: str) -> None:
    for tree in TREES.values():
        page = open_page(java_script_enabled=False)
        page.goto(f"{toy_url}{tree}words/")
        expect(page.locator(".search-noscript")).to_be_visible()
        for list_ in ("words", "characters"):
            expect(page.locator(f"#list-{list_} tbody tr").first).to_be_visible()
        page.locator("details.search-folding summary").click()
        expect(page.locator("details.search-folding")).to_contain_text("logDice = 14 + log₂")
        expect(page.locator("details.search-folding p").last).to_be_visible()


ASKED = ["list=words", "list=key", "list=where&q={}", "list=beside&q={}", "list=key&only={}"]


@sampled
@pytest.mark.parametrize("ask", some(ASKED, ASKED[1::2]))
def test_the_tool_is_light(browser: Browser, site_url: str, word: str, ask: str) -> None:
    visited = cold_visit(browser, f"{site_url}words/?{ask.format(quote(word))}")
    tool = {address: size for address, size in visited.items() if re.search("/assets/(js/)?search/", address)}
    assert sum(tool.values()) <= BUDGET, weighed(tool)


WINDOWS = [("60", "10"), ("-1", "10"), ("50", "50"), ("0", "0"), ("x", "")]


@sampled
@pytest.mark.parametrize(("given", "taken"), some(WINDOWS, WINDOWS[::4]))
def test_a_window_beyond_its_bounds_is_not_taken(open_page: OpenPage, toy_url: str, given: str, taken: str) -> None:
    page = open_page()
    assert asked(page, f"{toy_url}words/?list=beside&q={quote('海')}&left={given}")
    expect(page.locator("#words-left")).to_have_value(taken)
