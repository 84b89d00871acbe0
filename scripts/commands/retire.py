"""End an id whose passage is no longer published."""

from __future__ import annotations

from scripts.commands._arguments import ArgumentParser, Namespace, add_corpus, add_reason, add_yes
from scripts.commands._ledger import apply
from scripts.ledger.commands import plan_retire


def register(parser: ArgumentParser) -> None:
    """Declare the arguments of `retire`."""
    add_corpus(parser)
    add_yes(parser)
    add_reason(parser)
    parser.add_argument("id")
    parser.add_argument("--to", nargs="+", default=(), metavar="ID", help="ids that take its place")


def run(given: Namespace) -> int:
    """Show the end of an id and, once confirmed, append it; return the exit code."""
    return apply(given.corpus, lambda now: plan_retire(now, given.id, given.reason, given.to), given.yes)
