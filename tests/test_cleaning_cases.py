"""Faults of cleaning that public reports tell of: each comes out as it should."""

from __future__ import annotations

import pytest

from tests.cleaning import as_document

LONG = "旅客丢了船票，可以到候船室的窗口办理，带上证件，当场补发。"


def published(text: str) -> list[tuple[str, str]]:
    return [(passage.kind, passage.text) for passage in as_document(text).passages]


@pytest.mark.parametrize(
    "heading", ["丢了船票？三步补办", "注意安全；遵守秩序", "船来了！", "只等一句话……", "“船几点开？”"]
)
def test_a_heading_with_marks_is_a_heading(heading: str) -> None:
    found = published(f"渡口通告\n\n{LONG}\n\n{heading}\n\n{LONG}上船以后不再补票。\n")
    assert ("heading", heading) in found


def test_a_title_with_a_question_mark_is_the_title() -> None:
    assert published(f"丢了船票？三步补办\n\n{LONG}\n\n{LONG}请勿拥挤。\n")[0] == ("title", "丢了船票？三步补办")


@pytest.mark.parametrize("end", ["\r", "\n", "\r\n", "\u2028", "\u2029", "\x85"])
def test_any_line_end_ends_a_line(end: str) -> None:
    text = end.join(["渡口通告", LONG, f"{LONG}请勿拥挤。", ""])
    assert [kind for kind, _ in published(text)] == ["title", "lead", "paragraph"]


def test_latin_words_keep_their_space_at_a_wrap() -> None:
    lines = ["港务所的来信说，备案一律交给Harbour Control", "Centre备案，每周五下午四点以前送到，过时不候的"]
    column = "\n".join([*lines, "请等下周；外国船长可以用英文填写，由值班的人代为", "翻译。", ""])
    assert "Harbour Control Centre" in " ".join(text for _, text in published(column))


def test_han_is_joined_without_a_space_at_a_wrap() -> None:
    lines = [
        "港务所的来信说，每条船都要在开航以前从船头走到船尾走",
        "一遍，看看缆绳和救生圈是不是在原处，看过以后在本子上",
    ]
    column = "\n".join([*lines, "签字。", ""])
    assert "走一遍，看看缆绳和救生圈是不是在原处，看过以后在本子上签字。" in published(column)[0][1]


@pytest.mark.parametrize(
    ("raw", "wanted"),
    [
        ("牌子上写着&#8220;欢迎&#8221;两个字。", "牌子上写着“欢迎”两个字。"),
        ("渡口&amp;码头都开放,请走右边。", "渡口&码头都开放，请走右边。"),
        ("⼈⺠广场的⻋停在⻔外。", "人民广场的车停在门外。"),
        ("气温为－５℃，风力３级。", "气温为-5℃，风力3级。"),
        ("Please read “Open Night” (free) - only $ 5 a head.", "Please read “Open Night” (free) - only $ 5 a head."),
        ("记者 王小明 欧阳文 ONeill 孙大海", "记者 王小明 欧阳文 ONeill 孙大海"),
        ("本报记者 王小明　2031年5月1日", "本报记者 王小明 2031年5月1日"),
    ],
)
def test_a_line_is_spelt(raw: str, wanted: str) -> None:
    assert wanted in {text for _, text in published(f"渡口通告\n\n{raw}\n\n{LONG}\n")}


@pytest.mark.parametrize("char", ["\uffff", "\ufffe", "\ufdd0", "\U0001ffff"])
def test_what_is_no_character_is_refused(char: str) -> None:
    problems = as_document(f"渡口通告\n\n船来{char}了。\n").problems
    assert ("RAW01", 3) in {(problem.code, problem.line) for problem in problems}


@pytest.mark.parametrize("char", ["\ufffd", "\ue5e5", "\x08"])
def test_damaged_characters_are_told_with_their_place(char: str) -> None:
    corpus = as_document(f"渡口通告\n\n船来{char}了。\n")
    (doubt,) = [one for cleaned in corpus.cleaned for one in cleaned.doubts]
    assert corpus.sources[0].text[doubt.start] == char


def test_repeated_steps_stay_and_a_page_saved_twice_does_not() -> None:
    steps = "一、到窗口取号；\n答：在候船室办理，当场可取，不用预约，也不收费。\n"
    assert len(published(f"渡口通告\n{steps}二、换票\n{steps}")) == 6
    page = f"渡口通告\n\n{LONG}\n\n{LONG}请勿拥挤。\n\n{LONG}请走右边。\n\n"
    assert len(published(page + page)) == 4
