"""The search box in the header, over a small site of invented passages."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import CDPSession, Locator, Page, expect

from scripts.search.index import Options
from tests.browser.conftest import OpenPage
from tests.browser.search_site import DOCUMENTS, PASSAGES, TREES, done, expected, listed, write_site
from tests.sampled import sampled, some

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
    first = page.get_by_role("option").first
    expect(first.locator("mark").first).to_have_text(re.compile("過境免." if tree else "过境免签"))
    page.keyboard.press("ArrowDown")
    expect(first).to_have_attribute("aria-selected", "true")
    assert first.get_attribute("id") == box.get_attribute("aria-activedescendant")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(rf"{re.escape(large_url + tree)}d/doc-\d+/\?q=[^#]+#p\d+$"))
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
        assert all(f"/d/doc-{doc}/?q={quote('联动')}#" in link for link in links)


def test_enter_without_a_choice_leads_to_the_concordance(page: Page, large_url: str) -> None:
    page.goto(f"{large_url}zh-Hant-HK/")
    page.get_by_role("combobox").fill("反詐")
    page.keyboard.press("Enter")
    assert listed(done(page, len(expected("反诈")))) == expected("反诈")


def test_the_way_to_all_hits_comes_last_and_is_in_view(page: Page, large_url: str) -> None:
    page.goto(large_url)
    page.get_by_role("combobox").fill("联动")
    last = page.get_by_role("option").last
    expect(last).to_contain_text(f"全部 {len(expected('联动'))} 段")
    expect(last).to_be_in_viewport()
    page.keyboard.press("ArrowUp")
    expect(last).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Enter")
    assert listed(done(page, len(expected("联动")))) == expected("联动")


def composing(page: Page, box: Locator) -> CDPSession:
    """An input method that has begun to compose in a field which has its script."""
    box.focus()
    expect(page.locator(".search-box")).to_have_attribute("action", re.compile("^http"))  # its script has run
    session = page.context.new_cdp_session(page)
    session.send("Input.imeSetComposition", {"text": "fanzha", "selectionStart": 6, "selectionEnd": 6})
    return session


def test_no_search_in_the_middle_of_a_composition(page: Page, large_url: str) -> None:
    """Whatever the box asks is told; a wait would only see that nothing has come yet."""
    box = page.get_by_role("combobox")
    page.goto(large_url)
    session = composing(page, box)
    page.evaluate(
        """() => {
          const { search } = yuan.search;
          window.asked = [];
          yuan.search.search = (query) => (asked.push(query), search(query));
        }"""
    )
    session.send("Input.insertText", {"text": "反诈"})
    expect(page.locator(".search-status")).to_have_text(re.compile(rf"^{len(expected('反诈'))} 段"))
    assert set(page.evaluate("asked")) == {"反诈"}


KEY = """([key, keyCode, isComposing]) => {
  const event = new KeyboardEvent("keydown", { key, keyCode, isComposing, bubbles: true, cancelable: true });
  document.activeElement.dispatchEvent(event);
  return event.defaultPrevented;
}"""


@sampled
@pytest.mark.parametrize(("key_code", "is_composing"), [(13, True), (229, True), (229, False)])
@pytest.mark.parametrize("field", some(["检索原文", "查找"], ["检索原文"]))
def test_enter_that_belongs_to_an_input_method_submits_nothing(
    page: Page, large_url: str, field: str, key_code: int, is_composing: bool
) -> None:
    page.goto(f"{large_url}search/")
    page.get_by_label(field).focus()
    assert page.evaluate(KEY, ["Enter", key_code, is_composing]), "the browser would submit the form"
    assert page.url == f"{large_url}search/"


def test_arrows_that_belong_to_an_input_method_are_left_to_it(page: Page, large_url: str) -> None:
    page.goto(large_url)
    box = page.get_by_role("combobox")
    box.fill("联动")
    expect(box).to_have_attribute("aria-expanded", "true")
    for key_code, is_composing in ((229, False), (40, True)):
        assert not page.evaluate(KEY, ["ArrowDown", key_code, is_composing])
        expect(box).to_have_attribute("aria-activedescendant", "")
    assert page.evaluate(KEY, ["ArrowDown", 40, False])
    expect(box).to_have_attribute("aria-activedescendant", "search-option-0")


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
    page.wait_for_url(re.compile(rf"zh-Hant/d/doc-\d+/index\.html\?q=[^#]+#{expected('反诈')[0]}$"))


def test_a_regional_word_and_a_likely_misspelling_lead_to_the_concordance(page: Page, large_url: str) -> None:
    page.goto(f"{large_url}zh-Hant/")
    page.get_by_role("combobox").fill("反炸專線")
    page.get_by_role("option", name="反詐專線").click()
    assert listed(done(page, len(expected("反诈专线")))) == expected("反诈专线")
    page.get_by_label("检索原文").fill("程式")
    expect(page.locator(".search-status")).to_contain_text(f"查到 {len(expected('程序'))} 段")
