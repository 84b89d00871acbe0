"""What people and accidents put into raw files, YAML and the ledger."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import strategies as st

PROSE = "灯塔岛换上新灯海边图书馆陈列旧照了六十一年渡船公司说今天不开记者林小帆摄"
MARKS = "，。：；？！、“”‘’（）《》〈〉【】「」…—·,.:;?!()[]{}<>/\\|*_`#~^$%&@+-=0123456789０１２％．－℃ \u3000\tabcXYZ"
INVISIBLE = "\ufeff\u200b\u200d\xad\u2028\u2029\x85\x00\x07\x08\x0b\x0c\x1b\x7f\x80\ufffe\uffff\ufffd\ufdd0\ue5e5"
DIRECTIONS = "\u202e\u202d\u2066\u2067\u2069\U000e0041\ufff9\ufffb"
RARE = "\U00020bb7\U0003106c\u2f00\u2e84\uf900\u0301\u3099\ufe0f\U0001f602\u0e01\u05d0"
MARKUP = [
    "<script>alert(1)</script>",
    "<b>",
    "</div>",
    "{{ corpus }}",
    "{% raw %}",
    "[^1]: 注",
    "[a](javascript:b)",
    "|甲|乙|",
    "|---|---|",
    "# 题",
    "- 项",
    "> 引",
    "&lt;&#8220;",
    "---",
    "```",
    '--8<-- "x"',
    '=HYPERLINK("a")',
    "%s%d",
    "（十六）",
    "一、",
    "问：",
    "答：",
    "编者按：",
    "（文／林小帆）",
    "相关新闻>>",
    "【打印本页】",
    "http://example.org/?a=b&c",
]
ENCODINGS = ("utf-8", "utf-8", "utf-8-sig", "gb18030", "big5", "utf-16", "utf-16-le", "utf-32")
ENDS = st.sampled_from(["\n", "\n\n", "\r\n", "\r", "\n　　", "\u2028", "\x0b", ""])
LINES = st.one_of(
    st.text(PROSE + PROSE + "，。", max_size=60),
    st.text(PROSE + MARKS, max_size=40),
    st.text(PROSE + MARKS + INVISIBLE + DIRECTIONS + RARE, max_size=30),
    st.sampled_from(MARKUP),
    st.text(max_size=12),
)


@st.composite
def texts(draw: st.DrawFn) -> str:
    """A text of some lines, perhaps twice over, with line ends of any kind."""
    parts = [part for line in draw(st.lists(LINES, max_size=10)) for part in (line, draw(ENDS))]
    text = "".join(parts)
    return text + "\n" + text if draw(st.integers(0, 5)) == 0 else text


@st.composite
def raw_bytes(draw: st.DrawFn) -> bytes:
    """A raw file: a text in some encoding, at times with bytes of another kind in it, at times noise."""
    if draw(st.integers(0, 9)) == 0:
        return draw(st.binary(max_size=200))
    data = draw(texts()).encode(draw(st.sampled_from(ENCODINGS)), "replace")
    if draw(st.integers(0, 4)):
        return data
    at = draw(st.integers(0, len(data)))
    return data[:at] + draw(st.binary(max_size=3)) + data[at + draw(st.integers(0, 4)) :]


YAML_MARKS = [
    "null",
    "~",
    "[]",
    "{}",
    "&a",
    "*a",
    "!!int",
    "!x",
    "?",
    "甲",
    "...",
    "---",
    "<<:",
    "0x1F",
    "1e999",
    ".nan",
    "2031-02-30",
    "yes",
    "#",
    "@",
    "`",
    "%",
    "'",
    '"',
    '"\\x00"',
    '"\\ud800"',
    '"\\U00110000"',
    "%YAML",
    "&a&a",
    "-",
    ":",
    "|",
]
SCRAPS = st.sampled_from(
    [
        *YAML_MARKS,
        *(f"{mark} " for mark in YAML_MARKS),
        *(f"{mark}\n" for mark in YAML_MARKS),
        "",
        "\n",
        "\n\n",
        "  ",
        "\t",
        "\r\n",
        "\ufeff",
        "\x00",
        "\x85",
        "\u2028",
        "[" * 50,
        "- " * 50,
        "{a: " * 40,
        "9" * 5000,
        "<<<<<<< HEAD\n",
    ]
)
VALUES = st.one_of(
    st.text(max_size=20), st.integers(), st.booleans(), st.none(), st.floats(), st.just("x" * 5000), st.dates()
)


@st.composite
def edited(draw: st.DrawFn, text: str) -> bytes:
    """A file after slips of the pen: scraps put in, stretches left out, doubled or swapped, or all of it replaced."""
    if draw(st.integers(0, 19)) == 0:
        return draw(st.binary(max_size=60) | st.text(max_size=60).map(lambda made: made.encode("utf-8", "replace")))
    for _ in range(draw(st.integers(1, 3))):
        text = _edit(draw, text)
    return text.encode("utf-8", "replace")


def _edit(draw: st.DrawFn, text: str) -> str:
    lines = text.split("\n")
    i, j = (draw(st.integers(0, len(lines) - 1)) for _ in range(2))
    match draw(st.integers(0, 5)):
        case 0:
            lines[i], lines[j] = lines[j], lines[i]
        case 1:
            del lines[i]
        case 2:
            lines.insert(j, lines[i])
        case 3:
            key, colon, _ = lines[i].partition(":")
            lines[i] = f"{key}{colon} {draw(VALUES)}"
        case _:
            at = draw(st.integers(0, len(lines[i])))
            lines[i] = lines[i][:at] + draw(SCRAPS) + lines[i][at + draw(st.integers(0, 12)) :]
    return "\n".join(lines)


@st.composite
def ledger_edits(draw: st.DrawFn, text: str) -> bytes:
    """A ledger after a hand has been in it: fields changed, lines moved; or any other slip."""
    if draw(st.booleans()):
        return draw(edited(text))
    rows = [line.split("\t") for line in text.split("\n")]
    for _ in range(draw(st.integers(1, 3))):
        row = draw(st.sampled_from(rows))
        row[draw(st.integers(0, len(row) - 1))] = draw(_fields(rows))
    return "\n".join("\t".join(row) for row in rows).encode("utf-8", "replace")


def _fields(rows: Sequence[Sequence[str]]) -> st.SearchStrategy[str]:
    """A field of another line, or one that was never a field."""
    return st.sampled_from([field for row in rows for field in row]) | st.text(max_size=12) | SCRAPS
