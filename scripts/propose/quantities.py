"""What a counted quantity of a sentence is, and the characters that numerals are written with."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

HAN = "零〇一二两三四五六七八九十百千万亿"


class Found(NamedTuple):
    """A quantity in a sentence: its half-open span, number in the base unit, unit and qualifier."""

    start: int
    end: int
    number: Decimal
    number_max: Decimal | None
    unit: str
    qualifier: str | None
