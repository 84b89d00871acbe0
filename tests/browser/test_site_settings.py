"""What settings of mkdocs.yml and written pages come to in a browser: colours, schemes, tabs; without scripts, too."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from scripts.corpus.material import colours, words
from scripts.web.colour import readable
from tests.browser.conftest import OpenPage
from tests.browser.views import violations
from tests.conftest import Serve
from tests.page_kinds import TREES

pytestmark = pytest.mark.long
HERE = "about/forms/"
VIEWS = [("zh-Hans", 320, "light"), ("zh-Hant", 1280, "dark"), ("zh-Hant-HK", 390, "light")]
BLOCKS = "list => list.map(block => getComputedStyle(block).display !== 'none')"


@pytest.fixture(scope="module")
def url(settings_site: Path, serve: Serve) -> str:
    return serve(settings_site)


def shown(page: Page) -> list[bool]:
    found: list[bool] = page.locator(".tabbed-block").evaluate_all(BLOCKS)
    return found


def colour(page: Page, selector: str, of: str) -> str:
    """A computed colour, as #rrggbb."""
    red, green, blue = page.locator(selector).first.evaluate(
        "(element, of) => getComputedStyle(element)[of].match(/\\d+/g).slice(0, 3).map(Number)", of
    )
    return f"#{red:02x}{green:02x}{blue:02x}"


@pytest.mark.parametrize(("script", "width", "scheme"), VIEWS)
def test_a_page_that_holds_everything(script: str, width: int, scheme: str, url: str, open_page: OpenPage) -> None:
    page = open_page(viewport={"width": width, "height": 800}, color_scheme=scheme)
    page.goto(url + TREES[script] + HERE)
    dark, primary = scheme == "dark", colours("primary")["lime" if scheme == "dark" else "indigo"]
    assert colour(page, "main p a", "color") == readable(primary, dark)
    assert colour(page, ".masthead", "borderTopColor") == readable(primary, dark)
    assert colour(page, ".admonition.note", "borderInlineStartColor") == readable(primary, dark)
    assert colour(page, ".highlight .k", "color") == ("#eba0cb" if dark else "#8a2a63")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert not violations(page)


def test_tabs_are_chosen_by_key_and_are_all_on_paper(url: str, page: Page) -> None:
    page.goto(url + HERE)
    assert shown(page) == [True, False, False]
    page.locator(".tabbed-set > input").first.focus()
    page.keyboard.press("ArrowRight")
    assert shown(page) == [False, True, False]
    page.emulate_media(media="print")
    assert shown(page) == [True, True, True]
    expect(page.locator(".tabbed-labels label")).to_have_text(["Python", "R", "表格"])
    expect(page.locator(".tabbed-labels")).to_be_visible()


def test_without_scripts_from_a_folder(settings_site: Path, open_page: OpenPage) -> None:
    page = open_page(java_script_enabled=False)
    page.goto((settings_site / HERE / "index.html").as_uri())
    page.locator(".tabbed-labels label").nth(2).click()
    assert shown(page) == [False, False, True]
    page.locator("details.tip summary").click()
    expect(page.locator("details.tip p")).to_be_visible()


def test_the_switch_goes_through_the_palette(url: str, page: Page) -> None:
    page.goto(url + HERE)
    switch = page.locator(".theme-switch")
    for theme, name in (("light", "换成夜里的颜色"), ("dark", "换成白天的颜色")):
        switch.click()
        expect(page.locator("html")).to_have_attribute("data-theme", theme)
        expect(switch).to_have_accessible_name(name)
        expect(page.locator(".scheme-icon:visible")).to_have_class(f"scheme-icon scheme-{theme}")


def test_a_tab_that_an_address_names_is_chosen(toy_url: str, page: Page) -> None:
    page.goto(f"{toy_url}data/#r")
    expect(page.locator(".tabbed-set > input").nth(1)).to_be_checked()
    for part in (".tabbed-labels label >> nth=1", ".tabbed-block:has(#r)"):
        expect(page.locator(part)).to_be_in_viewport()
    assert shown(page) == [False, True, False, False]
    page.locator(".tabbed-labels label").first.click()
    assert shown(page) == [True, False, False, False], "the reader's choice goes before the address"
    page.evaluate("location.hash = '#sql'")
    expect(page.locator(".tabbed-block:has(#sql)")).to_be_visible()
    assert shown(page) == [False, False, False, True]
    page.go_back()
    expect(page.locator(".tabbed-block:has(#r)")).to_be_visible()
    page.goto(f"{toy_url}data/#%E0%A4%A")
    assert sum(shown(page)) == 1, "what names nothing chooses nothing"


def test_without_scripts_it_is_shown_beside_the_chosen_one(toy_url: str, open_page: OpenPage) -> None:
    page = open_page(java_script_enabled=False)
    page.goto(f"{toy_url}data/#r")
    assert shown(page) == [True, True, False, False]
    weights = "labels => labels.map(label => getComputedStyle(label).fontWeight)"
    assert page.locator(".tabbed-labels label").evaluate_all(weights) == ["700", "700", "400", "400"]
    page.locator(".tabbed-labels label").nth(2).click()
    assert shown(page) == [False, True, True, False]


def test_every_setting_of_the_frame_can_be_seen(url: str, page: Page) -> None:
    """What `mkdocs.yml` says, as a reader finds it: not in the source, on the screen."""
    page.goto(url + HERE)
    accent, primary = readable(colours("accent")["purple"], False), readable(colours("primary")["indigo"], False)
    assert (colour(page, ".sections [aria-current]", "color"), colour(page, "main p a", "color")) == (accent, primary)
    for picture in (".site-title img", ".colophon-links svg", ".edit svg", ".admonition-title svg"):
        expect(page.locator(picture).first).to_be_visible()
    assert page.locator(".site-title img").evaluate("image => image.complete && image.naturalWidth > 0")
    favicon = page.locator("link[rel=icon]").evaluate("async link => (await fetch(link.href)).status")
    assert favicon == 200
    for name in ("river/mouth", "写信给河口镇", "social.example.org/@town", words()["action.edit"], "河口镇"):
        expect(page.get_by_role("link", name=name, exact=True).last).to_be_visible()
    expect(page.locator(".copyright")).to_have_text("版权归河口镇")
    expect(page.locator("html")).to_have_attribute("lang", "zh-Hans")
    assert page.locator("main h1").evaluate("head => getComputedStyle(head).letterSpacing") == "3px", "extra_css"
    expect(page.locator("html")).to_have_attribute("data-mine", "here")
    page.set_viewport_size({"width": 390, "height": 800})
    expect(page.locator(".menu summary svg")).to_be_visible()
