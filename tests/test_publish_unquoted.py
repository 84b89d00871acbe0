"""Pages of a large corpus: without quotation marks that nobody needs, and otherwise what they were."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path

import pytest
from lxml import etree

from scripts.convert.markup.rewrite import rewrite
from scripts.publish.unquoted import without_marks
from tests.tree import read_html


def unquoted(page: str) -> str:
    return rewrite(page, without_marks)


def parsed(page: str) -> list[tuple[str, object]]:
    """What the parser of the standard library, another than that of the gate, finds in a page."""
    found: list[tuple[str, object]] = []

    class Reader(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            found.append((tag, attrs))

        def handle_data(self, data: str) -> None:
            found.append(("", data))

    Reader().feed(page)
    return found


def test_plain_values_need_no_quotation_marks() -> None:
    page = (
        """<p id="a" class="b c" title='d' lang="" alt="北"><a href="../d/#e"><rect x="1" y="2"/><i data-f='g="h"'>"""
    )
    lean = """<p id=a class="b c" title=d lang="" alt="北"><a href=../d/#e><rect x=1 y="2"/><i data-f='g="h"'>"""
    assert unquoted(page) == lean


def test_scripts_texts_and_comments_keep_their_quotation_marks() -> None:
    page = '<script type="x">a = "b";</script><!-- <p id="c"> -->d="e" <style>[f="g"]</style>'
    assert unquoted(page) == page.replace('"x"', "x")


@pytest.mark.long
def test_a_page_without_quotation_marks_says_the_same(toy_site: Path) -> None:
    for file in toy_site.rglob("*.html"):
        page = file.read_text("utf-8")
        lean = unquoted(page)
        assert len(lean) < len(page)
        assert etree.tostring(read_html(lean)) == etree.tostring(read_html(page)), file
        assert parsed(lean) == parsed(page), file


def test_only_pages_of_a_large_corpus_go_without(toy_site: Path, large_site: Path) -> None:
    assert '<main id="content" ' in (toy_site / "index.html").read_text("utf-8")
    for tree in ("", "zh-Hant/"):
        assert "<main id=content " in (large_site / tree / "index.html").read_text("utf-8")
