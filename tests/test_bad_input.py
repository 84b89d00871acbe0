"""What a curator can get wrong: each fault is told with its place and a hint, and nothing is written."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scripts.corpus.codes import BESIDE_IDS, CODES, FAMILIES
from scripts.corpus.model import Problem
from scripts.pipeline import run
from tests.cli import ROOT, TOY, call_scripts, run_scripts
from tests.faults import FAULTS
from tests.gate.test_gate_faults import FAULTS as GATE_FAULTS
from tests.remembered import memory
from tests.sampled import examples
from tests.test_build import digests

LINE = re.compile(r"^(?P<path>\S+):(?P<line>\d+): (?P<code>[A-Z]+\d+) (?P<message>.+) — (?P<hint>.+)$")
CODE = re.compile(r'"([A-Z]{2,4}\d\d)"')


def found(corpus: Path) -> list[Problem]:
    """What `check` and `build` report of a corpus."""
    return list(run(corpus, work=memory())[1])


def test_the_toy_corpus_is_faultless() -> None:
    assert found(TOY) == []


FIRST = {fault.code: name for name, fault in reversed(FAULTS.items())}
"""A fault of each code; others of the same code are tried in `make test-long`."""


@pytest.mark.parametrize(
    "name", [name if name in FIRST.values() else pytest.param(name, marks=pytest.mark.long) for name in FAULTS]
)
def test_fault_is_found_at_its_place(name: str, toy_copy: Path) -> None:
    fault = FAULTS[name]
    fault.damage(toy_copy)
    problems = found(toy_copy)
    told = [problem for problem in problems if (problem.path, problem.code) == (fault.path, fault.code)]
    assert told, "\n".join(map(str, problems))
    assert all(LINE.match(str(problem)) for problem in told)
    assert len(set(problems)) == len(problems)
    if fault.marker is None:
        assert told[0].line == 1
    else:
        lines = (toy_copy / fault.path).read_text("utf-8", errors="replace").split("\n")
        assert any(fault.marker in lines[problem.line - 1] for problem in told), [str(problem) for problem in told]


def test_the_register_holds_every_code_and_each_has_a_planted_fault() -> None:
    """Refusals of the commands on ids have theirs in `test_ledger_*`, the gate in `tests/gate`."""
    modules = [path for path in (ROOT / "scripts").rglob("*.py") if path.stem != "codes"]
    told = {code for path in modules for code in CODE.findall(path.read_text("utf-8"))}
    commands = "".join(path.read_text("utf-8") for path in sorted((ROOT / "tests").glob("test_ledger_*.py")))
    refused = set(re.findall(r'"(ID[34]\d)"', commands))
    planted = {fault.code for fault in FAULTS.values()} | {code for codes, _ in GATE_FAULTS.values() for code in codes}
    assert told == CODES.keys()
    assert CODES.keys() - planted - refused == set()
    assert {fault.code for fault in FAULTS.values()} - CODES.keys() == set()
    assert {code.rstrip("0123456789") for code in CODES} == FAMILIES.keys()
    assert all(any(code.startswith(beginning) for code in CODES) for beginning in BESIDE_IDS)


UNREADABLE = "a: [\n"


@pytest.mark.parametrize(
    ("path", "codes"),
    [
        ("documents/tide-wall.yml", {"YML01"}),
        ("topics.yml", {"YML01"}),
        ("series.yml", {"YML01"}),
        ("variants/accepted.tsv", {"VAR07", "VAR08"}),
    ],
)
def test_what_follows_from_a_fault_is_not_told(path: str, codes: set[str], toy_copy: Path) -> None:
    (toy_copy / path).write_text(UNREADABLE, "utf-8")
    assert {problem.code for problem in found(toy_copy)} == codes


def test_the_conversion_is_judged_once_all_else_is_sound(toy_copy: Path) -> None:
    (toy_copy / "variants" / "accepted.tsv").write_text(UNREADABLE, "utf-8")
    FAULTS["wrong date"].damage(toy_copy)
    assert {problem.code for problem in found(toy_copy)} == {"REC03"}


SEVERAL = ("source undecodable", "wrong date", "quotation absent", "id twice")


@pytest.mark.parametrize("command", ["check", pytest.param("build", marks=pytest.mark.long)])
def test_all_faults_are_listed_and_nothing_is_written(command: str, toy_copy: Path, tmp_path: Path) -> None:
    for name in SEVERAL:
        FAULTS[name].damage(toy_copy)
    record = toy_copy / "documents" / "market-photo.yml"
    record.write_text(record.read_text("utf-8").replace("subtitle: null\n", ""), "utf-8")
    before = digests(toy_copy)
    out = tmp_path / "site"
    wanted: list[str | Path] = ["--out", out] if command == "build" else []
    done = run_scripts(command, "--corpus", toy_copy, *wanted)
    assert done.returncode == 1
    told = [match for line in done.stderr.splitlines() if (match := LINE.match(line))]
    assert {"SRC03", "REC03", "DEC01", "REC01", "REC05"} <= {match["code"] for match in told}
    assert all(match["path"].startswith(str(toy_copy)) for match in told)
    assert "Traceback" not in done.stdout + done.stderr
    assert digests(toy_copy) == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["corpus"]


def test_a_failed_build_leaves_the_last_good_site(toy_copy: Path, toy_site: Path, tmp_path: Path) -> None:
    out = Path(shutil.copytree(toy_site, tmp_path / "site"))
    FAULTS["wrong date"].damage(toy_copy)
    done = call_scripts("build", "--corpus", toy_copy, "--out", out)
    assert done.returncode == 1
    assert digests(out) == digests(toy_site)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["corpus", "site"]


def test_a_missing_corpus_is_told_without_a_traceback(tmp_path: Path) -> None:
    done = call_scripts("check", "--corpus", tmp_path / "nowhere")
    assert done.returncode == 1
    assert "REC04" in done.stderr


WRITTEN = sorted(path.relative_to(TOY).as_posix() for path in TOY.rglob("*.*") if "raw" not in path.parts)
SCRAPS = st.sampled_from(
    ["", "null", "[]", "{}", "- ", "\n", "  ", ": ", "'", '"', "&a ", "*a", "!!x ", "\t", "? ", "甲"]
)


@examples(25)
@given(name=st.sampled_from(WRITTEN), at=st.floats(0, 1), gone=st.integers(0, 30), scrap=SCRAPS)
def test_no_slip_of_the_pen_ends_in_a_traceback(name: str, at: float, gone: int, scrap: str, toy_copy: Path) -> None:
    text = (TOY / name).read_text("utf-8")
    start = int(at * len(text))
    (toy_copy / name).write_text(text[:start] + scrap + text[start + gone :], "utf-8", newline="")
    try:
        assert all(LINE.match(str(problem)) for problem in run(toy_copy)[1])
    finally:
        shutil.copy(TOY / name, toy_copy / name)
