"""The page of counts: by brute force over invented passages, in small and large corpora; its files; its address."""

from __future__ import annotations

import csv
import re
from collections import Counter
from pathlib import Path
from random import Random
from typing import Literal
from urllib.parse import quote
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Page, expect

from scripts.search.texts import TEXT_FIELDS
from tests.browser.conftest import OpenPage
from tests.browser.search_site import PASSAGES, TREES, folded
from tests.browser.test_search_operators import cuts
from tests.browser.views import overflow, violations
from tests.sampled import sampled, some

pytestmark = pytest.mark.browser

QUERIES = {"反诈": "反诈", "联动|台风": "联动|台风", "出？境": "出.境"}
"""What is asked, and the same as a pattern of Python's."""
VIEWS = [*zip(TREES.values(), (390, 1280, 390), strict=True)]


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


def places_of(pattern: str, text: str) -> list[int]:
    """Where a folded text matches, one match after another, in characters; white space is none."""
    return [len("".join(text[: found.start()].split())) for found in re.finditer(pattern, text, re.DOTALL)]


def literal(*words: str) -> str:
    return "|".join(re.escape(folded(word)) for word in words)


def patterns(field: str, count: int = 24, seed: int = 5) -> dict[str, tuple[str, str]]:
    """Queries of every operator, each with the pattern that a hit has and the pattern of what is counted in it."""
    rng, made = Random(seed), dict[str, tuple[str, str]]()
    cut = cuts(field, rng)
    for _ in range(count):
        one, two, short, gap = next(cut), next(cut), next(cut)[:1], rng.randint(0, 12)
        left, right = literal(one[:2]), literal(short)
        near = f"(?:{left}).{{0,{gap}}}?(?:{right})|(?:{right}).{{0,{gap}}}?(?:{left})"
        made[one] = (literal(one),) * 2
        made[f"{one} {short}"] = (f"(?=.*{literal(one)})(?=.*{literal(short)})", literal(one, short))
        made[f"{one}|{short}|{two}"] = (literal(one, short, two),) * 2
        made[f"{short}？{two[0]}"] = (f"{literal(short)}.{literal(two[0])}",) * 2
        made[f"？{short}＊{two[0]}？"] = (f".{literal(short)}.{{0,10}}?{literal(two[0])}.",) * 2
        made[f"{one[:2]} ~{gap} {short}"] = (near,) * 2
        made[f'"{one} {two}"'] = (literal(f"{one} {two}"),) * 2
    return made | {'"街　里" 的': ("(?=.*街 里)(?=.*的)", "街 里|的"), "年:2010..2030": ("^", "^")}


OCCURRENCES = """async (queries) => {
  await yuan.search.ready();
  return Promise.all(queries.map(async (query) => {
    const hits = await yuan.occurrences(await yuan.search.search(query));
    return hits.map(({ id, places }) => [id, places]);
  }));
}"""


@pytest.mark.parametrize("script", TREES)
def test_every_place_of_every_operator_is_counted(page: Page, search_url: str, script: str) -> None:
    field = TEXT_FIELDS[script]
    page.goto(f"{search_url}{TREES[script]}counts/")
    made, found = patterns(field), 0
    for query, counted in zip(made, page.evaluate(OCCURRENCES, [*made]), strict=True):
        holds, pattern = made[query]
        hits = [(row["id"], folded(row[field])) for row in PASSAGES]
        told = [[id, places_of(pattern, text)] for id, text in hits if re.search(holds, text, re.DOTALL)]
        assert counted == told, query
        found += bool(told)
    assert found > len(made) / 3, "most queries have no hit, and would prove nothing"


def saved(page: Page, name: str, number: int) -> str:
    with page.expect_download() as download:
        page.get_by_role("button", name=name).nth(number).click()
    return Path(download.value.path()).read_text("utf-8-sig")


@pytest.mark.parametrize(("tree", "width"), VIEWS)
def test_files_say_what_was_counted(open_page: OpenPage, search_url: str, tree: str, width: int) -> None:
    page = open_page(viewport={"width": width, "height": 900})
    asked(page, search_url + tree + address("反诈 年:2011|2012", "联动"))
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


@pytest.mark.parametrize(("tree", "width"), VIEWS)
def test_the_address_keeps_what_is_asked(open_page: OpenPage, search_url: str, tree: str, width: int) -> None:
    page = open_page(viewport={"width": width, "height": 900})
    page.goto(f"{search_url}{tree}counts/")
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


@pytest.mark.parametrize("tree", TREES.values())
def test_examples_are_counted_when_they_are_pressed(page: Page, toy_url: str, tree: str) -> None:
    page.goto(f"{toy_url}{tree}counts/?q=没有的&q=也没有的")
    for example in page.locator(".search-example").all():
        example.click()
        expect(page.locator('.counts-figures[data-state="done"] svg')).to_have_count(3)
        expect(page.get_by_label("查法一")).to_have_value(example.text_content() or "")
        expect(page.locator(".counts-told li")).to_have_count(1)


def test_lines_of_a_trend_are_told_apart_without_colours(page: Page, search_url: str) -> None:
    asked(page, search_url + address("反诈", "联动", "台风"))
    assert page.locator(".counts-figures svg").first.locator("text").all_text_contents()[-3:] == ["1", "2", "3"]
    assert page.locator(".counts-told").evaluate("(list) => list.localName") == "ol"


def test_the_concordance_leads_to_its_counts(page: Page, search_url: str) -> None:
    page.goto(f"{search_url}search/?q=联动&not=裁缝")
    page.get_by_role("link", name="计数").click()
    expect(page.locator(".counts-told li")).to_contain_text("联动 -裁缝：")


@pytest.mark.long
@sampled
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("tree", "width"), VIEWS)
def test_plots_are_accessible_and_fit(
    open_page: OpenPage, toy_url: str, tree: str, width: int, scheme: Literal["light", "dark"]
) -> None:
    page = open_page(viewport={"width": 390, "height": 900}, color_scheme=scheme)
    asked(page, toy_url + tree + address("港务所", "渡|船", "海？", by="doc"))
    expect(page.get_by_role("img")).to_have_count(3)
    for details in page.locator(".counts-figures summary").all():
        details.click()
    for shown in some((390, 1280), (width,)):
        page.set_viewport_size({"width": shown, "height": 900})
        assert overflow(page) <= 0
        assert violations(page) == []
