"""The faults that `make mutants` writes: each kind, in its place, and the same at every run of a seed."""

from __future__ import annotations

import ast

from tests.mutants.__main__ import chosen
from tests.mutants.operators import mutants

SOURCE = '''"""A module."""
def 选(items: "list[int]", 名: str = "甲") -> list[int]:
    """A docstring is no string that runs."""
    if not items and len(items) < 3:
        items.clear()
    return [item for item in items if f"{item}乙" != 名]
'''
WRONG = {
    ("negate", "(not (not items and len(items) < 3))"),
    ("negate", "(not (f'{item}乙' != 名))"),
    ("and-or", "(not items or len(items) < 3)"),
    ("drop-not", "(items)"),
    ("compare", "(len(items) <= 3)"),
    ("compare", "(f'{item}乙' == 名)"),
    ("constant", "4"),
    ("delete", "pass"),
    ("return", "[]"),
    ("string", "'甲~'"),
}


def test_every_operator_finds_its_places_and_no_others() -> None:
    assert {(mutant.operator, mutant.wrong) for mutant in mutants("m.py", SOURCE)} == WRONG


def test_a_mutant_changes_its_piece_of_source_and_nothing_else() -> None:
    for mutant in mutants("m.py", SOURCE):
        wrong = mutant.applied(SOURCE)
        ast.parse(wrong)
        assert wrong.replace(mutant.wrong, "", 1) != SOURCE
        lines = zip(SOURCE.splitlines(), wrong.splitlines(), strict=True)
        assert [number for number, (one, other) in enumerate(lines, start=1) if one != other] == [mutant.line]


def test_a_seed_draws_the_same_mutants_again() -> None:
    assert chosen(30, 5, "scripts/ledger") == chosen(30, 5, "scripts/ledger") != chosen(30, 6, "scripts/ledger")
    assert all(mutant.path.startswith("scripts/ledger") for mutant in chosen(30, 5, "scripts/ledger"))
