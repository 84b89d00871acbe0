"""Pages of a large corpus, which leave out what others say: as open to everybody, and with all that a page does."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.views import SAMPLE, look, violations
from tests.published import rows_of


@pytest.mark.parametrize(
    ("section", "width", "scheme"),
    [("d", 320, "light"), ("e", 1280, "dark"), ("i", 1280, "light"), ("sources", 320, "dark"), ("t", 1280, "light")],
)
def test_axe_finds_nothing(section: str, width: int, scheme: str, large_site: Path, heavy_url: str, page: Page) -> None:
    found = max((large_site / section).glob("*/index.html"), key=lambda file: file.stat().st_size)
    look(page, width, scheme)
    page.goto(f"{heavy_url}{section}/{found.parent.name}/")
    assert not violations(page, SAMPLE)


def test_every_form_of_a_citation_is_made_where_only_one_has_a_file(
    large_site: Path, heavy_url: str, page: Page
) -> None:
    page.goto(f"{heavy_url}zh-Hant/d/{rows_of(large_site, 'documents')[0]['id']}/")
    page.locator(".head-tools .cite-open").click()
    expect(page.locator(".cite-entry h3", has_text="BibTeX")).to_be_visible()
    assert page.locator(".cite-save:visible").count() == 3


def test_the_switch_of_colours_shows_its_circle(large_site: Path, heavy_url: str, page: Page) -> None:
    for address in ("", f"d/{rows_of(large_site, 'documents')[0]['id']}/"):
        page.goto(heavy_url + address)
        drawn = page.locator(".theme-switch").evaluate(
            "button => button.querySelector('svg')?.getBoundingClientRect().width"
            " ?? Number.parseFloat(getComputedStyle(button, '::before').width)"
        )
        assert drawn > 14
