"""Copied text is the text: what the clipboard holds after a selection over several passages."""

from __future__ import annotations

import json
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.page_kinds import kinds

pytestmark = pytest.mark.browser

SELECT = """([selector, first, last]) => {
  const found = [...document.querySelectorAll(selector)].filter((one) => one.checkVisibility());
  const [start, end] = [found.at(first), found.at(last)];
  getSelection().setBaseAndExtent(start, 0, end, end.childNodes.length);
  return found.slice(first, last + 1 || undefined).map((one) => one.textContent);
}"""
"""Select from the beginning of one element to the end of another; return the texts of these and all between."""


def copied(page: Page, selector: str, first: int = 0, last: int = -1) -> tuple[list[str], str]:
    """The texts of the elements from the first to the last, and what the clipboard has after copying them."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    texts: list[str] = page.evaluate(SELECT, [selector, first, last])
    page.keyboard.press("Control+c")
    return texts, page.evaluate("navigator.clipboard.readText()")


def squeezed(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("tree", ["", "zh-Hant/"])
def test_passages_of_a_document_are_copied_without_what_stands_beside_them(
    tree: str, toy_site: Path, toy_url: str, page: Page
) -> None:
    for address in kinds(toy_site):
        if not address.startswith("d/"):
            continue
        page.goto(toy_url + tree + address)
        texts, clipboard = copied(page, ".passage-text")
        assert len(texts) > 1
        assert clipboard == "\n\n".join(texts), address


def test_every_real_document_is_copied_to_the_letter(built_site: Path, site_url: str, page: Page) -> None:
    for folder in sorted((built_site / "d").iterdir()):
        page.goto(f"{site_url}d/{folder.name}/")
        texts, clipboard = copied(page, ".passage-text")
        assert clipboard == "\n\n".join(texts), folder.name


def test_the_style_sheet_alone_leaves_out_what_stands_beside_passages(
    toy_site: Path, toy_url: str, open_page: OpenPage
) -> None:
    page = open_page(java_script_enabled=False)
    for address in kinds(toy_site):
        if address.startswith("d/"):
            page.goto(toy_url + address)
            texts, clipboard = copied(page, ".text .passage-text")
            assert squeezed(clipboard) == squeezed("".join(texts)), address


def test_extracts_of_topics_and_sides_of_comparisons_are_copied_without_labels(
    toy_site: Path, toy_url: str, page: Page
) -> None:
    topics = [f"t/{folder.name}/" for folder in sorted((toy_site / "t").iterdir()) if folder.is_dir()]
    for address, selector in [*((topic, ".extract > p") for topic in topics), ("compare/", ".side > p")]:
        page.goto(toy_url + address)
        texts, clipboard = copied(page, selector)
        assert len(texts) > 1, address
        assert clipboard == "\n\n".join(texts), address


def test_hits_are_copied_a_line_each(toy_site: Path, toy_url: str, page: Page) -> None:
    rows = [json.loads(line) for line in (toy_site / "data/passages.jsonl").read_text("utf-8").splitlines()]
    word = rows[0]["text"][:2]
    page.goto(f"{toy_url}search/?q={quote(word)}")
    expect(page.locator('.search-lines[data-state="done"] a').first).to_be_visible()
    texts, clipboard = copied(page, ".search-lines a")
    assert clipboard == "\n".join(texts)


def test_a_selection_may_begin_and_end_within_passages(toy_url: str, page: Page) -> None:
    page.goto(f"{toy_url}compare/")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    expected = page.evaluate(
        """() => {
          const [first, second] = document.querySelectorAll(".side > p");
          const [from, to] = [first, second].map((one) => {
            const nodes = document.createTreeWalker(one, NodeFilter.SHOW_TEXT);
            while (nodes.nextNode().data.length < 4);
            return nodes.currentNode;
          });
          getSelection().setBaseAndExtent(from, 2, to, 3);
          const start = first.textContent.indexOf(from.data) + 2;
          const end = second.textContent.indexOf(to.data) + 3;
          return [first.textContent.slice(start), second.textContent.slice(0, end)].join("\\n\\n");
        }"""
    )
    page.keyboard.press("Control+c")
    assert page.evaluate("navigator.clipboard.readText()") == expected


def test_a_heading_alone_can_still_be_copied(toy_url: str, page: Page) -> None:
    page.goto(f"{toy_url}compare/")
    (text,), clipboard = copied(page, "h1", 0, 0)
    assert clipboard == text
