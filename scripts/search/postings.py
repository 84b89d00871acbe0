"""Which folded texts hold a character or a pair of characters, and where: the index of large corpora.

A list of a pair codes, for each text that holds it, the distance to the text before and the places of
the pair (in code points), so that longer words are found exactly without reading a text. A list of a
single character has no places. Beside each list stand the passage ids of the same texts.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise

from scripts.search.digits import encode, encode_places, encode_rising

Lists = dict[str, dict[int, list[int]]]
Shards = list[dict[str, str]]
SHARD = 8_000  # characters a shard holds on average: one round trip at 10 Mbit/s either way
_SPREAD = 8191  # a prime, so that pairs with a common first character do not meet in one shard


def collect(folded: Sequence[str]) -> Lists:
    """Every character and pair of neighbours → number of the text → its places (pairs only)."""
    lists: Lists = defaultdict(dict)
    for number, text in enumerate(folded):
        for place, pair in enumerate(pairwise(text)):
            lists["".join(pair)].setdefault(number, []).append(place)
        for char in sorted(set(text)):
            lists[char][number] = []
    return lists


def encode_list(places: Mapping[int, Sequence[int]]) -> str:
    """One posting list; `places` is in rising order of its keys."""
    if not any(places.values()):
        return encode_rising(places)
    last, coded = -1, []
    for number, here in places.items():
        coded.append(encode(number - last - 1) + encode_places(here))
        last = number
    return "".join(coded)


def shard_of(key: str, shards: int) -> int:
    """The shard where the list of one or two characters lies."""
    number = 0
    for char in key:
        number = number * _SPREAD + ord(char)
    return number % shards


def build_postings(folded: Sequence[str], ids: Sequence[str]) -> tuple[Shards, Shards]:
    """Shards of posting lists and, beside them, shards of the ids of the same passages.

    The ids are run together, each padded with spaces to the length of the longest.
    """
    width = max(map(len, ids))
    lists = collect(folded)
    coded = {key: encode_list(places) for key, places in sorted(lists.items())}
    count = 1 + sum(map(len, coded.values())) // SHARD
    postings: Shards = [{} for _ in range(count)]
    names: Shards = [{} for _ in range(count)]
    for key, text in coded.items():
        postings[shard_of(key, count)][key] = text
        names[shard_of(key, count)][key] = "".join(ids[number].ljust(width) for number in lists[key])
    return postings, names
