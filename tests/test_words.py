"""Lists of words by statistics: against what nltk counts and scipy computes, over invented texts."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from itertools import chain, count
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scripts import pipeline
from scripts.words import of_corpus
from scripts.words.grams import EDGE, entropy, runs_of
from scripts.words.listing import BOUND, FREE, LEAST, LONGEST, Entry, listing
from scripts.words.of_corpus import listing_of
from scripts.words.parts import part_counts
from scripts.work.run import ALONE, Work
from scripts.work.store import Store
from tests.browser.search_site import DOCUMENTS, PASSAGES, folded, listed_words
from tests.cli import TOY
from tests.lazily import Lazily
from tests.sampled import examples

if TYPE_CHECKING:
    import nltk
    from scipy import stats
else:
    nltk, stats = Lazily("nltk"), Lazily("scipy.stats")

CHARS, PARTS = "天地玄黄宇宙洪荒", ("港务所", "渡船", "灯塔看守人", "海", "风")
ROUNDING = 1e-9
NOTHING = "\0"
"""Stands where a run ends; no text has it."""
TEXTS = st.lists(
    st.lists(st.sampled_from([*PARTS, *CHARS, "，", "a", "2", "𠮷", "\n"]), max_size=60).map("".join), max_size=12
)


def invented() -> list[str]:
    rng = Random(21)
    return ["，".join("".join(rng.choices([*PARTS, *CHARS], k=9)) for _ in range(3)) for _ in range(80)]


def frequencies(texts: Sequence[str]) -> nltk.FreqDist:
    """How often each string of 1 to 6 Han characters occurs, by nltk."""
    sizes = range(1, LONGEST + 1)
    return nltk.FreqDist("".join(gram) for run in runs_of(texts) for size in sizes for gram in nltk.ngrams(run, size))


def neighbours(texts: Sequence[str], size: int) -> tuple[nltk.ConditionalFreqDist, nltk.ConditionalFreqDist]:
    """What stands before and after each string of a size, by nltk; every edge is a neighbour of its own."""
    edges = count()
    sides: tuple[list[tuple[str, str]], ...] = ([], [])
    for run in runs_of(texts):
        for before, *gram, after in nltk.ngrams([NOTHING, *run, NOTHING], size + 2):
            for side, char in zip(sides, (before, after), strict=True):
                side.append(("".join(gram), f"edge {next(edges)}" if char == NOTHING else char))
    return nltk.ConditionalFreqDist(sides[0]), nltk.ConditionalFreqDist(sides[1])


def binding(counts: nltk.FreqDist, word: str, total: int) -> float:
    """The least mutual information of the two parts of a word, by nltk."""
    cuts = [(counts[word[:at]], counts[word[at:]]) for at in range(1, len(word))]
    return min(float(nltk.BigramAssocMeasures.pmi(counts[word], cut, total)) for cut in cuts)


def agree(texts: Sequence[str], words: Sequence[Entry]) -> None:
    """Compare a list of words with the definition; what lies on a limit may stand in it or not."""
    counts, found = frequencies(texts), {entry.text: entry for entry in words}
    total = sum(map(len, runs_of(texts)))
    beside = {size: neighbours(texts, size) for size in range(2, LONGEST + 1)}
    for word, times in counts.items():
        if len(word) < 2 or times < LEAST:
            assert len(word) < 2 or word not in found
            continue
        sides = [stats.entropy([*side[word].values()], base=2) for side in beside[len(word)]]
        bound = binding(counts, word, total)
        over = min(bound - BOUND, min(sides) - FREE)
        if word in found:
            entry = found[word]
            assert over > -ROUNDING, word
            assert entry.count == times
            assert math.isclose(entry.before, sides[0], abs_tol=ROUNDING)
            assert math.isclose(entry.after, sides[1], abs_tol=ROUNDING)
            assert math.isclose(entry.bound, bound)
        else:
            assert over < ROUNDING, word
    assert found.keys() <= counts.keys()


def test_words_are_those_of_the_definition() -> None:
    texts = invented()
    words = listing(texts).words
    agree(texts, words)
    assert {"港务所", "渡船", "灯塔看守人"} <= {entry.text for entry in words}
    assert "港务" not in {entry.text for entry in words}


@examples(60)
@given(TEXTS)
def test_any_texts_are_listed_by_the_definition(texts: list[str]) -> None:
    found = listing(texts)
    agree(texts, found.words)
    assert {entry.text: entry.count for entry in found.characters} == dict(nltk.FreqDist(chain(*runs_of(texts))))
    for entry in [*found.characters, *found.words]:
        assert entry.passages == sum(entry.text in text for text in texts)


def test_counts_are_told_of_what() -> None:
    texts = invented()
    found = listing(texts, frozenset({"渡船"}))
    assert (found.passages, found.size) == (len(texts), sum(map(len, texts)))
    assert [entry.text for entry in found.words if entry.curated] == ["渡船"]
    for entry in [*found.characters, *found.words]:
        assert entry.count == sum(text.startswith(entry.text, at) for text in texts for at in range(len(text)))
        assert entry.passages == sum(entry.text in text for text in texts)
        assert entry.first == next(number for number, text in enumerate(texts) if entry.text in text)


def test_edges_are_neighbours_of_their_own() -> None:
    assert entropy(nltk.FreqDist({EDGE: 4})) == 2
    assert entropy(nltk.FreqDist({"海": 4})) == 0


@examples(200)
@given(st.dictionaries(st.sampled_from(CHARS), st.integers(1, 10**6), min_size=1), st.integers(0, 40))
def test_branching_entropy_is_that_of_another(inner: dict[str, int], edges: int) -> None:
    expected = stats.entropy([*inner.values(), *[1] * edges], base=2)
    beside = nltk.FreqDist({**inner, **({EDGE: edges} if edges else {})})
    assert math.isclose(entropy(beside), expected, rel_tol=1e-6, abs_tol=1e-6)


def test_nothing_is_listed_of_nothing() -> None:
    assert not listing([]).words


def test_counts_of_parts_are_those_of_brute_force() -> None:
    words = listed_words(PASSAGES)
    years = {document["id"]: document["date_published"][:4] for document in DOCUMENTS}
    expected: nltk.ConditionalFreqDist = nltk.ConditionalFreqDist()
    for row in PASSAGES:
        text = folded(row["text"])
        for part in (f"year:{years[row['doc']]}", f"kind:{row['kind']}", *(f"topic:{t['id']}" for t in row["topics"])):
            for word in words:
                expected[part][word] += sum(text.startswith(word, at) for at in range(len(text)))
    made = part_counts(words, PASSAGES, DOCUMENTS, ALONE)
    assert made["listed"] == words
    assert made["counts"] == {part: [counts[word] for word in words] for part, counts in expected.items()}


def test_a_document_without_a_date_has_no_year() -> None:
    documents = [{"id": "a"}, {"id": "b", "date_event": "1999-02"}]
    passages = [{"doc": doc, "text": "海風海", "kind": "title", "topics": []} for doc in "ab"]
    made = part_counts(["海", "风"], passages, documents, ALONE)
    assert made["counts"] == {"kind:title": [4, 2], "year:1999": [2, 1], "year:—": [2, 1]}


def test_an_unchanged_corpus_costs_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    corpus, _ = pipeline.run(TOY)
    assert corpus is not None
    kept = replace(corpus, work=Work(Store(tmp_path / "kept.sqlite"), "program"))
    of_corpus.listing_by.cache_clear()
    first = listing_of(kept)
    monkeypatch.setattr(of_corpus, "listing", None)
    of_corpus.listing_by.cache_clear()
    assert listing_of(kept) == first
    with pytest.raises(TypeError):
        listing_of(replace(kept, documents=kept.documents[1:]))
