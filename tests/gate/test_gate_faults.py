"""Every planted fault is stopped, by its own code and by nothing that it is not."""

from pathlib import Path

import pytest

from scripts.corpus.codes import CODES
from scripts.gate import gate
from tests.gate import faults, tie_faults
from tests.gate.faults import BASE, LEDGER, PASSAGES
from tests.gate.small_site import small_site, write

FAULTS = {**faults.FAULTS, **tie_faults.FAULTS}


@pytest.mark.parametrize("name", FAULTS)
def test_the_gate_stops(name: str, tmp_path: Path) -> None:
    codes, plant = FAULTS[name]
    files = small_site(PASSAGES, LEDGER)
    plant(files)
    problems = gate(write(files, tmp_path), BASE)
    assert {problem.code for problem in problems} == set(codes), "\n".join(map(str, problems))
    assert len(set(problems)) == len(problems)


def test_a_fault_in_one_variant_is_told_of_that_variant(tmp_path: Path) -> None:
    files = small_site(PASSAGES, LEDGER)
    FAULTS["id lost in one variant only"][1](files)
    problems = gate(write(files, tmp_path), BASE)
    assert {problem.path.split("/")[0] for problem in problems} == {"zh-Hant-HK"}


def test_every_code_of_the_gate_is_some_faults_own() -> None:
    own = {codes[0] for codes, _ in FAULTS.values()}
    assert {code for code in CODES if code.startswith("GA")} <= own
    assert len(own) >= 25


def test_problems_name_a_line_and_tell_what_to_do(tmp_path: Path) -> None:
    files = small_site(PASSAGES, LEDGER)
    FAULTS["link to no page"][1](files)
    (problem,) = gate(write(files, tmp_path), BASE)
    assert (problem.path, problem.hint) == ("d/gangwu/index.html", CODES["GA50"].hint)
    assert problem.line == files["d/gangwu/index.html"].count("\n") + 1


def test_without_a_site_there_is_no_verdict(tmp_path: Path) -> None:
    with pytest.raises(NotADirectoryError):
        gate(tmp_path / "none", None)
