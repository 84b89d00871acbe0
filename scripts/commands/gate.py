"""Prove a built site against the ledger that was published before."""

from __future__ import annotations

import os
from pathlib import Path

from scripts import report
from scripts.commands._arguments import ArgumentParser, Namespace, add_corpus
from scripts.corpus import filing
from scripts.gate import gate
from scripts.gate.base import BaseError, find_base


def register(parser: ArgumentParser) -> None:
    """Declare the arguments of `gate`."""
    add_corpus(parser)
    parser.add_argument("site", type=Path)
    parser.add_argument("--base", help="published ledger: a file, or a git revision")


def run(given: Namespace) -> int:
    """Report every fault of a built site; return the exit code (2 where the base cannot be had)."""
    try:
        published = find_base(given.base, given.corpus / filing.LEDGER, os.environ)
    except BaseError as error:
        report.error(str(error))
        return 2
    problems = gate(given.site, published)
    if problems:
        report.problems(problems, str(given.site))
        return 1
    report.line(f"{given.site} 通过全部检查")
    return 0
