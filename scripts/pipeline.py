"""The stages in their order: the only place where the order stands."""

from __future__ import annotations

import os
import time
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from scripts.checks import apply_rules
from scripts.convert.overrides import load_overrides
from scripts.convert.review import conversion_rows, read_record, review
from scripts.convert.spelling import known_words, personal_names
from scripts.corpus import filing
from scripts.corpus.codes import DRAFT
from scripts.corpus.consequences import present_part, without_consequences
from scripts.corpus.conversion import shared
from scripts.corpus.curated import Curated, load
from scripts.corpus.decoding import UNREAD
from scripts.corpus.ledger import Ledger
from scripts.corpus.model import Dropped, Passage, Problem, Source, StageCount
from scripts.corpus.raw_files import read_raw
from scripts.corpus.state import Cleaned, Corpus, Document
from scripts.gate.history import history
from scripts.ledger.file import NO_HEADER, read_ledger
from scripts.stages.account import account
from scripts.stages.align import align
from scripts.stages.annotate import annotate
from scripts.stages.clean import clean
from scripts.stages.identify import identify
from scripts.stages.read import read
from scripts.stages.segment import left_out, segment
from scripts.text import radicals
from scripts.work.run import ALONE, Work

FORGOTTEN = "ID12"
UNUSABLE = UNREAD | {NO_HEADER, FORGOTTEN, "GA02", "GA03", "GA04", "GA05"}
"""Problems of a ledger that cannot be trusted: with it every passage and every annotation could look wrong."""

Watch = Callable[[StageCount], None]


@dataclass(frozen=True)
class Stage:
    """A step of the pipeline: its name, what it does, and how to count what went in and came out."""

    name: str
    run: Callable[[Corpus], Corpus]
    taken: Callable[[Corpus], int]
    given: Callable[[Corpus], int]
    dropped: Callable[[Corpus], Mapping[str, int]] = lambda _: {}
    spelt: Callable[[Corpus], Mapping[str, int]] = lambda _: {}


def _with(corpus: Corpus, problems: Iterable[Problem], **parts: object) -> Corpus:
    return replace(corpus, problems=(*corpus.problems, *problems), **parts)  # type: ignore[arg-type]


def _read(corpus: Corpus) -> Corpus:
    sources, problems = read(corpus.curated, corpus.raw)
    return _with(corpus, problems, sources=sources)


def _cleaned(_: None, sources: Sequence[tuple[Source, Curated]]) -> list[Cleaned]:
    return [clean(source, curated) for source, curated in sources]


def _clean(corpus: Corpus) -> Corpus:
    parts, nothing = corpus.curated.by_source(), Curated(corpus.curated.corpus)
    sources = [(source, parts.get(source.file, nothing)) for source in corpus.sources]
    cleaned = tuple(corpus.work.each("clean", _cleaned, None, sources))
    problems = [problem for part in cleaned for problem in part.problems]
    dropped = tuple(item for part in cleaned for item in part.dropped)
    return _with(corpus, problems, cleaned=cleaned, dropped=dropped)


def _segmented(
    _: None, sources: Sequence[tuple[Cleaned, Mapping[str, int]]]
) -> list[tuple[list[Document], list[Problem], list[Dropped]]]:
    return [(*segment(cleaned, lines), left_out(cleaned)) for cleaned, lines in sources]


def _segment(corpus: Corpus) -> Corpus:
    line = {record.id: corpus.curated.line(record.path, "title") for record in corpus.curated.documents}
    own = [{part.record.id: line.get(part.record.id, 1) for part in cleaned.scopes} for cleaned in corpus.cleaned]
    made = [*corpus.work.each("segment", _segmented, None, [*zip(corpus.cleaned, own, strict=True)])]
    documents = tuple(document for documents, *_ in made for document in documents)
    problems = [problem for _, problems, _ in made for problem in problems]
    dropped = tuple(item for *_, spelled_out in made for item in spelled_out)
    return _with(corpus, problems, documents=documents, dropped=(*corpus.dropped, *dropped))


def _identify(corpus: Corpus) -> Corpus:
    present = present_part(corpus.ledger, corpus)
    documents, problems = identify(corpus.documents, present, corpus.fresh)
    return _with(corpus, problems, documents=documents)


def _account(corpus: Corpus) -> Corpus:
    rows, problems = account(corpus.sources, corpus.documents, corpus.dropped)
    return _with(corpus, problems, accounting=rows)


def _annotate(corpus: Corpus) -> Corpus:
    annotated = annotate(corpus)
    return _with(annotated, apply_rules(annotated))


def _audit(corpus: Corpus) -> Corpus:
    names = personal_names(corpus)
    return _with(corpus, review(corpus, names), conversion=tuple(conversion_rows(corpus, names)))


def _reasons(corpus: Corpus) -> Mapping[str, int]:
    return Counter(row.reason or "" for row in corpus.accounting if row.fate == "dropped")


def _spelt(corpus: Corpus) -> Mapping[str, int]:
    """Count the characters that a rule wrote in the place of others that look like them."""
    texts = {source.file: source.text for source in corpus.sources}
    published = (texts[passage.file][start:end] for passage in corpus.passages for start, end in passage.spans)
    found = sum(radicals.number(stretch) for stretch in published)
    return {"radical": found} if found else {}


