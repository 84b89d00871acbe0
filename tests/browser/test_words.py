"""The page of words: its numbers by brute force and by nltk and scipy, in three scripts, of small and large corpora."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote
from urllib.request import urlopen

import pytest
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.search_site import DOCUMENTS, PASSAGES, TREES, folded
from tests.lazily import Lazily
from tests.sampled import examples, sampled, some

if TYPE_CHECKING:
    import nltk
    from scipy import stats
else:
    nltk, stats = Lazily("nltk"), Lazily("scipy.stats")

pytestmark = [pytest.mark.browser, sampled]
Rows = list[list[str]]


def asked(page: Page, address: str) -> Rows:
    page.goto(address)
    expect(page.locator('.counts-figures[data-state="done"]')).to_be_visible()
    rows: Rows = page.locator(".counts-figures tbody tr").evaluate_all(
        "(rows) => rows.map((row) => [...row.cells].map((cell) => cell.textContent))"
    )
    return rows


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


@dataclass(frozen=True)
class Held:
    """A site, the folded text of each passage with the parts that it belongs to, and the words that the page lists."""

    url: str
    passages: Sequence[tuple[str, Sequence[str]]]
    listed: frozenset[str]

    @property
    def texts(self) -> list[str]:
        return [text for text, _ in self.passages]

    @property
    def parts(self) -> list[str]:
        """Every topic, year and kind, and some documents."""
        parts = list(dict.fromkeys(part for _, own in self.passages for part in own))
        documents = [part for part in parts if part.startswith("doc:")]
        return [part for part in parts if part not in documents[2:] and not part.startswith("publisher:")]

    def both(self, part: str) -> list[list[str]]:
        """The texts of a part, and of the rest."""
        return [[text for text, own in self.passages if (part in own) is inside] for inside in (True, False)]


def parts_of(row: Mapping[str, Any], document: Mapping[str, Any]) -> list[str]:
    """The parts of the corpus to which a passage belongs, as the page names them."""
    year = (document.get("date_published") or document.get("date_event") or "—")[:4]
    topics = [f"topic:{topic['id']}" for topic in row["topics"]]
    publisher = folded(document.get("publisher") or "—")
    return [*topics, f"year:{year}", f"kind:{row['kind']}", f"publisher:{publisher}", f"doc:{row['doc']}"]


def held_by(url: str, page: str, passages: Iterable[Mapping[str, Any]], documents: Iterable[Mapping[str, Any]]) -> Held:
    known = {document["id"]: document for document in documents}
    texts = [(folded(row["text"]), parts_of(row, known[row["doc"]])) for row in passages]
    return Held(url, texts, frozenset(re.findall('<tr data-word="(.+?)">', page)))


def read(address: str) -> str:
    """A page as it is served."""
    with urlopen(address) as answer:
        text: str = answer.read().decode()
    return text


@pytest.fixture(params=some(["built", "large"], ["large"]))
def held(request: pytest.FixtureRequest) -> Held:
    """The site of the invented corpus, and one with posting lists."""
    if request.param == "large":
        url = request.getfixturevalue("large_url")
        return held_by(url, read(f"{url}words/"), PASSAGES, DOCUMENTS)
    site: Path = request.getfixturevalue("toy_site")
    tables = [(site / f"data/{name}.jsonl").read_text("utf-8").splitlines() for name in ("passages", "documents")]
    page = (site / "words/index.html").read_text("utf-8")
    return held_by(request.getfixturevalue("toy_url"), page, *(map(json.loads, lines) for lines in tables))


def close(shown: Sequence[str], expected: Iterable[float]) -> bool:
    """Whether numbers are shown as they were computed elsewhere, to two decimals."""
    return all(math.isclose(float(cell), number, abs_tol=0.0051) for cell, number in zip(shown, expected, strict=True))


def length(texts: Iterable[str]) -> int:
    return sum(len("".join(text.split())) for text in texts)


def tables_in_all_scripts(page: Page, held: Held, asked_for: str) -> Iterator[dict[str, list[str]]]:
    """The rows of a list by their folded words, in each script in turn."""
    for tree in TREES.values():
        rows = asked(page, f"{held.url}{tree}words/?most=2000&{asked_for}")
        yield {folded(word): cells for word, *cells in rows}


def told(page: Page) -> str:
    return page.locator(".counts-figures h2").text_content() or ""


def bonds(both: int, x: int, y: int, size: int) -> list[float]:
    """LogDice, mutual information and t by nltk."""
    cells = (both, (x, y), size)
    dice = 14 + math.log2(nltk.BigramAssocMeasures.dice(*cells))
    return [dice, nltk.BigramAssocMeasures.pmi(*cells), nltk.BigramAssocMeasures.student_t(*cells)]


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize(("left", "right"), some([(2, 2), (10, 0), (0, 5)], [(0, 5)]))
def test_collocates_are_counted_and_measured_by_another(
    open_page: OpenPage, held: Held, width: int, left: int, right: int
) -> None:
    page = open_page(viewport={"width": width, "height": 900})
    query = frequent(held)
    near, times = zip(*(beside(text, query, left, right) for text in held.texts), strict=True)
    together = {word: sum(places(text, word) for text in near) for word in held.listed}
    expected = {word: number for word, number in together.items() if number}
    alone = {word: sum(places(text, word) for text in held.texts) for word in expected}
    assert expected
    for rows in tables_in_all_scripts(page, held, f"list=beside&q={quote(query)}&left={left}&right={right}"):
        assert {word: [*map(int, cells[:2])] for word, cells in rows.items()} == {
            word: [expected[word], alone[word]] for word in expected
        }
        assert f"{sum(times)} 次" in told(page)
        for word, cells in rows.items():
            assert close(cells[2:], bonds(expected[word], sum(times), alone[word], length(held.texts)))


def frequent(held: Held) -> str:
    """A listed word of two characters, not the most frequent."""
    words = sorted(word for word in held.listed if len(word) == 2)
    return max(words, key=lambda word: sum(places(text, word) for text in held.texts))


@pytest.mark.long
def test_keyness_is_counted_and_measured_by_another(page: Page, held: Held) -> None:
    for part, tree in zip(some(held.parts, held.parts[::2]), cycle(TREES.values()), strict=False):
        both = held.both(part)
        rows = {word: cells for word, *cells in asked(page, f"{held.url}{tree}words/?list=key&part={part}&most=2000")}
        sizes = [length(texts) for texts in both]
        numbers = [number for texts, size in zip(both, sizes, strict=True) for number in (len(texts), size)]
        assert re.findall(r"(\d+) [段字]", told(page)) == [*map(str, numbers)]
        expected = {word: seen for word in held.listed if all(both) and (seen := seen_in(both, word))[0]}
        shown = {folded(word): cells for word, cells in rows.items()}
        assert shown.keys() == {word for word, seen in expected.items() if round(more(seen, sizes), 2) > 0}, part
        for word, cells in shown.items():
            assert [*map(int, cells[:2])] == expected[word]
            assert close(cells[2:], (unlike(expected[word], sizes), more(expected[word], sizes)))


def seen_in(both: Iterable[Iterable[str]], word: str) -> list[int]:
    """How often a word stands in a part, and in the rest."""
    return [sum(places(text, word) for text in texts) for texts in both]


def unlisted(held: Held) -> list[str]:
    """What somebody may type: no listed words, of one character and of many, with digits, and what nowhere stands."""
    long = max(held.texts, key=len)
    digits = next(found[0] for text in held.texts if (found := re.search(r"\d+", text)))
    rare = next(char for char in reversed(long) if char not in held.listed and char.strip())
    return [re.findall(r"\S{7}", long)[0], rare, digits, "囗囗"]


@pytest.mark.long
def test_any_word_is_counted(page: Page, held: Held) -> None:
    words, part = unlisted(held), held.parts[0]
    both, size = held.both(part), length(held.texts)
    only = quote(" ".join(words))
    counts = {word: sum(places(text, word) for text in held.texts) for word in words}
    assert counts[words[0]]
    for rows in tables_in_all_scripts(page, held, f"list=words&only={only}"):
        assert {word: [*map(int, cells[:2])] for word, cells in rows.items()} == {
            word: [counts[word], sum(word in text for text in held.texts)] for word in words
        }
        assert close([cells[2] for cells in rows.values()], (counts[word] / size * 10_000 for word in rows))
    for rows in tables_in_all_scripts(page, held, f"list=key&part={part}&only={only}"):
        assert {word: [*map(int, cells[:2])] for word, cells in rows.items()} == {
            word: seen_in(both, word) for word in words
        }
    query = frequent(held)
    near, times = zip(*(beside(text, query, 6, 6) for text in held.texts), strict=True)
    for rows in tables_in_all_scripts(page, held, f"list=beside&q={quote(query)}&left=6&right=6&only={only}"):
        assert {word: [*map(int, cells[:2])] for word, cells in rows.items()} == {
            word: [sum(places(text, word) for text in near), counts[word]] for word in words
        }
        for word, (both_, _, *measures) in rows.items():
            wanted = bonds(int(both_), sum(times), counts[word], size) if int(both_) else []
            assert close([cell for cell in measures if cell], wanted)


@pytest.mark.parametrize("width", [390, 1280])
def test_any_query_is_counted_in_every_part(open_page: OpenPage, held: Held, width: int) -> None:
    page = open_page(viewport={"width": width, "height": 900})
    pattern = f"{frequent(held)}|{unlisted(held)[2]}"
    parts = [part for part in dict.fromkeys(part for _, own in held.passages for part in own) if held.both(part)[1]]
    counts = {
        part: [sum(len(re.findall(pattern, text)) for text in texts) for texts in held.both(part)] for part in parts
    }
    sizes = {part: [length(texts) for texts in held.both(part)] for part in parts}
    expected = sorted(
        [*seen, round(unlike(seen, sizes[part]), 2), round(more(seen, sizes[part]), 2)] for part, seen in counts.items()
    )
    for tree in TREES.values():
        rows = asked(page, f"{held.url}{tree}words/?list=where&q={quote(pattern)}&most=2000")
        found = sorted([*map(float, cells)] for _, _, *cells in rows)
        assert len(found) == len(expected)
        assert found == [pytest.approx(row, abs=0.011) for row in expected]


def unlike(seen: Sequence[int], sizes: Sequence[int]) -> float:
    """The log-likelihood of two frequencies, by scipy."""
    shares = [sum(seen) * size / sum(sizes) for size in sizes]
    return float(stats.power_divergence(seen, shares, lambda_="log-likelihood").statistic)


def more(seen: Sequence[int], sizes: Sequence[int]) -> float:
    """The log ratio of two frequencies, by scipy's relative risk; it counts no half occurrences, so all are doubled."""
    twice = [2 * number or 1 for number in seen]
    return math.log2(stats.contingency.relative_risk(twice[0], 2 * sizes[0], twice[1], 2 * sizes[1]).relative_risk)


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
        dice = 14 + math.log2(nltk.BigramAssocMeasures.dice(*bonds))
        expected = [dice, nltk.BigramAssocMeasures.pmi(*bonds), nltk.BigramAssocMeasures.student_t(*bonds)]
        assert found[2:] == pytest.approx(expected, rel=1e-6, abs=1e-6)
        if seen == (a, b):
            assert found[:2] == pytest.approx([unlike(seen, sizes), more(seen, sizes)], rel=1e-6, abs=1e-6)
