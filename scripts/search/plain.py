"""What an index has of the texts alone, whoever says what of them: folded, and where each character stands.

It is made once for the same texts, and remembered: an annotation changes nothing in it.
"""

from __future__ import annotations

import gzip
import json
from base64 import b64encode
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from scripts.corpus.editions import ORIGINAL
from scripts.search.folding import Folder
from scripts.search.postings import build_postings
from scripts.search.regional import TABLE, parse_pairs, useful_pairs
from scripts.search.sounds import homophones
from scripts.search.texts import TEXT_FIELDS, in_a_row

FOLDED_TOGETHER = 512  # passages whose folded texts lie in one file, as in docs/assets/js/search/seek.js
Texts = Sequence[tuple[str, str]]
"""Passages by id and text, in order."""


@dataclass(frozen=True)
class OfTexts:
    """What is made of texts: what the browser must know of the lists, regional words that help, characters after
    folding, and the scripts by name.
    """

    lists: Mapping[str, Any]
    words: Sequence[Any]
    used: frozenset[str]
    parts: Mapping[str, bytes]


def texts_alone(common: tuple[Mapping[str, str], bool], corpora: Sequence[Texts]) -> Iterator[OfTexts]:
    """Yield what is made of the texts of a corpus; common is the table of folding, and whether they are indexed."""
    fold, sharded = common
    for texts in corpora:
        folder = Folder(fold)
        folded, ids = [folder.text(text) for _, text in texts], [id for id, _ in texts]
        lists, parts = _posting_parts(folded, ids) if sharded else ({}, {})
        used = frozenset("".join(folded))
        parts["sizes"] = [len("".join(text.split())) for text in folded]
        spaces = ([place for place, char in enumerate(text) if char.isspace()] for text in folded)
        parts["spaces"] = {number: places for number, places in enumerate(spaces) if places}
        parts["sounds"] = homophones(used, folder)
        words = useful_pairs(parse_pairs(TABLE.read_text("utf-8")), folded, folder)
        yield OfTexts(lists, words, used, {name: delivered(name, value) for name, value in parts.items()})


def _posting_parts(folded: Sequence[str], ids: Sequence[str]) -> tuple[dict[str, Any], dict[str, Any]]:
    """What the browser must know of the lists (how many shards of each kind), and the shards by name."""
    postings = build_postings(folded, ids)
    kinds = {"n": postings.numbers, "p": postings.places, "i": postings.ids}
    shards: dict[str, Any] = {
        f"{kind}{number}": shard for kind, shards in kinds.items() for number, shard in enumerate(shards)
    }
    for start in range(0, len(ids), FOLDED_TOGETHER):
        inside = slice(start, start + FOLDED_TOGETHER)
        shards[f"f{start // FOLDED_TOGETHER}"] = _letters({"ids": ids[inside], "texts": folded[inside]})
    shards["names"] = in_a_row(ids)
    counts = {kind: len(shards) for kind, shards in kinds.items()}
    spelled = [script for script in TEXT_FIELDS if script != ORIGINAL]
    return {"shards": counts, "spelled": spelled, "alphabet": postings.alphabet}, shards


def delivered(name: str, value: Any) -> bytes:
    """Return the script that hands a value to `yuan.deliver` under a name."""
    return f"yuan.deliver({json.dumps(name)},{_written(value)});\n".encode()


def _written(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _letters(value: Any) -> str:
    """Return a value compressed, in letters: half of the bytes on a disk, where scripts load and nothing else does."""
    return b64encode(gzip.compress(_written(value).encode(), mtime=0)).decode()
