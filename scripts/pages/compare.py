"""The page of comparison: claims that stand in two or more places, side by side."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from markupsafe import Markup

from scripts.convert.cut import uncut
from scripts.corpus import Document
from scripts.model import Passage
from scripts.pages.markup import literal
from scripts.pages.render import Head, Page, render
from scripts.pages.shelf import Shelf, grouped
from scripts.records import ParallelRecord

AROUND = 24
"""Characters of context before and after a quotation."""
TOLD_FIRST = ("differ", "scope", "agree", "text")
_NUMBER = re.compile(r"\d[\d,.，]*\d%?|\d%?")


@dataclass(frozen=True)
class Side:
    """One place where a claim stands, with its context and the figures that differ marked."""

    passage: Passage
    before: str
    quote: Markup
    after: str


@dataclass(frozen=True)
class Claim:
    """A parallel with its sides in order of the documents' dates."""

    parallel: ParallelRecord
    sides: tuple[Side, ...]


def _marked(quote: str, others: Sequence[str]) -> Markup:
    """Mark the numbers of a quotation that do not stand in all the others (all are the same if there are none)."""
    elsewhere = [set(_NUMBER.findall(other)) for other in others]
    pieces, done = [], 0
    for found in _NUMBER.finditer(quote):
        if all(found[0] in numbers for numbers in elsewhere):
            continue
        pieces += [literal(quote[done : found.start()]), Markup("<mark>{}</mark>").format(literal(found[0]))]
        done = found.end()
    return Markup("").join([*pieces, literal(quote[done:])])


def _side(passage: Passage, quote: str, others: Sequence[str]) -> Side:
    start = passage.text.index(quote)
    end = start + len(quote)
    first = uncut(passage.text, max(0, start - AROUND))
    last = max(end, uncut(passage.text, min(len(passage.text), end + AROUND)))
    return Side(
        passage=passage,
        before=("…" if first else "") + passage.text[first:start],
        quote=_marked(quote, others),
        after=passage.text[end:last] + ("…" if last < len(passage.text) else ""),
    )


def _claim(shelf: Shelf, parallel: ParallelRecord) -> Claim:
    members = sorted(parallel.members, key=lambda one: -shelf.place[shelf.passage[one.passage].doc])
    quotes = [member.quote for member in members]
    mark = parallel.relation in ("differ", "scope")
    return Claim(
        parallel,
        tuple(
            _side(shelf.passage[member.passage], member.quote, [*quotes[:n], *quotes[n + 1 :]] if mark else ())
            for n, member in enumerate(members)
        ),
    )


def _documents_of(claim: Claim) -> list[str]:
    return list(dict.fromkeys(side.passage.doc for side in claim.sides))


def _homes(claims: Sequence[Claim]) -> dict[str, str]:
    """Return the pair of documents under which each claim is shown: of its pairs the one with most claims.

    A claim within one document is shown under that document.
    """
    pairs = {claim.parallel.id: [" ".join(two) for two in combinations(_documents_of(claim), 2)] for claim in claims}
    counts = Counter(pair for found in pairs.values() for pair in found)
    return {
        claim.parallel.id: max(pairs[claim.parallel.id], key=lambda pair: counts[pair], default=_documents_of(claim)[0])
        for claim in claims
    }


def _together(shelf: Shelf, claims: Sequence[Claim]) -> list[tuple[list[Document], tuple[Claim, ...]]]:
    """Group claims by pair of documents: the pair with most claims first, in each what differs first."""
    homes = _homes(claims)
    ordered = sorted(claims, key=lambda claim: TOLD_FIRST.index(claim.parallel.relation))
    sets = grouped(ordered, lambda claim: homes[claim.parallel.id])
    found = [([shelf.document[doc] for doc in docs.split()], members) for docs, members in sets.items()]
    return sorted(found, key=lambda pair: -len(pair[1]))


def compare_page(shelf: Shelf) -> Page:
    """Return the page of comparison."""
    claims = [_claim(shelf, parallel) for parallel in shelf.corpus.parallels]
    told = "同一件事在不同文献里的说法，逐条并列；不同的数字已标出。"
    head = Head("对照", told, "compare/", styles=("evidence",), scripts=("filter",))
    relations = [(one, sum(claim.parallel.relation == one for claim in claims)) for one in TOLD_FIRST]
    context = {
        "shelf": shelf,
        "groups": _together(shelf, claims),
        "relations": [(one, count) for one, count in relations if count],
        "total": len(claims),
    }
    return Page(render("compare.html", "compare/", head, context), "parallels.yml")
