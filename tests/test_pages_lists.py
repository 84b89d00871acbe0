"""Pages that list: what they are called, the years that a topic spans, what the conversion mends."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest
from mkdocs.utils.meta import get_data

from scripts.corpus.conversion import Choice
from scripts.pages import Page, pages
from tests.page_corpus import toy
from tests.test_pages import rendered


@pytest.fixture(scope="module")
def found() -> Mapping[str, Page]:
    return pages(toy())


@pytest.mark.parametrize(
    ("dates", "told"), [((2029, 2029), "2029年"), ((2024, 2025), "2024—2025年"), ((2025, 2024), "2024—2025年")]
)
def test_a_topic_tells_the_years_of_its_documents(dates: tuple[int, int], told: str) -> None:
    corpus = toy()
    documents = tuple(
        replace(document, record=document.record.model_copy(update={"date_published": date(year, 3, 1)}))
        for document, year in zip(corpus.documents, dates, strict=True)
    )
    topic = rendered(pages(replace(corpus, documents=documents))["t/hangxian/index.md"])
    assert told in re.findall(r"\d{4}(?:—\d{4})?年", topic.find_class("standfirst")[0].text_content())


def test_a_topic_of_undated_documents_tells_no_years() -> None:
    corpus = toy()
    documents = tuple(
        replace(document, record=document.record.model_copy(update={"date_published": None, "date_event": None}))
        for document in corpus.documents
    )
    topic = rendered(pages(replace(corpus, documents=documents))["t/hangxian/index.md"])
    assert "年" not in topic.find_class("standfirst")[0].text_content()


@pytest.mark.parametrize(
    ("path", "title"),
    [
        ("documents", "文献"), ("topics", "专题"), ("figures", "数字"), ("compare", "对照"), ("timeline", "年表"),
        ("entities", "名录"), ("glossary", "词汇"), ("sources", "原始文件"), ("changes", "变更记录"), ("data", "数据"),
        ("i", "按编号查段落"),
    ],
)  # fmt: skip
def test_a_list_is_called_what_its_page_says(path: str, title: str, found: Mapping[str, Page]) -> None:
    """Title of the window, heading of the page: the same words, which readers know it by."""
    page = found[f"{path}/index.md"]
    assert (get_data(page.markdown)[1]["title"], rendered(page).xpath("//h1")[0].text_content()) == (title, title)


def test_the_conversion_page_lists_first_what_the_project_mends() -> None:
    mended = Choice("f4ghj6", 0, "首", "首", "首", "project", "首月", "手", "手", "首月运送")
    stock = Choice("f4ghj6", 2, "运", "運", "運", "character", "运", "運", "運", "首月运送")
    one_region = Choice("f4ghj6", 3, "送", "送", "送", "region", "送", "送", "宋", "首月运送")
    page = rendered(pages(replace(toy(), conversion=(mended, stock, one_region)))["about/script/index.md"])
    first, *_ = page.xpath("//table")
    assert [cell.text_content() for cell in first.xpath(".//tbody/tr/th")] == ["送", "首"]
    everything = page.xpath("//details//tbody/tr/th")
    assert {cell.text_content() for cell in everything} == {"首", "运", "送"}
