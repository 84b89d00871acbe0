"""The JSON Lines of a large corpus, compressed: a fifth of the bytes, and what reads tables reads them as they are.

Gzip (RFC 1952) without a name or a time, so that the same rows are the same bytes.
"""

from __future__ import annotations

import gzip
import io
import json
from collections.abc import Iterable, Mapping
from itertools import islice
from pathlib import Path
from typing import Any

from scripts.web import address
from scripts.web.tables import PACKED, lines_name, table_file


def packed(files: Mapping[str, bytes], names: Iterable[str]) -> dict[str, bytes]:
    """Return files by address with the JSON Lines of the tables ``names`` compressed."""
    plain = {table_file(name, "jsonl") for name in names}
    return {
        path + PACKED if path in plain else path: gzip.compress(content, mtime=0) if path in plain else content
        for path, content in files.items()
    }


def first_lines(content: bytes, count: int) -> list[str]:
    """Return the first lines of JSON Lines, compressed or not."""
    head = io.BytesIO(content)
    lines = gzip.GzipFile(fileobj=head) if content.startswith(b"\x1f\x8b") else head
    return [line.decode().removesuffix("\n") for line in islice(lines, count)]


def rows_in(site: Path, name: str) -> list[dict[str, Any]]:
    """Read a table of a built site back; raises FileNotFoundError where it has none."""
    small = site / table_file(name, "jsonl")
    content = small.read_bytes() if small.is_file() else gzip.decompress(_large(site, name).read_bytes())
    return [json.loads(line) for line in content.decode().split("\n") if line]


def _large(site: Path, name: str) -> Path:
    return site / address.data(lines_name(name, large=True))
