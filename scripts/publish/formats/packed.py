"""The JSON Lines of a site, read back; those of a large corpus are compressed: a fifth of the bytes."""

from __future__ import annotations

import gzip
import io
import json
from itertools import islice
from pathlib import Path
from typing import Any

from scripts.web import address
from scripts.web.tables import lines_name, table_file


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
