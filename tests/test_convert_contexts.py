"""Context rules: their file, what they ask for, and where they look."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scripts.convert.converter import converter, standard
from scripts.convert.neighbours import Neighbours
from scripts.convert.overrides import load_overrides, parse_overrides
from scripts.convert.segmenter import segmenter
from tests.cli import CORPUS

PROJECT, _ = load_overrides(CORPUS / "variants")


def convert(rules: str, text: str) -> str:
    overrides, problems = parse_overrides({"contexts": f"# reason\n{rules}\n"}, "variants")
    assert problems == ()
    return converter("zh-Hant", overrides).convert(text)


def test_the_first_rule_that_fits_decides() -> None:
    assert convert("只\t隻\t两\t\n只\t只\t\t", "两只") == "兩隻"
    assert convert("只\t只\t\t鸡\n只\t隻\t两\t", "两只鸡") == "兩只雞"


def test_a_rule_may_ask_for_the_edge_of_a_word() -> None:
    assert convert("系\t係\t·\t·", "该楼系危房") == "該樓係危房"
    assert convert("系\t係\t·\t·", "教育系统") == "教育系統"


def test_a_usual_form_yields_to_phrases() -> None:
    assert convert("签\t簽\t\t", "会签与书签") == "會簽與書籤"


def test_a_rule_looks_at_its_own_line_only() -> None:
    assert convert("只\t隻\t两\t", "两\n只") == "兩\n只"
    assert convert("只\t隻\t\t鸡", "只\n鸡") == "只\n雞"


def test_a_rule_may_ask_for_the_beginning_of_a_line() -> None:
    assert convert("注\t註\t^\t：", "注：一\n注：二") == "註：一\n註：二"


def test_lists_stand_for_their_members_and_lists_may_use_lists() -> None:
    assert convert("@数 = 两|三\n@量 = 〈数〉|几\n只\t隻\t〈量〉\t", "三只，几只") == "三隻，幾隻"


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("只\t隻\t两", "VAR01"),
        ("只\t隻隻\t两\t", "VAR01"),
        ("只\t鸡\t两\t", "VAR05"),
        ("只\t隻\t〈無〉\t", "VAR10"),
        ("只\t隻\t(\t", "VAR10"),
        ("@数 = (", "VAR10"),
    ],
)
def test_malformed_rules_are_problems(line: str, code: str) -> None:
    overrides, problems = parse_overrides({"contexts": f"# reason\n{line}\n"}, "variants")
    assert [(problem.line, problem.code) for problem in problems] == [(2, code)]
    assert overrides.contexts == ()


def test_a_rule_needs_a_reason() -> None:
    _, problems = parse_overrides({"contexts": "# reason\n\n只\t隻\t两\t\n"}, "variants")
    assert [problem.code for problem in problems] == ["VAR04"]


@settings(deadline=None)
@given(st.text())
def test_words_are_the_text_cut(text: str) -> None:
    text = text.encode("utf-8", "ignore").decode()
    cuts = segmenter(frozenset()).cut(text)
    ends = [place for place in range(len(text) + 1) if cuts.at(place)]
    assert ends[0] == 0
    assert ends[-1] == len(text)
    assert all(begin <= place < end for place in range(len(text)) for begin, end in [cuts.around(place)])


def test_words_of_the_project_are_not_cut() -> None:
    assert not segmenter(frozenset({"岳发展"})).cut("局长岳发展").at(3)
    assert segmenter(frozenset()).cut("局长岳发展").at(3)


def test_neighbours_speak_when_enough_words_agree() -> None:
    known = Neighbours({"复诊": "複診", "复诊室": "複診室", "复诊单": "複診單", "复生": "復生"}, frozenset("复"))
    assert known.form("复诊台", 0) == "複"
    assert known.form("复生物", 0) is None


@pytest.mark.parametrize(("against", "form"), [(1, "複"), (2, None)])
def test_neighbours_speak_when_nine_words_in_ten_agree(against: int, form: str | None) -> None:
    agreed = {f"复诊{char}": f"複診{char}" for char in "甲乙丙丁戊己庚辛壬"}
    other = {f"复诊{char}": f"復診{char}" for char in "子丑"[:against]}
    assert Neighbours(agreed | other, frozenset("复")).form("复诊台", 0) == form


def test_what_decided_is_told_for_every_character_with_several_forms() -> None:
    text = "系统里的发票，后来并未复核；两只船只靠岸"
    found = {one.offset: one.form for one in standard(PROJECT).decisions(text)}
    converted = standard(PROJECT).convert(text)
    assert found
    assert all(converted[offset] == form for offset, form in found.items())


def test_a_phrase_of_the_project_counts_inside_a_word_too() -> None:
    overrides, _ = parse_overrides({"phrases": "# r\n签注\t簽注\n"}, "variants")
    known = replace(overrides, words=("商务签注",))
    assert [one.rule for one in standard(known).decisions("商务签注")] == ["project", "project"]
