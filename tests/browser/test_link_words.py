"""The words of a link (``:~:text=``) are marked by us: in every script, within a word, and where a browser cannot."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

from tests.browser.chromium import FLAGS, find
from tests.browser.conftest import OpenPage
from tests.sampled import sampled, some

pytestmark = pytest.mark.browser
MARKS = "mark.hit"
STATUS = ".reading-status"


@pytest.fixture(scope="module")
def row(toy_site: Path) -> dict[str, Any]:
    """A passage whose end its scripts write differently."""
    rows = [json.loads(line) for line in (toy_site / "data/passages.jsonl").read_text("utf-8").splitlines()]
    return next(
        row
        for row in rows
        if row["kind"] == "paragraph" and len(row["text"]) > 20 and row["text"][-8:] != row["text_hant"][-8:]
    )


DIRECTIVES = [
    ("text={words}", True),
    ("text={hant}", True),
    ("text={before}-,{words}", True),
    ("text={first},{last}", True),
    ("text=" + quote("没有这样的字"), False),
    ("text=%ED%A0%BD", False),
    ("text=", False),
    ("text=,,-", False),
]


@sampled
@pytest.mark.parametrize("native", some([True, False], [False]))
def test_the_words_of_a_link_are_marked_or_their_absence_is_told(
    native: bool, row: dict[str, Any], toy_url: str, open_page: OpenPage
) -> None:
    """Also where the browser itself cannot: as in one without text fragments, or within a word."""
    words = row["text"][-8:]
    facts = {
        "words": quote(words),
        "hant": quote(row["text_hant"][-8:]),
        "before": quote(row["text"][-12:-8]),
        "first": quote(words[:3]),
        "last": quote(words[-3:]),
    }
    page = open_page()
    if native:
        check_directives(page, facts, words, row, toy_url)
        return
    browser = page.context.browser
    assert browser
    other = browser.browser_type.launch(
        executable_path=find(), args=[*FLAGS, "--disable-blink-features=TextFragmentIdentifiers"]
    )
    check_directives(other.new_page(), facts, words, row, toy_url)
    other.close()


def check_directives(page: Page, facts: dict[str, str], words: str, row: dict[str, Any], toy_url: str) -> None:
    for pattern, holds in DIRECTIVES:
        page.goto("about:blank")
        page.goto(f"{toy_url}d/{row['doc']}/#{row['id']}:~:{pattern.format(**facts)}")
        expect(page.locator(STATUS)).not_to_be_empty()
        expect(page.locator(f"[id='{row['id']}'] .passage-text")).to_be_in_viewport()
        assert "".join(page.locator(MARKS).all_text_contents()) == (words if holds else ""), pattern
        assert page.locator(f"[id='{row['id']}'].meant").count() == (0 if holds else 1), pattern
    page.keyboard.press("Escape")
    page.reload()
    page.wait_for_load_state("networkidle")
    assert page.locator(".reading").count() == 0
