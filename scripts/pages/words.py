"""The page of words and characters: the lists, and what the browser counts by them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple
from urllib.parse import urlencode

from markupsafe import Markup

from scripts.corpus.records import CorpusRecord
from scripts.corpus.state import Corpus
from scripts.pages.examples import telling_words
from scripts.pages.parts.render import Head, Page, render
from scripts.pages.parts.shelf import Shelf, dated
from scripts.words.listing import BOUND, FREE, LEAST, LONGEST, Listing, shown
from scripts.words.of_corpus import listing_of

ADDRESS = "words/"
NEEDED = (
    "elements",
    "fold",
    "passages",
    "query",
    "facets",
    "seek",
    "occurrences",
    "measures",
    "wordtables",
    "wordsbeside",
    "words",
)
"""The scripts of the page, below ``search/``."""
HEAD = Head(
    "字词",
    "常用的字，依统计成词的字串，一部分与其余相比的特征词，任一词的分布与搭配。",
    "search/",
    styles=("search", "counts"),
    scripts=tuple(f"search/{name}" for name in NEEDED),
)


class Question(NamedTuple):
    """What can be asked of the page: as its address has it, and in words.

    Of the words it says which fields they go into: addresses are not converted, and texts are.
    """

    address: str
    says: Markup


def words_page(shelf: Shelf) -> Page:
    """Return the page of characters and words."""
    corpus = shelf.corpus
    context = words_context(listing_of(corpus), corpus.curated.corpus, tuple(_questions(corpus)))
    return Page(render("words.html", ADDRESS, HEAD, context), "corpus.yml")


def words_context(found: Listing, corpus: CorpusRecord, questions: Sequence[Question] = ()) -> dict[str, Any]:
    """Return what the template of the page gets."""
    words, characters = shown(found)
    return {
        "questions": questions,
        "found": found,
        "words": words,
        "characters": characters,
        "rate": lambda entry: f"{entry.count / found.size * 10_000:.2f}",
        "limits": {"least": LEAST, "free": FREE, "bound": BOUND, "longest": LONGEST},
        "corpus": corpus,
    }


def _questions(corpus: Corpus) -> Iterator[Question]:
    """Yield a question of each kind, about the largest parts and the most telling words of a corpus."""
    yield from _of_parts(corpus)
    words = telling_words(corpus)
    for word in words[:1]:
        asked = _put("q", word)
        yield _question(_says("{}在哪里多", asked), list="where", q=word)
        yield _question(_says("{}左右十字之内常有什么", asked), list="beside", q=word, left=10, right=10)
        yield _question(_says("{}后面三字之内，按 MI 排", asked), list="beside", q=word, left=0, right=3, measure="mi")
    if len(words) > 1:
        both = (_put("only", word) for word in words[:2])
        yield _question(_says("{}与{}各有多少", *both), list="words", only=" ".join(words[:2]))


def _of_parts(corpus: Corpus) -> Iterator[Question]:
    """Yield what asks for the words of a topic and of a year, if there is anything besides."""
    labels = {topic.id: topic.label for topic in corpus.curated.topics}
    topics = Counter(topic.id for passage in corpus.passages for topic in passage.topics)
    years = Counter(dated(document)[:4] for document in corpus.documents if dated(document))
    for topic, count in topics.most_common(1):
        if count < len(corpus.passages):
            yield _question(_says("专题“{}”比别处多用的词", labels[topic]), list="key", part=f"topic:{topic}")
    for year, count in years.most_common(1):
        if count < len(corpus.documents):
            yield _question(_says("{} 年比别的年份多用的词", year), list="key", part=f"year:{year}")


def _says(words: str, *values: str) -> Markup:
    return Markup(words).format(*values)


def _put(field: str, word: str) -> Markup:
    return Markup('“<span data-field="{}">{}</span>”').format(field, word)


def _question(says: Markup, **asked: str | int) -> Question:
    return Question(f"?{urlencode(asked)}", says)
