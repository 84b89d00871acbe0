"""Convert standard input to another script, on standard output."""

from __future__ import annotations

import sys

from scripts import report
from scripts.commands._arguments import ArgumentParser, Namespace, add_corpus
from scripts.convert.stream import convert_stream
from scripts.corpus import filing
from scripts.corpus.model import SCRIPTS


def register(parser: ArgumentParser) -> None:
    """Declare the options of `convert`."""
    add_corpus(parser)
    parser.add_argument("--to", required=True, choices=SCRIPTS)
    parser.add_argument("--html", action="store_true", help="the input is HTML: convert its text only")


def run(given: Namespace) -> int:
    """Convert standard input with the phrases of a corpus; return the exit code."""
    variants = given.corpus / filing.VARIANTS
    report.text(convert_stream(sys.stdin.read(), given.to, html=given.html, variants_dir=variants))
    return 0
