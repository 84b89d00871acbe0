"""Proposals that a curator accepts become entries of the curator's own files, where they count as read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import yaml

from scripts.corpus import filing
from scripts.corpus.model import Passage
from scripts.corpus.state import Corpus
from scripts.corpus.yaml_edit import appended, flow, keyed, replaced, scalar
from scripts.propose.document import BEGINS
from scripts.propose.proposal import Proposal

BESIDE = "各篇之外的文字（刊头、目录、对话等），不属于任何一篇。"
Files = Mapping[str, str]
"""The curator's files that an acceptance may touch, by their path below the corpus; a missing one is empty."""


def _annotated(text: str, passage: Passage, order: Sequence[str]) -> str:
    """Return an annotation file that has an entry for a passage, in the order of the document."""
    text = text or f"doc: {passage.doc}\npassages: {{}}\n"
    notes = (yaml.safe_load(text) or {}).get("passages") or {}
    if passage.id in notes:
        return text
    lines = [f"begins: {scalar(passage.text[:BEGINS])}"]
    return keyed(text, ("passages",), passage.id, lines, after=order[: order.index(passage.id)])


def _listed(text: str, proposal: Proposal) -> str:
    key = {"figure": "figures", "event": "events"}[proposal.sort]
    return appended(text, ("passages", proposal.passage, key), [[flow(proposal.value)]])


def _note(files: Files, corpus: Corpus, doc: str, proposal: Proposal) -> dict[str, str]:
    """Write topics, a figure or an event into the annotations of the document."""
    name = filing.annotation(doc)
    own = [passage for passage in corpus.passages if passage.doc == doc and passage.id]
    passage = next(passage for passage in own if passage.id == proposal.passage)
    text = _annotated(files.get(name, ""), passage, [passage.id for passage in own])
    if proposal.sort == "topics":
        return {name: replaced(text, ("passages", passage.id, "topics"), flow(proposal.value["topics"]))}
    return {name: _listed(text, proposal)}


def _record(files: Files, doc: str, proposal: Proposal) -> dict[str, str]:
    name = filing.document(doc)
    text = files[name]
    for field, value in proposal.value.items():
        text = replaced(text, tuple(field.split(".")), flow(value))
    return {name: text}


def _article(files: Files, corpus: Corpus, doc: str, proposal: Proposal) -> dict[str, str]:
    """Give an article of the source its extent: the first in the record at hand, the rest in records of their own."""
    given = next(record for record in corpus.curated.documents if record.id == doc)
    ends = flow({"from": proposal.value["from"], "to": proposal.value["to"]})
    name = filing.document(proposal.value["id"])
    text = files.get(name) or files[filing.document(doc)]
    text = replaced(text, ("source", "extent"), ends)
    if proposal.value["id"] == given.id:
        if not given.title.startswith("[") and given.title != proposal.value["title"]:
            for field, value in (("title", proposal.value["title"]), ("subtitle", None)):
                text = replaced(text, (field,), scalar(value))
        return {name: _with_cuts(text, proposal)}
    empty = {
        "title": proposal.value["title"],
        "subtitle": None,
        "byline": None,
        "date_published": None,
        "date_event": None,
        "date_basis": None,
    }
    for field, value in {"id": proposal.value["id"], **empty}.items():
        text = replaced(text, (field,), scalar(value))
    for field in ("authors", "decisions", "names"):
        text = replaced(text, (field,), "[]")
    return {name: _with_cuts(text, proposal)}


def _with_cuts(text: str, proposal: Proposal) -> str:
    """Return a record that leaves out what between the articles of its source belongs to none."""
    cuts = [
        [
            "action: cut",
            *(f"{end}: {scalar(cut[end])}" for end in ("from", "to")),
            "reason: unrelated",
            f"why: {BESIDE}",
        ]
        for cut in proposal.value.get("cuts", ())
    ]
    return appended(text, ("decisions",), cuts) if cuts else text


def _entity(files: Files, proposal: Proposal) -> dict[str, str]:
    lines = [f"{key}: {scalar(value)}" for key, value in proposal.value.items()]
    return {"entities.yml": appended(files.get("entities.yml", ""), (), [lines])}


def _parallel(files: Files, proposal: Proposal) -> dict[str, str]:
    head = [f"{key}: {scalar(proposal.value[key])}" for key in ("id", "claim", "relation")]
    members = [f"  - {flow(member)}" for member in proposal.value["members"]]
    text = files.get("parallels.yml", "") or "parallels: []\n"
    return {"parallels.yml": appended(text, ("parallels",), [[*head, "members:", *members]])}


def _written(files: Files, corpus: Corpus, doc: str, proposal: Proposal) -> dict[str, str]:
    match proposal.sort:
        case "record":
            return _record(files, doc, proposal)
        case "kind":
            name = filing.document(doc)
            lines = [f"{key}: {scalar(item)}" for key, item in proposal.value.items()]
            return {name: appended(files[name], ("decisions",), [lines])}
        case "article":
            return _article(files, corpus, doc, proposal)
        case "entity":
            return _entity(files, proposal)
        case "parallel":
            return _parallel(files, proposal)
        case _:
            return _note(files, corpus, doc, proposal)


def accepted(files: Files, corpus: Corpus, doc: str, taken: Sequence[Proposal]) -> dict[str, str]:
    """Return the files that accepting some proposals for a document changes, with their new text.

    Raises `scripts.corpus.yaml_edit.EditError` where a file has no place for one.
    """
    now, changed = dict(files), dict[str, str]()
    for proposal in taken:
        changed |= _written(now, corpus, doc, proposal)
        now |= changed
    return changed


def rows(proposals: Sequence[Proposal]) -> list[dict[str, Any]]:
    """Return proposals as `proposals/<doc>.yml` lists them."""
    return [proposal.row() for proposal in proposals]
