"""`agreement`: how far the readers of the topics agree, and how well the rule suggests them."""

from __future__ import annotations

from pathlib import Path

from scripts import report
from scripts.pipeline import run
from scripts.stages.agreement import agreement


def show_agreement(folder: Path) -> int:
    """Print Cohen's kappa and the rule's precision and recall for every topic; return the exit code."""
    corpus, problems = run(folder)
    if corpus is None:
        report.problems(problems, str(folder))
        return 1
    report.agreement(agreement(corpus, list(corpus.curated.readings.values())))
    return 0
