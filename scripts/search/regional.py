"""Regional words: what Taiwan and Hong Kong call otherwise than the mainland."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from scripts.search.folding import Folder

Pair = tuple[str, str]
TABLE = Path(__file__).with_name("regional.tsv")


def parse_pairs(text: str) -> list[Pair]:
    """The ``regional TAB mainland`` lines of a table, without ``#`` comments and blank lines."""
    lines = (line for line in text.splitlines() if line.strip() and not line.startswith("#"))
    return [(regional, mainland) for regional, mainland in (line.split("\t") for line in lines)]


def useful_pairs(pairs: Iterable[Pair], folded: Sequence[str], folder: Folder) -> list[Pair]:
    """The pairs, folded, whose second word some text holds and whose words differ after folding."""
    both = [(folder.text(regional), folder.text(mainland)) for regional, mainland in pairs]
    held = {word for _, word in both if any(word in text for text in folded)}
    return [(regional, mainland) for regional, mainland in both if regional != mainland and mainland in held]
