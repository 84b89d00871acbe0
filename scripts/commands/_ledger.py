"""What the commands on ids share: show what the ledger will say, ask, then append it."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path

from scripts import report
from scripts.corpus import filing
from scripts.corpus.codes import BESIDE_IDS
from scripts.corpus.stopping import StoppedError
from scripts.ledger.file import append_events
from scripts.ledger.plan import Plan, Situation, situation_of
from scripts.pipeline import run as run_pipeline


def confirmed(yes: bool) -> bool:
    """Ask on a terminal, elsewhere only ``--yes`` confirms; where the answer is no, say that nothing was written."""
    if yes or (sys.stdin.isatty() and input("写入台账？[y/N] ").strip().lower() == "y"):
        return True
    report.line("未写入。确认无误后加 --yes，或在终端里回答 y")
    return False


def today(environment: Mapping[str, str]) -> str:
    """The date of new lines, ISO 8601 in UTC.

    It is SOURCE_DATE_EPOCH where that is set (https://reproducible-builds.org/specs/source-date-epoch/).
    Raises StoppedError where that is no number of seconds.
    """
    epoch = environment.get("SOURCE_DATE_EPOCH")
    try:
        now = datetime.fromtimestamp(int(epoch), UTC) if epoch else datetime.now(UTC)
    except (ValueError, OverflowError, OSError):
        raise StoppedError(f"SOURCE_DATE_EPOCH 应是秒数，现在是「{epoch}」") from None
    return now.date().isoformat()


def present_situation(folder: Path) -> Situation | None:
    """Return the present situation of a corpus, or None (after a report) where it has other problems."""
    corpus, problems = run_pipeline(folder)
    others = [problem for problem in problems if not problem.code.startswith(BESIDE_IDS)]
    if corpus is None or others:
        report.problems(others, str(folder))
        return None
    return situation_of(corpus, today(os.environ))


def apply(folder: Path, plan_for: Callable[[Situation], Plan], yes: bool) -> int:
    """Show the plan for a corpus and, once confirmed, append its events to the ledger; return the exit code."""
    now = present_situation(folder)
    if now is None:
        return 1
    plan = plan_for(now)
    if plan.problems:
        report.problems(plan.problems, str(folder))
        return 1
    report.line(plan.preview)
    if not confirmed(yes):
        return 1
    append_events(folder / filing.LEDGER, plan.events, now.ledger)
    report.line(f"已在 {filing.LEDGER} 追加 {len(plan.events)} 行")
    return 0
