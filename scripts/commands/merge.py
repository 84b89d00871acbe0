"""Record that passages were merged."""

from __future__ import annotations

from random import SystemRandom

from scripts.commands._arguments import ArgumentParser, Namespace, add_corpus, add_reason, add_yes
from scripts.commands._ledger import apply
from scripts.ledger.commands import plan_merge


def register(parser: ArgumentParser) -> None:
    """Declare the arguments of `merge`."""
    add_corpus(parser)
    add_yes(parser)
    add_reason(parser)
    parser.add_argument("ids", nargs="+")
    parser.add_argument("--into", type=int, metavar="N", help="number of the new passage")


def run(given: Namespace) -> int:
    """Show the merger and, once confirmed, append it; return the exit code."""
    rng = SystemRandom()
    return apply(given.corpus, lambda now: plan_merge(now, given.ids, given.reason, rng, given.into), given.yes)
