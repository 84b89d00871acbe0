"""All tables as one SQLite database, ready for Datasette: plain tables, views for common questions, full-text search.

FTS5's trigram tokenizer finds no word of two characters (反诈), so the search table holds the characters
parted by spaces, punctuation included, and is asked with phrases: ``"反 诈"``. `spaced` makes one of a query.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from scripts.corpus import editions
from scripts.publish.formats.tables import COLUMNS, Rows

PARTS: dict[str, dict[str, tuple[str, tuple[str, ...]]]] = {
    "passages": {
        "topics": ("passage_topics", ("id", "label", "by")),
    },
    "parallels": {"members": ("parallel_members", ("passage", "quote"))},
    "entities": {"mentions": ("entity_mentions", ("passage", "start", "end"))},
}
"""Lists that become tables of their own: table, column, then the name of the part and its columns."""

_PARENT = {"passages": "passage", "parallels": "parallel", "entities": "entity"}
_LINKS = {"documents": "document", "glossary": "term", "topics": "topic", "events": "event"}
"""Tables whose ``passages`` are a list of ids, and what a row is called in the table that ties the two."""

_FULL_TEXT = """
    CREATE VIRTUAL TABLE passages_search USING fts5(
        characters, content='', tokenize="unicode61 remove_diacritics 0 categories 'L* N* P* S* M* C*'")"""

_DATE_OF = "CASE WHEN d.date_published NOTNULL THEN 'published' WHEN d.date_event NOTNULL THEN 'event' END AS date_of"
"""What the date is that of: of publication, else of the event."""

VIEWS = {
    "passages_read": f"""
        SELECT p.id, p.text, p.kind, d.title, d.publisher, coalesce(d.date_published, d.date_event) AS date,
               {_DATE_OF}, p.url
        FROM passages p JOIN documents d ON d.id = p.doc ORDER BY date, p.doc, p.n""",
    "figures_read": f"""
        SELECT f.id, f.measure, f.number, f.number_max, f.unit, f.qualifier, f.period, f.comparison, f.quote,
               d.title, coalesce(d.date_published, d.date_event) AS date, {_DATE_OF}, p.url
        FROM figures f JOIN passages p ON p.id = f.passage JOIN documents d ON d.id = p.doc""",
    "topics_by_year": f"""
        SELECT t.label, substr(coalesce(d.date_published, d.date_event), 1, 4) AS year, {_DATE_OF},
               count(*) AS passages, sum(length(p.text)) AS characters
        FROM passage_topics t JOIN passages p ON p.id = t.passage JOIN documents d ON d.id = p.doc
        GROUP BY t.label, year, date_of ORDER BY t.label, year, date_of""",
    "entities_by_document": """
        SELECT e.name, e.type, d.title, count(*) AS mentions
        FROM entity_mentions m JOIN entities e ON e.id = m.entity
        JOIN passages p ON p.id = m.passage JOIN documents d ON d.id = p.doc GROUP BY e.id, d.id""",
    "conversion_read": """
        SELECT c.passage, c.offset, substr(p.text, c.offset + 1, 1) AS source,
               substr(p.text_hant, c.offset + 1, 1) AS hant, substr(p.text_hant_hk, c.offset + 1, 1) AS hant_hk,
               c.rule, c.by, c.stock_hant, c.stock_hant_hk, p.text
        FROM conversion c JOIN passages p ON p.id = c.passage""",
    "parallels_read": f"""
        SELECT r.id, r.relation, r.claim, m.quote, d.title, coalesce(d.date_published, d.date_event) AS date,
               {_DATE_OF}, p.url
        FROM parallel_members m JOIN parallels r ON r.id = m.parallel
        JOIN passages p ON p.id = m.passage JOIN documents d ON d.id = p.doc ORDER BY r.id, date""",
}
"""Views that answer common questions, by name."""


def spaced(text: str) -> str:
    """Return a text as a phrase of the full-text search: its characters, spaces left out, parted by spaces."""
    return '"' + " ".join(char.replace('"', '""') for char in text if not char.isspace()) + '"'


def _value(value: Any) -> Any:
    return json.dumps(value, ensure_ascii=False) if isinstance(value, list | tuple | dict) else value


def _fill(base: sqlite3.Connection, table: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Make a table and fill it; columns that hold the id of a passage or a document are indexed."""
    base.execute(f'CREATE TABLE "{table}" ({", ".join(map(_column, columns))})')
    marks = ", ".join("?" * len(columns))
    base.executemany(f'INSERT INTO "{table}" VALUES ({marks})', ([_value(value) for value in row] for row in rows))
    for column in sorted({"passage", "doc"}.intersection(columns)):
        base.execute(f'CREATE INDEX "{table}_{column}" ON "{table}" ("{column}")')


def _column(name: str) -> str:
    return '"id" PRIMARY KEY' if name == "id" else f'"{name}"'


def _add_table(
    base: sqlite3.Connection, name: str, columns: Sequence[str], rows: Collection[Mapping[str, Any]]
) -> None:
    """Add a table of the contract; its lists become tables of their own."""
    parts = PARTS.get(name, {})
    apart = {*parts, "passages"} if name in _LINKS else set(parts)
    plain = [column for column in columns if column not in apart]
    _fill(base, name, plain, ([row[column] for column in plain] for row in rows))
    for column, (table, inner) in parts.items():
        renamed = ["topic" if key == "id" else key for key in inner]
        held = ([row["id"], *(part[key] for key in inner)] for row in rows for part in row[column])
        _fill(base, table, [_PARENT[name], *renamed], held)
    if name in _LINKS:
        tied = ([row["id"], passage, n] for row in rows for n, passage in enumerate(row["passages"], start=1))
        _fill(base, f"{_LINKS[name]}_passages", [_LINKS[name], "passage", "n"], tied)


def _add_search(base: sqlite3.Connection, passages: Iterable[Mapping[str, Any]]) -> None:
    """Add the full-text search over the text of passages in every script; its rowid is that of `passages`."""
    base.execute(_FULL_TEXT)
    for rowid, row in enumerate(passages, start=1):
        texts = dict.fromkeys(row[column] for column in editions.COLUMNS.values())
        characters = " \u241e ".join(" ".join(char for char in text if not char.isspace()) for text in texts)
        base.execute("INSERT INTO passages_search (rowid, characters) VALUES (?, ?)", (rowid, characters))


def database(rows: Rows) -> bytes:
    """Return the database as bytes.

    The same rows give the same bytes with the same release of SQLite.
    """
    base = sqlite3.connect(":memory:")
    try:
        for name, columns in COLUMNS.items():
            _add_table(base, name, columns, rows[name])
        _add_search(base, rows["passages"])
        for name, query in VIEWS.items():
            base.execute(f"CREATE VIEW {name} AS {query}")
        base.commit()
        base.execute("VACUUM")
        return base.serialize()
    finally:
        base.close()
