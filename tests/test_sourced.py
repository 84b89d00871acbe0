"""Prose that names its sources: where its sentences end, and what is a mark."""

from __future__ import annotations

import pytest

from scripts.text.sourced import Sentence, sentences, sources, unsourced


@pytest.mark.parametrize(
    ("text", "words", "named"),
    [
        ("旅客1200人次[f4ghj6]。", "旅客1200人次。", ("f4ghj6",)),
        ("甲[f4ghj6]，乙[h6jkm4 f4ghj6]。", "甲，乙。", ("f4ghj6", "h6jkm4")),
        ("不是编号的[abcdef]照留", "不是编号的[abcdef]照留", ()),
        ("链接[f4ghj6](x)照留", "链接[f4ghj6](x)照留", ()),
        ("没有", "没有", ()),
    ],
)
def test_marks_are_no_words(text: str, words: str, named: tuple[str, ...]) -> None:
    assert (unsourced(text), sources(text)) == (words, named)


def test_each_sentence_has_its_own_sources() -> None:
    assert sentences("甲说：“好。”[f4ghj6]乙[h6jkm4]。\n丙（常识）。") == [
        Sentence("甲说：“好。”", ("f4ghj6",)), Sentence("乙。", ("h6jkm4",)), Sentence("丙（常识）。", ()),
    ]  # fmt: skip
