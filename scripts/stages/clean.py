"""Lines become blocks by their layout; what is no text of a document is set aside with its reason."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from scripts.corpus.curated import Curated
from scripts.corpus.model import Block, Dropped, Problem, Reason, Source, Span
from scripts.corpus.records import Cut, Keep, Split
from scripts.corpus.state import Cleaned, Placed, Scope
from scripts.corpus.traced import Traced
from scripts.layout.reading import Laid, lay_out
from scripts.stages.decide import decide, layouts, scope
from scripts.stages.dedupe import repeats
from scripts.stages.remainder import remainder
from scripts.stages.suspects import damaged, unwritable
from scripts.text.quotes import covers, quotable
from scripts.text.site_furniture import furniture_among
from scripts.text.spaces import drop_invisible


def _drop(source: Source, text: Traced, reason: Reason, repeats_at: Traced | None = None) -> list[Dropped]:
    """Set text aside: one entry for each stretch of the raw file."""
    origin = repeats_at.spans(source.text)[0] if repeats_at else None
    return [Dropped(source.file, *span, reason, origin) for span in text.spans(source.text)]


def _cut(source: Source, blocks: Iterable[Block], placed: Sequence[Placed]) -> tuple[list[Block], list[Dropped]]:
    """Take out what the curator cut."""
    kept, dropped = list[Block](), list[Dropped]()
    cuts = [(item.decision, item.spans) for item in placed if isinstance(item.decision, Cut)]
    for block in blocks:
        rest = block.traced
        for decision, spans in cuts:
            gone = rest.keep(covers(spans, origin) for origin in rest.origin)
            dropped += _drop(source, gone, decision.reason)
            rest = rest.keep(not covers(spans, origin) for origin in rest.origin) if gone.text else rest
        kept += [replace(block, traced=rest.strip())] if rest.text.strip() else []
    return kept, dropped


def _split_one(blocks: list[Block], item: Placed) -> Problem | None:
    """Cut the block that holds both quotations between them; DEC03 where they do not adjoin in one block."""
    (_, left), (right, _) = item.spans
    for i, block in enumerate(blocks):
        origin = block.traced.origin
        if left - 1 in origin and right in origin:
            at = origin.index(right)
            if not block.traced[origin.index(left - 1) + 1 : at].text.strip():
                parts = (block.traced[:at].strip(), block.traced[at:].strip())
                blocks[i : i + 1] = [replace(block, traced=part) for part in parts]
                return None
    return Problem(item.path, item.line, "DEC03", "拆分的两处引文不相接")


def _furnish(source: Source, blocks: Sequence[Block], kept: Sequence[Span]) -> tuple[list[Block], list[Dropped]]:
    """Take out site furniture, except what the curator keeps."""
    stay, dropped = list[Block](), list[Dropped]()
    shielded = [any(covers(kept, origin) for origin in block.traced.origin) if kept else False for block in blocks]
    for block, name, shield in zip(blocks, furniture_among(blocks), shielded, strict=True):
        text = block.traced
        controls = None if shield else name
        if controls is not None:
            dropped += _drop(source, text.keep(controls), "boilerplate")
            text = text.keep(not control for control in controls).strip()
        stay += [replace(block, traced=text)] if text.text else []
    return stay, dropped


def _apply_splits(blocks: list[Block], placed: Sequence[Placed]) -> list[Problem]:
    faults = [_split_one(blocks, item) for item in placed if isinstance(item.decision, Split)]
    return [fault for fault in faults if fault]


def _overlaps(scopes: Sequence[Scope], curated: Curated) -> list[Problem]:
    """Report documents that claim the same stretch of a source (DEC07)."""
    problems = []
    for before, after in zip(ordered := sorted(scopes, key=lambda part: part.span), ordered[1:], strict=False):
        if after.span[0] < before.span[1]:
            path = after.record.path
            message = f"与文献「{before.record.id}」取自同一段原文"
            problems.append(Problem(path, curated.line(path, "source"), "DEC07", message))
    return problems


def _set_aside(source: Source, laid: Laid) -> list[Dropped]:
    """What the layout shows to be no text: heads of pages, jumps, rules between parts."""
    heads = [item for text in laid.furniture for item in _drop(source, text, "boilerplate")]
    return heads + [item for text in laid.layout for item in _drop(source, text, "layout")]


def clean(source: Source, curated: Curated) -> Cleaned:
    """Clean one source: read its layout, set repeats, cuts and furniture aside, split where the curator says so.

    Problems: DEC01-DEC03 and DEC05-DEC09.
    """
    whole = drop_invisible(Traced.whole(source.text))
    records = [record for record in curated.documents if record.source.file == source.file]
    overrides, problems = layouts(whole, records, curated)
    problems += unwritable(source)
    laid = lay_out(whole, overrides)
    again = repeats(laid.blocks)
    dropped = _set_aside(source, laid)
    for i, of in again.items():
        dropped += _drop(source, laid.blocks[i].traced, "duplicate", laid.blocks[of].traced)
    blocks = [block for i, block in enumerate(laid.blocks) if i not in again]
    dropped += remainder(source, [*(block.traced for block in laid.blocks), *laid.furniture, *laid.layout], laid.markup)
    text = quotable([block.traced for block in blocks], laid.stamps)
    found = [scope(text, record, curated) for record in records]
    scopes = [part for part in found if isinstance(part, Scope)]
    placed, faults = decide(scopes, text, curated)
    blocks, cut = _cut(source, blocks, placed)
    problems += faults + [part for part in found if isinstance(part, Problem)] + _apply_splits(blocks, placed)
    kept = [span for item in placed if isinstance(item.decision, Keep) for span in item.spans]
    blocks, furnished = _furnish(source, blocks, kept)
    dropped += cut + furnished
    return Cleaned(
        source,
        tuple(blocks),
        tuple(scopes),
        tuple(placed),
        tuple(sorted(dropped, key=lambda item: item.start)),
        tuple(problems + _overlaps(scopes, curated)),
        laid.markup,
        tuple(laid.findings),
        (*laid.doubts, *damaged(source)),
        tuple(laid.stamps),
    )
