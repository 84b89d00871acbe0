"""An invented corpus of any size: `python -m tests.bench.papers FOLDER DOCUMENTS` writes it, the same every time.

It has what a curated corpus has (raw files, records, topics, entities, glossary, annotations, parallels and a
ledger with every id minted), in proportion to its size.
"""

from __future__ import annotations

import hashlib
import json
import re
import sys
from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

from scripts.corpus.ledger import Event, Ledger
from scripts.corpus.model import Passage
from scripts.corpus.state import Document
from scripts.ledger.file import serialise
from scripts.ledger.ids import mint_id, passage_hash
from scripts.pipeline import run
from scripts.stages.identify import identify
from tests.bench.prose import FORMULAS, Prose

PASSAGES = 25
"""Passages a document has, unless told otherwise."""
VERSION, RELEASED = "1.0.0", "2031-08-01"
PAPERS = ("月牙港日报", "灯塔周刊", "北湾晨报", "白帆渡新闻", "海岛之声")
UNITS = ("人次", "件", "公里", "亩", "吨", "班", "户", "册")
AMOUNT = re.compile(rf"(?<![\d.])(\d+(?:\.\d)?)({'|'.join(UNITS)})")
CORPUS = {
    "id": "synthetic", "title": "北湾旧报", "title_en": "Invented Papers", "description": "为测量而虚构的报纸文字。",
    "description_en": "Invented papers, made for measuring.", "publisher": "北湾旧报编者",
    "contact": "https://example.org/contact", "repository": None, "base_url": "https://example.org/papers/",
    "version": VERSION, "released": RELEASED, "text_rights": "文字均为虚构，可自由使用。",
    "annotation_license": "CC0-1.0",
}  # fmt: skip


def synthesise(folder: Path, documents: int, passages: int = PASSAGES, seed: int = 7) -> Path:
    """Write a corpus of ``documents`` documents of about ``passages`` passages each into an empty folder.

    Returns the folder.
    """
    prose = Prose(seed)
    _write(folder / "corpus.yml", CORPUS)
    for n in range(documents):
        _document(folder, prose, n, passages)
    corpus, _ = run(folder)
    if corpus is None:
        raise RuntimeError("the invented corpus cannot be read")
    _vocabularies(folder, prose, "\n".join(passage.text for passage in corpus.passages))
    _annotate(folder, _mint(folder, corpus.documents, seed))
    return folder


