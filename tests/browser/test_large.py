"""Pages of a large corpus, which leave out what others say: as open to everybody, and with all that a page does."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.views import SAMPLE, look, violations
from tests.published import rows_of
from tests.sampled import sampled, some

SECTIONS = [
    ("d", 320, "light"), ("e", 1280, "dark"), ("i", 1280, "light"), ("sources", 320, "dark"), ("t", 1280, "light"),
]  # fmt: skip


@sampled
@pytest.mark.parametrize(("section", "width", "scheme"), some(SECTIONS, SECTIONS[:2]))
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


def test_a_passage_is_cited_with_its_hash(large_site: Path, heavy_url: str, toy_url: str, page: Page) -> None:
    doc = rows_of(large_site, "documents")[0]["id"]
    cited = []
    for base in (toy_url, heavy_url):
        page.goto(f"{base}zh-Hant/d/{doc}/")
        page.locator(".passage .cite-open").last.click()
        cited.append(page.locator(".cite-entry .cite-text").first.text_content())
    assert cited[0] == cited[1]
    assert "SHA-256" in (cited[0] or "")


def test_the_box_of_a_page_without_its_parts_gets_them(large_site: Path, heavy_url: str, page: Page) -> None:
    doc = rows_of(large_site, "documents")[0]["id"]
    assert "combobox" not in (large_site / "d" / doc / "index.html").read_text("utf-8")
    page.goto(f"{heavy_url}zh-Hant/d/{doc}/")
    box = page.get_by_role("combobox")
    box.fill(rows_of(large_site, "passages")[0]["text"][:2])
    expect(page.get_by_role("option").first).to_be_visible()
    expect(box).to_have_attribute("aria-expanded", "true")
    assert page.locator("a.script-link").evaluate_all("links => links.every(link => link.title === link.ariaLabel)")


@pytest.mark.parametrize("width", [390, 1280])
def test_the_list_of_sections_is_one_for_every_width(
    width: int, large_site: Path, heavy_url: str, open_page: OpenPage
) -> None:
    page = open_page(java_script_enabled=False)
    page.set_viewport_size({"width": width, "height": 800})
    pages = sorted((large_site / "d").glob("*/index.html"))
    found = next(file for file in pages if "contents-once" in file.read_text("utf-8"))
    page.goto(f"{heavy_url}d/{found.parent.name}/")
    listed = page.locator(".contents a")
    expect(listed.first).to_be_visible()
    sections = page.locator(".passage-heading, .passage-question").count()
    assert listed.count() == sections
    listed.last.click()
    expect(page.locator(".passage:target")).to_be_in_viewport()


@pytest.mark.parametrize("javascript", [True, False])
def test_the_sections_stand_once_and_a_button_shows_them_on_a_narrow_screen(
    javascript: bool, large_site: Path, heavy_url: str, open_page: OpenPage
) -> None:
    page = open_page(java_script_enabled=javascript)
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto(f"{heavy_url}d/{rows_of(large_site, 'documents')[0]['id']}/")
    entry = page.locator("header a[href*='documents/']")
    expect(entry).to_have_count(1)
    expect(entry).to_be_hidden()
    page.locator("button.menu").click()
    expect(entry).to_be_in_viewport()
    page.keyboard.press("Escape")
    expect(entry).to_be_hidden()
    page.set_viewport_size({"width": 1280, "height": 800})
    expect(entry).to_be_visible()
    expect(page.locator("button.menu")).to_be_hidden()


LOOK = """names => names.map(([selector, property]) =>
    getComputedStyle(document.querySelector(selector))[property])"""


def test_what_goes_without_a_class_looks_as_with_it(large_site: Path, heavy_url: str, toy_url: str, page: Page) -> None:
    found = next(row["doc"] for row in rows_of(large_site, "passages") if row["kind"] == "paragraph")
    looked = []
    for base, paragraph, name in (
        (toy_url, ".passage-paragraph", ".entity"),
        (heavy_url, ".passage:not([class*='passage-'])", ".passage-text a:not([class])"),
    ):
        page.goto(f"{base}d/{found}/")
        wanted = [[f"{paragraph} > p", "textIndent"], [name, "textDecoration"], [name, "color"]]
        looked.append(page.evaluate(LOOK, wanted))
    assert looked[0] == looked[1]
    assert looked[0][0] != "0px"


@pytest.mark.long
@sampled
def test_a_name_that_is_pointed_at_tells_what_it_stands_for(
    large_site: Path, heavy_url: str, toy_url: str, page: Page
) -> None:
    for tree in some(("", "zh-Hant/"), ("zh-Hant/",)):
        for row in rows_of(large_site, "documents"):
            if row["language"] != "zh-Hans":  # what is in another script is not converted there
                continue
            doc = row["id"]
            page.goto(f"{toy_url}{tree}d/{doc}/")
            titles = page.locator("a:is(.entity, .term)").evaluate_all("links => links.map(link => link.title)")
            page.goto(f"{heavy_url}{tree}d/{doc}/")
            names = page.locator(".passage-text a:is(:not([class]), .term)")
            expect(names).to_have_count(len(titles))
            for name, title in zip(names.all(), titles, strict=True):
                name.focus()
                expect(name).to_have_attribute("title", title)


def test_a_term_is_explained_where_it_stands(large_site: Path, heavy_url: str, page: Page) -> None:
    pages = sorted((large_site / "d").glob("*/index.html"))
    found = next(file for file in pages if "mark term" in file.read_text("utf-8"))
    page.goto(f"{heavy_url}d/{found.parent.name}/")
    page.locator(".mark.term").first.click()
    expect(page.locator(".lookup-text")).not_to_be_empty()
    page.keyboard.press("Escape")
    expect(page.locator(".lookup")).to_be_hidden()
