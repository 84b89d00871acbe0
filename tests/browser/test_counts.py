"""The page of counts: by brute force over invented passages, in small and large corpora; its files; its address."""

from __future__ import annotations

import csv
import re
from collections import Counter
from pathlib import Path
from urllib.parse import quote
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Page, expect

from scripts.search.texts import TEXT_FIELDS
from tests.browser.conftest import OpenPage
from tests.browser.search_site import PASSAGES, TREES, folded
from tests.browser.views import overflow, violations
from tests.sampled import sampled, some

pytestmark = pytest.mark.browser

QUERIES = {"反诈": "反诈", "联动|台风": "联动|台风", "出？境": "出.境"}
"""What is asked, and the same as a pattern of Python's."""


def groups_of(row: dict, facet: str) -> list[str]:  # type: ignore[type-arg]
    number = int(row["doc"][4:])
    values = {
        "year": [str(2010 + number % 9)],
        "doc": [f"第{number}篇"],
        "topic": [topic["label"] for topic in row["topics"]],
        "kind": ["标题" if row["kind"] == "title" else "正文"],
    }
    return values[facet]


def counted(facet: str, field: str) -> dict[str, list[str]]:
    """Of each group its characters, and of each query the places in it, absolute and in 10,000 characters."""
    characters: Counter[str] = Counter()
    places: Counter[tuple[str, str]] = Counter()
    for row in PASSAGES:
        text = folded(row[field])
        for group in groups_of(row, facet):
            characters[group] += len("".join(text.split()))
            for query, pattern in QUERIES.items():
                places[group, query] += len(re.findall(pattern, text))
    return {
        group: [str(size), *(cell for query in QUERIES for cell in _cells(places[group, query], size))]
        for group, size in characters.items()
    }


def _cells(count: int, size: int) -> tuple[str, str]:
    return str(count), f"{count / size * 10_000:.2f}"


def asked(page: Page, address: str) -> None:
    page.goto(address)
    expect(page.locator('.counts-figures[data-state="done"]')).to_be_visible()


def table(page: Page, number: int) -> list[list[str]]:
    """A figure's table, which is filled when it is opened."""
    section = page.locator(".counts-figures section").nth(number)
    section.locator("summary").click()
    expect(section.locator("tbody tr").first).to_be_visible()
    rows: list[list[str]] = section.locator("tbody tr").evaluate_all(
        "(rows) => rows.map((row) => [...row.cells].map((cell) => cell.textContent))"
    )
    return rows


def address(*queries: str, by: str = "year") -> str:
    return "counts/?" + "&".join([*(f"q={quote(query)}" for query in queries), f"by={by}"])


@pytest.mark.parametrize("by", ["year", "doc", "topic", "kind"])
def test_counts_are_those_of_brute_force(page: Page, search_url: str, by: str) -> None:
    asked(page, search_url + address(*QUERIES, by=by))
    assert {group: cells for group, *cells in table(page, 1)} == counted(by, "text")
    assert {group: cells for group, *cells in table(page, 0)} == counted("year", "text")


@pytest.mark.parametrize("script", list(TREES)[1:])
def test_counts_are_the_same_in_every_script(page: Page, search_url: str, script: str) -> None:
    asked(page, search_url + TREES[script] + address("反詐", "聯動｜颱風", "出?境"))
    assert {group: cells for group, *cells in table(page, 0)} == counted("year", TEXT_FIELDS[script])


def test_every_place_stands_in_the_dispersion(page: Page, search_url: str) -> None:
    asked(page, search_url + address("反诈"))
    before: Counter[str] = Counter()
    expected = []
    for row in PASSAGES:
        text = folded(row["text"])
        places = [len("".join(text[: found.start()].split())) for found in re.finditer("反诈", text)]
        expected += [(row["id"], str(before[row["doc"]] + place + 1)) for place in places]
        before[row["doc"]] += len("".join(text.split()))
    rows = table(page, 2)
    assert [(id, place) for _, id, _, place, _ in rows] == expected
    assert {title: of for title, *_, of in rows} == {title: str(before[f"doc-{title[1:-1]}"]) for title, *_ in rows}


def saved(page: Page, name: str, number: int) -> str:
    with page.expect_download() as download:
        page.get_by_role("button", name=name).nth(number).click()
    return Path(download.value.path()).read_text("utf-8-sig")


def test_files_say_what_was_counted(page: Page, search_url: str) -> None:
    asked(page, search_url + address("反诈 年:2011|2012", "联动"))
    places = sum(len(re.findall("反诈", row["text"])) for row in PASSAGES if groups_of(row, "year")[0] in "2011 2012")
    lines = list(csv.reader(saved(page, "CSV", 0).splitlines()))
    head = [line[0] for line in lines if line[0].startswith("# ")]
    assert any("反诈 年:2011|2012：" in line and f"{places} 处" in line for line in head)
    assert any(page.url in line for line in head)
    assert any(f"{len(PASSAGES)} 段" in line for line in head)
    rows = lines[len(head) + 1 :]
    assert [row[0] for row in rows] == sorted(counted("year", "text"))
    assert sum(int(row[2]) for row in rows) == places
    drawing = ElementTree.fromstring(saved(page, "SVG", 2))
    told = " ".join(drawing.itertext())
    assert "反诈 年:2011|2012" in told
    assert page.url in told


def test_the_address_keeps_what_is_asked(page: Page, search_url: str) -> None:
    page.goto(f"{search_url}counts/")
    page.get_by_label("查法一").fill("反诈")
    page.get_by_label("查法二").fill("联动")
    page.get_by_label("分组", exact=True).select_option("kind")
    page.get_by_role("button", name="计数").click()
    expect(page.locator(".counts-told li")).to_have_count(2)
    told = page.locator(".counts-told").text_content()
    asked(page, page.url)
    assert page.locator(".counts-told").text_content() == told
    expect(page.get_by_label("分组", exact=True)).to_have_value("kind")
    page.get_by_label("查法二").fill("联动|")
    page.keyboard.press("Enter")
    expect(page.locator(".counts-told")).to_contain_text("联动|：这样查不了")


def test_the_concordance_leads_to_its_counts(page: Page, search_url: str) -> None:
    page.goto(f"{search_url}search/?q=联动&not=裁缝")
    page.get_by_role("link", name="计数").click()
    expect(page.locator(".counts-told li")).to_contain_text("联动 -裁缝：")


@sampled
@pytest.mark.parametrize(("tree", "width"), [*zip(TREES.values(), (390, 1280, 390), strict=True)])
def test_plots_are_accessible_and_fit(open_page: OpenPage, toy_url: str, tree: str, width: int) -> None:
    page = open_page(viewport={"width": 390, "height": 900})
    asked(page, toy_url + tree + address("港务所", "渡|船", "海？", by="doc"))
    expect(page.get_by_role("img")).to_have_count(3)
    for details in page.locator(".counts-figures summary").all():
        details.click()
    for shown in some((390, 1280), (width,)):
        page.set_viewport_size({"width": shown, "height": 900})
        assert overflow(page) <= 0
        assert violations(page) == []
