"""What is this id? One JSON file a passage, for programs; in a large corpus one file a shelf, compressed.

``i/<first two>/<id>.json`` stands beside the page that answers people. Ids that have ended answer too,
with their history and successors. In a large corpus an answer says where the passage stands, and its history: what
it says, what is annotated on it, and how it is spelled and cited, is there and in the tables.
"""

from __future__ import annotations

import gzip
import json
from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from scripts.corpus.ledger import Event, Ledger
from scripts.publish.formats.tables import Rows
from scripts.web.tables import PACKED

SHELF = f"passages.json{PACKED}"
"""The name of such a file beside the page of its shelf."""
BRIEF = ("doc", "n", "kind", "url")
"""What an answer of a large corpus takes from the row of a passage."""


def _history(events: Iterable[Event]) -> list[dict[str, Any]]:
    """The ledger's lines of one id; the text of a line is left out, its hash stays."""
    return [
        {"event": e.event, "date": e.date, "version": e.version, "doc": e.doc, "sha256": e.sha256 or None}
        | {"to": list(e.to), "reason": e.reason or None}
        for e in events
    ]


def _by_passage(rows: Iterable[Mapping[str, Any]]) -> Mapping[str, list[Mapping[str, Any]]]:
    found: defaultdict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for row in rows:
        found[row["passage"]].append(row)
    return found


class _Annotations:
    """What is annotated on each passage, looked up once."""

    def __init__(self, rows: Rows) -> None:
        self.figures = _by_passage(rows["figures"])
        self.mentions = _by_passage(
            [{"entity": e["id"], "name": e["name"], **m} for e in rows["entities"] for m in e["mentions"]]
        )
        self.parallels = _by_passage(
            [{"id": p["id"], "relation": p["relation"], **m} for p in rows["parallels"] for m in p["members"]]
        )

    def of(self, id: str) -> dict[str, Any]:
        """Figures, mentions and parallels of a passage; its own id is not repeated."""
        held = {"figures": self.figures, "mentions": self.mentions, "parallels": self.parallels}
        return {
            name: [{key: value for key, value in row.items() if key != "passage"} for row in found.get(id, ())]
            for name, found in held.items()
        }


def _shelf(id: str) -> str:
    return f"i/{id[:2]}/"


def passage_files(rows: Rows, ledger: Ledger, cite: Callable[[str], Mapping[str, str]] | None) -> dict[str, bytes]:
    """Return the files by path; ``cite`` gives the citations of a living passage, by style.

    Where it is None the corpus is large: one file holds the brief answers of all ids that share two characters.
    """
    events: defaultdict[str, list[Event]] = defaultdict(list)
    for event in ledger.events:
        events[event.id].append(event)
    if cite is None:
        return dict(_by_shelf(rows, events))
    annotations, passages = _Annotations(rows), {row["id"]: row for row in rows["passages"]}
    found: dict[str, bytes] = {}
    for id, lines in sorted(events.items()):
        answer = _state(id, passages, lines)
        if live := passages.get(id):
            answer |= {key: value for key, value in live.items() if key != "id"} | annotations.of(id)
            answer["citation"] = dict(cite(id))
        found[f"{_shelf(id)}{id}.json"] = _json(answer | {"history": _history(lines)})
    return found


def _state(id: str, passages: Container[str], lines: Sequence[Event]) -> dict[str, Any]:
    return {"id": id, "status": "live" if id in passages else lines[-1].event}


def _by_shelf(rows: Rows, events: Mapping[str, Sequence[Event]]) -> Iterator[tuple[str, bytes]]:
    """Yield one file a shelf, an answer a line; of its history without what is empty."""
    passages = {row["id"]: {key: row[key] for key in BRIEF} for row in rows["passages"]}
    for shelf, ids in groupby(sorted(events), _shelf):
        held = {id: _state(id, passages, events[id]) | passages.get(id, {}) for id in ids}
        for id, answer in held.items():
            brief = ({name: value for name, value in line.items() if value} for line in _history(events[id]))
            answer["history"] = list(brief)
        yield f"{shelf}{SHELF}", gzip.compress(_lines(held), mtime=0)


def _lines(held: Mapping[str, Any]) -> bytes:
    """An object with a member a line, without white space else."""
    members = (f'"{id}":{json.dumps(value, ensure_ascii=False, separators=(",", ":"))}' for id, value in held.items())
    return ("{\n" + ",\n".join(members) + "\n}\n").encode()


def _json(value: Mapping[str, Any]) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()
