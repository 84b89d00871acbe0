"""What describes and bundles the data: the Frictionless descriptor, checksums, the whole site as a zip."""

from __future__ import annotations

import hashlib
import json
import posixpath
import zipfile
from collections.abc import Mapping
from datetime import date
from typing import Any, BinaryIO

from scripts.cite.styles import FILE_STYLES
from scripts.corpus import filing
from scripts.corpus.records import CorpusRecord
from scripts.ledger.file import COLUMNS
from scripts.publish.rows import FILES
from scripts.web import address
from scripts.web.formats import FORMATS
from scripts.web.tables import PACKED

MEDIA_TYPES = {
    ".jsonl": "application/jsonl",
    ".csv": "text/csv",
    ".tsv": "text/tab-separated-values",
    ".txt": "text/plain",
    ".json": "application/json",
    ".jsonld": "application/ld+json",
    ".md": "text/markdown",
    ".sqlite": "application/vnd.sqlite3",
    PACKED: "application/gzip",
    **{f".{style.extension}": style.mime for style in FILE_STYLES},
}
"""By suffix; files of a format of documents have its own."""

UNUSED = "\x1f"
"""A character that stands in no text: the ledger quotes nothing, but readers want a quotation mark."""

REFERENCES = {
    "passages": {"doc": "documents"},
    "accounting": {"passage": "passages", "duplicate_of": "passages"},
    "figures": {"passage": "passages"},
    "words": {"first": "passages"},
    "characters": {"first": "passages"},
}
"""Columns that hold ids of another table."""

ASIDE = ("data/schemas/", "data/dts/")
"""Below them lie descriptions of the data and answers made of them, which are no data themselves."""

ESCAPES = "UTF-8 with a byte order mark; an apostrophe at the beginning of a cell is not part of it (spreadsheets)"


def _type(described: Mapping[str, Any]) -> str:
    """Return the type of a Table Schema for a property of a JSON Schema."""
    choices = [choice for choice in described.get("anyOf", [described]) if choice.get("type") != "null"]
    return "object" if "$ref" in choices[0] else str(choices[0]["type"])


def table_schema(name: str) -> dict[str, Any]:
    """Return the Table Schema (https://datapackage.org/standard/table-schema/) of a table of the contract."""
    properties = FILES[name].model_json_schema()["properties"]
    schema: dict[str, Any] = {"fields": [{"name": key, "type": _type(told)} for key, told in properties.items()]}
    if "id" in properties:
        schema["primaryKey"] = ["id"]
    if name in REFERENCES:
        schema["foreignKeys"] = [
            {"fields": [column], "reference": {"resource": f"{table}-jsonl", "fields": ["id"]}}
            for column, table in REFERENCES[name].items()
        ]
    return schema


def _table(path: str) -> dict[str, Any]:
    """Return what makes a resource a table: its schema, and how the ledger sets its columns apart."""
    stem, extension = posixpath.splitext(path)
    if path == filing.LEDGER:
        columns = [{"name": name, "type": "string"} for name in COLUMNS]
        dialect = {"delimiter": "\t", "quoteChar": UNUSED}
        return {"type": "table", "schema": {"fields": columns}, "dialect": dialect}
    if stem not in FILES:
        return {}
    told: dict[str, Any] = {"type": "table", "schema": table_schema(stem)}
    if extension == ".jsonl":  # there, null says that nothing is known, and an empty text is an empty text
        told["schema"] |= {"missingValues": []}
    return told | ({"jsonSchema": f"schemas/{stem}.schema.json"} if extension == ".jsonl" else {})


def media_type(path: str) -> str:
    """Return the media type of a data file by its address."""
    folder, suffix = posixpath.split(path)[0], posixpath.splitext(path)[1]
    own = {address.data(form.folder): form.media_type for form in FORMATS}
    return own.get(folder) or MEDIA_TYPES.get(suffix, "application/octet-stream")


def _resource(path: str, content: bytes) -> dict[str, Any]:
    """Describe one file as a Data Resource (https://datapackage.org/standard/data-resource/)."""
    below = path.removeprefix("data/")
    plain = below.removesuffix(PACKED)
    extension = posixpath.splitext(plain)[1]
    return (
        {
            "name": plain.lower().replace("/", "-").replace(".", "-").replace("_", "-"),
            "path": below,
            "format": extension.removeprefix("."),
            "mediatype": media_type(path),
            "bytes": len(content),
            "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        }
        | _table(plain)
        | ({"compression": PACKED.removeprefix(".")} if below != plain else {})
        | _written(extension)
    )


def _written(extension: str) -> dict[str, Any]:
    """Return how the characters of a file are written; a database has a way of its own."""
    if extension == ".csv":
        return {"encoding": "utf-8-sig", "description": ESCAPES}
    return {} if extension == ".sqlite" else {"encoding": "utf-8"}


def descriptor(files: Mapping[str, bytes], corpus: CorpusRecord) -> bytes:
    """Return `datapackage.json` (https://datapackage.org/) for the files below ``data/``."""
    package = {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": corpus.id,
        "title": f"{corpus.title} · {corpus.title_en}",
        "description": corpus.description_en,
        "version": corpus.version,
        "created": f"{corpus.released.isoformat()}T00:00:00Z",
        "homepage": corpus.base_url,
        "licenses": [
            {"name": corpus.annotation_license, "title": "annotations and metadata; texts: see documents.jsonl"}
        ],
        "contributors": [{"title": corpus.publisher, "roles": ["publisher"]}],
        "resources": [_resource(path, files[path]) for path in sorted(files) if not path.startswith(ASIDE)],
    }
    return (json.dumps(package, ensure_ascii=False, indent=2) + "\n").encode()


def checksums(files: Mapping[str, bytes]) -> bytes:
    """Return SHA-256 digests as ``sha256sum -c`` reads them, paths below ``data/``."""
    lines = (f"{hashlib.sha256(files[path]).hexdigest()}  {path.removeprefix('data/')}\n" for path in sorted(files))
    return "".join(lines).encode()


def archive(files: Mapping[str, bytes], folder: str, released: date, out: BinaryIO) -> None:
    """Write a zip of the files below ``folder/``, the same bytes for the same content."""
    stamp = (max(released.year, 1980), released.month, released.day, 0, 0, 0)
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as bundle:
        for path in sorted(files):
            entry = zipfile.ZipInfo(f"{folder}/{path}", stamp)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            bundle.writestr(entry, files[path])
