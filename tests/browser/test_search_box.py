"""The search box in the header, over a small site of invented passages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from scripts.search.index import Options
from tests.browser.conftest import OpenPage
from tests.browser.search_site import DOCUMENTS, PASSAGES, TREES, done, expected, listed, write_site

pytestmark = pytest.mark.browser


def test_nothing_is_loaded_before_the_box_has_the_focus(page: Page, large_url: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(large_url)))
    page.goto(large_url)
    page.wait_for_load_state("networkidle")
    assert sorted(asked) == ["", "assets/css/search.css", "assets/css/site.css", "assets/js/search/load.js"]
    page.keyboard.press("/")
    expect(page.get_by_role("combobox")).to_be_focused()
    page.keyboard.insert_text("过境免签")
    expect(page.get_by_role("combobox")).to_have_attribute("aria-expanded", "true")


@pytest.mark.parametrize("tree", TREES.values())
def test_the_box_answers_with_the_keyboard_alone(page: Page, large_url: str, tree: str) -> None:
    page.goto(large_url + tree)
    page.keyboard.press("/")
    page.keyboard.insert_text("過境免簽")
    box = page.get_by_role("combobox")
    expect(box).to_have_attribute("aria-expanded", "true")
    hits = expected("过境免签")
    expect(page.locator(".search-status")).to_have_text(re.compile(rf"^{len(hits)} 段"))
    options = page.get_by_role("option")
    marked = options.nth(1).locator("mark").first
    expect(marked).to_have_text(re.compile("過境免." if tree else "过境免签"))
    for _ in range(2):
        page.keyboard.press("ArrowDown")
    expect(options.nth(1)).to_have_attribute("aria-selected", "true")
    active = box.get_attribute("aria-activedescendant")
    assert options.nth(1).get_attribute("id") == active
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(rf"{re.escape(large_url + tree)}d/doc-\d+/#p\d+$"))
    assert page.url.partition("#")[2] in hits


def test_escape_and_a_click_elsewhere_close_the_box(page: Page, large_url: str) -> None:
    page.goto(f"{large_url}search/")
    page.keyboard.press("/")
    page.keyboard.insert_text("反诈")
    panel = page.locator(".search-results")
    expect(panel).to_be_visible()
    page.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    page.keyboard.insert_text("专")
    expect(panel).to_be_visible()
    page.mouse.click(1270, 790)
    expect(panel).to_be_hidden()


def test_results_stand_under_their_documents(page: Page, large_url: str) -> None:
    page.goto(large_url)
    page.get_by_role("combobox").fill("联动")
    groups = page.locator(".search-results [role=group]")
    expect(groups).to_have_count(5)
    for group in groups.all():
        doc = re.findall(r"\d+", group.get_attribute("aria-label") or "")[0]
        links = group.get_by_role("option").evaluate_all("(links) => links.map((link) => link.href)")
        assert links
        assert all(f"/d/doc-{doc}/#" in link for link in links)


def test_enter_without_a_choice_leads_to_the_concordance(page: Page, large_url: str) -> None:
    page.goto(f"{large_url}zh-Hant-HK/")
    page.get_by_role("combobox").fill("反詐")
    page.keyboard.press("Enter")
    assert listed(done(page, len(expected("反诈")))) == expected("反诈")


def test_no_search_in_the_middle_of_a_composition(page: Page, large_url: str) -> None:
    page.goto(large_url)
    box = page.get_by_role("combobox")
    box.focus()
    expect(box).to_have_attribute("aria-activedescendant", "")  # the box has its script
    session = page.context.new_cdp_session(page)
    session.send("Input.imeSetComposition", {"text": "fanzha", "selectionStart": 6, "selectionEnd": 6})
    page.wait_for_timeout(300)
    expect(page.locator(".search-status")).to_have_text("")
    session.send("Input.insertText", {"text": "反诈"})
    expect(page.locator(".search-status")).to_have_text(re.compile(rf"^{len(expected('反诈'))} 段"))


def test_the_box_without_javascript_leads_to_advice(open_page: OpenPage, large_url: str) -> None:
    page = open_page(java_script_enabled=False)
    page.goto(large_url)
    page.get_by_role("combobox").fill("反诈")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{large_url}search/?q=*")
    expect(page.locator(".search-noscript")).to_be_visible()


def test_a_copy_on_disk_searches_too(page: Page, tmp_path: Path) -> None:
    write_site(tmp_path, PASSAGES, DOCUMENTS, Options(small=0))
    page.goto(f"{tmp_path.as_uri()}/zh-Hant/index.html")
    page.get_by_role("combobox").fill("反詐")
    first = page.locator("[role=group] [role=option]").first
    expect(first).to_be_visible()
    page.keyboard.press("Enter")
    assert listed(done(page, len(expected("反诈")))) == expected("反诈")
    page.locator(".search-lines a").first.click()
    page.wait_for_url(re.compile(rf"zh-Hant/d/doc-\d+/index\.html#{expected('反诈')[0]}$"))


def test_a_regional_word_and_a_likely_misspelling_lead_to_the_concordance(page: Page, large_url: str) -> None:
    page.goto(f"{large_url}zh-Hant/")
    page.get_by_role("combobox").fill("反炸專線")
    page.get_by_role("option", name="反詐專線").click()
    assert listed(done(page, len(expected("反诈专线")))) == expected("反诈专线")
    page.get_by_label("检索原文").fill("程式")
    expect(page.locator(".search-status")).to_contain_text(f"查到 {len(expected('程序'))} 段")
