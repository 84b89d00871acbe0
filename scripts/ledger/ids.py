"""Passage ids and passage hashes: how they are made and what makes one valid.

An id is six characters: a consonant, four betanumeric characters, a check character; at least one
of them a digit, so that no id can spell a word. Alphabet and check character are those of NOID:
J. Kunze, M. Russell, "Nice Opaque Identifier (Minter and Name Resolver)", section "NOID Check Digit
Algorithm", https://metacpan.org/dist/Noid/view/noid. It detects every single wrong character and
every exchange of two characters.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Collection
from random import Random

BETANUMERIC = "0123456789bcdfghjkmnpqrstvwxz"
CONSONANTS = BETANUMERIC[10:]
LENGTH = 6
_ORDINAL = {character: ordinal for ordinal, character in enumerate(BETANUMERIC)}


def squeezed(text: str) -> str:
    """The part of a text that its hash sees: NFC, without white space (``str.isspace``)."""
    return "".join(unicodedata.normalize("NFC", text).split())


def passage_hash(text: str) -> str:
    """SHA-256, 64 lower-case hex digits, of the squeezed text in UTF-8."""
    return hashlib.sha256(squeezed(text).encode("utf-8")).hexdigest()


def check_character(stem: str) -> str:
    """The NOID check character: sum of position (from 1) times ordinal, modulo 29.

    Characters outside the alphabet count as 0, as the algorithm prescribes for separators.
    """
    total = sum(position * _ORDINAL.get(character, 0) for position, character in enumerate(stem, start=1))
    return BETANUMERIC[total % len(BETANUMERIC)]


def is_valid_id(id: str) -> bool:
    """Whether a string has the form of an id and its check character is right."""
    return (
        len(id) == LENGTH
        and all(character in _ORDINAL for character in id)
        and id[0] in CONSONANTS
        and any(character.isdigit() for character in id)
        and check_character(id[:-1]) == id[-1]
    )


def mint_id(rng: Random, taken: Collection[str]) -> str:
    """A random id that is not among those taken; ``rng`` is ``random.SystemRandom`` outside of tests."""
    while True:
        stem = rng.choice(CONSONANTS) + "".join(rng.choice(BETANUMERIC) for _ in range(LENGTH - 2))
        id = stem + check_character(stem)
        if is_valid_id(id) and id not in taken:
            return id
