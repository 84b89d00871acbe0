"""`convert`: standard input to standard output, in another script."""

from __future__ import annotations

import sys
from pathlib import Path

from scripts import report
from scripts.convert.stream import convert_stream
from scripts.corpus.model import Script


def convert(to: Script, html: bool, variants: Path) -> int:
    """Convert standard input with the phrases of a corpus; return the exit code."""
    report.text(convert_stream(sys.stdin.read(), to, html=html, variants_dir=variants))
    return 0
