"""Paragraphs become blocks; what is not text of a document is set aside with its reason."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from scripts.corpus.curated import Curated
from scripts.corpus.model import Block, Dropped, Problem, Reason, Source, Span
from scripts.corpus.records import Cut, Keep, Split
from scripts.corpus.state import Cleaned, Placed, Scope
from scripts.corpus.traced import Traced
from scripts.stages.decide import decide, scope
from scripts.stages.dedupe import repeats
from scripts.text.furniture import furniture
from scripts.text.quotes import covers
from scripts.text.spaces import drop_invisible
from scripts.text.wrap import paragraphs


def _drop(source: Source, text: Traced, reason: Reason, repeats_at: Traced | None = None) -> list[Dropped]:
    """Set text aside: one entry for each stretch of the raw file."""
    origin = repeats_at.spans(source.text)[0] if repeats_at else None
    return [Dropped(source.file, *span, reason, origin) for span in text.spans(source.text)]


def _cut(source: Source, blocks: Iterable[Traced], placed: Sequence[Placed]) -> tuple[list[Traced], list[Dropped]]:
    """Take out what the curator cut."""
    kept, dropped = list[Traced](), list[Dropped]()
    cuts = [(item.decision, item.spans) for item in placed if isinstance(item.decision, Cut)]
    for block in blocks:
        rest = block
        for decision, spans in cuts:
            gone = rest.keep(covers(spans, origin) for origin in rest.origin)
            dropped += _drop(source, gone, decision.reason)
            rest = rest.keep(not covers(spans, origin) for origin in rest.origin)
        kept += [rest.strip()] if rest.text.strip() else []
    return kept, dropped


def _split_one(blocks: list[Traced], item: Placed) -> Problem | None:
    """Cut the block that holds both quotations between them; DEC03 where they do not adjoin in one block."""
    (_, left), (right, _) = item.spans
    for i, block in enumerate(blocks):
        if left - 1 in block.origin and right in block.origin:
            at = block.origin.index(right)
            if not block[block.origin.index(left - 1) + 1 : at].text.strip():
                blocks[i : i + 1] = [block[:at].strip(), block[at:].strip()]
                return None
    return Problem(item.path, item.line, "DEC03", "拆分的两处引文不相接")


def _furnish(source: Source, blocks: Iterable[Traced], kept: Sequence[Span]) -> tuple[list[Traced], list[Dropped]]:
    """Take out site furniture, except what the curator keeps."""
    stay, dropped = list[Traced](), list[Dropped]()
    for block in blocks:
        if furniture(block.text) and not any(covers(kept, origin) for origin in block.origin):
            dropped += _drop(source, block, "boilerplate")
        else:
            stay.append(block)
    return stay, dropped


def _apply_splits(blocks: list[Traced], placed: Sequence[Placed]) -> list[Problem]:
    faults = [_split_one(blocks, item) for item in placed if isinstance(item.decision, Split)]
    return [fault for fault in faults if fault]


def _overlaps(scopes: Sequence[Scope], curated: Curated) -> list[Problem]:
    """Report documents that claim the same stretch of a source (DEC07)."""
    problems = []
    for one, after in zip(ordered := sorted(scopes, key=lambda part: part.span), ordered[1:], strict=False):
        if after.span[0] < one.span[1]:
            path = f"documents/{after.record.id}.yml"
            message = f"与文献「{one.record.id}」取自同一段原文"
            problems.append(Problem(path, curated.line(path, "source"), "DEC07", message))
    return problems


def clean(source: Source, curated: Curated) -> Cleaned:
    """Clean one source: undo wraps, set repeats, cuts and furniture aside, split where the curator says so.

    Problems: DEC01-DEC03 and DEC05-DEC07.
    """
    pieces = paragraphs(drop_invisible(Traced.whole(source.text)))
    again = repeats(pieces)
    dropped = [d for i, of in again.items() for d in _drop(source, pieces[i], "duplicate", pieces[of])]
    blocks = [piece for i, piece in enumerate(pieces) if i not in again]
    text = sum(blocks, start=Traced("", ()))
    records = [record for record in curated.documents if record.source.file == source.file]
    found = [scope(text, record, curated) for record in records]
    scopes = [part for part in found if isinstance(part, Scope)]
    placed, problems = decide(scopes, text, curated)
    blocks, cut = _cut(source, blocks, placed)
    problems += [part for part in found if isinstance(part, Problem)] + _apply_splits(blocks, placed)
    kept = [span for item in placed if isinstance(item.decision, Keep) for span in item.spans]
    blocks, furnished = _furnish(source, blocks, kept)
    return Cleaned(
        source,
        tuple(Block(block) for block in blocks),
        tuple(scopes),
        tuple(placed),
        tuple(sorted(dropped + cut + furnished, key=lambda item: item.start)),
        tuple(problems + _overlaps(scopes, curated)),
    )
