"""What every format takes: the rows of the data contract as plain values, by table."""

from __future__ import annotations

import gzip
import io
import json
import zlib
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from scripts.publish.rows import FILES, Row

Rows = Mapping[str, Collection[Mapping[str, Any]]]
"""Tables by name; every row with the fields of `scripts.publish.rows`, lists as lists."""

COLUMNS = {name: tuple(kind.model_fields) for name, kind in FILES.items()}
"""The columns of every table, in the order of the contract."""


_WRITER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False)
_GZIP = 31
"""What zlib calls the format of gzip, without a name or a time: the same rows are the same bytes."""


class Table(Collection[Mapping[str, Any]]):
    """The rows of a table as plain values, held as compressed JSON Lines and read anew whenever they are asked for.

    So a row takes a fiftieth of the room: the tables of a large corpus are most of what a build would hold.
    """

    def __init__(self, rows: Iterable[Row]) -> None:
        packer, parts = zlib.compressobj(9, wbits=_GZIP), list[bytes]()
        self._length = 0
        for self._length, row in enumerate(rows, start=1):
            parts.append(packer.compress(_line(row)))
        self.packed = b"".join((*parts, packer.flush()))
        """The table as a large corpus publishes it: JSON Lines (RFC 1952)."""

    def lines(self) -> bytes:
        """Return the table as a small corpus publishes it: UTF-8, one row a line."""
        return gzip.decompress(self.packed)

    def __len__(self) -> int:
        return self._length

    def __iter__(self) -> Iterator[Mapping[str, Any]]:
        lines = io.BufferedReader(gzip.GzipFile(fileobj=io.BytesIO(self.packed)))
        return (json.loads(line.decode()) for line in lines)

    def __contains__(self, row: object) -> bool:
        return any(row == held for held in self)


def _line(row: Row) -> bytes:
    """Write a row as JSON: keys in the order of the contract, no space between."""
    return f"{_WRITER.encode(row.model_dump())}\n".encode()
