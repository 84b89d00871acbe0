"""Words of the glossary explained where they stand, and a document on paper: in three scripts, narrow and wide."""

from __future__ import annotations

import json
import re
import unicodedata
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from pypdfium2 import PdfDocument

from tests.browser.conftest import OpenPage
from tests.browser.views import longest, violations
from tests.page_kinds import TREES
from tests.published import rows_of
from tests.tree import read_html

pytestmark = pytest.mark.browser
VIEWS = [("zh-Hans", 390), ("zh-Hant", 1280), ("zh-Hant-HK", 390)]
FIRST = ".document a.mark.term"


def with_terms(site: Path) -> str:
    """A document that has words of the glossary."""
    pages = sorted((site / "d").glob("*/index.html"))
    found = next(page for page in pages if read_html(page.read_bytes()).xpath("//a[contains(@class, 'mark term')]"))
    return f"d/{found.parent.name}/"


def squeezed(text: str) -> str:
    """A text without white space, its characters as they are mostly written (fonts share some signs)."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def opened(page: Page, url: str) -> None:
    page.goto(url)
    expect(page.locator(".lookup-ready")).to_be_visible()


@pytest.mark.parametrize(("script", "width"), VIEWS)
def test_a_word_is_explained_where_it_stands(
    script: str, width: int, toy_site: Path, toy_url: str, open_page: OpenPage
) -> None:
    page = open_page(viewport={"width": width, "height": 800}, has_touch=width < 500)
    opened(page, toy_url + TREES[script] + with_terms(toy_site))
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    word, text = page.locator(FIRST).first, page.locator(".passage-text").all_text_contents()
    told = word.get_attribute("title") or ""
    word.tap() if width < 500 else word.click()
    box = page.locator(".lookup")
    expect(box).to_be_visible()
    assert box.locator("strong, .lookup-text").all_text_contents() == [word.text_content(), told]
    assert not violations(page)
    shape = box.bounding_box()
    assert shape
    assert shape["x"] >= 0
    assert shape["x"] + shape["width"] <= width
    expect(box.locator(".lookup-more")).to_be_focused()
    page.keyboard.press("Escape")
    expect(box).to_be_hidden()
    word.focus()
    page.keyboard.press("Enter")
    expect(box).to_be_visible()
    assert page.locator(".passage-text").all_text_contents() == text
    assert [request.rpartition("/")[2] for request in requests] == ["document.js", "elements.js", "lookup.js"]
    box.locator(".lookup-more").click()
    page.wait_for_url(f"{toy_url}{TREES[script]}glossary/**")


def test_the_switch_is_remembered(toy_site: Path, toy_url: str, page: Page) -> None:
    opened(page, toy_url + with_terms(toy_site))
    page.locator(".lookup-switch").click()
    expect(page.locator(".lookup-switch")).to_have_attribute("aria-pressed", "false")
    page.reload()
    expect(page.locator(".lookup-switch")).to_have_attribute("aria-pressed", "false")
    page.locator(FIRST).first.click()
    page.wait_for_url(f"{toy_url}glossary/**")


def test_without_scripts_the_words_are_links(toy_site: Path, toy_url: str, open_page: OpenPage) -> None:
    page = open_page(java_script_enabled=False)
    page.goto(toy_url + with_terms(toy_site))
    expect(page.locator(".lookup-switch")).to_be_hidden()
    page.locator(FIRST).first.click()
    page.wait_for_url(f"{toy_url}glossary/**")


@pytest.mark.parametrize("script", TREES)
def test_a_page_prints_as_an_article_would(script: str, toy_site: Path, toy_url: str, page: Page) -> None:
    address = with_terms(toy_site)
    page.goto(toy_url + TREES[script] + address)
    page.emulate_media(media="print")
    assert page.locator("main :is(button, input, select, form, nav, dialog):visible").count() == 0
    cited = page.locator(".printed")
    expect(cited).to_be_visible()
    text = page.locator("main").inner_text()
    assert text.rstrip().endswith(cited.inner_text().strip())
    for row in rows_of(toy_site, "passages"):
        if f"d/{row['doc']}/" == address:
            anchor = page.locator(f"#{row['id']} > .anchor")
            assert anchor.evaluate("one => getComputedStyle(one, '::after').content") in (
                f'"#{row["id"]}"',
                "attr(href)",
            )
            assert anchor.bounding_box()


@pytest.mark.parametrize("kind", ["", "t/*/", "e/*/", "figures/", "about/*/"])
def test_whatever_is_printed_ends_with_how_to_cite_it(kind: str, toy_site: Path, toy_url: str, page: Page) -> None:
    address = longest(toy_site, kind)
    page.goto(toy_url + address)
    page.emulate_media(media="print")
    text = page.locator("main").inner_text().rstrip()
    record = json.loads((toy_site / "data" / "datapackage.json").read_text("utf-8"))
    (cited,) = page.locator(".printed:visible").all_inner_texts()
    assert text.endswith(cited.strip())
    heading = page.locator("h1").inner_text()
    assert all(words in cited for words in (record["version"], record["homepage"] + address))
    assert kind == "" or heading in cited


def test_the_paper_has_text_ids_and_citation(toy_site: Path, toy_url: str, page: Page) -> None:
    address = with_terms(toy_site)
    page.goto(toy_url + address)
    with PdfDocument(page.pdf()) as pdf:
        sheets = "".join(sheet.get_textpage().get_text_range() for sheet in pdf)
    rows = [row for row in rows_of(toy_site, "passages") if f"d/{row['doc']}/" == address]
    assert rows
    words = squeezed(re.sub(r"#\w{6}", "", sheets))  # the ids stand in the margin, between lines
    for row in rows:
        assert f"#{row['id']}" in sheets
    plain = page.locator(
        ".passage-text:not(:has(a, br, td))"
    ).all_text_contents()  # links are read apart from their lines
    assert plain
    assert not [text for text in plain if squeezed(text)[:10] not in words]
    assert squeezed(page.locator(".printed").all_text_contents()[0])[:20] in words
