"""A digest of any input of a stage, the same in every process: sets are told in order, dates and records in words."""

from __future__ import annotations

import hashlib
import json
from array import array
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from operator import attrgetter
from pathlib import PurePath
from typing import Any

from pydantic import BaseModel

PLAIN = (range, array, date, Decimal, PurePath)
"""What `repr` tells whole."""


def digest_of(*values: object) -> bytes:
    """Return a digest of values and all that they hold; raises TypeError for what cannot be told whole.

    They are written as JSON, which the standard library does in C; what JSON does not know stands in an object under
    the name of its kind.
    """
    try:
        told = _TELLER.encode(values)
    except TypeError:  # a mapping has keys that JSON has not
        told = _TELLER.encode(_paired(values))
    return hashlib.sha256(told.encode("utf-8", "surrogatepass")).digest()


def _paired(value: Any) -> Any:
    """Return a value with all mappings in it as pairs."""
    if isinstance(value, Mapping):
        return {"\0pairs": [[_paired(key), _paired(held)] for key, held in value.items()]}
    if isinstance(value, tuple | list):
        return [_paired(item) for item in value]
    if is_dataclass(value) and not isinstance(value, type):
        return {f"\0{type(value).__name__}": [_paired(getattr(value, field.name)) for field in fields(value)]}
    return value


def _told(value: Any) -> dict[str, Any]:
    """Return what JSON does not know in words that it knows."""
    made = type(value)
    kind = f"\0{made.__name__}"
    if is_dataclass(value) and not isinstance(value, type):
        return {kind: _taking(made)(value)}
    if isinstance(value, BaseModel):
        return {kind: value.__dict__}
    if isinstance(value, bytes):
        return {kind: hashlib.sha256(value).hexdigest()}
    if isinstance(value, frozenset | set):
        return {kind: sorted(digest_of(item).hex() for item in value)}
    if isinstance(value, Mapping):
        return {kind: [*value.items()]}
    if isinstance(value, PLAIN):
        return {kind: repr(value)}
    raise TypeError(f"{type(value).__name__} cannot be told")


def _taking(kind: type[Any]) -> Callable[[Any], Any]:
    """Return what takes the values of all fields out of a dataclass of a kind."""
    if kind not in _TAKING:
        names = [field.name for field in fields(kind)]
        _TAKING[kind] = attrgetter(*names) if names else lambda _: ()
    return _TAKING[kind]


_TAKING: dict[type[Any], Callable[[Any], Any]] = {}
_TELLER = json.JSONEncoder(ensure_ascii=False, check_circular=False, default=_told, separators=(",", ":"))
