"""What every format takes: the rows of the data contract as plain values, by table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from scripts.publish.rows import FILES, Row

Rows = Mapping[str, Sequence[Mapping[str, Any]]]
"""Tables by name; every row with the fields of `scripts.publish.rows`, lists as lists."""

COLUMNS = {name: tuple(kind.model_fields) for name, kind in FILES.items()}
"""The columns of every table, in the order of the contract."""


def plain_rows(held: Mapping[str, Sequence[Row]]) -> Rows:
    """Return the rows as plain values."""
    return {name: [row.model_dump(mode="json") for row in rows] for name, rows in held.items()}
