"""The open data of a corpus: every table and document in every format, and the descriptions of them all."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import escape

from scripts.corpus import filing
from scripts.corpus.records import CorpusRecord
from scripts.corpus.state import Corpus
from scripts.ledger.file import serialise
from scripts.publish.data import data_files
from scripts.publish.formats.assistants import assistant_files
from scripts.publish.formats.datasets import DataFile, croissant, ro_crate, schema_org
from scripts.publish.formats.dts import dts_service
from scripts.publish.formats.packed import first_lines
from scripts.publish.formats.passage_files import passage_files
from scripts.publish.formats.tables import Table
from scripts.publish.package import ASIDE, checksums, descriptor, media_type
from scripts.publish.packages import csv_of, tables_of
from scripts.web import address, tables
from scripts.web.formats import FORMATS

BELOW = address.data("")
_PLACEHOLDER = re.compile(r"⟦(size|digest|preview|example):([\w./-]+)⟧")
_DATASET = "⟦dataset⟧"
PREVIEWED, SHORT = 3, 40
"""So many rows of a table are shown, and so many characters of a cell."""


def _described(files: Mapping[str, bytes]) -> list[DataFile]:
    """The files below ``data/`` that descriptions name, in order."""
    named = (path for path in sorted(files) if path.startswith(BELOW) and not path.startswith(ASIDE))
    return [
        DataFile.of(name, tables.meaning_of(name), media_type(path), files[path])
        for path, name in ((path, path.removeprefix(BELOW)) for path in named)
    ]


def open_data(
    corpus: Corpus,
    rows: Mapping[str, Table],
    documents: Mapping[str, bytes],
    cite: Callable[[str], Mapping[str, str]],
) -> dict[str, bytes]:
    """Return every data file by address.

    ``rows`` are those of the contract, ``documents`` the files of single documents by address, and
    ``cite`` gives the citations of a passage by style.
    """
    record = corpus.curated.corpus
    tei = next(form for form in FORMATS if form.folder == "tei")
    teis = {document.id: documents[tei.address(document.id)] for document in corpus.documents}
    packages = csv_of(tables.ONE_CSV, rows) if corpus.large else tables_of(rows, record.base_url)
    files = data_files(rows, corpus.large) | dict(documents) | packages
    files[address.data(filing.LEDGER)] = serialise(corpus.ledger).encode()
    files |= dts_service(record, rows, teis, corpus.large) | assistant_files(record, rows, corpus.large)
    files |= passage_files(rows, corpus.ledger, None if corpus.large else cite)
    return files | _descriptions(files, record, corpus.large)


def _descriptions(files: Mapping[str, bytes], record: CorpusRecord, large: bool) -> dict[str, bytes]:
    """What describes the files; each is described by those that come after it.

    Those of a ``large`` corpus name the folders with a file of every document, and the checksums the files.
    """
    below = {path: content for path, content in files.items() if path.startswith(BELOW)}
    named = {path: content for path, content in below.items() if not large or "/" not in path.removeprefix(BELOW)}
    made = {address.data(tables.DESCRIPTOR): descriptor(named, record)}
    described = _described(named)
    made[address.data(tables.CRATE)] = ro_crate(record, described, _folders(below.keys() - named.keys()))
    made[address.data(tables.CROISSANT)] = croissant(record, described)
    return made | {address.data(tables.CHECKSUMS): checksums(below | made)}


def _folders(paths: Iterable[str]) -> dict[str, str]:
    """The folders of files that are not named one by one, each with what one of its files is."""
    held = (path.removeprefix(BELOW) for path in sorted(paths) if not path.startswith(ASIDE))
    return {f"{name.partition('/')[0]}/": tables.meaning_of(name) for name in held}


@dataclass(frozen=True)
class Told:
    """What the data page says of the finished files: what each is, and the first rows of every table."""

    files: tuple[DataFile, ...]
    rows: Mapping[str, Sequence[str]]


def told_of(files: Mapping[str, bytes], large: bool) -> Told:
    """Take out of the finished files what the data page says of them."""
    held = {table.name: files[address.data(tables.lines_name(table.name, large))] for table in tables.TABLES}
    return Told(tuple(_described(files)), {name: first_lines(content, PREVIEWED) for name, content in held.items()})


def completed(page: str, told: Told, record: CorpusRecord, large: bool) -> str:
    """Fill into the built data page what only the finished files tell.

    Sizes and digests of files, a preview and an example row of each table, and the schema.org Dataset; that of a
    large corpus does not name the files of every document.
    """
    known = {file.path: file for file in told.files}
    makers: dict[str, Callable[[str], str]] = {
        "size": lambda name: readable(known[name].size),
        "digest": lambda name: known[name].sha256,
        "preview": lambda name: _preview(name, told.rows[name]),
        "example": lambda name: "".join(str(escape(row)) for row in told.rows[name][:1]),
    }
    named = [file for file in told.files if not large or "/" not in file.path]
    dataset = json.dumps(schema_org(record, named), ensure_ascii=False).replace("<", "\\u003c")
    return _PLACEHOLDER.sub(lambda found: makers[found[1]](found[2]), page).replace(_DATASET, dataset)


def _preview(name: str, lines: Sequence[str]) -> str:
    """The body of a table's preview: its first rows, long cells cut."""
    columns = next(table.preview for table in tables.TABLES if table.name == name)
    rows = [json.loads(line) for line in lines]
    return "".join("<tr>" + "".join(f"<td>{_cell(row[column])}</td>" for column in columns) + "</tr>" for row in rows)


def _cell(value: object) -> str:
    text = "" if value is None else str(value)
    return str(escape(text if len(text) <= SHORT else f"{text[:SHORT]}…"))


def readable(size: int) -> str:
    """Return a number of bytes as people read it: 812 B, 14 kB, 1.2 MB (decimal)."""
    if size < 1000:
        return f"{size} B"
    if size < 1_000_000:
        return f"{size / 1000:.0f} kB"
    return f"{size / 1_000_000:.1f} MB"
