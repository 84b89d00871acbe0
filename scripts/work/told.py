"""A digest of any input of a stage, the same in every process: sets are told in order, dates and records in words."""

from __future__ import annotations

import hashlib
from array import array
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from pathlib import PurePath

from pydantic import BaseModel

PLAIN = (int, float, bool, type(None), range, array, date, Decimal, PurePath, BaseModel)
"""What `repr` tells whole."""


def digest_of(*values: object) -> bytes:
    """Return a digest of values and all that they hold; raises TypeError for what cannot be told whole."""
    digest = hashlib.sha256()
    _tell(values, digest.update)
    return digest.digest()


def _tell(value: object, tell: Callable[[bytes], object]) -> None:
    if isinstance(value, str | bytes):
        text = value.encode("utf-8", "surrogatepass") if isinstance(value, str) else value
        tell(b"%s %d " % (type(value).__name__.encode(), len(text)))
        tell(text)
    elif isinstance(value, PLAIN):
        text = repr(value).encode("utf-8", "surrogatepass")
        tell(b"%s %d " % (type(value).__name__.encode(), len(text)) + text)
    elif isinstance(value, frozenset | set):
        _tell(sorted(digest_of(item) for item in value), tell)
    elif isinstance(value, Mapping):
        _tell([*value.items()], tell)
    elif isinstance(value, tuple | list):
        tell(b"( %d " % len(value))
        for item in value:
            _tell(item, tell)
    elif is_dataclass(value) and not isinstance(value, type):
        tell(type(value).__name__.encode())
        _tell([getattr(value, field.name) for field in fields(value)], tell)
    else:
        raise TypeError(f"{type(value).__name__} cannot be told")
