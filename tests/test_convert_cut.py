"""Extracts: what is cut off from a text is converted as it is within the text."""

from functools import cache
from pathlib import Path

import opencc
import pytest

from scripts.convert.cut import opening, uncut

RAW = sorted(Path(__file__).parents[1].glob("corpus/raw/*.txt"))
SIZES = (18, 36, 80, 120)


@cache
def stock() -> opencc.OpenCC:
    return opencc.OpenCC("s2tw", include_tofu_risk_dictionaries=False)


@pytest.mark.parametrize("path", RAW, ids=lambda path: path.stem)
def test_openings_are_converted_as_in_the_whole_text(path: Path) -> None:
    lines = [line for line in path.read_text(encoding="utf-8").split("\n") if len(line) > SIZES[0]]
    assert lines
    for line in lines:
        whole = stock().convert(line)
        for size in SIZES:
            if len(line) > size:
                part = opening(line, size).removesuffix("…")
                assert stock().convert(part) == whole[: len(part)]


def test_a_word_is_not_cut_in_two() -> None:
    text = "助力取得智能网联汽车准入和上路通行试点资质"
    inside = text.index("入")
    assert stock().convert(text[:inside]).endswith("準")
    assert opening(text, inside) == "助力取得智能网联汽车…"
    assert stock().convert(text).startswith("助力取得智能網聯汽車准入")


def test_overlapping_words_move_the_cut_before_the_first() -> None:
    assert uncut("服务护发展大局", 4) == 2


@pytest.mark.parametrize("place", [0, 4])
def test_the_ends_of_a_text_are_never_moved(place: int) -> None:
    assert uncut("市场准入", place) == place


def test_a_text_that_fits_stays_whole() -> None:
    assert opening("市场准入", 4) == "市场准入"
