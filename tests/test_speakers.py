"""Who speaks: names before a colon, in boxes, on lines of their own, parted by a space; senders of messages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scripts.text.markers import FEWEST_SENDERS, LONGEST_NAME, asks, senders, spaced_speakers, speakers
from tests.sampled import examples

NAMES = ("海棠", "木槿", "石榴", "夹竹桃")
LONG = "北湾夜航旅客联谊会干事丙"[: LONGEST_NAME + 1]
name = st.sampled_from(NAMES)


@pytest.mark.parametrize(
    ("lines", "names"),
    [
        (["海棠：", "一。", "木槿：", "二。", "海棠：", "三。"], {"海棠", "木槿"}),
        (["海棠：", "木槿：", "海棠：一。"], set()),
        (["海棠：", "木槿：", "石榴："], set()),
        (["海棠：", "海棠：", f"{LONG}："], {"海棠"}),
        (["海棠：", "海棠：", f"{LONG[:-1]}："], {"海棠", LONG[:-1]}),
        (["海棠：一。", "海棠：二。"], set()),
        (["海棠：一。", "海棠：二。", "海棠：三。", "木槿：四。"], {"海棠"}),
        (["海棠：一。", "海棠：二。", "木槿：三。", "木槿：四。"], {"海棠", "木槿"}),
        (["记者：一？"], {"记者"}),
        (["记者：一？", "海棠：二。"], {"记者"}),
        (["记者：一？", "海棠：二。", "记者：三？", "记者：四？"], {"记者", "海棠"}),
        (["记者：一？", "夹竹桃们：二。", "记者：三？", "记者：四？"], {"记者"}),
        (["【海棠】一。", "【海棠】二。", "【海棠】三。"], set()),
        (["【海棠】一。", "【木槿】二。", "【海棠】三。"], set()),
        (["【海棠】一。", "【主持人】二。", "【海棠】三。"], {"海棠", "主持人"}),
        (["【海棠】", "【海棠】", "【木槿】"], set()),
        (["海棠：一。", "海棠：二。", "海棠所长：三。"], {"海棠", "海棠所长"}),
        (["海棠：一。", "海棠：二。", "所长海棠：三。"], {"海棠", "所长海棠"}),
        (["海棠：一。", "海棠：二。", "海棠：三。", "海棠说：四。", "问海棠：五。"], {"海棠"}),
        (["海棠：一。", "海棠：二。", "海棠：三。", "海棠渡口副所长：四。"], {"海棠"}),
        (3 * [f"{LONG[:8]}：一。"], {LONG[:8]}),
        (3 * [f"{LONG[:9]}：一。"], set()),
        (["北湾渡口　海棠：一。", *3 * ["记者：二？"]], {"北湾渡口　海棠", "记者"}),
        (["北湾渡口所长海棠：一。", *3 * ["记者：二？"]], {"北湾渡口所长海棠", "记者"}),
    ],
)
def test_names_speak_that_come_back_or_stand_beside_a_role(lines: list[str], names: set[str]) -> None:
    assert speakers(lines) == names


@given(st.lists(st.tuples(name, st.booleans()), max_size=8))
@examples(120)
def test_order_says_nothing_of_who_speaks(turns: list[tuple[str, bool]]) -> None:
    lines = [f"{one}：{'' if alone else '船来了。'}" for one, alone in turns]
    found = speakers(lines)
    assert found == speakers(sorted(lines)) <= {one for one, _ in turns}
    alone = [one for one, is_alone in turns if is_alone]
    is_row = len(alone) > 2 and len(set(alone)) < len(alone)
    told = [one for one, _ in turns]
    again = {one for one in told if told.count(one) > 1}
    spoken = sum(one in again for one in told) > 2
    assert found == (again if spoken else set()) | (set(alone) if is_row else set())


@given(st.lists(st.one_of(name, st.none()), max_size=10), st.booleans())
@examples(120)
def test_a_space_parts_speakers_where_nearly_all_is_said_or_often_or_a_reporter_asks(
    said: list[str | None], ask: bool
) -> None:
    names = [one and (one, "记者")[ask and one == NAMES[0]] for one in said]
    lines = [f"{one}　　船来了，人走了。" if one else "船来了，人走了。" for one in names]
    again = {one for one in names if one and names.count(one) > 1}
    all_theirs = 10 * sum(one in again for one in names) >= 8 * len(lines)
    often = all(names.count(one) >= 3 for one in again)
    expected = again if len(again) > 1 and (all_theirs or often or "记者" in again) else set()
    assert spaced_speakers(lines) == expected


@pytest.mark.parametrize(
    ("said", "names"),
    [
        ("海海木木", "海木"),
        ("海海海", ""),
        ("海海木", ""),
        ("海海木木-", "海木"),
        ("海海木木--", ""),
        ("海海记记----", "海记"),
        ("海海记----", ""),
    ],
)
def test_speakers_before_a_space_come_back(said: str, names: str) -> None:
    """Each character is a line: what somebody says who is called so, or of nobody."""
    called = {"海": "海棠", "木": "木槿", "记": "记者"}
    lines = [f"{called[one]}　　船来了，人走了。" if one in called else "船来了，人走了。" for one in said]
    assert spaced_speakers(lines) == {called[one] for one in names}


def test_who_answers_does_not_ask() -> None:
    assert [one for one in ("问", "答", "记者", "本报记者", "网友", "海棠") if asks(one)] == [
        "问",
        "记者",
        "本报记者",
        "网友",
    ]


@pytest.mark.parametrize(
    ("pattern", "holds"),
    [
        ("AtBtAtBt", True),
        ("AtBtAt", False),
        ("AtBtCtDt", False),
        ("AAtBtBt", True),
        ("AABBt", False),
        ("AAAAtBtAtBtAtBtAt", True),
        ("AAAAABtAtBtAtBtAt", False),
    ],
)
def test_a_chat_has_enough_messages_names_that_come_back_and_few_that_are_empty(pattern: str, holds: bool) -> None:
    """A capital letter is a line with the time and its sender, a small one what was said."""
    lines = [f"9:{at:02} {NAMES['ABCD'.index(one)]}" if one != "t" else "船来了。" for at, one in enumerate(pattern)]
    heads = {at for at, one in enumerate(pattern) if one != "t"}
    assert (len(heads) >= FEWEST_SENDERS) or not holds
    assert senders(lines) == (heads if holds else set())
