"""The published passages as data: one row for each live id, in the right place, with the right text."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from scripts.corpus.editions import COLUMNS
from scripts.corpus.ledger import Ledger, Live
from scripts.corpus.model import Problem
from scripts.gate.built import DATA_FILE, DOCUMENTS_FILE, Built
from scripts.ledger.ids import passage_hash

Row = Mapping[str, Any]
"""The field of a row that holds the text of a script."""
_NEEDED: Mapping[str, type] = {"id": str, "doc": str, "n": int, "url": str, **dict.fromkeys(COLUMNS.values(), str)}


def read_rows(site: Built) -> tuple[dict[str, Row], list[Problem]]:
    """The rows of ``data/passages.jsonl`` by id, in the order of the file, and faults GA30 and GA33."""
    if site.data is None:
        return {}, [Problem(DATA_FILE, 1, "GA30", "文件不存在")]
    rows: dict[str, Row] = {}
    problems = []
    for number, line in enumerate(BytesIO(site.data), start=1):
        row = _object(line, _NEEDED) if line != b"\n" else None
        if line != b"\n" and row is None:
            problems.append(Problem(DATA_FILE, number, "GA30", "此行读不出，或缺少必有的字段"))
        elif row is not None and row["id"] in rows:
            problems.append(Problem(DATA_FILE, number, "GA33", f"编号 {row['id']} 出现两次"))
        elif row is not None:
            rows[row["id"]] = row
    return rows, problems


@dataclass(frozen=True)
class Documents:
    """What the data say of documents: the script of each, and which are not published whole."""

    languages: Mapping[str, str]
    closed: frozenset[str]

    def withheld(self, ledger: Ledger) -> frozenset[str]:
        """Ids that stand, or ended, in a document which is not published whole, with a blank text in the ledger."""
        last = {event.id: event.doc for event in ledger.events}
        blank = {event.id for event in ledger.events if event.event in ("mint", "amend") and not event.text}
        return frozenset(id for id in blank if last[id] in self.closed)


def read_documents(site: Built) -> tuple[Documents, list[Problem]]:
    """The documents of ``data/documents.jsonl``; faults GA38."""
    if site.documents is None:
        return Documents({}, frozenset()), [Problem(DOCUMENTS_FILE, 1, "GA38", "文件不存在")]
    rows: list[Row] = []
    problems = []
    for number, line in enumerate((line for line in BytesIO(site.documents) if line != b"\n"), start=1):
        row = _object(line, {"id": str, "language": str, "publish": str})
        if row is None or row["language"] not in COLUMNS:
            problems.append(Problem(DOCUMENTS_FILE, number, "GA38", "此行读不出，或没有编号和文字"))
        else:
            rows.append(row)
    closed = frozenset(row["id"] for row in rows if row["publish"] != "full")
    return Documents({row["id"]: row["language"] for row in rows}, closed), problems


def check_rows(
    site: Built, rows: Mapping[str, Row], live: Mapping[str, Live], withheld: frozenset[str] = frozenset()
) -> Iterator[Problem]:
    """Faults GA31 to GA37 of the rows against the ledger; GA21 where a conversion changed the length.

    The text of a ``withheld`` id cannot be held against its hash.
    """
    if site.data is None:
        return
    for id in live.keys() - rows.keys():
        yield Problem(DATA_FILE, 1, "GA31", f"编号 {id} 没有行")
    last: Counter[str] = Counter()
    for number, (id, row) in enumerate(rows.items(), start=1):
        for code, message in _check_row(row, live.get(id), site.base_url, id in withheld):
            yield Problem(DATA_FILE, number, code, message)
        if row["n"] <= last[row["doc"]]:
            yield Problem(DATA_FILE, number, "GA37", f"编号 {id} 的序号 {row['n']} 不大于前一行")
        last[row["doc"]] = max(last[row["doc"]], row["n"])


def _check_row(row: Row, live: Live | None, base_url: str, withheld: bool) -> Iterator[tuple[str, str]]:
    id, doc = row["id"], row["doc"]
    if live is None:
        yield "GA32", f"编号 {id} 不在用"
        return
    if doc != live.doc:
        yield "GA34", f"编号 {id} 的文献写作 {doc}，台账里是 {live.doc}"
    if passage_hash(row["text"]) != live.sha256 and not withheld:
        yield "GA35", f"编号 {id} 的文字与台账不符"
    if row["url"].removeprefix(base_url) != f"d/{doc}/#{id}":
        yield "GA36", f"编号 {id} 的地址是 {row['url']}"
    for field in COLUMNS.values():
        if len(row[field]) != len(row["text"]):
            yield "GA21", f"编号 {id} 的 {field} 有 {len(row[field])} 字，原文 {len(row['text'])} 字"


def _object(line: bytes, needed: Mapping[str, type]) -> Row | None:
    """The fields that are needed of the JSON object on a line, if it has them, of the types that are needed."""
    try:
        row = json.loads(line.decode())
    except ValueError:
        return None
    sound = isinstance(row, dict) and all(isinstance(row.get(field), kind) for field, kind in needed.items())
    return {field: row[field] for field in needed} if sound else None
