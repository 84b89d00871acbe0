"""How often strings of Han characters occur, and what stands beside them, counted level by level."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff]+")
"""A run of Han characters: a word does not reach over anything else."""
EDGE = ""


def runs_of(texts: Iterable[str]) -> list[str]:
    """The runs of Han characters in texts, in order."""
    return [run for text in texts for run in HAN.findall(text)]


def count_grams(runs: Sequence[str], longest: int, least: int) -> list[Counter[str]]:
    """How often each string of 1, 2, … `longest` characters occurs, of those that occur `least` times or more.

    A string is counted only if both shorter ones in it occur so often, as it cannot occur more often than they do;
    so memory stays in proportion to what is frequent. Single characters are all counted.
    """
    levels = [Counter(char for run in runs for char in run)]
    for size in range(2, longest + 1):
        known = levels[-1]
        counts: Counter[str] = Counter()
        for run in runs:
            counts.update(
                run[at : at + size]
                for at in range(len(run) - size + 1)
                if known[run[at : at + size - 1]] >= least and known[run[at + 1 : at + size]] >= least
            )
        levels.append(Counter({gram: count for gram, count in counts.items() if count >= least}))
    return levels


def neighbours(
    runs: Sequence[str], grams: frozenset[str], longest: int
) -> dict[str, tuple[Counter[str], Counter[str]]]:
    """For each of `grams` the characters before and after it, with counts; `EDGE` is the end of a run."""
    found: defaultdict[str, tuple[Counter[str], Counter[str]]] = defaultdict(lambda: (Counter(), Counter()))
    for run in runs:
        for at in range(len(run)):
            for end in range(at + 2, min(at + longest, len(run)) + 1):
                if (gram := run[at:end]) in grams:
                    before, after = found[gram]
                    before[run[at - 1] if at else EDGE] += 1
                    after[run[end] if end < len(run) else EDGE] += 1
    return found


def entropy(beside: Counter[str]) -> float:
    """The branching entropy, in bits; every edge counts as a neighbour of its own."""
    total = sum(beside.values())
    edges = beside[EDGE] / total * math.log2(total)
    inner = (count for char, count in beside.items() if char != EDGE)
    return edges - sum(count / total * math.log2(count / total) for count in inner)
