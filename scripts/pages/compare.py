"""The page of comparison: claims that stand in two or more places, side by side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from markupsafe import Markup

from scripts.convert.cut import uncut
from scripts.corpus.editions import EDITIONS, SCRIPTS
from scripts.corpus.model import Passage
from scripts.corpus.records import MemberRecord, ParallelRecord
from scripts.corpus.state import Document
from scripts.pages.lists import COMPARE, Parts, listed, shards, table_name
from scripts.pages.parts.contrast import Stated, Stretch, differing, marked, reworded
from scripts.pages.parts.parting import Part, year_label
from scripts.pages.parts.render import Head, Page, render
from scripts.pages.parts.shelf import Shelf, grouped
from scripts.search.ties import ties

AROUND = 24
"""Characters of context before and after a quotation."""
TOLD_FIRST = ("differ", "scope", "agree", "text")


@dataclass(frozen=True)
class Side:
    """One place where a claim stands, with its context and what differs marked."""

    passage: Passage
    before: str
    quote: Markup
    after: str


@dataclass(frozen=True)
class Column:
    """The places in one document where a claim stands."""

    document: Document
    sides: tuple[Side, ...]


@dataclass(frozen=True)
class Claim:
    """A parallel with its sides in order of the documents' dates."""

    parallel: ParallelRecord
    sides: tuple[Side, ...]

    def columns(self, shelf: Shelf, documents: Sequence[Document]) -> list[Column]:
        """Return the sides by document, these documents first; within a single document each has its own column."""
        by_doc = grouped(self.sides, lambda side: side.passage.doc)
        first = [document.id for document in documents]
        order = [*first, *(doc for doc in by_doc if doc not in first)]
        if len(by_doc) == 1:
            return [Column(documents[0], (side,)) for side in self.sides]
        return [Column(shelf.document[doc], by_doc[doc]) for doc in order]


def _stated(shelf: Shelf, member: MemberRecord) -> Stated:
    start = shelf.passage[member.passage].text.index(member.quote)
    end = start + len(member.quote)
    inside = [figure for figure in shelf.figures.get(member.passage, ()) if start <= figure.start and figure.end <= end]
    return Stated(
        member.quote,
        tuple(
            (
                (figure.start - start, figure.end - start),
                (figure.number, figure.number_max, figure.unit, figure.qualifier),
            )
            for figure in inside
        ),
    )


def _contrasts(relation: str, stated: Sequence[Stated]) -> list[list[Stretch]]:
    if relation not in ("differ", "scope"):
        return [[] for _ in stated]
    numbers = differing(stated)
    return reworded(stated) if relation == "differ" and not any(numbers) else numbers


def _side(passage: Passage, quote: str, stretches: Sequence[Stretch]) -> Side:
    start = passage.text.index(quote)
    end = start + len(quote)
    first = uncut(passage.text, max(0, start - AROUND))
    last = max(end, uncut(passage.text, min(len(passage.text), end + AROUND)))
    return Side(
        passage=passage,
        before=("…" if first else "") + passage.text[first:start],
        quote=marked(quote, stretches),
        after=passage.text[end:last] + ("…" if last < len(passage.text) else ""),
    )


def claim(shelf: Shelf, parallel: ParallelRecord) -> Claim:
    """Return a parallel as it is shown; of sides that differ or that measure other things, what differs is marked."""
    members = sorted(parallel.members, key=lambda member: -shelf.place[shelf.passage[member.passage].doc])
    stretches = _contrasts(parallel.relation, [_stated(shelf, member) for member in members])
    sides = (
        _side(shelf.passage[member.passage], member.quote, found)
        for member, found in zip(members, stretches, strict=True)
    )
    return Claim(parallel, tuple(sides))


def _documents_of(claim: Claim) -> tuple[str, ...]:
    return tuple(dict.fromkeys(side.passage.doc for side in claim.sides))


def _homes(claims: Sequence[Claim]) -> dict[str, tuple[str, ...]]:
    """Return the pair of documents under which each claim is shown: of its pairs the one with most claims.

    A claim within one document is shown under that document.
    """
    pairs = {claim.parallel.id: list(combinations(_documents_of(claim), 2)) for claim in claims}
    counts: Counter[tuple[str, ...]] = Counter(pair for found in pairs.values() for pair in found)
    return {
        claim.parallel.id: max(pairs[claim.parallel.id], key=lambda pair: counts[pair], default=_documents_of(claim))
        for claim in claims
    }


def ordered(claims: Sequence[Claim]) -> list[Claim]:
    """Return claims with those first that differ, then those that measure other things."""
    return sorted(claims, key=lambda claim: TOLD_FIRST.index(claim.parallel.relation))


def _together(shelf: Shelf, claims: Sequence[Claim]) -> list[tuple[list[Document], tuple[Claim, ...]]]:
    """Group claims by pair of documents: the pair with most claims first, in each what differs first."""
    homes = _homes(claims)
    sets = grouped(ordered(claims), lambda claim: homes[claim.parallel.id])
    found = [([shelf.document[doc] for doc in docs], members) for docs, members in sets.items()]
    return sorted(found, key=lambda pair: -len(pair[1]))


def compare_pages(shelf: Shelf, parts: Sequence[Part[ParallelRecord]]) -> dict[str, Page]:
    """Return the page of comparison by address; of a list in parts also the parts."""
    whole = listed(COMPARE, parts, year_label)
    pages = {COMPARE: _page(shelf, COMPARE, "对照", () if whole else parts[0].items, whole)}
    for (label, here, _), part in zip(whole, parts, strict=False):
        pages[here] = _page(shelf, here, f"对照：{label}", part.items)
    return pages


def _page(shelf: Shelf, here: str, title: str, parallels: Sequence[ParallelRecord], parts: Parts = ()) -> Page:
    claims = [claim(shelf, parallel) for parallel in parallels]
    told = "同一说法在不同文献里的样子，逐条并列；不同的数字已标出。"
    head = Head(title, told, COMPARE, styles=("evidence",), scripts=("entries",) if parts else ("filter", "copy"))
    relations = [(relation, sum(found.parallel.relation == relation for found in claims)) for relation in TOLD_FIRST]
    context = {
        "shelf": shelf,
        "groups": _together(shelf, claims),
        "differing": [claim for claim in claims if claim.parallel.relation == "differ"],
        "relations": [(relation, count) for relation, count in relations if count],
        "total": len(shelf.corpus.parallels),
        "shown": len(claims),
        "parts": parts,
        "list": COMPARE,
        "tied": sorted(ties(shelf.corpus)) if here == COMPARE else [],
        "editions": [EDITIONS[script] for script in SCRIPTS],
        "table": table_name(COMPARE),
        "files": shards(len(shelf.corpus.parallels)),
    }
    return Page(render("compare.html", here, head, context), "parallels.yml")
