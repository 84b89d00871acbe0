"""Validate a corpus: everything that can be said about it without building the site."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from scripts import report
from scripts.commands._arguments import ArgumentParser, Namespace, add_corpus
from scripts.convert.detect import evidence
from scripts.corpus.model import Doubt
from scripts.corpus.state import Corpus
from scripts.pipeline import parted
from scripts.pipeline import run as run_pipeline
from scripts.publish.schemas import curated_schemas

EDITOR_SCHEMAS = Path(".schemas")
"""Where editors find the schemas of the curator's files (see `.vscode/settings.json`); never committed."""


def write_schemas(folder: Path = EDITOR_SCHEMAS) -> None:
    """Write the schemas of the curator's files for editors, where they changed."""
    folder.mkdir(exist_ok=True)
    for name, content in curated_schemas().items():
        file = folder / name
        if not file.is_file() or file.read_bytes() != content:
            file.write_bytes(content)


def register(parser: ArgumentParser) -> None:
    """Declare the options of `check`."""
    add_corpus(parser)


def doubts_of(corpus: Corpus) -> list[tuple[str, str, Doubt]]:
    """Return the places whose reading is close: file, its text, the doubt; where all has its id, nothing is close."""
    texts = {source.file: source.text for source in corpus.sources}
    fresh = {passage.file for passage in corpus.passages if passage.draft}
    places = [(part.source.file, doubt) for part in corpus.cleaned for doubt in part.doubts]
    places += [(doc.record.source.file, doubt) for doc in corpus.documents for doubt in doc.doubts]
    return [(file, texts[file], doubt) for file, doubt in places if file in fresh or doubt.rank == 0]


def mixed(corpus: Corpus) -> Iterator[str]:
    """Tell of new documents that hold both scripts: a quotation, or two files that were put together."""
    for document in corpus.documents:
        found = evidence("".join(passage.text for passage in document.passages))
        if found.mixed and any(passage.draft for passage in document.passages):
            counts = f"简 {found.simplified} 字，繁 {found.traditional} 字"
            line = corpus.curated.line(document.record.path, "language")
            yield f"{document.record.path}:{line} 简繁混用（{counts}）：核对 language；若是两篇拼在一起，先拆开"


def run(given: Namespace) -> int:
    """Validate a corpus, list what waits for a judgement, and return the exit code."""
    write_schemas()
    corpus, problems = run_pipeline(given.corpus, report.count)
    drafts, faults = parted(problems)
    if faults:
        report.problems(faults, str(given.corpus))
    elif corpus:
        report.candidates(corpus.candidates)
        report.doubts(doubts_of(corpus))
        for told in mixed(corpus):
            report.line(told)
        report.line(f"没有问题：{len(corpus.documents)} 篇文献，{len(corpus.passages)} 个段落")
    if drafts:
        report.drafts(drafts, str(given.corpus))
    return 1 if faults else 0
