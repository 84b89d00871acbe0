"""In which encoding raw bytes are Chinese: decided by which reading of them is plausible, and how surely.

A few Chinese words in GBK are valid Big5 too, and the other way round; which bytes are possible does not
tell, so the readings themselves are compared: how many of their characters are common ones, and how many
stand in words of the dictionary.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

import rjieba

from scripts.convert.fold import fold

MARKS = {
    b"\xef\xbb\xbf": "utf-8",
    b"\xff\xfe\x00\x00": "utf-32",
    b"\x00\x00\xfe\xff": "utf-32",
    b"\xff\xfe": "utf-16",
    b"\xfe\xff": "utf-16",
}
"""Byte order marks, which settle the encoding (Unicode Standard, section 23.8); the longer ones come first."""
GUESSED = ("gb18030", "cp950", "big5hkscs", "utf-16-le", "utf-16-be")
"""What Chinese text without a mark is read as where it is not UTF-8; the first of equals wins."""
SUPERSETS = {"gb2312": "gb18030", "gbk": "gb18030", "big5": "cp950"}
"""Encodings that are read as a larger one, which decodes the same bytes alike."""
SAMPLE = 4000
"""Characters from the beginning, the middle and the end that are judged: more would not change the judgement."""
MARGIN = 0.3
"""A reading is sure where its score, from 0 to 2, is this far ahead of any other (`tests/test_charset.py` measures)."""
VALID = 1.85
"""The score of UTF-8 in any language: only Chinese that is words and nothing else, in so many bytes, can doubt it."""
_HAN = re.compile(r"[㐀-鿿豈-龎]+")
_PUNCTUATION = frozenset("，。、：；？！“”‘’「」『』（）《》〈〉【】·—…　％～．０１２３４５６７８９")


class Decoded(NamedTuple):
    """Raw bytes as text: the encoding, the text, and the encoding that would be nearly as plausible, if any."""

    encoding: str
    text: str
    rival: str | None = None


class Undecodable(NamedTuple):
    """Where bytes stop making sense: the encoding that goes furthest, and the offset of the byte where it ends."""

    encoding: str
    start: int


def decode(data: bytes, declared: str | None = None) -> Decoded | Undecodable:
    """Decode raw bytes without changing a character; a byte order mark stays as U+FEFF.

    A declared encoding is the only one tried, else a byte order mark decides, else UTF-8 where the bytes
    are that, else the most plausible reading.
    """
    marked = next((encoding for mark, encoding in MARKS.items() if data.startswith(mark)), None)
    if declared or marked:
        return _strictly(data, SUPERSETS.get(declared or "", declared) or marked or "")
    unicode = _strictly(data, "utf-8")
    if isinstance(unicode, Decoded) and _is_plain(unicode.text):
        return unicode
    readings = [reading for reading in (unicode, *_readings(data)) if isinstance(reading, Decoded)]
    return _best(readings) if readings else _furthest(data)


def _strictly(data: bytes, encoding: str) -> Decoded | Undecodable:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        return Undecodable(encoding, error.start)
    # Python's UTF-16 and UTF-32 take the mark away; here every character of a file is accounted for.
    return Decoded(encoding, text if encoding not in ("utf-16", "utf-32") else f"\ufeff{text}")


def _is_plain(text: str) -> bool:
    """Whether bytes that are UTF-8 can be nothing else: ASCII without NUL, or characters of three bytes and more."""
    return max(text, default="") >= "\u0800" or (text.isascii() and "\0" not in text)


def _readings(data: bytes) -> Iterator[Decoded | Undecodable]:
    for encoding in GUESSED:
        if not encoding.startswith("utf-16") or len(data) % 2 == 0:
            yield _strictly(data, encoding)


def _best(readings: list[Decoded]) -> Decoded:
    """The most plausible reading, with a rival where another text is nearly as plausible."""
    scores = {reading: _score(reading) for reading in dict.fromkeys(readings)}
    best = max(scores, key=lambda reading: scores[reading])
    near = [reading for reading in scores if reading.text != best.text and scores[reading] > scores[best] - MARGIN]
    return best._replace(rival=max(near, key=lambda reading: scores[reading]).encoding if near else None)


def _score(reading: Decoded) -> float:
    """The plausibility of a reading; that bytes are UTF-8 by chance is less likely the more of them there are."""
    if reading.encoding == "utf-8" and "\0" not in reading.text:
        return VALID
    return plausibility(reading.text)


def _furthest(data: bytes) -> Undecodable:
    failed = [_strictly(data, encoding) for encoding in ("utf-8", "gb18030", "cp950")]
    return max((failure for failure in failed if isinstance(failure, Undecodable)), key=lambda failure: failure.start)


def plausibility(text: str) -> float:
    """How much a text looks like Chinese, from 0 to 2: the share of common characters and of those within words.

    ASCII does not count, since it is the same in every reading; one that is not Chinese at all has 0.
    """
    other = [char for char in _sampled(text) if not char.isascii() or char == "\0"]
    if not other:
        return 0.0
    simplified = fold("".join(other))
    common = sum(char in _common() or char in _PUNCTUATION for char in other)
    runs = [run for run in _HAN.findall(simplified) if len(run) > 1]
    within = sum(len(word) for run in runs for word in rjieba.cut(run, False) if len(word) > 1)
    return common / len(other) + within / len(other)


def _sampled(text: str) -> str:
    if len(text) <= 3 * SAMPLE:
        return text
    middle = len(text) // 2
    return text[:SAMPLE] + text[middle : middle + SAMPLE] + text[-SAMPLE:]


@cache
def _common() -> frozenset[str]:
    """The characters of the first levels of GB 2312 (3,755, by use) and Big5 (5,401, by use)."""
    simplified = (bytes([row, cell]) for row in range(0xB0, 0xD8) for cell in range(0xA1, 0xFF))
    cells = [*range(0x40, 0x7F), *range(0xA1, 0xFF)]
    traditional = (bytes([row, cell]) for row in range(0xA4, 0xC7) for cell in cells)
    levels = [(pair, "gb2312") for pair in simplified] + [(pair, "big5") for pair in traditional]
    return frozenset("".join(pair.decode(encoding, "ignore") for pair, encoding in levels))
