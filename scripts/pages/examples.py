"""What the search page shows that one can ask: examples of every operator, made of the corpus at hand.

Each has a hit. Of the words those serve best that name an entity, a term or a topic; a corpus in which none is
named gives its most frequent runs of characters.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import permutations
from typing import NamedTuple

from scripts.corpus.model import Passage
from scripts.corpus.state import Corpus
from scripts.pages.parts.shelf import dated
from scripts.web.wording import PASSAGE_KINDS

WORDS = 8
"""How many words the examples are chosen from."""
RUN = 4
APART = 10
_NAME = re.compile(r"[\u4e00-\u9fff]{2,6}")
_HAN = re.compile(rf"(?=([\u4e00-\u9fff]{{{RUN}}}))")
_SPACED = re.compile(r"[\u4e00-\u9fff]{2,4}[ \u3000][\u4e00-\u9fff]{2,4}")


class Example(NamedTuple):
    """A query, and in words what it asks for."""

    query: str
    means: str


def examples(corpus: Corpus) -> tuple[Example, ...]:
    """Return a query for each operator, with at least one hit; none for a corpus without Chinese words."""
    words = telling_words(corpus)
    if not words:
        return ()
    return tuple(_of_text(words, corpus.passages)) + tuple(_of_limits(words[0], corpus))


def telling_words(corpus: Corpus) -> list[str]:
    """Return words of the texts, those in most passages first; none within another."""
    texts = {passage.id: passage.text for passage in corpus.passages}
    named = {
        (texts[mention.passage][mention.start : mention.end], mention.passage)
        for mention in (*corpus.mentions, *corpus.term_mentions)
        if mention.passage in texts
    }
    counts = Counter(word for word, _ in sorted(named) if _NAME.fullmatch(word))
    if len(counts) < WORDS:
        counts |= Counter(run for text in texts.values() for run in sorted(set(_HAN.findall(text))))
    ranked = sorted(counts, key=lambda word: (-counts[word], word))
    kept: list[str] = []
    for word in ranked:
        if len(kept) < WORDS and not any(word in other or other in word for other in kept):
            kept.append(word)
    return kept


def _of_text(words: Sequence[str], passages: Sequence[Passage]) -> Iterator[Example]:
    texts = [passage.text for passage in passages]
    first = words[0]
    long = next((word for word in words if len(word) > 2), None)
    if long:
        yield Example(f"{long[0]}？{long[2:]}", "？代任何一个字")
    else:
        yield Example(f"{first}＊", "＊代任何字，至多十个")
    if len(words) > 1:
        yield Example(f"{first}|{words[1]}", "二者有一即可")
    for left, right in permutations(words, 2):
        if _any(rf"{left}.{{1,{APART}}}{right}", texts):
            yield Example(f"{left}＊{right}", f"＊代任何字，至多{APART}个")
            yield Example(f"{left} ~{APART} {right}", f"相隔不超过{APART}个字，先后不论")
            break
    spaced = next((found[0] for text in texts if (found := _SPACED.search(text))), first)
    yield Example(f"“{spaced}”" if spaced != first else f'"{first}"', "引号里的空格、问号等一字不差")


def _any(pattern: str, texts: Iterable[str]) -> bool:
    compiled = re.compile(pattern)
    return any(compiled.search(text) for text in texts)


def _of_limits(word: str, corpus: Corpus) -> Iterator[Example]:
    """Limits to what most of the passages that hold a word have."""
    hits = [passage for passage in corpus.passages if word in passage.text]
    documents = {document.id: document for document in corpus.documents}
    labels = {topic.id: topic.label for topic in corpus.curated.topics}
    years = Counter(dated(documents[passage.doc])[:4] for passage in hits)
    topics = Counter(labels[topic.id] for passage in hits for topic in passage.topics)
    sources = Counter(documents[passage.doc].record.publisher for passage in hits)
    dates = Counter(_span(dated(documents[passage.doc])) for passage in hits)
    kinds = Counter(PASSAGE_KINDS[passage.kind] for passage in hits)
    titles = Counter(_start(documents[passage.doc].record.title) for passage in hits)
    asked = (("年", years), ("日期", dates), ("出版者", sources), ("专题", topics), ("类", kinds), ("文献", titles))
    for field, counts in asked:
        found = next((value for value, _ in counts.most_common() if value), None)
        if found:
            yield Example(f"{word} {field}:{found}", _LIMITS[field])


_LIMITS = {
    "年": "只查这一年的文献；几年写作 2020-2025",
    "日期": "只查这段日子的文献；一头可以不写",
    "出版者": "只查这家的文献",
    "专题": "只查这一专题的段落",
    "类": "只查这一类段落；单写限定也可以",
    "文献": "只查题名里有这些字的文献",
}


def _span(date: str) -> str:
    """The half-year of a date of which the month is known; empty for others."""
    year, _, month = date[:7].partition("-")
    return f"{year}-{'01' if month < '07' else '07'}..{year}-{'06' if month < '07' else '12'}" if month else ""


def _start(title: str) -> str:
    """The first words of a title that need no quotation marks; empty if there are none."""
    found = _NAME.search(title)
    return found[0] if found else ""
