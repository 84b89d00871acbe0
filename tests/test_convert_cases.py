"""The listed cases, and phrases that once had to be listed one by one."""

from __future__ import annotations

import pytest

from scripts.convert.converter import converter, standard
from scripts.convert.overrides import load_overrides
from scripts.corpus.editions import SCRIPTS, Script
from tests.cli import CORPUS
from tests.fixtures import GOLDEN
from tests.listed_cases import Case, listed_cases

PROJECT, _ = load_overrides(CORPUS / "variants")
CASES = listed_cases()


def convert(case: Case) -> str:
    source: Script = "zh-Hant" if case.script == "zh-Hans" else "zh-Hans"
    target = next(script for script in SCRIPTS if script == case.script)
    return converter(target, PROJECT, source).convert(case.text, case.names)


def wrong(cases: list[Case]) -> list[tuple[str, str, str]]:
    done = [(case, convert(case)) for case in cases]
    return [(case.script, text, case.expected) for case, text in done if not case.right(text)]


def test_every_listed_case_is_right() -> None:
    assert wrong([case for case in CASES if not case.disputed]) == []


def test_the_disputed_cases_are_these() -> None:
    """发小 and 小面 are written with either character in Traditional print; ours follows the sound and the flour."""
    assert {case.text for case in CASES if case.disputed} == {"两人是发小", "来碗小面"}
    assert {text for _, text, _ in wrong([case for case in CASES if case.disputed])} <= {"兩人是發小", "來碗小面"}


@pytest.mark.parametrize("line", (GOLDEN / "convert" / "words.tsv").read_text("utf-8").splitlines())
def test_words_need_no_entry_of_their_own(line: str) -> None:
    source, target = line.split("\t")
    assert standard(PROJECT).convert(source) == target


@pytest.mark.parametrize(("name", "script"), [("prose.tsv", "zh-Hant"), ("hongkong.tsv", "zh-Hant-HK")])
def test_prose_in_the_readings_that_its_characters_have(name: str, script: Script) -> None:
    lines = (GOLDEN / "convert" / name).read_text("utf-8").splitlines()
    act = converter(script, PROJECT).convert
    pairs = [line.split("\t") for line in lines]
    assert [(source, target) for source, target in pairs if act(source) != target] == []
