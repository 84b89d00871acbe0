"""Lists in parts, in a browser: old addresses go on to the part, and without scripts the parts are links."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.published import rows_of

pytestmark = pytest.mark.long
INDEXES = ("documents", "figures", "timeline", "compare", "glossary", "sources", "about/script")


@pytest.mark.parametrize(
    ("table", "section"), [("figures", "figures"), ("events", "timeline"), ("parallels", "compare")]
)
@pytest.mark.parametrize("tree", ["", "zh-Hant-HK/"])
def test_an_old_address_goes_on_to_the_part(
    parted_site: Path, parted_url: str, page: Page, table: str, section: str, tree: str
) -> None:
    id = rows_of(parted_site, table)[-1]["id"]
    page.goto(f"{parted_url}{tree}{section}/#{id}")
    page.wait_for_url(re.compile(rf"/{tree}{section}/.+/#{re.escape(id)}$"))
    expect(page.locator(f"[id='{id}']")).to_be_in_viewport()


def test_an_old_address_of_a_term_goes_on_to_its_page(parted_site: Path, parted_url: str, page: Page) -> None:
    id = rows_of(parted_site, "glossary")[0]["id"]
    page.goto(f"{parted_url}glossary/#{id}")
    page.wait_for_url(f"{parted_url}glossary/{id}/")


def test_what_no_part_has_stays_where_it_is(parted_url: str, page: Page) -> None:
    page.goto(f"{parted_url}figures/#zzzzz9.1")
    page.wait_for_load_state("networkidle")
    assert page.url == f"{parted_url}figures/#zzzzz9.1"


def test_from_a_disk_it_goes_on_too(parted_site: Path, page: Page) -> None:
    id = rows_of(parted_site, "figures")[-1]["id"]
    page.goto(f"{(parted_site / 'figures' / 'index.html').as_uri()}#{id}")
    page.wait_for_url(re.compile(rf"/figures/.+/index\.html#{re.escape(id)}$"))


def test_without_scripts_the_parts_are_links(parted_url: str, open_page: OpenPage) -> None:
    page = open_page(java_script_enabled=False)
    page.goto(f"{parted_url}timeline/")
    page.locator(".parts a").first.click()
    expect(page.locator(".event-source").first).to_be_visible()


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_they_have_no_accessibility_faults(parted_url: str, open_page: OpenPage, width: int, scheme: str) -> None:
    page = open_page(viewport={"width": width, "height": 800}, color_scheme=scheme)
    for section in INDEXES:
        page.goto(f"{parted_url}{section}/")
        result = Axe().run(page)
        assert result.violations_count == 0, result.generate_report()
        assert page.evaluate("document.documentElement.scrollWidth") <= width
