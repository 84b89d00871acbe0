"""An error reported from the passage where it stands: the form is filled in with what the reader sees."""

from __future__ import annotations

import json
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.views import overflow, violations
from tests.page_kinds import TREES

DOC, ID = "ferry-timetable", "p3v44q"
TEXTS = {"": "text", "zh-Hant/": "text_hant", "zh-Hant-HK/": "text_hant_hk"}


def asked(page: Page) -> dict[str, list[str]]:
    link = page.locator("dialog .report a[data-pattern*='issues/new']")
    expect(link).to_be_visible()
    return parse_qs(urlsplit(link.get_attribute("href") or "").query)


def open_dialog(page: Page, address: str, selector: str) -> None:
    page.goto(address)
    page.locator(selector).click()
    expect(page.locator("dialog.cite-dialog .report[data-passage]")).to_be_visible()


@pytest.mark.parametrize("tree", TREES.values())
@pytest.mark.parametrize("width", [390, 1280])
def test_a_form_says_which_passage_of_which_version_reads_how(
    open_page: OpenPage, toy_url: str, toy_site: Path, tree: str, width: int
) -> None:
    rows = map(json.loads, (toy_site / "data" / "passages.jsonl").read_text("utf-8").splitlines())
    row = next(row for row in rows if row["id"] == ID)
    package = json.loads((toy_site / "data" / "datapackage.json").read_text("utf-8"))
    page = open_page(viewport={"width": width, "height": 800}, color_scheme="dark" if width < 500 else "light")
    open_dialog(page, f"{toy_url}{tree}d/{DOC}/", f"[id='{ID}'] .cite-open")
    found = asked(page)
    assert found["passage"] == [ID]
    assert found["address"] == [f"{package['homepage']}{tree}d/{DOC}/#{ID}"]
    assert found["version"] == [package["version"]]
    assert found["hash"][0] in page.content()
    assert found["quotation"] == [row[TEXTS[tree]]]
    assert ID in found["title"][0]
    assert (overflow(page) <= 0, violations(page, {"include": [["dialog"]]})) == (True, [])


def test_the_document_as_a_whole_and_nothing_is_loaded_before(page: Page, toy_url: str) -> None:
    loaded: list[str] = []
    page.on("request", lambda request: loaded.append(request.url))
    page.goto(f"{toy_url}zh-Hant/d/{DOC}/")
    page.locator(".head-tools").wait_for()
    assert not [url for url in loaded if "report.js" in url]
    page.locator(".head-tools .cite-open").click()
    expect(page.locator("dialog.cite-dialog .report[data-passage]")).to_be_visible()
    found = asked(page)
    assert found["passage"] == [DOC]
    assert found["address"][0].endswith(f"/zh-Hant/d/{DOC}/")
    assert "quotation" not in found


def test_a_very_long_quotation_is_cut_and_half_characters_are_no_fault(page: Page, toy_url: str) -> None:
    open_dialog(page, f"{toy_url}d/{DOC}/", ".head-tools .cite-open")
    page.evaluate(
        """async () => {
          const prefill = await yuan.load("assets/js/report.js", "report");
          const quote = "\\ud83d" + "潮".repeat(40000);
          prefill(document.querySelector(".report"), { id: "p3v44q", place: "p3v44q", hash: "", quote });
        }"""
    )
    found = asked(page)["quotation"][0]
    assert 200 < len(found) < 800
    assert found.endswith("潮…")
    assert found.startswith("潮")


def test_without_scripts_the_document_can_be_reported_and_its_file_found(open_page: OpenPage, toy_url: str) -> None:
    page = open_page(java_script_enabled=False)
    page.goto(f"{toy_url}d/{DOC}/")
    report = page.locator(".record-note a[href*='issues/new']")
    expect(report).to_be_visible()
    assert parse_qs(urlsplit(report.get_attribute("href") or "").query)["passage"] == [DOC]
    improve = page.locator(".improve a")
    assert (improve.get_attribute("href") or "").endswith(f"/blob/HEAD/documents/{DOC}.yml")
    page.goto(f"{toy_url}about/citing/")
    expect(page.locator(".improve")).to_have_count(0)
