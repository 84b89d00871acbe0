"""What packs the data of a site once more: the tables as CSV, one database, annotations, and the site as an archive.

Small sites hold their packages. Those of a large one are made from the site itself, wherever there is room for them,
and are the same to the byte as if they stood in it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import BinaryIO

from scripts.corpus.below import files_below
from scripts.publish.formats import packed
from scripts.publish.formats.database import database
from scripts.publish.formats.spreadsheet import spreadsheet
from scripts.publish.formats.tables import COLUMNS, Rows
from scripts.publish.formats.web_annotation import web_annotations
from scripts.publish.offline import offline
from scripts.publish.package import archive
from scripts.web import address, tables

ARCHIVE = address.data(tables.ARCHIVE)


@dataclass(frozen=True)
class Offline(Mapping[str, bytes]):
    """The files of a site as they stand in its archive, each read when it is wanted: a large site fills no memory."""

    folder: Path
    paths: Sequence[str]
    base_url: str

    def __getitem__(self, path: str) -> bytes:
        content = (self.folder / path).read_bytes()
        return offline(content.decode(), self.base_url + ARCHIVE).encode() if path.endswith(".html") else content

    def __iter__(self) -> Iterator[str]:
        return iter(self.paths)

    def __len__(self) -> int:
        return len(self.paths)


def tables_of(rows: Rows, base_url: str) -> dict[str, bytes]:
    """Return the packages of the tables by address: CSV, the database, the annotations."""
    files = {path: content for name in COLUMNS for path, content in csv_of(name, rows).items()}
    files[address.data(tables.DATABASE)] = database(rows)
    return files | {address.data(tables.ANNOTATIONS): web_annotations(rows, base_url)}


def csv_of(table: str, rows: Rows) -> dict[str, bytes]:
    """Return one table as CSV, by address."""
    return {tables.table_file(table, "csv"): spreadsheet(COLUMNS[table], rows[table])}


def rows_in(site: Path) -> Rows:
    """Read the tables of a built site back; raises FileNotFoundError where it has none."""
    return {name: packed.rows_in(site, name) for name in COLUMNS}


def descriptor_of(site: Path) -> Mapping[str, str]:
    """Return what a built site says of itself: its name, version, day and address."""
    told: dict[str, str] = json.loads((site / address.data(tables.DESCRIPTOR)).read_text("utf-8"))
    return told


def write_archive(site: Path, out: BinaryIO) -> None:
    """Write the archive of a built site."""
    told = descriptor_of(site)
    files = Offline(site, sorted(path for path in files_below(site) if path != ARCHIVE), told["homepage"])
    archive(files, f"{told['name']}-{told['version']}", date.fromisoformat(told["created"][:10]), out)
