"""Blocks become the passages of documents, each with its kind and its spans."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import reduce

from scripts.corpus.model import Block, Doubt, Dropped, Kind, Passage, Problem, Span
from scripts.corpus.records import DocumentRecord, Join, Keep, SetKind
from scripts.corpus.state import Cleaned, Document, Placed, Scope
from scripts.corpus.stretches import LineNumbers
from scripts.corpus.traced import Traced
from scripts.stages.rejoin import rejoin
from scripts.stages.settle import settle, with_forms
from scripts.text.kinds import drop_bullet, drop_frame
from scripts.text.punctuation import WIDTH
from scripts.text.quotes import covers, squeeze
from scripts.text.radicals import spell_radicals
from scripts.text.spaces import drop_stray, fold_spaces, unpad_names

NORMALISE = (spell_radicals, *WIDTH, unpad_names, drop_frame, drop_bullet, drop_stray)
"""Rules that give a block its published spelling, in order; each is Traced → Traced. What they take out is layout."""

LINED: tuple[Kind, ...] = ("table", "verse")
"""Kinds whose text has lines: line feeds between lines of verse and rows, tabs between cells."""

_CHINESE = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\U00020000-\U0003ffff，。、：；？！（）《》０-９Ａ-Ｚａ-ｚ％．－]")
_EDGE = re.compile(r"[\t\n]")


def _holding(blocks: Sequence[Block], offset: int) -> int | None:
    return next((i for i, block in enumerate(blocks) if offset in block.traced.origin), None)


def _with_kinds(blocks: Sequence[Block], placed: Sequence[Placed]) -> list[Block]:
    """Give blocks the kind that the curator set, else the one their form shows."""
    shown = with_forms(blocks)
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


def _spelt(text: Traced) -> Traced:
    """Apply the rules of spelling; text without Chinese keeps its own, but for bullets and runs of spaces."""
    rules = NORMALISE if _CHINESE.search(text.text) else (drop_bullet, fold_spaces)
    return reduce(lambda traced, rule: rule(traced), rules, text)


def published(block: Block) -> Traced:
    """Return the text of a block in its published spelling; empty where a bullet is all there is.

    Lines of verse and cells of a table are spelt one by one, so that the line feeds and tabs between them stay.
    """
    text = block.traced
    if block.kind not in LINED:
        return _spelt(text)
    parts, at = list[Traced](), 0
    for match in _EDGE.finditer(text.text):
        parts += [_spelt(text[at : match.start()]), text[match.start() : match.end()]]
        at = match.end()
    return Traced.join([*parts, _spelt(text[at:])])


def _passage(record: DocumentRecord, n: int, block: Block, cleaned: Cleaned, lines: LineNumbers) -> Passage:
    """Publish a block: normalise its spelling, keep where it came from."""
    text = published(block)
    spans = text.spans(cleaned.source.text)
    line = lines.of(spans[0][0])
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
    blocks = [block for block in blocks if published(block).text]
    problems = _idle(blocks, own)
    blocks = _with_kinds(blocks, own)
    problems += _join_decided(blocks, own)
    joined, doubts = rejoin(blocks, kept)
    blocks = settle(joined, titled=not part.record.title.startswith("["))
    lines = LineNumbers(cleaned.source.text)
    passages = tuple(_passage(part.record, n, block, cleaned, lines) for n, block in enumerate(blocks, start=1))
    return Document(part.record, passages, tuple(doubts)), problems


def arranged(blocks: Sequence[Block], kept: Sequence[Span], titled: bool) -> tuple[list[Block], list[Doubt]]:
    """Return blocks with broken sentences joined and every kind settled, as a document without decisions has them."""
    joined, doubts = rejoin(with_forms(blocks), kept)
    return settle(joined, titled), doubts


def segment(cleaned: Cleaned, title_line: Mapping[str, int]) -> tuple[list[Document], list[Problem]]:
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
        kept = set(published(block).origin)
        gone = block.traced.keep(origin not in kept for origin in block.traced.origin)
        found += [Dropped(cleaned.source.file, *span, "layout") for span in gone.spans(cleaned.source.text)]
    return found
