"""What differs between quotations of one claim: figures first, else the wording.

Pure functions over texts; a stretch is a half-open pair of offsets into a quotation.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from markupsafe import Markup

from scripts.pages.parts.markup import literal

ALIKE = 0.6
"""Share of characters that two quotations must have in common for their wording to be compared."""
_NUMBER = re.compile(r"\d[\d,.，]*\d%?|\d%?")
Stretch = tuple[int, int]


@dataclass(frozen=True)
class Stated:
    """A quotation with its annotated quantities: where each stands, and what it says (to be compared)."""

    quote: str
    quantities: tuple[tuple[Stretch, object], ...] = ()

    def numbers(self) -> list[tuple[Stretch, object]]:
        """Return the annotated quantities, and bare numbers (of dates, say) wherever there is none."""
        taken = [stretch for stretch, _ in self.quantities]
        bare = [
            (found.span(), found[0])
            for found in _NUMBER.finditer(self.quote)
            if all(found.end() <= start or end <= found.start() for start, end in taken)
        ]
        return sorted([*self.quantities, *bare], key=lambda quantity: quantity[0])


def differing(stated: Sequence[Stated]) -> list[list[Stretch]]:
    """Return of each quotation the quantities that do not stand in all the others."""
    told = [{value for _, value in quotation.numbers()} for quotation in stated]
    return [
        [
            stretch
            for stretch, value in quotation.numbers()
            if not all(value in other for other in (*told[:n], *told[n + 1 :]))
        ]
        for n, quotation in enumerate(stated)
    ]


def reworded(stated: Sequence[Stated]) -> list[list[Stretch]]:
    """Return of two quotations that are mostly the same what only one of them has; else nothing.

    For wording that differs in itself (立案数, 发案数), where no quantity does.
    """
    quotes = [quotation.quote for quotation in stated]
    if len(quotes) != 2:
        return [[] for _ in quotes]
    matcher = SequenceMatcher(None, quotes[0], quotes[1], autojunk=False)
    if matcher.ratio() < ALIKE:
        return [[], []]
    steps = [step for step in matcher.get_opcodes() if step[0] != "equal"]
    return [
        [(start, end) for _, start, end, _, _ in steps if end > start],
        [(start, end) for _, _, _, start, end in steps if end > start],
    ]


def marked(quote: str, stretches: Iterable[Stretch]) -> Markup:
    """Return the quotation as HTML with the stretches, in order and apart, marked."""
    parts, done = [], 0
    for start, end in stretches:
        parts += [literal(quote[done:start]), Markup("<mark>{}</mark>").format(literal(quote[start:end]))]
        done = end
    return Markup("").join([*parts, literal(quote[done:])])
