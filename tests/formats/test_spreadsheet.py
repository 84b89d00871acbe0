"""CSV for spreadsheets: reads back to the letter, by csv and by what Excel does, and nothing in it runs."""

from __future__ import annotations

import csv
import io
from typing import Any

from hypothesis import example, given
from hypothesis import strategies as st

from scripts.publish.formats.spreadsheet import escaped, read_back, spreadsheet

CELLS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=12)


def read(content: bytes) -> list[list[str]]:
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


@given(CELLS)
@example("=1+1")
@example("'=1+1")
@example("''")
@example("\t=x")
@example("-5")
@example("＝1")
def test_a_cell_reads_back_to_the_letter(cell: str) -> None:
    assert read_back(escaped(cell)) == cell


@given(CELLS)
def test_no_cell_begins_like_a_formula(cell: str) -> None:
    written = escaped(cell)
    assert written[:1] not in {*"=+-@", "＝", "＋", "－", "＠"}
    assert written == "" or written[0] >= " "


@given(st.lists(st.lists(CELLS, min_size=2, max_size=2), max_size=4))
def test_a_table_reads_back_to_the_letter(held: list[list[str]]) -> None:
    rows: list[dict[str, Any]] = [{"a": first, "b": second} for first, second in held]
    header, *cells = read(spreadsheet(["a", "b"], rows))
    assert header == ["a", "b"]
    assert [[read_back(cell) for cell in line] for line in cells] == held


def test_lists_are_json_and_nothing_is_empty() -> None:
    content = spreadsheet(["a", "b", "c"], [{"a": None, "b": [{"x": "甲"}], "c": 3}])
    assert content.decode("utf-8-sig") == 'a,b,c\r\n,"[{""x"":""甲""}]",3\r\n'
