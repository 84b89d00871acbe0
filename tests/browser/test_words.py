"""The page of words: its numbers by brute force and by nltk and scipy, its address, its file, in three scripts."""

from __future__ import annotations

import csv
import json
import math
import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import cycle
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st
from nltk.metrics.association import BigramAssocMeasures
from playwright.sync_api import Page, expect
from scipy import stats
from scipy.stats.contingency import relative_risk

from tests.browser.conftest import OpenPage
from tests.browser.search_site import TREES, folded
from tests.browser.views import overflow, violations
from tests.sampled import examples

pytestmark = pytest.mark.browser
VIEWS = [("", 390, "light"), ("zh-Hant/", 1280, "dark"), ("zh-Hant-HK/", 390, "dark")]
Rows = list[list[str]]


def asked(page: Page, address: str) -> Rows:
    page.goto(address)
    expect(page.locator('.counts-figures[data-state="done"]')).to_be_visible()
    rows: Rows = page.locator(".counts-figures tbody tr").evaluate_all(
        "(rows) => rows.map((row) => [...row.cells].map((cell) => cell.textContent))"
    )
    return rows


@pytest.mark.parametrize(("tree", "width", "scheme"), VIEWS)
def test_lists_are_accessible_and_fit(open_page: OpenPage, toy_url: str, tree: str, width: int, scheme: str) -> None:
    page = open_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
    for list_ in ("words", "characters", f"beside&q={quote('海')}"):
        assert asked(page, f"{toy_url}{tree}words/?list={list_}")
        assert overflow(page) <= 0
        assert violations(page) == []


def places(text: str, word: str) -> int:
    """How often a word stands in a text, places that overlap included."""
    return len(re.findall(f"(?={re.escape(word)})", text))


def beside(text: str, query: str, left: int, right: int) -> tuple[str, int]:
    """A text in which only what stands near a query is left, and how often the query stands there."""
    shown, found = ["\0"] * len(text), [*re.finditer(re.escape(query), text)]
    for match in found:
        for start, end in ((max(0, match.start() - left), match.start()), (match.end(), match.end() + right)):
            shown[start:end] = text[start:end]
    return "".join(shown), len(found)


def texts_of(site: Path) -> dict[str, tuple[str, dict[str, Any]]]:
    """The folded text and the row of each passage, by id."""
    rows = map(json.loads, (site / "data/passages.jsonl").read_text("utf-8").splitlines())
    return {row["id"]: (folded(row["text"]), row) for row in rows}


def listed(site: Path) -> set[str]:
    """The words and characters that the page lists."""
    return set(re.findall('<tr data-word="(.+?)">', (site / "words/index.html").read_text("utf-8")))


def close(shown: Sequence[str], expected: Iterable[float]) -> bool:
    """Whether numbers are shown as they were computed elsewhere, to two decimals."""
    return all(math.isclose(float(cell), number, abs_tol=0.0051) for cell, number in zip(shown, expected, strict=True))


def length(texts: Iterable[str]) -> int:
    return sum(len("".join(text.split())) for text in texts)


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize(("query", "left", "right"), [("海", 2, 2), ("港务所", 10, 0), ("书", 0, 5)])
def test_collocates_are_counted_and_measured_by_another(
    open_page: OpenPage, toy_site: Path, toy_url: str, width: int, query: str, left: int, right: int
) -> None:
    page = open_page(viewport={"width": width, "height": 900})
    texts = [text for text, _ in texts_of(toy_site).values()]
    near, times = zip(*(beside(text, query, left, right) for text in texts), strict=True)
    together = {word: sum(places(text, word) for text in near) for word in listed(toy_site)}
    expected = {word: number for word, number in together.items() if number}
    assert expected
    for tree in TREES.values():
        address = f"{toy_url}{tree}words/?list=beside&q={quote(query)}&left={left}&right={right}&measure=mi&most=2000"
        rows = {folded(row[0]): row[1:] for row in asked(page, address)}
        assert {word: int(row[0]) for word, row in rows.items()} == expected
        assert f"{sum(times)} 次" in (page.locator(".counts-figures h2").text_content() or "")
        for word, (_, alone, *measures) in rows.items():
            both, y = expected[word], sum(places(text, word) for text in texts)
            assert int(alone) == y
            cells = (both, (sum(times), y), length(texts))
            dice = 14 + math.log2(BigramAssocMeasures.dice(*cells))
            assert close(measures, (dice, BigramAssocMeasures.pmi(*cells), BigramAssocMeasures.student_t(*cells)))


