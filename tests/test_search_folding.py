"""One spelling for texts and queries: every rule, every example that the search page shows, and its properties."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from scripts.convert.fold import fold_table
from scripts.search.folding import MARKS, RULES, Folder, Rule

FOLDER = Folder(fold_table())
ODD = st.text(st.sampled_from("甲网網aÉe\u0301\u200b\ufe0f.,·-—…。、，“」'12０9 \n\u2009\U000e0101"), max_size=12)
"""Short texts of what the rules are about."""


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("網絡ＡＩ＋防控，１２０", "网络ai+防控,120"),
        ("裏裡里", "里里里"),
        ("⼈⺠⼴场的⻋辆⻓期停放", "人民广场的車輛長期停放"),
        ("姓葛\U000e0100，他的", "姓葛，他的"),
        ("值班\u200b室的电\u00ad话", "值班室的电话"),
        ("e\u0301mile", "émile"),
        ("ｶﾞ", "ガ"),
        ("\u1112\u1161\u11ab", "한"),
        ("〝潮汐表〞与『潮汐表』", "“潮汐表”与「潮汐表」"),
        ("开口－－谁", "开口——谁"),
        ("023‑8765–4321", "023-8765-4321"),
        ("一句…就", "一句......就"),
        ("一句。。。就", "一句⋯⋯就"),
        ("约翰・史密斯", "约翰·史密斯"),
        ("9:00〜17:00", "９：００～１７：００"),
        ("12,000元", "12000元"),
        ("１，２３４，５６７．８", "1234567.8"),
        ("12\u2009000元", "12000元"),
        ("潮水退了，\n船儿回港。", "潮水退了，船儿回港。"),
        ("七点\n长风号", "七点长风号"),
        ("2,000元", "2000元"),
    ],
)
def test_what_a_reader_takes_for_the_same_is_the_same(one: str, other: str) -> None:
    assert FOLDER.text(one) == FOLDER.text(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("第1,2项", "第12项"),
        ("2031,120", "2031120"),
        ("12,0000", "120000"),
        ("3.5", "35"),
        ("3:2", "32"),
        ("jose", "josé"),
        ("-5度", "5度"),
        ("《甲》", "“甲”"),
        ("5~10", "5-10"),
    ],
)
def test_what_a_reader_tells_apart_stays_apart(one: str, other: str) -> None:
    assert FOLDER.text(one) != FOLDER.text(other)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.label)
def test_every_example_on_the_search_page_holds(rule: Rule) -> None:
    for same in rule.same:
        assert len({FOLDER.text(spelling) for spelling in same}) == 1, same


def test_a_character_is_a_mark_of_one_kind_only() -> None:
    every = "".join(MARKS)
    assert len(every) == len(set(every))


@given(st.text() | ODD)
def test_folding_twice_is_folding_once(text: str) -> None:
    once = FOLDER.text(text)
    if unicodedata.is_normalized("NFKC", once.replace("…", "")):
        assert FOLDER.text(once) == once


@given(st.text() | ODD)
@example("0\n0")
@example("1\u2009000")
@example("0\nÀ")
def test_decomposition_and_unseen_characters_change_nothing(text: str) -> None:
    folded = FOLDER.text(text)
    if unicodedata.normalize("NFC", text) == text:
        assert FOLDER.text(unicodedata.normalize("NFD", text)) == folded
    assert FOLDER.text("\u200d".join(text)) == folded


@given(st.integers(0, 10**9), st.sampled_from("约共值"))
def test_a_number_with_and_without_commas_is_one(number: int, before: str) -> None:
    assert FOLDER.text(f"{before}{number:,}元") == FOLDER.text(f"{before}{number}元")
    text = f"{before}{number:,}元"
    parts = [text[start:end] for start in range(len(text)) for end in range(start + 1, len(text) + 1)]
    assert not [part for part in parts if part != "," and FOLDER.text(part) not in FOLDER.text(text)]


@pytest.mark.parametrize("text", ["12\n9", "Harbour\nLine", "12\t9"])
def test_numbers_and_latin_words_on_two_lines_stay_two(text: str) -> None:
    assert FOLDER.text(text) != FOLDER.text("".join(text.split()))
