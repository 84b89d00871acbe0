"""Record a corrected text under its id."""

from __future__ import annotations

from scripts.commands._arguments import ArgumentParser, Namespace, add_corpus, add_reason, add_yes
from scripts.commands._ledger import apply
from scripts.ledger.commands import plan_amend
from scripts.ledger.rules import AMEND_CLASSES


def register(parser: ArgumentParser) -> None:
    """Declare the arguments of `amend`."""
    add_corpus(parser)
    add_yes(parser)
    add_reason(parser, f"class ({', '.join(AMEND_CLASSES)}), colon, words")
    parser.add_argument("id")
    parser.add_argument("--passage", type=int, metavar="N", help="number of the passage in its document")


def run(given: Namespace) -> int:
    """Show the amendment and, once confirmed, append it; return the exit code."""
    cause, _, reason = given.reason.partition(":")
    return apply(given.corpus, lambda now: plan_amend(now, given.id, cause.strip(), reason, given.passage), given.yes)
