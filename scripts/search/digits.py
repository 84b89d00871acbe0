"""Numbers as text for the posting lists: variable-length quantities in 64 printable characters.

The coding of JavaScript source maps ("Base64 VLQ", ECMA-426 section 6.2) without the sign bit: five bits a
character, low bits first, the sixth bit says that more follow. `docs/assets/js/search/postings.js` reads it.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
_MORE = 32


@cache
def encode(number: int) -> str:
    """A number ≥ 0 as one or more characters of `ALPHABET`."""
    digits = []
    while number >= _MORE:
        digits.append(ALPHABET[number % _MORE + _MORE])
        number //= _MORE
    return "".join(digits) + ALPHABET[number]


def encode_rising(numbers: Iterable[int]) -> str:
    """Strictly rising numbers ≥ 0, each as its distance from the one before (the first from -1), less one."""
    last, coded = -1, []
    for number in numbers:
        coded.append(encode(number - last - 1))
        last = number
    return "".join(coded)


def encode_places(places: Iterable[int]) -> str:
    """Rising places in a text: each distance from the one before (the first from 0) doubled, odd for the last."""
    rising = list(places)
    if len(rising) == 1:  # as nearly all are
        return encode(2 * rising[0] + 1)
    steps = [2 * (place - before) for place, before in zip(rising, [0, *rising], strict=False)]
    steps[-1] += 1
    return "".join(map(encode, steps))


def encode_fixed(number: int, width: int) -> str:
    """A number ≥ 0 as so many characters, six bits each, low bits first."""
    return "".join(ALPHABET[number >> 6 * place & 63] for place in range(width))
