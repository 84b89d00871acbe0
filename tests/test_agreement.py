"""Cohen's kappa against worked examples, and readings as files."""

from __future__ import annotations

import pytest

from scripts.corpus.readings import parse_reading
from scripts.stages.agreement import kappa


def items(*numbers: int) -> set[str]:
    return {str(number) for number in numbers}


def test_kappa_of_the_textbook_table() -> None:
    # 50 items: both yes 20, only first 5, only second 10, both no 15: observed .70, expected .50
    first = items(*range(25))
    second = items(*range(20), *range(25, 35))
    assert kappa(first, second, 50) == pytest.approx(0.4)


def test_kappa_of_perfect_and_of_no_agreement() -> None:
    assert kappa(items(1, 2), items(1, 2), 4) == 1
    assert kappa(items(1, 2), items(3, 4), 4) == -1


def test_kappa_is_undefined_where_chance_explains_everything() -> None:
    assert kappa(set(), set(), 4) is None
    assert kappa(set(), set(), 0) is None


def test_reading_takes_none_for_an_answer() -> None:
    reading, problems = parse_reading("readings/a.tsv", "passage\ttopics\nb0\tx y\nb1\t\n# end\n")
    assert (reading, problems) == ({"b0": frozenset({"x", "y"}), "b1": frozenset()}, [])


def test_reading_tells_broken_and_repeated_lines() -> None:
    _, problems = parse_reading("readings/a.tsv", "b0 x\nb1\tx\nb1\ty\n")
    assert [(problem.line, problem.code) for problem in problems] == [(1, "RDG01"), (3, "RDG01")]
