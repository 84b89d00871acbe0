"""The tables as Parquet, one file each, with the types of the data contract (Apache Arrow; an optional group).

Nothing else imports this module: `make site` needs no Arrow.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin

import pyarrow
import pyarrow.parquet
from pydantic import BaseModel

from scripts.publish.rows import FILES

_NUMBERS = {int: pyarrow.int64(), float: pyarrow.float64(), bool: pyarrow.bool_()}


def arrow_type(shape: Any) -> pyarrow.DataType:
    """Return the Arrow type of a field of a row; raise TypeError for a shape that no row has."""
    origin, parts = get_origin(shape), get_args(shape)
    if origin in (Union, UnionType):
        return arrow_type(next(part for part in parts if part is not type(None)))
    if origin is tuple:
        return pyarrow.list_(arrow_type(parts[0]))
    if shape is str or origin is Literal:
        return pyarrow.string()
    if shape in _NUMBERS:
        return _NUMBERS[shape]
    if isinstance(shape, type) and issubclass(shape, BaseModel):
        return pyarrow.struct([(name, arrow_type(field.annotation)) for name, field in shape.model_fields.items()])
    raise TypeError(f"no Arrow type for {shape!r}")


def parquet(table: str, rows: Iterable[Mapping[str, Any]]) -> bytes:
    """Return a table of the contract as a Parquet file; ``rows`` as in its JSON Lines."""
    fields = FILES[table].model_fields
    schema = pyarrow.schema([(name, arrow_type(field.annotation)) for name, field in fields.items()])
    out = io.BytesIO()
    pyarrow.parquet.write_table(pyarrow.Table.from_pylist(list(rows), schema=schema), out, compression="zstd")
    return out.getvalue()
