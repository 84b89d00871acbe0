"""What a reader asks of each tool, drawn from the passages of a corpus, so that every question has an answer."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from random import Random
from typing import Any
from urllib.parse import quote

Row = Mapping[str, Any]
Rows = Sequence[Row]
TIMES = 3
"""Questions of each kind."""
WORDS = re.compile(r"[\u4e00-\u9fff]+")
KEPT, PASTED = 12, 8
"""Passages in a notebook; sentences of an article that is checked."""
LINE, FIGURE, TABLE = ".search-lines li a", ".counts-figures[data-state=done] svg", ".counts-figures tbody tr"


@dataclass(frozen=True)
class Visit:
    """A page with what is asked in its address, and what on it is the first answer.

    `pasted` is put into the page's field and sent; `kept` is what the browser has of the notebook.
    """

    address: str
    shown: str
    pasted: str = ""
    kept: str = ""


def cuts(passages: Rows, rng: Random, length: int) -> Iterator[tuple[Row, str]]:
    """Stretches of so many Chinese characters without any other between, each with its passage."""
    while True:
        row = rng.choice(passages)
        start = rng.randrange(len(row["text"]))
        found = row["text"][start : start + length]
        if len(found) == length and WORDS.fullmatch(found):
            yield row, found


def _searched(query: str) -> Visit:
    return Visit(f"search/?q={quote(query)}", LINE)


def _counted(*queries: str, by: str = "year") -> Visit:
    return Visit(f"counts/?{'&'.join(f'q={quote(query)}' for query in queries)}&by={by}", FIGURE)


Maker = Callable[[Rows, Rows, Random], Visit]


def _word(passages: Rows, rng: Random) -> str:
    return next(cuts(passages, rng, 2))[1]


def _shaped(length: int, query: Callable[[str], str]) -> Maker:
    """Ask the search for what is made of a stretch of text of this length."""
    return lambda passages, _, rng: _searched(query(next(cuts(passages, rng, length))[1]))


def _slip(passages: Rows, _: Rows, rng: Random) -> Visit:
    found = next(cuts(passages, rng, 6))[1]
    return Visit(f"search/?q={quote(found[:3] + '㐀' + found[4:])}", ".search-others button")


def _year(passages: Rows, documents: Rows, rng: Random) -> Visit:
    row, found = next(cuts(passages, rng, 2))
    return _searched(f"{found} 年:{_dated(row, documents)[:4]}")


def _dated(row: Row, documents: Rows) -> str:
    (document,) = (document for document in documents if document["id"] == row["doc"])
    return str(document["date_published"] or document["date_event"])


def _limits(passages: Rows, documents: Rows, rng: Random) -> Visit:
    row = rng.choice([row for row in passages if row["topics"]])
    topic = row["topics"][0]["label"]
    return _searched(f"专题:{topic} 日期:{_dated(row, documents)[:4]}")


def commonest(passages: Rows, length: int) -> str:
    """The string of so many Chinese characters that stands in most passages; of several the last by code point."""
    counts: Counter[str] = Counter()
    for row in passages:
        text = row["text"]
        found = {text[start : start + length] for start in range(len(text) - length + 1)}
        counts.update(string for string in found if WORDS.fullmatch(string))
    return max(counts, key=lambda string: (counts[string], string))


def _article(passages: Rows, _: Rows, rng: Random) -> Visit:
    texts = [row["text"] for row in rng.sample([row for row in passages if len(row["text"]) > 20], PASTED)]
    changed = [text if n % 2 else text[:8] + text[12:] for n, text in enumerate(texts)]
    return Visit("verify/", ".verify-results article", "\n".join(changed))


def _quotation(passages: Rows, _: Rows, rng: Random) -> Visit:
    found = next(cuts(passages, rng, 9))[1]
    return Visit("verify/", ".verify-results article", found)


def _notebook(passages: Rows, _: Rows, rng: Random) -> Visit:
    kept = [
        {"id": row["id"], "place": row["id"], "doc": row["doc"], "title": "", "quote": row["text"], "citations": {}}
        for row in rng.sample(passages, KEPT)
    ]
    return Visit("notebook/", "#notebook[data-state=judged] .notebook-list > li", kept=json.dumps(kept))


def _key(_: Rows, documents: Rows, rng: Random) -> Visit:
    return Visit(f"words/?list=key&part={quote('doc:' + rng.choice(documents)['id'])}", TABLE)


def _topic(passages: Rows, _: Rows, rng: Random) -> Visit:
    row = rng.choice([row for row in passages if row["topics"]])
    return Visit(f"words/?list=key&part=topic:{row['topics'][0]['id']}", TABLE)


def _asked_of_words(asked: str) -> Maker:
    return lambda rows, _, rng: Visit(f"words/?{asked}={quote(_word(rows, rng))}", TABLE)


MAKERS: Mapping[str, Maker] = {
    "search: a word": lambda rows, _, rng: _searched(_word(rows, rng)),
    "search: the commonest character": lambda rows, _, rng: _searched(commonest(rows, 1)),
    "search: wildcard, one character": _shaped(5, lambda found: f"{found[:2]}？{found[3:]}"),
    "search: wildcard, up to ten": _shaped(8, lambda found: f"{found[:2]}＊{found[6:]}"),
    "search: wildcard between single characters": _shaped(3, lambda found: f"{found[0]}？{found[2]}"),
    "search: alternatives": lambda rows, _, rng: _searched(f"{_word(rows, rng)}|{_word(rows, rng)}"),
    "search: phrase": _shaped(4, lambda found: f'"{found}"'),
    "search: nearness": _shaped(7, lambda found: f"{found[:2]} ~10 {found[5:]}"),
    "search: word and year": _year,
    "search: topic and date": _limits,
    "search: nothing found, the like offered": _slip,
    "counts: a word": lambda rows, _, rng: _counted(_word(rows, rng)),
    "counts: two words, by topic": lambda rows, _, rng: _counted(_word(rows, rng), _word(rows, rng), by="topic"),
    "counts: the commonest word": lambda rows, _, rng: _counted(commonest(rows, 2)),
    "counts: the commonest character": lambda rows, _, rng: _counted(commonest(rows, 1)),
    "verify: a quotation": _quotation,
    "verify: an article": _article,
    "notebook: twelve passages judged": _notebook,
    "words: the list": lambda rows, _, rng: Visit("words/?list=words", TABLE),
    "words: keyness of a document": _key,
    "words: keyness of a topic": _topic,
    "words: any word": _asked_of_words("list=words&only"),
    "words: any word in every part": _asked_of_words("list=where&q"),
    "words: collocates": _asked_of_words("list=beside&q"),
    "words: collocates of the commonest word": lambda rows, _, rng: Visit(
        f"words/?list=beside&q={quote(commonest(rows, 2))}", TABLE
    ),
}
"""The kinds of questions, by the tool and what is asked of it."""


def visits(passages: Rows, documents: Rows, seed: int = 21) -> dict[str, list[Visit]]:
    """Some visits of each kind, the same every time; those that ask the same as another left out."""
    rng = Random(seed)
    return {
        kind: list(dict.fromkeys(make(passages, documents, rng) for _ in range(TIMES))) for kind, make in MAKERS.items()
    }
