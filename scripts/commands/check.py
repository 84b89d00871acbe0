"""`check`: everything that can be said about a corpus without building the site."""

from __future__ import annotations

from pathlib import Path

from scripts import report
from scripts.convert.overrides import load_overrides
from scripts.pipeline import run


def check(folder: Path) -> int:
    """Validate a corpus, list what waits for a judgement, and return the exit code."""
    corpus, problems = run(folder, report.count)
    _, faults = load_overrides(folder / "variants")
    found = sorted({*problems, *faults})
    if found:
        report.problems(found, str(folder))
    elif corpus:
        report.candidates(corpus.candidates)
        report.line(f"没有问题：{len(corpus.documents)} 篇文献，{len(corpus.passages)} 个段落")
    return 1 if found else 0
