"""Links and buttons are called what they show (WCAG 2.2, 2.5.3 Label in Name), on every kind of page."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from lxml import html

from tests.page_kinds import TREES, kinds


def words(element: html.HtmlElement) -> str:
    """The words that an element shows; marks and what is hidden from assistive technology are none."""
    shown = element.xpath(".//text()[not(ancestor::*[@aria-hidden='true' or @hidden])]")
    return "".join(re.findall(r"\w", "".join(map(str, shown))))


def misnamed(page: html.HtmlElement) -> list[str]:
    """Controls of a page whose name lacks words that they show."""
    return [
        f"{words(control)} is called {control.get('aria-label')}"
        for control in page.xpath("//*[self::a or self::button or self::summary][@aria-label]")
        if words(control) not in "".join(re.findall(r"\w", control.get("aria-label")))
    ]


@pytest.mark.parametrize("tree", TREES.values(), ids=TREES)
@pytest.mark.parametrize("corpus", ["built_site", "toy_site"], ids=["real", "toy"])
def test_controls_are_called_what_they_show(corpus: str, tree: str, request: pytest.FixtureRequest) -> None:
    site: Path = request.getfixturevalue(corpus)
    labelled = 0
    for kind in kinds(site):
        page = html.parse(site / tree / kind / "index.html").getroot()
        assert not misnamed(page), kind
        labelled += len(page.xpath("//a[@aria-label] | //button[@aria-label]"))
    assert labelled


def test_a_label_that_hides_what_is_shown_is_seen() -> None:
    page = html.fromstring("<p><a aria-label='阅读段落 ab1cd2'>原文 ¶ab1cd2</a><a aria-label='简体中文'>简</a></p>")
    assert misnamed(page) == ["原文ab1cd2 is called 阅读段落 ab1cd2"]
