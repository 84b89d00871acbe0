"""Show the site of a corpus on this machine, rebuilt at every change; passages without an id are marked as drafts."""

from __future__ import annotations

from scripts.commands._arguments import ArgumentParser, Namespace, add_corpus
from scripts.commands._shell import mkdocs


def register(parser: ArgumentParser) -> None:
    """Declare the options of `serve`."""
    add_corpus(parser)
    parser.add_argument("--address", default="127.0.0.1:8000", help="where to listen (default: 127.0.0.1:8000)")


def run(given: Namespace) -> int:
    """Serve the site until it is interrupted; return the exit code."""
    try:
        return mkdocs(given.corpus, ["serve", "--dev-addr", given.address], f"http://{given.address}/")
    except KeyboardInterrupt:
        return 0
