"""The keyboard reaches all, shows where it is, and comes back to where it was."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.views import addresses


def focused(page: Page) -> str:
    """The focused element, by what tells it apart."""
    return str(page.evaluate("(({id, className, tagName}) => `${tagName} ${id} ${className}`)(document.activeElement)"))


def tab_until(page: Page, selector: str, most: int = 60) -> None:
    """Press Tab until the element is focused, seeing a ring at every stop."""
    for _ in range(most):
        page.keyboard.press("Tab")
        ring = page.evaluate(
            "(({outlineStyle, outlineWidth}) => [outlineStyle, parseFloat(outlineWidth)])"
            "(getComputedStyle(document.activeElement))"
        )
        assert ring[0] != "none", focused(page)
        assert ring[1] >= 2, focused(page)
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    pytest.fail(f"{most} times Tab do not reach {selector}", pytrace=False)


@pytest.mark.parametrize("width", [390, 1280])
def test_the_keyboard_goes_from_the_top_to_a_citation_and_back(
    width: int, built_site: Path, site_url: str, open_page: OpenPage
) -> None:
    page = open_page(viewport={"width": width, "height": 800})
    page.goto(site_url + addresses(built_site, "d/*/")[0])
    page.keyboard.press("Tab")
    assert "skip" in focused(page)
    expect(page.locator(":focus")).to_be_in_viewport()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.closest('main') !== null")

    tab_until(page, ".passage .cite-open")
    opener = page.evaluate("document.activeElement.closest('.passage').id")
    page.keyboard.press("Enter")
    dialog = page.locator("dialog[open]")
    expect(dialog).to_be_visible()
    for _ in range(30):
        page.keyboard.press("Tab")
        outside = "document.activeElement !== document.body && !document.activeElement.closest('dialog')"
        assert not page.evaluate(outside), focused(page)
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    assert page.evaluate("document.activeElement.closest('.passage')?.id") == opener


def test_the_keyboard_searches_and_lets_go(site_url: str, page: Page, word: str) -> None:
    page.goto(site_url)
    page.keyboard.press("/")
    box = page.locator("header input[name='q']")
    expect(box).to_be_focused()
    page.keyboard.type(word)
    panel = page.locator("header [role=listbox]")
    expect(panel).to_be_visible()
    assert box.get_attribute("aria-expanded") == "true"
    page.keyboard.press("ArrowDown")
    assert page.locator(f"#{box.get_attribute('aria-activedescendant')}").get_attribute("aria-selected") == "true"
    page.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    assert box.get_attribute("aria-expanded") == "false"
