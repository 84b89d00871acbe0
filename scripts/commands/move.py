"""Record a move to another document."""

from __future__ import annotations

from scripts.commands._arguments import ArgumentParser, Namespace, add_corpus, add_reason, add_yes
from scripts.commands._ledger import apply
from scripts.ledger.commands import plan_move


def register(parser: ArgumentParser) -> None:
    """Declare the arguments of `move`."""
    add_corpus(parser)
    add_yes(parser)
    add_reason(parser)
    parser.add_argument("id")
    parser.add_argument("doc")


def run(given: Namespace) -> int:
    """Show the move and, once confirmed, append it; return the exit code."""
    return apply(given.corpus, lambda now: plan_move(now, given.id, given.doc, given.reason), given.yes)
