"""Any text comes back to the letter from every format that carries it."""

from __future__ import annotations

import sqlite3
from typing import Any

import rispy
from hypothesis import example, given
from hypothesis import strategies as st
from lxml import etree

from scripts.cite.bibtex import format_bibtex
from scripts.cite.item import CitationItem
from scripts.cite.ris import format_ris
from scripts.publish.formats.database import database
from scripts.publish.formats.tables import COLUMNS
from scripts.web.tei import tei
from tests.page_corpus import toy

XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
_HOSTILE = "=+-@'\"`<>&;,|\\/{}$%#_^~「」“”‘’《》"
TEXTS = st.text(st.sampled_from(_HOSTILE + "甲乙丙𠀀a1é "), min_size=1, max_size=20).map(str.strip).filter(bool)


def cited(title: str) -> CitationItem:
    return CitationItem("key", title, ("王小明",), "北湾日报", None, "zh-CN", "https://example.org/d/key/")


@given(TEXTS)
@example("=1+1")
@example("<gap/>&amp;")
def test_tei(text: str) -> None:
    corpus = toy(hostile=text)
    root = etree.fromstring(tei(corpus.documents[0], corpus))
    (passage,) = root.iterfind(f".//*[@{XML_ID}='d3fgh7']")
    assert passage.text == text


@given(TEXTS)
@example("'; DROP TABLE passages; --")
def test_sqlite(text: str) -> None:
    row: dict[str, Any] = dict.fromkeys(COLUMNS["passages"], "") | {"topics": []}
    row |= {column: text for column in COLUMNS["passages"] if column.startswith("text")}
    held = database({name: [row] if name == "passages" else [] for name in COLUMNS})
    base = sqlite3.connect(":memory:")
    base.deserialize(held)
    assert base.execute("SELECT text, text_hant FROM passages").fetchall() == [(text, text)]


@given(TEXTS)
@example("TY  - NEWS")
def test_ris(title: str) -> None:
    (read,) = rispy.loads(format_ris(cited(title)))
    assert read["title"] == " ".join(title.split())


@given(TEXTS)
@example("{}\\$%#_^~&")
def test_bibtex(title: str) -> None:
    entry = format_bibtex(cited(title))
    (line,) = [line for line in entry.split("\n") if line.startswith("  title = ")]
    assert read_bibtex(line.removeprefix("  title = {{").removesuffix("}},")) == " ".join(title.split())
    assert entry.count("{") == entry.count("}")


COMMANDS = {
    "textbackslash": "\\",
    "textbraceleft": "{",
    "textbraceright": "}",
    "textasciitilde": "~",
    "textasciicircum": "^",
}


def read_bibtex(value: str) -> str:
    """What a value shows: the commands of LaTeX and escaped marks undone, from left to right."""
    shown, rest = "", value
    while rest:
        name = next((name for name in COMMANDS if rest.startswith(f"\\{name}{{}}")), None)
        if name:
            shown, rest = shown + COMMANDS[name], rest[len(name) + 3 :]
        elif rest[0] == "\\":
            shown, rest = shown + rest[1], rest[2:]
        else:
            shown, rest = shown + rest[0], rest[1:]
    return shown
