"""A cited id in a real browser: it leads to its passage, or to what became of it, in every script."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from scripts.corpus.ledger import Ledger
from scripts.ledger.file import read_ledger
from tests.browser.conftest import OpenPage
from tests.cli import TOY
from tests.published import rows_of

every_script = pytest.mark.parametrize("tree", ["", "zh-Hant/", "zh-Hant-HK/"])


@pytest.fixture(scope="module")
def ledger() -> Ledger:
    return read_ledger(TOY / "anchors.tsv")[0]


def arrives(page: Page, address: str, id: str) -> None:
    page.goto(address)
    page.wait_for_url(re.compile(rf"/d/[^#]+#{id}$"))
    expect(page.locator(f"[id='{id}'] .passage-text")).to_be_in_viewport()


@every_script
def test_a_cited_id_leads_to_its_passage_and_leaves_no_step_behind(
    page: Page, toy_url: str, ledger: Ledger, tree: str
) -> None:
    page.goto(toy_url)
    for id in list(ledger.live())[5:8]:
        arrives(page, f"{toy_url}{tree}i/{id[:2]}/#{id}", id)
        assert f"/{tree}d/" in page.url
    page.go_back()
    assert "/i/" not in page.url


@every_script
def test_an_ended_id_tells_what_became_of_it(page: Page, toy_url: str, ledger: Ledger, tree: str) -> None:
    for id, event in ledger.ended().items():
        page.goto(f"{toy_url}{tree}i/{id[:2]}/#{id}")
        tombstone = page.locator(f"[id='{id}']")
        expect(tombstone).to_be_in_viewport()
        expect(tombstone.locator("time")).to_have_attribute("datetime", event.date)
        expect(tombstone.locator(".resolver-successor")).to_have_text(list(event.to))
        assert "/i/" in page.url


def test_a_successor_is_one_click_away(page: Page, toy_url: str, ledger: Ledger) -> None:
    id, event = next((id, event) for id, event in ledger.ended().items() if event.event == "merge")
    page.goto(f"{toy_url}i/{id[:2]}/#{id}")
    page.locator(f"[id='{id}'] .resolver-successor").click()
    page.wait_for_url(re.compile(rf"/d/[^#]+#{event.to[0]}$"))


def test_without_javascript_the_entry_is_there_to_be_read_and_followed(
    open_page: OpenPage, toy_url: str, ledger: Ledger
) -> None:
    id = next(iter(ledger.live()))
    page = open_page(java_script_enabled=False)
    page.goto(f"{toy_url}zh-Hant/i/{id[:2]}/#{id}")
    expect(page.locator(f"[id='{id}']")).to_be_in_viewport()
    page.locator(f"[id='{id}'] a.resolver-link").click()
    page.wait_for_url(re.compile(rf"/zh-Hant/d/[^#]+#{id}$"))


def test_an_id_resolves_in_the_copy_for_reading_offline(
    page: Page, toy_site: Path, tmp_path: Path, ledger: Ledger
) -> None:
    zipfile.ZipFile(toy_site / "data" / "site.zip").extractall(tmp_path)
    id = list(ledger.live())[3]
    (found,) = tmp_path.glob(f"*/i/{id[:2]}/index.html")
    arrives(page, f"{found.as_uri()}#{id}", id)


def test_a_shelf_in_one_script_leads_on_in_the_script_that_a_reader_chose(
    large_site: Path, heavy_url: str, page: Page
) -> None:
    row = rows_of(large_site, "passages")[0]
    page.goto(heavy_url)
    page.locator("a.script-link[hreflang='zh-Hant']").click()
    page.evaluate("sessionStorage.clear()")
    page.goto(f"{heavy_url}i/{row['id'][:2]}/#{row['id']}")
    page.wait_for_url(f"{heavy_url}zh-Hant/d/{row['doc']}/#{row['id']}")
    expect(page.locator(":target .passage-text")).to_have_text(row["text_hant"])


def test_an_address_from_before_a_corpus_was_large_leads_on(large_site: Path, heavy_url: str, page: Page) -> None:
    """Then every script had a resolver of its own; now there is one, in the original script."""
    row = rows_of(large_site, "passages")[3]
    arrives(page, f"{heavy_url}zh-Hant/i/{row['id'][:2]}/#{row['id']}", row["id"])