def parts_of(row: Mapping[str, Any], documents: Mapping[str, Mapping[str, Any]]) -> list[str]:
    """The parts of the corpus to which a passage belongs, as the page names them."""
    document = documents[row["doc"]]
    year = (document["date_published"] or document["date_event"] or "—")[:4]
    topics = [f"topic:{topic['id']}" for topic in row["topics"]]
    return [*topics, f"year:{year}", f"kind:{row['kind']}", f"doc:{row['doc']}"]


def test_keyness_is_counted_and_measured_by_another(page: Page, toy_site: Path, toy_url: str) -> None:
    documents = {row["id"]: row for row in map(json.loads, (toy_site / "data/documents.jsonl").open(encoding="utf-8"))}
    held = [(text, parts_of(row, documents)) for text, row in texts_of(toy_site).values()]
    parts = list(dict.fromkeys(part for _, own in held for part in own))
    for part, tree in zip(parts, cycle(TREES.values()), strict=False):
        inside = [text for text, own in held if part in own]
        rest = [text for text, own in held if part not in own]
        rows = {folded(row[0]): row[1:] for row in asked(page, f"{toy_url}{tree}words/?list=key&part={part}&most=2000")}
        sizes = (length(inside), length(rest))
        told = page.locator(".counts-figures h2").text_content() or ""
        assert re.findall(r"(\d+) [段字]", told) == [*map(str, (len(inside), sizes[0], len(rest), sizes[1]))]
        for word in listed(toy_site):
            seen = [sum(places(text, word) for text in texts) for texts in (inside, rest)]
            ratio = more(seen, sizes) if seen[0] and rest else -1
            assert (word in rows) == (round(ratio, 2) > 0), (part, word)
            if word in rows:
                assert [*map(int, rows[word][:2])] == seen
                assert close(rows[word][2:], (unlike(seen, sizes), ratio))


def unlike(seen: Sequence[int], sizes: Sequence[int]) -> float:
    """The log-likelihood of two frequencies, by scipy."""
    shares = [sum(seen) * size / sum(sizes) for size in sizes]
    return float(stats.power_divergence(seen, shares, lambda_="log-likelihood").statistic)


def more(seen: Sequence[int], sizes: Sequence[int]) -> float:
    """The log ratio of two frequencies, by scipy's relative risk; it counts no half occurrences, so all are doubled."""
    twice = [2 * number or 1 for number in seen]
    return math.log2(relative_risk(twice[0], 2 * sizes[0], twice[1], 2 * sizes[1]).relative_risk)


FOUR = st.tuples(st.integers(0, 10**6), st.integers(0, 10**6), st.integers(1, 10**7), st.integers(1, 10**7))
MEASURED = """(cells) => cells.map(([a, b, c, d]) => {
  const { dice, mi, t } = yuan.measures.bonds(...[a, b, c, d].map((n) => n + 1));
  return [yuan.measures.likelihood(a, b, c, d), yuan.measures.ratio(a, b, c, d), dice, mi, t];
})"""


@examples(40)
@given(cells=st.lists(FOUR.filter(lambda four: four[0] + four[1] > 0), min_size=20, max_size=60))
def test_measures_of_any_numbers_are_those_of_another(
    page: Page, toy_url: str, cells: list[tuple[int, int, int, int]]
) -> None:
    if not page.url.endswith("/words/"):
        page.goto(f"{toy_url}words/")
    for (a, b, inside, rest), found in zip(cells, page.evaluate(MEASURED, cells), strict=True):
        seen, sizes = (min(a, inside), min(b, rest)), (inside, rest)
        bonds = (a + 1, (b + 1, inside + 1), rest + 1)
        dice = 14 + math.log2(BigramAssocMeasures.dice(*bonds))
        expected = [dice, BigramAssocMeasures.pmi(*bonds), BigramAssocMeasures.student_t(*bonds)]
        assert found[2:] == pytest.approx(expected, rel=1e-6, abs=1e-6)
        if seen == (a, b):
            assert found[:2] == pytest.approx([unlike(seen, sizes), more(seen, sizes)], rel=1e-6, abs=1e-6)


def test_the_file_says_what_was_counted(page: Page, toy_url: str) -> None:
    rows = asked(page, f"{toy_url}words/?list=characters&most=7")
    with page.expect_download() as download:
        page.get_by_role("button", name="CSV").click()
    lines = list(csv.reader(Path(download.value.path()).read_text("utf-8-sig").splitlines()))
    head = [line for line in lines if line[0].startswith("# ")]
    assert any(page.url in line[0] for line in head)
    assert lines[len(head) + 1 :] == rows
    assert len(rows) == 7