STAGES: tuple[Stage, ...] = (
    Stage("read", _read, lambda c: len(c.raw), lambda c: len(c.sources)),
    Stage(
        "clean",
        _clean,
        lambda c: len(c.sources),
        lambda c: sum(len(x.blocks) for x in c.cleaned),
    ),
    Stage(
        "segment",
        _segment,
        lambda c: sum(len(x.blocks) for x in c.cleaned),
        lambda c: len(c.passages),
        spelt=_spelt,
    ),
    Stage("identify", _identify, lambda c: len(c.passages), lambda c: sum(not p.draft for p in c.passages)),
    Stage("account", _account, lambda c: len(c.sources), lambda c: len(c.accounting), _reasons),
    Stage("annotate", _annotate, lambda c: len(c.passages), lambda c: len(c.figures) + len(c.mentions)),
    Stage("align", align, lambda c: len(c.passages), lambda c: len(c.candidates)),
    Stage("audit", _audit, lambda c: len(c.passages), lambda c: len(c.conversion)),
)


def _forgotten(curated: Curated | None, ledger: Ledger, faults: Sequence[Problem]) -> tuple[Problem, ...]:
    """Tell of a ledger without a line where annotations name passages: it was there, and is lost (ID12)."""
    named = sum(len(record.passages) for record in curated.annotations.values()) if curated else 0
    if ledger.events or faults or not named:
        return ()
    message = f"台账不在或是空的，而标注已用到 {named} 个编号"
    return (Problem(filing.LEDGER, 1, FORGOTTEN, message),)


IDENTIFIED = [stage.name for stage in STAGES].index("identify")


def gather(root: Path, work: Work = ALONE) -> tuple[Corpus | None, tuple[Problem, ...]]:
    """Read a corpus folder from disk: the curator's files, the ledger and the raw bytes.

    ``work`` is how work on it runs. Returns the corpus before the first stage (None where `corpus.yml` or the ledger
    is unusable) and the problems. Raises BaseError as `scripts.gate.base.find_base` does.
    """
    curated, problems = load(root, work)
    ledger, faults = read_ledger(root / filing.LEDGER)
    overrides, misspelt = load_overrides(root / filing.VARIANTS)
    accepted, unread = read_record(root / filing.VARIANTS)
    problems += [*misspelt, *unread]
    faults += _forgotten(curated, ledger, faults)
    past = history(root / filing.LEDGER, os.environ)
    faults += () if faults else tuple(past.faults(ledger, filing.LEDGER))
    if curated is None or any(fault.code in UNUSABLE for fault in faults):
        return None, tuple(sorted([*problems, *faults]))
    overrides = shared(replace(overrides, words=known_words(curated)))
    raw, unreadable = read_raw(root / filing.RAW)
    found = (*problems, *faults, *unreadable)
    fresh = past.fresh(ledger)
    return Corpus(root, curated, ledger, overrides, accepted, fresh, raw=raw, work=work, problems=found), found


def passages_of(root: Path) -> tuple[Passage, ...]:
    """Return the passages of a corpus folder as they are now, without annotations; none where it cannot be read."""
    corpus, _ = gather(root)
    for stage in STAGES[: IDENTIFIED + 1] if corpus else ():
        corpus = stage.run(corpus)  # type: ignore[arg-type]
    return corpus.passages if corpus else ()


def process(corpus: Corpus, watch: Watch = lambda _: None) -> Corpus:
    """Pass a gathered corpus through all stages; ``watch`` is told the counts of each as it ends."""
    for stage in STAGES:
        began = time.perf_counter()
        taken, corpus = stage.taken(corpus), stage.run(corpus)
        seconds = time.perf_counter() - began
        watch(StageCount(stage.name, taken, stage.given(corpus), seconds, stage.dropped(corpus), stage.spelt(corpus)))
    return replace(corpus, problems=tuple(sorted(without_consequences(corpus.problems, corpus))))


def at(corpus: Corpus, base_url: str) -> Corpus:
    """Return a corpus that is published at another address than its `corpus.yml` says."""
    record = corpus.curated.corpus.model_copy(update={"base_url": base_url.rstrip("/") + "/"})
    return replace(corpus, curated=replace(corpus.curated, corpus=record))


def parted(problems: Iterable[Problem]) -> tuple[list[Problem], list[Problem]]:
    """Part the drafts, passages that only wait for an id, from the faults of a corpus."""
    drafts, faults = list[Problem](), list[Problem]()
    for problem in problems:
        (drafts if problem.code == DRAFT else faults).append(problem)
    return drafts, faults


def run(
    root: Path, watch: Watch = lambda _: None, base_url: str | None = None, work: Work = ALONE
) -> tuple[Corpus | None, tuple[Problem, ...]]:
    """Gather and process the corpus below ``root``; return it (None where unusable) and all its problems.

    ``base_url`` is the address of publication where it is another than `corpus.yml` says, ``work`` is how work runs.
    """
    corpus, problems = gather(root, work)
    if corpus is None:
        return None, problems
    corpus = at(corpus, base_url) if base_url else corpus
    done = process(corpus, watch)
    return done, done.problems
