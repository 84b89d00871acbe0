"""Blocks become the passages of documents, each with its kind and its spans."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import reduce

from scripts.corpus.model import Block, Dropped, Passage, Problem
from scripts.corpus.records import DocumentRecord, Join, Keep, SetKind
from scripts.corpus.state import Cleaned, Document, Placed, Scope
from scripts.corpus.traced import Traced
from scripts.text.continuation import breaks_off, may_continue
from scripts.text.kinds import by_position, drop_bullet, form
from scripts.text.punctuation import WIDTH
from scripts.text.quotes import covers, squeeze
from scripts.text.spaces import drop_stray, unpad_names

NORMALISE = (*WIDTH, unpad_names, drop_bullet, drop_stray)
"""Rules that give a block its published spelling, in order; each is Traced → Traced. What they take out is layout."""


def _holding(blocks: Sequence[Block], offset: int) -> int | None:
    return next((i for i, block in enumerate(blocks) if offset in block.traced.origin), None)


def _with_kinds(blocks: Sequence[Block], placed: Sequence[Placed]) -> list[Block]:
    """Give blocks the kind that the curator set, else the one their form shows."""
    shown = [replace(block, kind=form(block.traced.text)) for block in blocks]
    for item in placed:
        at = _holding(shown, item.spans[0][0]) if isinstance(item.decision, SetKind) else None
        if at is not None and isinstance(item.decision, SetKind):
            shown[at] = replace(shown[at], kind=item.decision.kind)
    return shown


def _idle(blocks: Sequence[Block], placed: Sequence[Placed]) -> list[Problem]:
    """Report kinds set on, and shields held over, what is no passage any more (DEC08)."""
    return [
        Problem(item.path, item.line, "DEC08", "引文所在的段落已被略去，这条决定落空")
        for item in placed
        if isinstance(item.decision, SetKind | Keep) and _holding(blocks, item.spans[0][0]) is None
    ]


def _join_decided(blocks: list[Block], placed: Sequence[Placed]) -> list[Problem]:
    """Join what the curator joins, in place; DEC04 where the two are one block already or stand in reverse."""
    problems = []
    for item in placed:
        if not isinstance(item.decision, Join):
            continue
        left, right = _holding(blocks, item.spans[0][1] - 1), _holding(blocks, item.spans[1][0])
        if left is None or right is None or left >= right:
            problems.append(Problem(item.path, item.line, "DEC04", "要相连的两处已在同一段或次序颠倒"))
            continue
        blocks[left] = replace(blocks[left], traced=blocks[left].traced + blocks[right].traced)
        del blocks[right]
    return problems


def _rest_of(blocks: Sequence[Block], at: int) -> int | None:
    """Return the index of the block that continues the broken one at ``at``, past captions, or None."""
    for i in range(at + 1, len(blocks)):
        if blocks[i].kind is None:
            return i if may_continue(blocks[i].traced.text) else None
        if blocks[i].kind != "caption":
            return None
    return None


def _join_broken(blocks: Sequence[Block], kept: Sequence[tuple[int, int]]) -> list[Block]:
    """Join sentences broken across columns and captions, except those that the curator keeps apart."""
    joined = list(blocks)
    at = 0
    while at < len(joined):
        block = joined[at]
        open_end = block.kind is None and breaks_off(block.traced.text) and not covers(kept, block.traced.origin[-1])
        rest = _rest_of(joined, at) if open_end else None
        if rest is None:
            at += 1
            continue
        joined[at] = replace(block, traced=block.traced + joined[rest].traced)
        del joined[rest]
    return joined


def _settled(blocks: Sequence[Block], titled: bool) -> list[Block]:
    """Give the remaining blocks the kind that their place in the document shows."""
    open_ = [i for i, block in enumerate(blocks) if block.kind is None]
    kinds = by_position([blocks[i].traced.text for i in open_], titled)
    settled = list(blocks)
    for i, kind in zip(open_, kinds, strict=True):
        settled[i] = replace(blocks[i], kind=kind)
    return settled


def _published(block: Block) -> Traced:
    """Return the text of a block in its published spelling; empty where a bullet is all there is."""
    return reduce(lambda traced, rule: rule(traced), NORMALISE, block.traced)


def _passage(record: DocumentRecord, n: int, block: Block, cleaned: Cleaned) -> Passage:
    """Publish a block: normalise its spelling, keep where it came from."""
    text = _published(block)
    spans = text.spans(cleaned.source.text)
    line = cleaned.source.text.count("\n", 0, spans[0][0]) + 1
    kind = block.kind or "paragraph"
    return Passage("", record.id, n, kind, text.text, cleaned.source.file, spans, line)


def _title_problem(document: Document, line: int) -> list[Problem]:
    """Check that the recorded title is the printed one (DOC01); titles in [brackets] are supplied."""
    record, path = document.record, document.record.path
    printed = next((passage.text for passage in document.passages if passage.kind == "title"), None)
    supplied = record.title.startswith("[")
    if supplied and printed is None:
        return []
    if printed is None or supplied or squeeze(printed) != squeeze(record.title):
        message = f"记录的标题与原文标题不一致：原文为「{printed or '（无标题）'}」"
        return [Problem(path, line, "DOC01", message)]
    return []


def _document(part: Scope, cleaned: Cleaned) -> tuple[Document, list[Problem]]:
    """Make one document of the blocks that begin inside its part of the source."""
    own = [item for item in cleaned.placed if item.doc == part.record.id]
    blocks = [block for block in cleaned.blocks if covers([part.span], block.traced.origin[0])]
    kept = [span for item in own if isinstance(item.decision, Keep) for span in item.spans]
    blocks = [block for block in blocks if _published(block).text]
    problems = _idle(blocks, own)
    blocks = _with_kinds(blocks, own)
    problems += _join_decided(blocks, own)
    blocks = _settled(_join_broken(blocks, kept), titled=not part.record.title.startswith("["))
    passages = tuple(_passage(part.record, n, block, cleaned) for n, block in enumerate(blocks, start=1))
    return Document(part.record, passages), problems


def segment(cleaned: Cleaned, title_line: dict[str, int]) -> tuple[list[Document], list[Problem]]:
    """Make the documents of one cleaned source, in order of their place in it.

    ``title_line`` gives the line of each record's title for messages. Problems: DEC04, DEC08, DOC01,
    and DOC02 for a document that holds no passage.
    """
    documents, problems = list[Document](), list[Problem]()
    for part in sorted(cleaned.scopes, key=lambda part: part.span):
        document, faults = _document(part, cleaned)
        documents.append(document)
        line = title_line.get(document.id, 1)
        problems += faults + (_title_problem(document, line) if document.passages else [])
        if not document.passages:
            problems.append(Problem(document.record.path, line, "DOC02", "这篇文献没有任何段落"))
    return documents, problems


def left_out(cleaned: Cleaned) -> list[Dropped]:
    """Return what the rules of spelling take out of the blocks of a source (bullets, say): layout."""
    found = list[Dropped]()
    for block in cleaned.blocks:
        kept = set(_published(block).origin)
        gone = block.traced.keep(origin not in kept for origin in block.traced.origin)
        found += [Dropped(cleaned.source.file, *span, "layout") for span in gone.spans(cleaned.source.text)]
    return found
