"""The words of a passage as HTML: running text, lines of verse, or a table.

The line feeds and tabs of the text stay in the page, so that the text of the element is the passage's to the letter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from markupsafe import Markup

from scripts.corpus.model import Passage
from scripts.pages.parts.inline import Link, Mark, painted

_TABLE = Markup(
    '<div class="table-scroll" tabindex="0" role="region" aria-label="表格">'
    '<table class="passage-text" data-passage="{}"><thead>{}</thead>{}<tbody>{}</tbody></table></div>'
)
_WORDS = Markup('<{}><span class="passage-text" data-passage="{}">{}</span></{}>')


def _pieces(text: str, separator: str, marks: Sequence[Mark], link: Link) -> Iterator[Markup]:
    """Yield the painted parts of a text between separators; a mark that runs over one is cut there."""
    start = 0
    for part in text.split(separator):
        end = start + len(part)
        inside = [
            replace(mark, start=max(mark.start, start) - start, end=min(mark.end, end) - start)
            for mark in marks
            if mark.start < end and mark.end > start
        ]
        yield painted(part, inside, link)
        start = end + 1


def _row(text: str, start: int, marks: Sequence[Mark], link: Link, cell: str) -> Markup:
    """One row of a table; ``start`` is the offset of its text in the passage."""
    own = [replace(mark, start=mark.start - start, end=mark.end - start) for mark in marks]
    opening = Markup('<th scope="col">') if cell == "th" else Markup("<td>")
    closing = Markup("</th>") if cell == "th" else Markup("</td>")
    cells = (opening + words + closing for words in _pieces(text, "\t", own, link))
    return Markup("<tr>") + Markup("&#9;").join(cells) + Markup("</tr>")


def _table(passage: Passage, marks: Sequence[Mark], link: Link) -> Markup:
    starts = [0, *(match.end() for match in re.finditer("\n", passage.text))]
    rows = passage.text.split("\n")
    made = [
        _row(row, start, marks, link, "th" if i == 0 and len(rows) > 1 else "td")
        for i, (row, start) in enumerate(zip(rows, starts, strict=True))
    ]
    head, body = (made[:1], made[1:]) if len(made) > 1 else ([], made)
    between = Markup("\n" if head else "")
    return _TABLE.format(passage.id, Markup("\n").join(head), between, Markup("\n").join(body))


def words_of(passage: Passage, tag: str, marks: Sequence[Mark], link: Link) -> Markup:
    """Return the element that holds a passage's words; ``tag`` is the one for running text, ``marks`` are in order."""
    if passage.kind == "table":
        return _table(passage, marks, link)
    lines = (
        _pieces(passage.text, "\n", marks, link) if passage.kind == "verse" else [painted(passage.text, marks, link)]
    )
    return _WORDS.format(Markup(tag), passage.id, Markup("<br>\n").join(lines), Markup(tag))
