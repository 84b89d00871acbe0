"""Write the books of a corpus (EPUB), which the site holds itself unless it is large."""

from __future__ import annotations

from pathlib import Path

from scripts import report
from scripts.commands._arguments import ArgumentParser, Namespace, add_corpus
from scripts.convert.spelling import Speller
from scripts.pipeline import parted
from scripts.pipeline import run as run_pipeline
from scripts.publish.books.library import books
from scripts.publish.finish import identified
from scripts.stages.withhold import withhold


def register(parser: ArgumentParser) -> None:
    """Declare the options of `books`."""
    add_corpus(parser)
    parser.add_argument("--out", type=Path, default=Path("build/books"), help="folder of the books")
    parser.add_argument("--base-url", help="published address; default: base_url of corpus.yml")


def run(given: Namespace) -> int:
    """Write every book in every script, each in the tree of its script; return the exit code."""
    corpus, problems = run_pipeline(given.corpus, base_url=given.base_url)
    _, faults = parted(problems)
    if corpus is None or faults:
        report.problems(faults or problems, str(given.corpus))
        return 1
    shown = identified(withhold(corpus))
    paths = [_write(given.out / path, content) for path, content in books(shown, Speller(shown))]
    report.line(f"{len(paths)} 本电子书写入 {given.out}/")
    return 0


def _write(file: Path, content: bytes) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)
    return file
