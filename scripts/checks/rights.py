"""Rules on what may be published of a document, and on where its text was found."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.checks.parallels import PATH as PARALLELS
from scripts.checks.rule import Fault, rule
from scripts.checks.vocabularies import FILES
from scripts.corpus import filing
from scripts.corpus.state import Corpus
from scripts.stages.withhold import shown_lengths, withhold

RUN = 12
"""So many characters in a row of what is withheld are a quotation of it."""


@rule("RGT01")
def excerpt_without_length(corpus: Corpus) -> Iterator[Fault]:
    """An excerpt says how many characters it has, and nothing else does."""
    for record in corpus.curated.documents:
        if (record.publish == "excerpt") != (record.excerpt is not None):
            line = corpus.curated.line(record.path, "excerpt" if record.excerpt is not None else "publish")
            yield record.path, line, f"publish 是 {record.publish}，excerpt 是 {record.excerpt or '空'}"


@rule("RGT02")
def excerpt_of_everything(corpus: Corpus) -> Iterator[Fault]:
    """An excerpt is shorter than the text."""
    for document in corpus.documents:
        record, total = document.record, sum(len(passage.text) for passage in document.passages)
        if record.excerpt is not None and record.excerpt >= total:
            line = corpus.curated.line(record.path, "excerpt")
            yield record.path, line, f"摘录 {record.excerpt} 字，全文只有 {total} 字"


@rule("RGT03")
def archive_without_day(corpus: Corpus) -> Iterator[Fault]:
    """An archived copy comes with the day on which the text was taken."""
    for record in corpus.curated.documents:
        if record.source.archived and not record.source.retrieved:
            yield record.path, corpus.curated.line(record.path, "source", "archived"), "有存档地址，没有取得日期"


@rule("RGT04")
def withheld_words_told(corpus: Corpus) -> Iterator[Fault]:
    """The curator's own words do not quote what is withheld."""
    hidden = _withheld_runs(corpus)
    for path, line, text in _prose(withhold(corpus)) if hidden else ():
        bare = "".join(text.split())
        found = next((bare[i : i + RUN] for i in range(len(bare) - RUN + 1) if bare[i : i + RUN] in hidden), None)
        if found:
            yield path, line, f"「{found}」出自不公开的文字"


def _withheld_runs(corpus: Corpus) -> set[str]:
    """Every run of characters, white space aside, that stands only in text which is not published."""
    told = [
        (passage.text, lengths[passage.n])
        for document in corpus.documents
        for lengths in [shown_lengths(document)]
        for passage in document.passages
    ]
    hidden = {run for text, length in told if length < len(text) for run in _runs(text)}
    for text, length in told if hidden else ():
        hidden -= _runs(text[:length])
    return hidden


def _runs(text: str) -> set[str]:
    bare = "".join(text.split())
    return {bare[i : i + RUN] for i in range(len(bare) - RUN + 1)}


def _prose(corpus: Corpus) -> Iterator[tuple[str, int, str]]:
    """What the curator wrote and something published shows: file, line, text."""
    curated = corpus.curated
    for record in curated.documents:
        yield record.path, curated.line(record.path, "introduction"), record.introduction or ""
    doc = {passage.id: passage.doc for passage in corpus.passages}
    notes = [(passage.id, passage.note or "") for passage in corpus.passages]
    notes += [(event.passage, event.label) for event in corpus.events]
    notes += [(figure.passage, figure.measure) for figure in corpus.figures]
    for id, text in notes:
        path = filing.annotation(doc[id])
        yield path, curated.line(path, "passages", id), text
    shown = {parallel.id for parallel in corpus.parallels}
    for i, parallel in enumerate(curated.parallels.parallels):
        if parallel.id in shown:
            yield PARALLELS, curated.line(PARALLELS, "parallels", i), f"{parallel.claim}\n{parallel.note or ''}"
    for stem in FILES:
        for i, entry in enumerate(getattr(curated, stem)):
            yield f"{stem}.yml", curated.line(f"{stem}.yml", i), "\n".join(_strings(entry.model_dump()))


def _strings(value: object) -> Iterator[str]:
    """Every text within a value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from (text for part in value.values() for text in _strings(part))
    elif isinstance(value, list | tuple):
        yield from (text for part in value for text in _strings(part))
