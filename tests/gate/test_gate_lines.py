"""Where the gate says that something is wrong: in the line that holds what it tells of."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from scripts.corpus.model import Problem
from scripts.gate import gate
from tests.gate.faults import BASE, LEDGER, PASSAGES
from tests.gate.small_site import Files, small_site, write
from tests.gate.test_gate_faults import FAULTS

TOLD = re.compile(r"链接 (?P<link>\S+?)(?: |：)|编号 (?P<id>\w{6})|「(?P<quoted>[^」]+)」|第 (?P<line>\d+) 行")
"""What a message tells of: a link, an id, something quoted, or the number of the line itself."""

UNNAMED = {
    ("ledger line cut short", "ID02"): 2,
    ("version goes back", "ID05"): 21,
    ("amendment without class", "ID09"): 18,
    ("draft published", "GA20"): 7,
    ("document in no known script", "GA38"): 4,
}
"""Lines of problems that name nothing of what stands there; other such problems are of the whole file: line 1."""


def lines_of(files: Files, problem: Problem) -> list[str]:
    return files.get(problem.path, "").split("\n")


def holding(files: Files, problem: Problem, told: str) -> list[int]:
    """The lines in which something told stands; the first where it stands nowhere, for then the whole file is told."""
    words = [told, told.partition("#")[2] or told]  # a page of one document names others' passages by their id alone
    found = [n for n, line in enumerate(lines_of(files, problem), start=1) if any(word in line for word in words)]
    return found or [1]


@pytest.mark.parametrize("name", FAULTS)
def test_a_problem_stands_where_it_is_told(name: str, tmp_path: Path) -> None:
    files = small_site(PASSAGES, LEDGER)
    FAULTS[name][1](files)
    for problem in gate(write(files, tmp_path), BASE):
        told = TOLD.search(problem.message)
        if told is None:
            assert problem.line == UNNAMED.get((name, problem.code), 1), problem
        elif told["line"]:
            assert problem.line == int(told["line"]), problem
        else:
            assert problem.line in holding(files, problem, told[told.lastgroup or 0]), problem
            assert problem.line <= len(lines_of(files, problem)), problem


def test_many_problems_stand_below_the_first_line(tmp_path: Path) -> None:
    """Else the test above could not tell a line from the default."""
    files = small_site(PASSAGES, LEDGER)
    FAULTS["ledger without header"][1](files)
    assert sum(problem.line > 1 for problem in gate(write(files, tmp_path), BASE)) > 20
