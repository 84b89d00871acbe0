"""`gate`: prove a built site against the ledger that was published before."""

from __future__ import annotations

import os
from pathlib import Path

from scripts import report
from scripts.gate import gate
from scripts.gate.base import BaseError, find_base
from scripts.ledger.plan import LEDGER_FILE


def gate_site(site: Path, folder: Path, base: str | None) -> int:
    """Report every fault of a built site; return the exit code (2 where the base cannot be had)."""
    try:
        published = find_base(base, folder / LEDGER_FILE, os.environ)
    except BaseError as error:
        report.error(str(error))
        return 2
    problems = gate(site, published)
    if problems:
        report.problems(problems, str(site))
        return 1
    report.line(f"{site} 通过全部检查")
    return 0
