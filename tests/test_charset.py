"""Encodings of raw files: short texts too, and where nothing but likelihood tells, it is told."""

from __future__ import annotations

from itertools import product

import opencc
import pytest

from scripts.stages.charset import Decoded, Undecodable, decode, plausibility

ENGLISH = "Notice of the harbour office, page {} of 12: see the annex for details."
WORDS = [
    "警官",
    "公安",
    "图书馆",
    "渡船公司",
    "他们说明天",
    "银行的账户",
    "请不要相信陌生来电",
    "海堤加高一米二，全长三公里",
]
TRADITIONAL = opencc.OpenCC("s2tw.json")
SAVED = ("gbk", "big5", "utf-8", "utf-8-sig", "utf-16")


@pytest.mark.parametrize(("words", "encoding"), list(product(WORDS, SAVED)))
@pytest.mark.parametrize("frame", [ENGLISH, "{}", "<{}>\r\n\r\n", "Officer Wang ({}) of the River Station."])
def test_few_chinese_words_are_read_in_their_encoding(words: str, encoding: str, frame: str) -> None:
    text = frame.format(TRADITIONAL.convert(words) if encoding == "big5" else words)
    found = decode(text.encode(encoding))
    assert isinstance(found, Decoded)
    assert (found.text.removeprefix("\ufeff"), found.rival) == (text, None)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Officer Wang (王警官) of the River Station reported the case to the bureau in 2031.", "王警官"),
        ("RFC style text with one word 公安 and nothing else in Chinese, on one line of ASCII.", "公安"),
    ],
)
def test_reported_cases(text: str, words: str) -> None:
    """jawah/charset_normalizer#587."""
    found = decode(text.encode("gbk"))
    assert isinstance(found, Decoded)
    assert words in found.text


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_text_without_a_mark_is_read_as_what_it_is(encoding: str) -> None:
    text = "灯塔换新灯\n7月9日，灯塔岛的灯塔换上新灯。\n"
    assert decode(text.encode(encoding)) == Decoded(encoding, text)


@pytest.mark.parametrize("text", ["plain ASCII", "café, naïve résumé", "Ελληνικά", "", "a\tb\r\n", "渡", "𠮷", "—"])
def test_what_is_utf8_stays_utf8(text: str) -> None:
    assert decode(text.encode()) == Decoded("utf-8", text)


def test_a_guess_between_two_readings_names_the_other() -> None:
    found = decode(b"see \xb9\xab, page 3")
    assert isinstance(found, Decoded)
    assert {found.encoding, found.rival} == {"gb18030", "cp950"}


@pytest.mark.parametrize("declared", ["gb18030", "gbk", "gb2312"])
def test_what_a_curator_confirms_is_no_guess(declared: str) -> None:
    assert decode(b"see \xb9\xab, page 3", declared) == Decoded("gb18030", "see 公, page 3")


@pytest.mark.parametrize("data", ["一".encode() * 4 + b"\xff", "公安\n公安".encode("gbk") + b"\xff\xff"])
def test_what_cannot_be_decoded_is_told_with_the_byte(data: bytes) -> None:
    found = decode(data)
    assert isinstance(found, Undecodable)
    assert data[found.start :].startswith(b"\xff")


def test_every_character_keeps_its_place_behind_a_mark() -> None:
    for encoding in ("utf-8-sig", "utf-16", "utf-32"):
        found = decode("灯塔".encode(encoding))
        assert isinstance(found, Decoded)
        assert found.text == "\ufeff灯塔"


def test_plausibility_tells_chinese_from_noise() -> None:
    assert plausibility("灯塔岛的灯塔换上新灯。") > 1.5
    assert plausibility("鏁欒偛閮ㄧ敵璇") < 1.2
    assert plausibility("nothing Chinese") == 0
