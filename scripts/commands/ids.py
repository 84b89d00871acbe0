"""`mint`, `amend`, `move`, `split`, `merge`, `retire`: show what the ledger will say, then append it."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from scripts import report
from scripts.ledger.file import append_events, read_ledger, serialise
from scripts.ledger.plan import LEDGER_FILE, Plan, Situation, situation_of
from scripts.ledger.rules import redact, redactable
from scripts.pipeline import run

ABOUT_IDS = "ID2"
"""Codes of problems that these commands settle; any other problem must be mended first."""


def _confirmed(yes: bool) -> bool:
    """Ask on a terminal; elsewhere only ``--yes`` confirms."""
    if yes:
        return True
    return sys.stdin.isatty() and input("写入台账？[y/N] ").strip().lower() == "y"


def situation(folder: Path) -> Situation | None:
    """Return the present situation of a corpus, or None (after a report) where it has other problems."""
    corpus, problems = run(folder)
    others = [problem for problem in problems if not problem.code.startswith((ABOUT_IDS, "ANN", "VOC", "PAR"))]
    if corpus is None or others:
        report.problems(others, str(folder))
        return None
    return situation_of(corpus, datetime.now(UTC).date().isoformat())


def apply(folder: Path, plan_for: Callable[[Situation], Plan], yes: bool) -> int:
    """Show the plan for a corpus and, once confirmed, append its events to the ledger; return the exit code."""
    now = situation(folder)
    if now is None:
        return 1
    plan = plan_for(now)
    if plan.problems:
        report.problems(plan.problems, str(folder))
        return 1
    report.line(plan.preview)
    if not _confirmed(yes):
        report.line("未写入。确认无误后加 --yes，或在终端里回答 y")
        return 1
    append_events(folder / LEDGER_FILE, plan.events)
    report.line(f"已在 {LEDGER_FILE} 追加 {len(plan.events)} 行")
    return 0


def blank(folder: Path, id: str, yes: bool) -> int:
    """Blank the texts of an id that was retired as a take-down; events and hashes stay. Return the exit code."""
    path = folder / LEDGER_FILE
    ledger, problems = read_ledger(path)
    if problems:
        report.problems(problems, str(folder))
        return 1
    if id not in redactable(ledger):
        report.error(f"{id} 没有以 takedown: 为由撤下，文字不能抹去")
        return 1
    report.line(f"抹去 {id} 在台账里的文字；事件与散列值保留")
    if not _confirmed(yes):
        report.line("未写入。确认无误后加 --yes，或在终端里回答 y")
        return 1
    path.write_bytes(serialise(redact(ledger, id)).encode())
    report.line(f"已抹去 {id} 的文字")
    return 0
