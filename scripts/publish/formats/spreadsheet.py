"""Tables as CSV that a spreadsheet opens right and never runs.

RFC 4180 (commas, double quotes, CR LF) after a byte order mark, without which Excel takes UTF-8 for the
code page of the machine. A cell that a spreadsheet could take for a formula (it begins with ``= + - @``,
a tab or another control character) gets an apostrophe before it, and so does one that begins with an
apostrophe: to read a cell back, take one apostrophe off its beginning. The rule is that of the OWASP
page on CSV injection, made reversible.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping
from typing import Any

BOM = "\ufeff"
ESCAPE = "'"
_RISKY = frozenset("=+-@'＝＋－＠")


def escaped(cell: str) -> str:
    """Return a cell as it is written: with an apostrophe before what a spreadsheet might run."""
    risky = cell[:1] in _RISKY or (cell[:1] < " " and cell != "")
    return ESCAPE + cell if risky else cell


def read_back(cell: str) -> str:
    """Return what a written cell held: the reverse of `escaped`."""
    return cell.removeprefix(ESCAPE)


def cell_of(value: Any) -> str:
    """Return a value as a cell: null is empty, a list or an object is compact JSON."""
    if value is None:
        return ""
    if isinstance(value, str):
        return escaped(value)
    return escaped(json.dumps(value, ensure_ascii=False, separators=(",", ":")))


def spreadsheet(columns: Iterable[str], rows: Iterable[Mapping[str, Any]]) -> bytes:
    """Write rows as CSV; ``columns`` are the names of the first line, in order."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    names = list(columns)
    writer.writerow(names)
    writer.writerows([cell_of(row[name]) for name in names] for row in rows)
    return (BOM + out.getvalue()).encode()
