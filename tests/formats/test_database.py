"""The SQLite database: whole, searchable by words of two characters, answering its own questions."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from scripts.publish.formats.database import PARTS, VIEWS, spaced
from scripts.publish.formats.tables import COLUMNS
from tests.published import rows_of

SEARCH = "SELECT p.id FROM passages_search s JOIN passages p ON p.rowid = s.rowid WHERE passages_search MATCH ?"


@pytest.fixture(params=["built_site", "toy_site"], ids=["real", "toy"])
def site(request: pytest.FixtureRequest) -> Path:
    folder: Path = request.getfixturevalue(request.param)
    return folder


@pytest.fixture
def base(site: Path) -> Iterator[sqlite3.Connection]:
    (file,) = (site / "data").glob("*.sqlite")
    connection = sqlite3.connect(f"file:{file}?mode=ro", uri=True)
    yield connection
    connection.close()


def plain(value: Any) -> Any:
    return json.dumps(value, ensure_ascii=False) if isinstance(value, list | dict) else value


def test_the_file_is_sound(base: sqlite3.Connection) -> None:
    assert base.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


@pytest.mark.parametrize("table", COLUMNS)
def test_every_table_holds_every_row(site: Path, base: sqlite3.Connection, table: str) -> None:
    cursor = base.execute(f'SELECT * FROM "{table}" ORDER BY rowid')
    names = [column[0] for column in cursor.description]
    held = [dict(zip(names, values, strict=True)) for values in cursor.fetchall()]
    assert held == [{name: plain(row[name]) for name in names} for row in rows_of(site, table)]
    apart = set(COLUMNS[table]) - set(names)
    assert apart <= {*PARTS.get(table, {}), "passages"}


def test_a_view_shows_what_the_rows_of_conversions_leave_to_the_texts(base: sqlite3.Connection) -> None:
    rows = base.execute("SELECT offset, source, hant, hant_hk, stock_hant, stock_hant_hk, text FROM conversion_read")
    for offset, source, *forms, text in rows:
        assert source == text[offset]
        assert {len(form) for form in forms} == {1}


def test_lists_stand_in_tables_of_their_own(site: Path, base: sqlite3.Connection) -> None:
    for table, parts in PARTS.items():
        for column, (part, inner) in parts.items():
            wanted = [
                (row["id"], *(held[key] for key in inner)) for row in rows_of(site, table) for held in row[column]
            ]
            assert base.execute(f'SELECT * FROM "{part}" ORDER BY rowid').fetchall() == wanted
    for table, link in (("documents", "document"), ("glossary", "term"), ("topics", "topic"), ("events", "event")):
        pairs = [(row["id"], passage) for row in rows_of(site, table) for passage in row["passages"]]
        assert base.execute(f"SELECT {link}, passage FROM {link}_passages ORDER BY rowid").fetchall() == pairs


def test_words_of_two_characters_are_found_in_every_script(site: Path, base: sqlite3.Connection) -> None:
    passages = rows_of(site, "passages")
    for row in passages[:: max(1, len(passages) // 20)]:
        for field in ("text", "text_hant", "text_hant_hk"):
            word = "".join(row[field].split())[:2]
            if len(word) < 2:
                continue  # withheld: there is nothing to find
            fields = ("text", "text_hant", "text_hant_hk")
            wanted = {p["id"] for p in passages if any(word.lower() in "".join(p[f].split()).lower() for f in fields)}
            assert {id for (id,) in base.execute(SEARCH, (spaced(word),))} == wanted


@pytest.mark.parametrize("view", VIEWS)
def test_views_answer(base: sqlite3.Connection, view: str) -> None:
    assert base.execute(f"SELECT count(*) FROM {view}").fetchone()[0] > 0


def test_text_rebuilt_from_the_database_is_the_published_one(site: Path, base: sqlite3.Connection) -> None:
    query = "SELECT d.document, p.text FROM document_passages d JOIN passages p ON p.id = d.passage ORDER BY d.rowid"
    rebuilt: dict[str, list[str]] = {}
    for doc, text in base.execute(query):
        rebuilt.setdefault(doc, []).append(text)
    for doc, texts in rebuilt.items():
        assert texts == [row["text"] for row in rows_of(site, "passages") if row["doc"] == doc]