def _write(path: Path, value: Any) -> None:
    """Write a record; JSON is YAML."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(value, ensure_ascii=False, indent=1) + "\n", "utf-8")


def _vocabularies(folder: Path, prose: Prose, text: str) -> None:
    """Twelve topics, forty terms, an entity for every place, body and person in the text."""
    words = [word for word in dict.fromkeys(prose.word() for _ in range(600)) if word in text]
    topics = [
        {"id": f"topic-{n}", "label": words[n], "main": n < 4, "definition": f"讲{words[n]}的段落。",
         "introduction": f"这里收集关于{words[n]}的段落（编者按）。", "keywords": words[n : n + 120 : 12]}
        for n in range(12)
    ]  # fmt: skip
    named = {"place": prose.places, "organisation": prose.bodies, "person": prose.people}
    entities = [
        {"id": f"{kind}-{n}", "type": kind, "name": name, "description": f"{name}，虚构（常识）。"}
        for kind, names in named.items()
        for n, name in enumerate(dict.fromkeys(names))
        if name in text
    ]
    terms = [
        {"id": f"term-{n}", "term": word, "text": f"{word}，虚构的词（常识）。"} for n, word in enumerate(words[-40:])
    ]
    for name, value in {"topics": topics, "entities": entities, "glossary": terms}.items():
        _write(folder / f"{name}.yml", value)


def _paragraphs(prose: Prose, passages: int) -> list[str]:
    """The text of a document below its title: a lead, then sections of prose and lists, and a formula."""
    found = [prose.paragraph(2)]
    while len(found) < passages - 2:
        found.append(prose.heading())
        found += [prose.paragraph(prose.rng.randint(1, 4)) for _ in range(prose.rng.randint(2, 5))]
        found += [f"●{prose.sentence()}" for _ in range(prose.rng.choice([0, 0, 3]))]
    return [*found[: passages - 2], prose.rng.choice(FORMULAS)]


def _document(folder: Path, prose: Prose, n: int, passages: int) -> None:
    title = f"{prose.word()}{prose.heading()}纪事"  # no drawn word may end it: a line that ends in 和 goes on
    raw = "\n\n".join([title, *_paragraphs(prose, passages)]).encode() + b"\n"
    file = f"paper_{n:05d}.txt"
    (folder / "raw").mkdir(exist_ok=True)
    (folder / "raw" / file).write_bytes(raw)
    paper = prose.rng.choice(PAPERS)
    record: dict[str, Any] = {
        "id": f"paper-{n:05d}", "title": title, "subtitle": None, "kind": "article", "publisher": paper,
        "byline": None, "authors": [], "date_published": _day(n), "date_event": None, "date_basis": "stated: 报头",
        "source": {"file": file, "sha256": hashlib.sha256(raw).hexdigest()},
        "rights": {"statement": "虚构文字，可自由使用。"},
    }  # fmt: skip
    _write(folder / "documents" / f"paper-{n:05d}.yml", record)


def _day(n: int) -> str:
    """The day of the n-th document: one every nine days from 2001 on."""
    return (date(2001, 1, 1) + timedelta(days=9 * n % 10_950)).isoformat()


def _mint(folder: Path, documents: Sequence[Document], seed: int) -> tuple[Document, ...]:
    """Give every passage an id, drawn from a seeded generator; return the documents with their ids."""
    rng, taken, events = Random(seed), set[str](), list[Event]()
    for passage in (passage for document in documents for passage in document.passages):
        id = mint_id(rng, taken)
        taken.add(id)
        sha256 = passage_hash(passage.text)
        events.append(Event("mint", RELEASED, VERSION, id, passage.doc, sha256, text=passage.text))
    ledger = Ledger(tuple(events))
    (folder / "anchors.tsv").write_text(serialise(ledger), "utf-8")
    return identify(documents, ledger)[0]


def _annotate(folder: Path, documents: Sequence[Document]) -> None:
    """A figure and an event for every document that has an amount; a parallel for some pairs."""
    quoted = []
    for document in documents:
        found = [(document, one, amount) for one in document.passages if (amount := _amount(one.text))]
        quoted += found[:1]
    counts = Counter(amount[2] for _, _, amount in quoted)
    series = {unit: f"counts-{n}" for n, unit in enumerate(UNITS) if counts[unit] > 1}
    for document, passage, amount in quoted:
        note = _note(passage, amount, document, series.get(amount[2]))
        record = {"doc": document.id, "passages": {passage.id: note}}
        _write(folder / "annotations" / f"{document.id}.yml", record)
    members = [{"passage": passage.id, "quote": amount[0]} for _, passage, amount in quoted]
    _write(folder / "parallels.yml", {"parallels": _parallels(members), "dismissed": []})
    _write(folder / "series.yml", [_series(id, unit) for unit, id in series.items()])


def _series(id: str, unit: str) -> dict[str, str]:
    return {"id": id, "label": f"历年数目（{unit}）", "unit": unit, "description": "各篇的第一个数目。"}


def _amount(text: str) -> re.Match[str] | None:
    """The first amount of a text, if it stands there once."""
    found = AMOUNT.search(text)
    return found if found and text.count(found[0]) == 1 else None


def _note(passage: Passage, amount: re.Match[str], document: Document, series: str | None) -> dict[str, Any]:
    day, title = str(document.record.date_published), document.record.title
    figure = {"quote": amount[0], "number": amount[1], "unit": amount[2], "measure": "数目",
              "period": day[:4], "series": series}  # fmt: skip
    event = {"date": day, "label": title, "quote": amount[0]}
    return {"begins": passage.text[:6], "figures": [figure], "events": [event]}


def _parallels(quoted: Sequence[dict[str, str]]) -> list[dict[str, Any]]:
    """Every tenth pair of neighbours is said to differ."""
    return [
        {
            "id": f"claim-{n}",
            "claim": "数目",
            "relation": "differ",
            "members": list(quoted[n : n + 2]),
            "note": "各写各的。",
        }
        for n in range(0, len(quoted) - 1, 10)
    ]


if __name__ == "__main__":
    print(synthesise(Path(sys.argv[1]), int(sys.argv[2])))
