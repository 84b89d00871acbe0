"""What settings of mkdocs.yml and written pages come to in a browser: colours, schemes, tabs; without scripts, too."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from scripts.corpus.material import colours
from scripts.web.colour import readable
from tests.browser.conftest import OpenPage
from tests.browser.views import violations
from tests.conftest import Serve
from tests.page_kinds import TREES

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


def test_a_tab_that_an_address_names_is_shown(toy_url: str, page: Page) -> None:
    page.goto(f"{toy_url}data/#r")
    expect(page.locator(".tabbed-block:has(#r)")).to_be_visible()
