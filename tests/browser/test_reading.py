"""Arriving at words that are marked, and finding words within a document: exact, in every script, by key and button."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from pathlib import Path
from random import Random
from typing import Any
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

from scripts.search.texts import TEXT_FIELDS
from tests.browser.conftest import OpenPage
from tests.browser.search_site import folded
from tests.browser.views import look, overflow, violations
from tests.page_kinds import TREES

pytestmark = pytest.mark.browser
MARKS = "mark.hit"
STATUS = ".reading-status"
VIEWS = [
    ("zh-Hans", 390, "dark", "zh-Hant"),
    ("zh-Hant", 1280, "light", "zh-Hans"),
    ("zh-Hant-HK", 390, "light", "zh-Hans"),
]
"""Script, width and colours of a page, and the script in which it is asked."""
Rows = Sequence[dict[str, Any]]


@pytest.fixture(scope="module")
def passages(toy_site: Path) -> Rows:
    return [json.loads(line) for line in (toy_site / "data/passages.jsonl").read_text("utf-8").splitlines()]


@pytest.fixture(scope="module")
def word(passages: Rows) -> Rows:
    """Three passages of one document that have a word in common which their scripts write differently."""
    for row in passages:
        for start in range(len(row["text"]) - 1):
            text = row["text"][start : start + 2]
            holders = [one for one in passages if one["doc"] == row["doc"] and text in one["text"]]
            if len(holders) > 2 and re.fullmatch(r"[一-鿿]{2}", text) and row["text_hant"][start : start + 2] != text:
                return [{**one, "asked": text, "asked_hant": row["text_hant"][start : start + 2]} for one in holders]
    pytest.fail("the toy corpus has no such word")


def texts(page: Page) -> list[str]:
    found: list[str] = page.locator(".passage-text").all_text_contents()
    return found


def faults(page: Page, selector: str) -> list[str]:
    """What axe finds in a part of the page, in light and in dark."""
    found = []
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        found += violations(page, {"include": [[selector]]})
    return found


@pytest.mark.parametrize(("script", "width", "scheme", "asking"), VIEWS)
def test_a_hit_opens_with_its_words_marked_and_the_next_is_a_key_away(
    script: str, width: int, scheme: str, asking: str, word: Rows, toy_url: str, page: Page
) -> None:
    look(page, width, scheme)
    row = word[1]
    asked = row["asked"] if asking == "zh-Hans" else row["asked_hant"]
    page.goto(f"{toy_url}{TREES[script]}search/?q={quote(asked)}")
    page.locator(f"[data-state=done] [data-passage='{row['id']}'] a").first.click()
    page.wait_for_url(re.compile(rf"/d/{row['doc']}/\?q=[^#]+#{row['id']}$"))
    now = page.locator(f"{MARKS}.hit-now")
    expect(page.locator(f"[id='{row['id']}'] .hit-now")).to_be_in_viewport()
    assert {folded(mark) for mark in page.locator(MARKS).all_text_contents()} == {folded(asked)}
    total = page.locator(MARKS).count()
    assert total == sum(folded(text).count(folded(asked)) for text in texts(page))
    expect(page.locator(STATUS)).to_contain_text(f"{total}")
    where = "() => [...document.querySelectorAll('mark.hit')].indexOf(document.querySelector('.hit-now'))"
    place = page.evaluate(where)
    page.keyboard.press("n")
    assert page.evaluate(where) == (place + 1) % total
    expect(now).to_be_in_viewport()
    page.keyboard.press("p")
    page.locator(".reading-previous").click()
    assert page.evaluate(where) == (place - 1) % total
    page.locator(".reading-next").click()
    assert page.evaluate(where) == place
    assert overflow(page) <= 0
    assert not faults(page, ".reading")
    page.keyboard.press("Escape")
    expect(page.locator(f"{MARKS}, .reading")).to_have_count(0)
    background = page.locator(":target .passage-text").evaluate("text => getComputedStyle(text).backgroundColor")
    assert background == "rgba(0, 0, 0, 0)", "the passage is still lit"
    assert "?" not in page.url
    page.reload()
    expect(page.locator(f"[id='{row['id']}'] .passage-text")).to_be_in_viewport()
    assert page.locator(MARKS).count() == 0


def test_each_place_of_a_passage_opens_at_itself(passages: Rows, toy_url: str, page: Page) -> None:
    char, row = next((char, row) for row in passages for char in row["text"] if row["text"].count(char) > 2)
    page.goto(f"{toy_url}zh-Hant/search/?q={quote(char)}")
    lines = page.locator(f"[data-state=done] [data-passage='{row['id']}'] a")
    expect(lines.nth(2)).to_be_visible()
    lines.nth(2).click()
    expect(page.locator(".hit-now")).to_have_count(1)
    marks = page.locator(f"[id='{row['id']}'] {MARKS}")
    assert marks.evaluate_all("all => all.findIndex((one) => one.matches('.hit-now'))") == 2


def test_a_hit_of_the_box_is_marked_and_the_button_clears(word: Rows, toy_url: str, page: Page) -> None:
    page.goto(f"{toy_url}zh-Hant/about/")
    page.get_by_role("combobox").fill(word[0]["asked"])
    page.locator(f"[role=option][href*='/d/{word[0]['doc']}/']").first.click()
    expect(page.locator(f"{MARKS}.hit-now")).to_be_in_viewport()
    bare = texts(page)
    page.locator(".reading-close").click()
    expect(page.locator(MARKS)).to_have_count(0)
    assert texts(page) == bare


def sample(rows: Rows, field: str) -> list[str]:
    """Queries: substrings of texts, alone and in pairs, and some that exclude."""
    rng = Random(20)
    found = []
    for _ in range(40):
        words = []
        for text in rng.choices([row[field] for row in rows], k=rng.randint(1, 2)):
            start = rng.randrange(len(text))
            words += text[start : start + rng.randint(1, 3)].split()[:1]
        found.append(" ".join(word for word in words if not word.startswith("-")) + rng.choice(["", "", " -一"]))
    return [query for query in found if re.match(r"[^\s-]", query)]


@pytest.mark.parametrize("script", TREES)
def test_find_in_a_document_finds_what_the_search_finds(
    script: str, passages: Rows, word: Rows, toy_url: str, page: Page
) -> None:
    """Of every query the passages that the definition names, and only these; the list shows every mark."""
    field = TEXT_FIELDS[script]
    rows = [row for row in passages if row["doc"] == word[0]["doc"]]
    page.goto(f"{toy_url}{TREES[script]}d/{word[0]['doc']}/")
    page.locator(".find-open").click()
    expect(page.locator("#reading-q")).to_be_focused()
    for query in sample(rows, field):
        page.evaluate("query => yuan.reading.answer(query, true)", query)
        wanted = [folded(part) for part in query.split() if not part.startswith("-")]
        barred = [folded(part[1:]) for part in query.split() if part.startswith("-")]
        expected = [
            row["id"]
            for row in rows
            if all(part in folded(row[field]) for part in wanted)
            and not any(part in folded(row[field]) for part in barred)
        ]
        held = "marks => [...new Set(marks.map((mark) => mark.closest('.passage').id))]"
        assert page.locator(MARKS).evaluate_all(held) == expected, query
        listed = page.locator(".reading-hits li mark").all_text_contents()
        assert "".join(listed) == "".join(page.locator(MARKS).all_text_contents()), query


def test_operators_mean_in_a_document_what_they_mean_in_the_search(word: Rows, toy_url: str, page: Page) -> None:
    (first, last), asked = word[0]["asked_hant"], word[0]["asked"]
    page.goto(f"{toy_url}d/{word[0]['doc']}/")
    page.locator(".find-open").click()
    expect(page.locator("#reading-q")).to_be_focused()
    held = "marks => marks.map((mark) => mark.closest('.passage').id)"
    for query in (f"{asked}|鑫龘", f"{first}＊{last}", f"{first} ~3 {last}"):
        page.evaluate("query => yuan.reading.answer(query, true)", query)
        marks = [folded(mark) for mark in page.locator(MARKS).all_text_contents()]
        assert {mark[0] + mark[-1] for mark in marks} <= {folded(first + last), folded(last + first)}, query
        assert set(page.locator(MARKS).evaluate_all(held)) >= {row["id"] for row in word}, query
    for query in ("鑫|龘", f"{asked}|"):
        page.evaluate("query => yuan.reading.answer(query, true)", query)
        expect(page.locator(MARKS)).to_have_count(0)


@pytest.mark.parametrize(("script", "width", "scheme", "asking"), VIEWS)
def test_the_button_opens_a_field_and_the_places_are_listed(
    script: str, width: int, scheme: str, asking: str, word: Rows, toy_url: str, page: Page
) -> None:
    look(page, width, scheme)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{toy_url}{TREES[script]}d/{word[0]['doc']}/")
    page.wait_for_load_state("networkidle")
    assert not [url for url in asked if "reading" in url or "assets/search/" in url]
    page.locator(".find-open").click()
    field = page.locator("#reading-q")
    expect(field).to_be_focused()
    page.keyboard.insert_text(word[0]["asked" if asking == "zh-Hans" else "asked_hant"])
    current = page.locator(".reading-hits [aria-current=true]")
    expect(current).to_have_count(1)
    total = page.locator(".reading-hits li").count()
    assert total > 2
    if width < 1000:
        page.locator(".reading-hits summary").click()
    field.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".reading-hits li").nth(1).locator("a")).to_have_attribute("aria-current", "true")
    page.keyboard.press("Shift+Enter")
    page.keyboard.press("Shift+Enter")
    expect(page.locator(".reading-hits li").last.locator("a")).to_have_attribute("aria-current", "true")
    expect(current).to_have_count(1)
    page.locator(".reading-hits li").nth(1).click()
    expect(page.locator(".hit-now").first).to_be_in_viewport()
    assert overflow(page) <= 0
    assert not faults(page, ".reading")
    text = page.locator(".reading").bounding_box()
    body = page.locator(".document-head h1").bounding_box()
    assert text
    assert body
    assert text["x"] + text["width"] <= body["x"] or text["y"] > 400, "the panel stands in the text"
    other = "zh-Hant" if script == "zh-Hans" else "zh-Hans"
    page.locator(f"a.script-link[hreflang='{other}']").click()
    page.wait_for_url(re.compile(r"\?q="))
    expect(page.locator(MARKS)).to_have_count(total)


def test_what_is_not_there_is_told_and_the_focus_comes_back(word: Rows, toy_url: str, page: Page) -> None:
    page.goto(f"{toy_url}d/{word[0]['doc']}/?q=%ED%A0%BD#{word[0]['id']}")
    expect(page.locator(STATUS)).to_contain_text("本文没有“")
    expect(page.locator(f"[id='{word[0]['id']}'].meant .passage-text")).to_be_in_viewport()
    page.locator(".find-open").click()
    page.locator("#reading-q").fill("鑫龘靐")
    expect(page.locator(STATUS)).to_have_text("本文没有“鑫龘靐”。")
    page.keyboard.press("n")
    expect(page.locator("#reading-q")).to_have_value("鑫龘靐n")  # who writes leads nowhere
    page.keyboard.press("Escape")
    expect(page.locator(".find-open")).to_be_focused()


SET = [("zh-Hans", 390, "%ED%A0%BD", "残缺"), ("zh-Hant", 1280, "鑫龘靐", "不在本文"), ("zh-Hant-HK", 390, "", "")]


@pytest.mark.parametrize(("script", "width", "asked", "told"), SET)
def test_words_that_an_address_is_given_on_the_page_count_as_well(
    script: str, width: int, asked: str, told: str, word: Rows, toy_url: str, open_page: OpenPage
) -> None:
    """By a script, or by a link of the page: browsers hide them then, and do not go to the passage."""
    page, row = open_page(viewport={"width": width, "height": 800}), word[-1]
    page.goto(f"{toy_url}{TREES[script]}d/{row['doc']}/")
    page.evaluate("words => { location.hash = words }", f"#{row['id']}:~:text={asked or quote(row['asked'])}")
    expect(page.locator(f"[id='{row['id']}'] .passage-text")).to_be_in_viewport()
    if told:
        expect(page.locator(STATUS)).to_contain_text(re.compile(f"{told}|殘缺"))
    else:
        expect(page.locator(f"[id='{row['id']}'] {MARKS}").first).to_be_visible()


def test_marked_words_are_copied_bare_and_a_table_stays_one(toy_url: str, passages: Rows, page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    table = next(row for row in passages if row["kind"] == "table")
    cells = [line.split("\t") for line in table["text"].split("\n")]
    page.goto(f"{toy_url}d/{table['doc']}/?q={quote(cells[1][0])}#{table['id']}:0-{len(table['text'])}")
    expect(page.locator(f"[id='{table['id']}'] tbody tr")).to_have_count(len(cells) - 1)
    bare = [row["text"] for row in passages if row["doc"] == table["doc"]]
    assert texts(page) == bare
    page.evaluate("getSelection().selectAllChildren(document.querySelector('.document'))")
    page.keyboard.press("Control+c")
    assert page.evaluate("navigator.clipboard.readText()") == "\n\n".join(bare)


def test_from_a_disk_too(word: Rows, toy_site: Path, page: Page) -> None:
    page.goto(f"{(toy_site / 'd' / word[0]['doc'] / 'index.html').as_uri()}?q={quote(word[0]['asked_hant'])}")
    expect(page.locator(f"{MARKS}.hit-now")).to_be_in_viewport()
    page.locator("#reading-q").fill(word[0]["asked"][0])
    expect(page.locator(".hit-now").first).to_have_text(word[0]["asked"][0])
    page.keyboard.press("Escape")
    expect(page.locator(MARKS)).to_have_count(0)
