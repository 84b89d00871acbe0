"""Find the place of every curator's decision in its source, by quotation."""

from __future__ import annotations

from collections.abc import Sequence

from scripts.corpus.curated import Curated
from scripts.corpus.model import Problem, Span
from scripts.corpus.records import Cut, Decision, DocumentRecord, Join, Keep, LayoutRecord, SetKind, Split
from scripts.corpus.source_records import Extent
from scripts.corpus.state import Placed, Scope
from scripts.corpus.traced import Traced
from scripts.layout.reading import Override
from scripts.text.quotes import locate


def _find(text: Traced, quote: str, path: str, line: int) -> Span | Problem:
    """Return the one place of a quotation, or the problem that there is none (DEC01) or several (DEC02)."""
    found = locate(text, quote)
    if len(found) == 1:
        return found[0]
    shown = quote if len(quote) <= 30 else f"{quote[:14]}…{quote[-14:]}"
    if not found:
        return Problem(path, line, "DEC01", f"引文「{shown}」在原文中找不到")
    return Problem(path, line, "DEC02", f"引文「{shown}」在原文中出现 {len(found)} 次")


def _between(text: Traced, start: str, end: str, path: str, line: int) -> Span | Problem:
    """Return the span from one quotation to another, both included; DEC05 where they stand in reverse."""
    first, last = _find(text, start, path, line), _find(text, end, path, line)
    if isinstance(first, Problem):
        return first
    if isinstance(last, Problem):
        return last
    if last[1] <= first[0]:
        return Problem(path, line, "DEC05", "「from」引文在「to」引文之后")
    return (first[0], last[1])


def scope(text: Traced, record: DocumentRecord, curated: Curated) -> Scope | Problem:
    """Return the part of its source that a document takes: its extent, or everything."""
    extent: Extent | None = record.source.extent
    if extent is None:
        return Scope(record, (0, max(text.origin, default=0) + 1))
    path = record.path
    found = _between(text, extent.start, extent.end, path, curated.line(path, "source", "extent"))
    return found if isinstance(found, Problem) else Scope(record, found)


def _spans(decision: Decision, text: Traced, whole: Traced, path: str, line: int) -> tuple[Span, ...] | Problem:
    """Return the raw spans of a decision's quotations; cuts look in the whole source, the rest in the document."""
    found: list[Span | Problem]
    match decision:
        case Cut(quote=None, start=str() as start, end=str() as end):
            found = [_between(whole, start, end, path, line)]
        case Cut(quote=str() as quote, start=None, end=None):
            found = [_find(whole, quote, path, line)]
        case Cut():
            found = [Problem(path, line, "DEC06", "删节要么引一处原文，要么给出起止")]
        case Join(quote=quotes) | Split(quote=quotes):
            found = [_find(text, quote, path, line) for quote in quotes]
        case Keep(quote=quote) | SetKind(quote=quote):
            found = [_find(text, quote, path, line)]
    faults = [item for item in found if isinstance(item, Problem)]
    return faults[0] if faults else tuple(item for item in found if not isinstance(item, Problem))


def decide(scopes: Sequence[Scope], text: Traced, curated: Curated) -> tuple[list[Placed], list[Problem]]:
    """Place the decisions of all documents of one source.

    ``text`` is the source without its repeated paragraphs, so that a quotation is unique although a
    page was saved twice. Returns the placed decisions in order of document, and the problems.
    """
    placed, problems = list[Placed](), list[Problem]()
    for part in scopes:
        path = part.record.path
        inside = text.keep(part.span[0] <= origin < part.span[1] for origin in text.origin)
        for i, decision in enumerate(part.record.decisions):
            line = curated.line(path, "decisions", i)
            spans = _spans(decision, inside, text, path, line)
            if isinstance(spans, Problem):
                problems.append(spans)
            else:
                placed.append(Placed(part.record.id, path, line, decision, spans))
    return placed, problems


def layouts(text: Traced, records: Sequence[DocumentRecord], curated: Curated) -> tuple[list[Override], list[Problem]]:
    """Place the layouts that the records of a source give: each holds from its quotation to the next, or to the end.

    A layout begins with the line of its quotation. Problems: DEC01 and DEC02.
    """
    found, problems = list[tuple[int, LayoutRecord]](), list[Problem]()
    for record in records:
        path = record.path
        for i, item in enumerate(record.layout):
            place = _find(text, item.start, path, curated.line(path, "layout", i))
            if isinstance(place, Problem):
                problems.append(place)
                continue
            at = text.origin.index(place[0])
            line = max(text.text.rfind(end, 0, at) for end in "\n\r\u2028\u2029\x85") + 1
            found.append((line, item))
    found.sort(key=lambda pair: pair[0])
    ends = [start for start, _ in found[1:]] + [len(text)] * bool(found)
    return [
        Override((start, end), layout.kind, layout.reason) for (start, layout), end in zip(found, ends, strict=True)
    ], problems
