"""Edges that a reader may meet: keys of the browser, a choice kept from last time, just as many files as are read."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from scripts.search.index import Options
from scripts.search.texts import SHARD
from tests.browser.conftest import OpenPage
from tests.browser.search_site import done, write_site
from tests.browser.views import addresses
from tests.conftest import Serve
from tests.page_kinds import TREES
from tests.sampled import sampled, some

pytestmark = pytest.mark.browser
FOCUSED = "document.activeElement === document.querySelector('header input[name=q]')"


@pytest.mark.parametrize("key", ["Alt+/", "Meta+/", "Control+/"])
def test_keys_of_the_browser_stay_the_browsers(key: str, toy_url: str, page: Page) -> None:
    page.goto(toy_url)
    page.keyboard.press(key)
    assert not page.evaluate(FOCUSED)
    page.keyboard.press("/")
    assert page.evaluate(FOCUSED)


def test_a_slash_that_is_written_is_a_slash(toy_url: str, page: Page) -> None:
    page.goto(f"{toy_url}verify/")
    quotation = page.locator("main textarea")
    quotation.focus()
    page.keyboard.press("/")
    expect(quotation).to_have_value("/")
    assert not page.evaluate(FOCUSED)


@sampled
@pytest.mark.parametrize("choice", some([*TREES], [*TREES][1:]))
@pytest.mark.parametrize("opened", some([*TREES], [*TREES][:2]))
def test_a_new_session_leads_from_the_original_to_the_choice_and_from_no_other_tree(
    choice: str, opened: str, toy_url: str, open_page: OpenPage
) -> None:
    """Who opens an address of one region wants that region: only the original, which stands for all, leads on."""
    origin = "{0.scheme}://{0.netloc}".format(urlsplit(toy_url))
    stored = {"origin": origin, "localStorage": [{"name": "yuan-script", "value": choice}]}
    page = open_page(storage_state={"cookies": [], "origins": [stored]})
    page.goto(f"{toy_url}{TREES[opened]}topics/", wait_until="networkidle")
    seen = choice if opened == "zh-Hans" else opened
    page.wait_for_url(f"{toy_url}{TREES[seen]}topics/")
    expect(page.locator("html")).to_have_attribute("lang", seen)


def test_the_dialog_opens_at_its_top_again(toy_site: Path, toy_url: str, open_page: OpenPage) -> None:
    page = open_page(viewport={"width": 390, "height": 400})
    page.goto(toy_url + addresses(toy_site, "d/*/")[0])
    dialog = page.locator("dialog.cite-dialog")
    for _ in range(2):
        page.locator(".passage .cite-open").first.click()
        expect(dialog).to_be_visible()
        assert dialog.evaluate("dialog => dialog.scrollTop") == 0
        assert dialog.evaluate("dialog => { dialog.scrollTop = 50; return dialog.scrollTop; }") == 50
        page.keyboard.press("Escape")
        expect(dialog).to_be_hidden()


FILES = 5
"""Files of texts that the concordance reads at once; were there more, it tells passages, not occurrences."""


def long_passages(words: dict[str, int]) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """A passage a document, each as long as a file of texts; a word stands twice in so many of the first."""
    texts = [
        "潮" * SHARD + "".join(f"{word}潮{word}" for word, number in words.items() if n < number) for n in range(9)
    ]
    documents = [{"id": f"doc-{n}", "title": f"第{n}篇", "date_published": None, "publisher": None} for n in range(9)]
    passages = [
        {"id": f"p{n}", "doc": f"doc-{n}", "n": 1, "kind": "paragraph", "topics": [],
         "text": text, "text_hant": text, "text_hant_hk": text}
        for n, text in enumerate(texts)
    ]  # fmt: skip
    return passages, documents


def test_what_lies_in_as_many_files_as_are_read_at_once_is_counted(page: Page, serve: Serve, tmp_path: Path) -> None:
    words = {"石灯": FILES, "木舟": FILES + 1}
    write_site(tmp_path, *long_passages(words), Options(small=0))
    url = serve(tmp_path)
    page.goto(f"{url}search/?q=石灯")
    done(page, FILES)
    expect(page.locator(".search-total")).to_contain_text(f"{2 * FILES} 处")
    page.goto(f"{url}search/?q=木舟")
    done(page, FILES + 1)
    expect(page.locator(".search-total")).not_to_contain_text("处")
