"""Conversion of many pages: the same in one process and in several."""

from pathlib import Path

import pytest

from scripts.convert.overrides import load_overrides
from scripts.convert.page import convert_page
from scripts.convert.tree import Converted, Page, convert_tree

PROJECT, _ = load_overrides(Path(__file__).parents[1] / "corpus" / "variants")


@pytest.mark.parametrize("workers", [1, 2])
def test_every_page_in_every_script_in_order(workers: int) -> None:
    pages = [Page(f"p/{n}/index.html", f"<p>第{n}页，于某后来</p>", frozenset({"于某"})) for n in range(40)]
    converted = list(convert_tree(pages, ("zh-Hans", "zh-Hant", "zh-Hant-HK"), PROJECT, workers=workers))
    assert [page.path for page in converted] == [page.path for page in pages]
    assert converted[7] == Converted(
        "p/7/index.html", ("<p>第7页，于某后来</p>", "<p>第7頁，于某後來</p>", "<p>第7頁，于某後來</p>")
    )


def test_it_is_the_conversion_of_one_page() -> None:
    page = Page("index.html", "<html lang='zh-Hans'><title>历史</title>")
    found = next(convert_tree([page], ("zh-Hant-HK",), PROJECT))
    assert found.html == (convert_page(page.html, "zh-Hant-HK", PROJECT),)
