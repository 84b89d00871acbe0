"""Show how far the readers of the topics agree, and how well the rule suggests them."""

from __future__ import annotations

from scripts import report
from scripts.commands._arguments import ArgumentParser, Namespace, add_corpus
from scripts.pipeline import run as run_pipeline
from scripts.stages.agreement import agreement


def register(parser: ArgumentParser) -> None:
    """Declare the options of `agreement`."""
    add_corpus(parser)


def run(given: Namespace) -> int:
    """Print Cohen's kappa and the rule's precision and recall for every topic; return the exit code."""
    corpus, problems = run_pipeline(given.corpus)
    if corpus is None:
        report.problems(problems, str(given.corpus))
        return 1
    report.agreement(agreement(corpus, list(corpus.curated.readings.values())))
    return 0
