"""The look in a real browser: how text is set, what shows where, on paper, in the dark and without JavaScript."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import OpenPage
from tests.browser.views import overflow
from tests.page_kinds import kinds


def document_of(site: Path) -> str:
    return next(address for address in kinds(site) if address.startswith("d/"))


def test_the_skip_link_is_first_and_leads_to_the_text(toy_url: str, page: Page) -> None:
    page.goto(toy_url)
    page.keyboard.press("Tab")
    skip = page.locator(".skip")
    assert skip.evaluate("link => link === document.activeElement")
    assert skip.evaluate("link => link.getBoundingClientRect().top") >= 0
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"


def test_focus_is_always_visible(toy_site: Path, toy_url: str, page: Page) -> None:
    page.goto(toy_url + document_of(toy_site))
    for _ in range(40):
        page.keyboard.press("Tab")
        style = page.evaluate(
            "(({outlineStyle, outlineWidth}) => [outlineStyle, outlineWidth])(getComputedStyle(document.activeElement))"
        )
        assert style[0] != "none", page.evaluate("document.activeElement.outerHTML")
        assert float(style[1].removesuffix("px")) >= 2


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without"])
def test_the_menu_of_a_phone_works_by_keyboard(scripts: bool, toy_url: str, open_page: OpenPage) -> None:
    page = open_page(viewport={"width": 390, "height": 800}, java_script_enabled=scripts)
    page.goto(toy_url)
    entry = page.locator(".menu a[href*='documents/']")
    assert not entry.is_visible()
    page.locator(".menu summary").focus()
    page.keyboard.press("Enter")
    assert entry.is_visible()
    entry.click()
    assert page.url == toy_url + "documents/"


def test_anchors_and_links_in_the_margin_are_easy_to_tap(built_site: Path, site_url: str, open_page: OpenPage) -> None:
    page = open_page(viewport={"width": 390, "height": 800}, has_touch=True)
    page.goto(site_url + document_of(built_site))
    for target in (".anchor", ".margin > a:not([class])", ".contents summary", ".script-link", ".menu summary"):
        box = page.locator(target).first.bounding_box()
        assert box, target
        assert min(box["width"], box["height"]) >= 24, target


def test_text_is_set_as_chinese_books_are(built_site: Path, site_url: str, page: Page) -> None:
    page.goto(site_url + document_of(built_site))
    style = page.locator(".passage-paragraph > p").first.evaluate(
        "p => ['lineHeight', 'fontSize', 'lineBreak', 'textAlign'].map(name => getComputedStyle(p)[name])"
    )
    height, size = (float(value.removesuffix("px")) for value in style[:2])
    assert height / size == pytest.approx(1.8)
    assert style[2:] == ["strict", "start"]
    widest = max(
        page.locator(".passage-paragraph > p").evaluate_all("all => all.map(p => p.getBoundingClientRect().width)")
    )
    assert widest / size <= 38.01


EARLY = """() => [...document.querySelectorAll(".passage-paragraph > p")].flatMap((p) => {
  const range = document.createRange();
  range.selectNodeContents(p);
  const lines = new Map();
  for (const { bottom, right } of range.getClientRects()) {
    const line = Math.round(bottom);
    lines.set(line, Math.max(right, lines.get(line) ?? 0));
  }
  const ends = [...lines].sort((a, b) => a[0] - b[0]).map((line) => line[1]).slice(0, -1);
  const em = parseFloat(getComputedStyle(p).fontSize);
  return ends.filter((end) => p.getBoundingClientRect().right - end > 5 * em).map(() => p.parentElement.id);
})"""


def test_no_line_breaks_early(built_site: Path, site_url: str, page: Page) -> None:
    """At most a few characters may hang back for punctuation and numbers that keep together."""
    page.goto(site_url + document_of(built_site))
    for width in (390, 768, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate(EARLY) == [], width


def test_wider_spacing_of_text_loses_nothing(built_site: Path, site_url: str, open_page: OpenPage) -> None:
    """WCAG 2.2, 1.4.12: line height 1.5, letters .12em, words .16em, paragraphs 2em."""
    page = open_page(viewport={"width": 390, "height": 800})
    page.goto(site_url + document_of(built_site))
    page.evaluate(
        """() => document.styleSheets[0].insertRule(
          "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }",
          document.styleSheets[0].cssRules.length)"""
    )
    assert overflow(page) <= 0
    clipped = page.locator("main :is(p, h1, h2, dd, summary, a.chip)").evaluate_all(
        """all => all.filter(one => getComputedStyle(one).overflow !== "visible"
          && (one.scrollHeight > one.clientHeight + 1 || one.scrollWidth > one.clientWidth + 1))
          .map(one => one.outerHTML)"""
    )
    assert clipped == []


def test_light_and_dark_follow_the_reader(toy_url: str, page: Page) -> None:
    page.emulate_media(color_scheme="light")
    page.goto(toy_url)
    paper = "getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(paper)
    page.emulate_media(color_scheme="dark")
    dark = page.evaluate(paper)
    assert light != dark
    switch = page.locator(".theme-switch")
    switch.click()
    assert page.evaluate(paper) == light
    page.reload()
    assert page.evaluate(paper) == light
    switch.click()
    page.emulate_media(color_scheme="light")
    assert page.evaluate(paper) == dark
    assert "深色" in (switch.get_attribute("aria-label") or "")


def test_the_choice_of_script_is_kept_without_going_round(toy_url: str, page: Page) -> None:
    page.goto(toy_url + "documents/#content")
    page.locator("a.script-link[hreflang='zh-Hant']").click()
    page.wait_for_url(toy_url + "zh-Hant/documents/#content")
    page.locator("a.script-link[hreflang='zh-Hans']").click()
    page.wait_for_url(toy_url + "documents/#content")
    page.locator("a.script-link[hreflang='zh-Hant-HK']").click()
    page.wait_for_url(toy_url + "zh-Hant-HK/documents/#content")
    later = page.context.new_page()
    later.goto(toy_url + "topics/")
    later.wait_for_url(toy_url + "zh-Hant-HK/topics/")
    later.goto(toy_url + "topics/")
    later.wait_for_load_state("networkidle")
    assert later.url == toy_url + "topics/"


def hide(page: Page, *selectors: str) -> None:
    """Assert that a page has such elements and shows none of them."""
    for selector in selectors:
        found = page.locator(selector).all()
        assert found, selector
        assert not any(one.is_visible() for one in found), selector


def test_a_page_reads_without_scripts(built_site: Path, site_url: str, open_page: OpenPage) -> None:
    page = open_page(java_script_enabled=False)
    page.goto(site_url + document_of(built_site))
    assert page.locator(".passage-text").first.is_visible()
    hide(page, ".theme-switch", ".cite-open")
    page.goto(f"{site_url}figures/")
    hide(page, ".filter")
    page.goto(site_url + document_of(built_site))
    page.locator("a.script-link[hreflang='zh-Hant']").click()
    assert page.url == f"{site_url}zh-Hant/{document_of(built_site)}"
    page.locator(".margin > a:not([class])").first.click()
    assert "/zh-Hant/t/" in page.url


def test_paper_shows_ids_and_source_and_no_furniture(built_site: Path, site_url: str, page: Page) -> None:
    page.goto(site_url + document_of(built_site))
    page.emulate_media(media="print")
    hide(page, ".masthead", ".crumbs", ".contents", ".neighbours", ".cite-open", ".colophon nav")
    anchor = page.locator(".passage-paragraph > .anchor").first
    id_ = anchor.get_attribute("href")
    assert anchor.evaluate("one => getComputedStyle(one, '::after').content") in (f'"{id_}"', "attr(href)")
    assert page.locator(".record").is_visible()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") in (
        "rgba(0, 0, 0, 0)",
        "rgb(255, 255, 255)",
    )


def test_rows_are_filtered(built_site: Path, site_url: str, page: Page) -> None:
    page.goto(site_url + "compare/")
    rows = page.locator("#claims [data-row]")
    differing = page.locator("#claims [data-relation='differ']").count()
    assert 0 < differing < rows.count()
    page.locator(".filter select[name=relation]").select_option("differ")
    assert sum(row.is_visible() for row in rows.all()) == differing
    assert page.locator(".filter-count").inner_text() == str(differing)
