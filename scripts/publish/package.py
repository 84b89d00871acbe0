"""What describes and bundles the data: the Frictionless descriptor, checksums, the whole site as a zip."""

from __future__ import annotations

import hashlib
import io
import json
import posixpath
import zipfile
from collections.abc import Mapping
from datetime import date
from typing import Any

from scripts.publish.rows import FILES
from scripts.records import CorpusRecord

MEDIA_TYPES = {
    ".jsonl": "application/jsonl",
    ".csv": "text/csv",
    ".tsv": "text/tab-separated-values",
    ".xml": "application/tei+xml",
    ".txt": "text/plain",
    ".ris": "application/x-research-info-systems",
    ".bib": "application/x-bibtex",
    ".json": "application/json",
}


def _resource(path: str, content: bytes) -> dict[str, Any]:
    """Describe one file as a Data Resource (https://datapackage.org/standard/data-resource/)."""
    below = path.removeprefix("data/")
    stem, extension = posixpath.splitext(below)
    resource: dict[str, Any] = {
        "name": below.lower().replace("/", "-").replace(".", "-").replace("_", "-"),
        "path": below,
        "format": extension.removeprefix("."),
        "mediatype": MEDIA_TYPES.get(extension, "application/octet-stream"),
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
    }
    if extension == ".jsonl" and stem in FILES:
        resource["jsonSchema"] = f"schemas/{stem}.schema.json"
    return resource


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
        "resources": [_resource(path, files[path]) for path in sorted(files)],
    }
    return (json.dumps(package, ensure_ascii=False, indent=2) + "\n").encode()


def checksums(files: Mapping[str, bytes]) -> bytes:
    """Return SHA-256 digests as ``sha256sum -c`` reads them, paths below ``data/``."""
    lines = (f"{hashlib.sha256(files[path]).hexdigest()}  {path.removeprefix('data/')}\n" for path in sorted(files))
    return "".join(lines).encode()


def archive(files: Mapping[str, bytes], folder: str, released: date) -> bytes:
    """Return a zip of the files below ``folder/``, the same bytes for the same content."""
    out = io.BytesIO()
    stamp = (max(released.year, 1980), released.month, released.day, 0, 0, 0)
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as bundle:
        for path in sorted(files):
            entry = zipfile.ZipInfo(f"{folder}/{path}", stamp)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            bundle.writestr(entry, files[path])
    return out.getvalue()
