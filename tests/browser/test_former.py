"""The earlier texts of a passage, from its place in the document and from the resolver, in every script."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from scripts.ledger.file import read_ledger
from scripts.ledger.wordings import past_of
from tests.browser.conftest import OpenPage
from tests.browser.views import overflow, violations
from tests.cli import TOY
from tests.page_kinds import TREES

PAST = past_of(read_ledger(TOY / "anchors.tsv")[0])
AMENDED = next(id for id, texts in PAST.of.items() if len(texts) > 1)
SPLIT = next(id for id, texts in PAST.of.items() if texts[-1].until and texts[-1].until.event == "split")


@pytest.mark.parametrize("tree", TREES.values())
@pytest.mark.parametrize("width", [390, 1280])
def test_a_reader_finds_what_a_passage_said_before(open_page: OpenPage, toy_url: str, tree: str, width: int) -> None:
    page = open_page(viewport={"width": width, "height": 800}, color_scheme="dark" if width < 500 else "light")
    page.goto(f"{toy_url}{tree}d/{PAST.of[AMENDED][-1].doc}/#{AMENDED}")
    page.locator(f"[id='{AMENDED}'] a.see-also[href*='/i/']").click()
    page.wait_for_url(f"**/{tree}i/{AMENDED[:2]}/{AMENDED}/")
    expect(page.locator(".wording")).to_have_count(2)
    expect(page.locator("#text-1 .difference del")).to_have_text(re.compile(r"."))
    page.locator("#text-2 .wording-address").click()
    page.wait_for_url(f"**/{tree}i/{AMENDED[:2]}/{AMENDED}/#text-2")
    expect(page.locator("#text-2")).to_be_in_viewport()
    assert (overflow(page) <= 0, violations(page)) == (True, [])


def test_a_tombstone_leads_to_what_stood_there_without_scripts_too(open_page: OpenPage, toy_url: str) -> None:
    page = open_page(java_script_enabled=False)
    page.goto(f"{toy_url}i/{SPLIT[:2]}/#{SPLIT}")
    page.locator(f"[id='{SPLIT}'] .resolver-history a").click()
    expect(page.locator("#text-1 .difference ins")).to_have_text("¶")
