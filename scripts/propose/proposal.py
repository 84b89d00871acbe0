"""What is proposed: a statement about a document, its place, and its value as the curator's file would hold it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

Sort = Literal["record", "kind", "article", "topics", "figure", "event", "entity", "parallel"]
SORTS: tuple[Sort, ...] = ("record", "kind", "article", "topics", "figure", "event", "entity", "parallel")


@dataclass(frozen=True)
class Proposal:
    """One proposal: its id (figure.abc123.1), what it is about, its value, and what in the text speaks for it.

    ``passage`` is empty where it is about the document as a whole.
    """

    id: str
    sort: Sort
    passage: str
    value: Mapping[str, Any]
    evidence: str

    def row(self) -> dict[str, Any]:
        """Return the proposal as `proposals/<doc>.yml` holds it."""
        place = {"passage": self.passage} if self.passage else {}
        return {
            "id": self.id,
            "sort": self.sort,
            **place,
            "value": dict(self.value),
            "evidence": self.evidence,
            "by": "rule",
        }


def of_row(row: Mapping[str, Any]) -> Proposal:
    """Return the proposal that a row of `proposals/<doc>.yml` holds; raises KeyError where a field is missing."""
    return Proposal(row["id"], row["sort"], row.get("passage", ""), row["value"], row["evidence"])


def outdated(proposal: Proposal, texts: Mapping[str, str], source: str) -> str:
    """Say what a proposal was read from and is no more; empty where that still stands.

    ``texts`` are the passages of the document by id, ``source`` is the text of its source.
    """
    if proposal.passage and proposal.passage not in texts:
        return f"段落 {proposal.passage} 已不在文献里"
    quote, where = proposal.value.get("quote"), texts.get(proposal.passage, source)
    gone = quote and "".join(quote.split()) not in "".join(where.split())
    return f"原文已没有「{quote[:20]}」" if quote and gone else ""


def chosen(proposals: Sequence[Proposal], wanted: Sequence[str]) -> tuple[list[Proposal], list[str]]:
    """Return the proposals that are named by a sort, an id or the beginning of one, and the names that none has."""
    picked, unknown = list[Proposal](), list[str]()
    for name in wanted:
        named = [
            proposal
            for proposal in proposals
            if name in (proposal.sort, proposal.id) or proposal.id.startswith(f"{name}.")
        ]
        picked += [proposal for proposal in named if proposal not in picked]
        unknown += [] if named or name in SORTS else [name]
    return picked, unknown
