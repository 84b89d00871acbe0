"""The page of keys: each key that it names does what it says, and no other is named."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_notebook import DOC, keep
from tests.page_kinds import TREES, common_word
from tests.tree import read_html

pytestmark = pytest.mark.browser
BOX, LIST, STATUS = "header input[name='q']", "header [role=listbox]", ".reading-status"
CHOSEN = f"{LIST} [aria-selected=true]"


def searching(page: Page, home: str, word: str) -> None:
    page.goto(home)
    page.keyboard.press("/")
    page.keyboard.insert_text(word)
    expect(page.locator(LIST)).to_be_visible()


def arriving(page: Page, home: str, word: str) -> None:
    """Come to a document in which a word is marked."""
    searching(page, home, word)
    page.locator(f"{LIST} a[href*='/d/']").first.click()
    expect(page.locator(".reading")).to_be_visible()


def place(page: Page) -> str:
    return page.locator(STATUS).inner_text()


def moves(page: Page, forth: str, back: str) -> None:
    """One key goes to the next of several places, the other comes back."""
    first = place(page)
    page.keyboard.press(forth)
    expect(page.locator(STATUS)).not_to_have_text(first)
    page.keyboard.press(back)
    expect(page.locator(STATUS)).to_have_text(first)


def slash(page: Page, home: str, word: str) -> None:
    page.goto(f"{home}about/")
    page.keyboard.press("/")
    expect(page.locator(BOX)).to_be_focused()


def arrows(page: Page, home: str, word: str) -> None:
    searching(page, home, word)
    page.keyboard.press("ArrowDown")
    first = page.locator(CHOSEN).get_attribute("id")
    page.keyboard.press("ArrowDown")
    assert page.locator(CHOSEN).get_attribute("id") != first
    page.keyboard.press("ArrowUp")
    assert page.locator(CHOSEN).get_attribute("id") == first


def enter(page: Page, home: str, word: str) -> None:
    searching(page, home, word)
    page.keyboard.press("Enter")
    page.wait_for_url(f"{home}search/?q=*")
    searching(page, home, word)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{home}d/**")


def leaves_the_box(page: Page, home: str, word: str) -> None:
    searching(page, home, word)
    page.keyboard.press("Escape")
    expect(page.locator(LIST)).to_be_hidden()


def next_and_previous(page: Page, home: str, word: str) -> None:
    arriving(page, home, word)
    moves(page, "n", "p")


def within_a_document(page: Page, home: str, word: str) -> None:
    arriving(page, home, word)
    page.keyboard.press("Escape")
    page.locator(".find-open").click()
    page.locator("#reading-q").fill(word)
    expect(page.locator(".reading-hits li").first).to_be_visible()
    moves(page, "Enter", "Shift+Enter")


def unmarks(page: Page, home: str, word: str) -> None:
    arriving(page, home, word)
    page.keyboard.press("Escape")
    expect(page.locator(".reading")).to_have_count(0)


def closes(page: Page, home: str, word: str) -> None:
    arriving(page, home, word)
    page.keyboard.press("Escape")
    page.locator(".cite-open:visible").first.click()
    expect(page.locator("dialog[open]")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("dialog[open]")).to_have_count(0)


def orders_notes(page: Page, home: str, word: str) -> None:
    keep(page, f"{home}d/{DOC}/", 2)
    page.goto(f"{home}notebook/")
    notes = page.locator(".notebook-list > li")
    expect(notes).to_have_count(2)
    first, second = notes.evaluate_all("(items) => items.map((item) => item.dataset.place)")
    for key, after in (("Alt+ArrowUp", [second, first]), ("Alt+ArrowDown", [first, second])):
        notes.filter(has=page.locator(f"a[href*='{second}']")).locator("textarea").press(key)
        assert notes.evaluate_all("(items) => items.map((item) => item.dataset.place)") == after


DONE: list[tuple[str, Callable[[Page, str, str], None]]] = [
    ("/", slash),
    ("↓ ↑", arrows),
    ("Enter", enter),
    ("Esc", leaves_the_box),
    ("n p", next_and_previous),
    ("Enter Shift+Enter", within_a_document),
    ("Esc", unmarks),
    ("Esc", closes),
    ("Alt+↑ Alt+↓", orders_notes),
]
"""The rows of the page, in order: the keys, and what tries them."""


def test_the_page_names_the_keys_that_are_tried(toy_site: Path) -> None:
    for tree in TREES.values():
        page = read_html((toy_site / tree / "about" / "keys" / "index.html").read_bytes())
        rows = [cell.text_content().strip() for cell in page.xpath("//main//tbody/tr/td[1]")]
        assert rows == [keys for keys, _ in DONE]


@pytest.mark.parametrize("row", range(len(DONE)), ids=[attempt.__name__ for _, attempt in DONE])
def test_a_key_does_what_the_page_says(row: int, toy_site: Path, toy_url: str, page: Page) -> None:
    DONE[row][1](page, toy_url, common_word(toy_site))
