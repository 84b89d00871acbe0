"""Which folded texts hold a character or a pair of characters, and where: the index of large corpora.

Three kinds of lists, each in shards of its own, because few questions need all of them: the numbers of the
texts that hold a character or a pair; its places in each of these texts, so that longer words, wildcards and
nearness are found and counted exactly without reading a text; and the ids of the same texts, to name hits that
are not read. What only a few texts hold has the first alone: these texts are read.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from scripts.ledger.ids import BETANUMERIC, CONSONANTS, is_valid_id
from scripts.search.digits import encode_fixed, encode_places, encode_rising

T = TypeVar("T")
Shards = list[dict[str, str]]
SHARD = 6_000  # characters a shard holds on average: less than a line of 10 Mbit/s carries in a round trip
READ = 8  # texts that are sooner read: of a key that no others have they tell its places and their ids
SHARE = 8  # where more than one in so many texts has a key, their ids are looked up among those of all
_SPREAD = 8191  # a prime, so that pairs with a common first character do not meet in one shard


PACKED = 4
"""Characters of an id that is packed: a consonant and four betanumeric characters are less than 24 bits."""


@dataclass(frozen=True)
class Postings:
    """The shards of each kind of list; `alphabet` is that of ids that are packed, empty if they are not."""

    numbers: Shards
    places: Shards
    ids: Shards
    alphabet: str


@dataclass(frozen=True)
class Lists:
    """Numbers of the texts that hold a key, and its places in each, in code points, as they are written.

    Written, the place of a key that stands once in a text takes no room: all texts share it.
    """

    numbers: defaultdict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    places: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))


def collect(folded: Sequence[str]) -> Lists:
    """Every character and every pair of neighbours, with the texts and places where they stand."""
    lists = Lists()
    for number, text in enumerate(folded):
        here: dict[str, list[int]] = {}
        for place, char in enumerate(text):
            here.setdefault(char, []).append(place)
        for place in range(len(text) - 1):
            here.setdefault(text[place : place + 2], []).append(place)
        for key, places in here.items():
            lists.numbers[key].append(number)
            lists.places[key].append(encode_places(places))
    return lists


def shard_of(key: str, shards: int) -> int:
    """The shard where the list of one or two characters lies."""
    number = 0
    for char in key:
        number = number * _SPREAD + ord(char)
    return number % shards


def build_postings(folded: Sequence[str], ids: Sequence[str]) -> Postings:
    """All lists of the texts, which have these ids; in a list, ids are run together: packed, or padded alike."""
    lists = collect(folded)
    alphabet = BETANUMERIC if all(map(is_valid_id, ids)) else ""
    width = max(map(len, ids))
    written = [_packed(id) if alphabet else id.ljust(width) for id in ids]
    common = {key: numbers for key, numbers in lists.numbers.items() if len(numbers) > READ}
    listed = {key: numbers for key, numbers in common.items() if len(numbers) <= len(folded) // SHARE}
    return Postings(
        _sharded(lists.numbers, encode_rising),
        _sharded({key: lists.places[key] for key in common}, "".join),
        _sharded(listed, lambda numbers: "".join(written[number] for number in numbers)),
        alphabet,
    )


def _packed(id: str) -> str:
    """Write an id without its check character, which `postings.js` reckons from the others."""
    number = CONSONANTS.index(id[0])
    for character in id[1:-1]:
        number = number * len(BETANUMERIC) + BETANUMERIC.index(character)
    return encode_fixed(number, PACKED)


def _sharded(lists: Mapping[str, T], code: Callable[[T], str]) -> Shards:
    coded = {key: code(lists[key]) for key in sorted(lists)}
    shards: Shards = [{} for _ in range(1 + sum(map(len, coded.values())) // SHARD)]
    for key, text in coded.items():
        shards[shard_of(key, len(shards))][key] = text
    return shards
