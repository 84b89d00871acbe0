"""HTML as saved or pasted: its blocks become lines, tags and comments fall away, every character keeps its offset.

Read with the standard library's `HTMLParser`, since it tells the offset of every piece; lxml and selectolax give a
tree without offsets. It takes a page that is cut in the middle.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from html.parser import HTMLParser
from itertools import accumulate

from scripts.corpus.model import Kind
from scripts.corpus.traced import Traced
from scripts.layout.elements import BLOCKS, HIDDEN, INLINE, MACHINE, is_feed, without_wraps
from scripts.layout.entities import decode
from scripts.layout.lines import Line

_TAG = re.compile(
    r"<(/?)(html|body|head|div|p|br|hr|h[1-6]|ul|ol|li|table|tr|td|th|span|section|article|blockquote|font|strong|b|a|img|pre)\b"
    r"[^<>]*>",
    re.IGNORECASE,
)
FEWEST = 4
KINDS: dict[str, Kind] = {**{f"h{n}": "heading" for n in range(1, 7)}, "li": "list-item", "figcaption": "caption"}
LONGEST_LINK = 12  # characters of a link to a part of a site
_CUT_HEAD = re.compile(r"[^<>]{0,300}=[\"'][^<>]{0,300}>")
_CUT_TAIL = re.compile(r"<[A-Za-z/!][^<>]{0,1000}\Z")
"""What is left of a tag where a page was cut in its middle."""
_SPACE = re.compile(r"\s+")


def is_html(text: str) -> bool:
    """Tell whether a text is written in HTML: a doctype, or tags of blocks in plenty for its length."""
    head = text[:2000].lstrip("\ufeff \n\r\t").lower()
    if head.startswith(("<!doctype html", "<html")) or is_feed(head):
        return True
    tags = list(_TAG.finditer(text[:200_000]))
    blocks = sum(tag[2].lower() in BLOCKS or tag[2].lower() == "br" for tag in tags)
    return (len(tags) >= FEWEST and blocks >= FEWEST and text.lstrip()[:1] == "<") or blocks >= 10


class _Reader(HTMLParser):
    """Collects the text of each block with its offsets."""

    def __init__(self, text: Traced, of_feed: bool = False) -> None:
        super().__init__(convert_charrefs=False)
        self.source, self.of_feed = text, of_feed
        self.starts = [0, *accumulate(len(line) + 1 for line in text.text.split("\n"))]
        self.lines = list[Line]()
        self.parts = list[Traced]()
        self.kind: Kind | None = None
        self.bold = self.linked = True
        self.depth = {"b": 0, "hidden": 0, "a": 0}
        self.gap = True
        self.cell: Traced | None = None
        self.table = list[Traced]()
        self.in_table = 0

    def _is_block(self, tag: str) -> bool:
        return tag in BLOCKS or (self.of_feed and tag not in INLINE)

    def _is_hidden(self, tag: str) -> bool:
        return tag in HIDDEN or (self.of_feed and tag in MACHINE)

    def place(self) -> int:
        """The offset of the piece being read."""
        line, column = self.getpos()
        return self.starts[line - 1] + column

    def _take(self, length: int) -> None:
        start = self.place()
        piece = self.source[start : start + length]
        if self.depth["hidden"]:
            return
        if piece.text.strip() and not self.depth["b"]:
            self.bold = False
        if piece.text.strip() and not self.depth["a"]:
            self.linked = False
        self.parts.append(piece)

    def handle_data(self, data: str) -> None:
        """Take running text."""
        self._take(len(data))

    def _reference(self, length: int) -> None:
        self._take(length + self.source.text.startswith(";", self.place() + length))

    def handle_entityref(self, name: str) -> None:
        """Take a named reference as it stands; it is decoded with its line."""
        self._reference(len(name) + 1)

    def handle_charref(self, name: str) -> None:
        """Take a numeric reference as it stands."""
        self._reference(len(name) + 2)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a block, a line or a cell."""
        if self._is_hidden(tag):
            self.depth["hidden"] += 1
        if tag in ("b", "strong"):
            self.depth["b"] += 1
        if tag == "a":
            self.depth["a"] += 1
        if tag == "br":
            self.flush("\n")
        elif self._is_block(tag):
            self._block(tag)
        if tag in KINDS:
            self.kind = KINDS[tag]

    def _block(self, tag: str) -> None:
        mark = self.source[self.place() : self.place() + 1]
        if tag == "table":
            self.flush("")
            self.in_table += 1
        elif self.in_table and tag in ("td", "th"):
            self._cell(Traced("\t", mark.origin))
        elif self.in_table and tag == "tr":
            self._row(Traced("\n", mark.origin))
        elif not self.in_table:
            self.flush("")

    def handle_endtag(self, tag: str) -> None:
        """End a block."""
        if self._is_hidden(tag):
            self.depth["hidden"] = max(0, self.depth["hidden"] - 1)
        if tag in ("b", "strong"):
            self.depth["b"] = max(0, self.depth["b"] - 1)
        if tag == "a":
            self.depth["a"] = max(0, self.depth["a"] - 1)
        if tag == "table" and self.in_table:
            self._end_table()
        elif self._is_block(tag) and not self.in_table:
            self.flush("")
        if tag in KINDS:
            self.kind = None

    def _words(self) -> Traced:
        """The text collected, references decoded, white space folded; between Han no space is left of a line end."""
        text = decode(Traced.join(self.parts))
        self.parts = []
        gone = set[int]()
        for match in _SPACE.finditer(text.text):
            around = text.text[match.start() - 1 : match.start()] + text.text[match.end() : match.end() + 1]
            wrapped = "\n" in match[0] and not re.fullmatch(r"[!-~]{2}", around)
            gone.update(range(match.start() + (not wrapped), match.end()))
        return text.keep(i not in gone for i in range(len(text))).strip()

    def _cell(self, mark: Traced) -> None:
        text = self._words()
        self.table += [text] if text.text else []
        self.table += [mark] if self.table and not self.table[-1].text.endswith("\n") else []

    def _row(self, mark: Traced) -> None:
        self._cell(Traced("", range(0)))
        if self.table and not self.table[-1].text.endswith("\n"):
            self.table.append(mark)

    def _end_table(self) -> None:
        self._row(Traced("", range(0)))
        self.in_table -= 1
        if not self.in_table:
            table = Traced.join(self.table).strip()
            cells = re.split("[\t\n]", table.text)
            self.table = []
            if len(cells) > 1 and table.text:
                self._line(table, "", "table")
            else:
                self.parts = [table]
                self.flush("")

    def flush(self, end: str) -> None:
        """End the line being read; an empty ``end`` ends its block too."""
        if self.in_table:
            return
        text = self._words()
        if text.text:
            kind = self.kind or (
                "heading" if self.bold and len(text) <= 40 and not re.search("[。，]", text.text) else None
            )
            self._line(text, end, kind)
        self.gap = self.gap or not end
        self.kind, self.bold = None if not end and text.text else self.kind, True
        self.linked = True

    def _line(self, text: Traced, end: str, kind: Kind | None) -> None:
        self.lines.append(Line(text, 0, end, self.gap, text, text[len(text) :], kind, linked=self.linked))
        self.gap = False


def navigation(lines: Sequence[Line]) -> set[int]:
    """Return the numbers of the lines before the article that are a row of links to the parts of a site."""
    first = next((i for i, line in enumerate(lines) if line.kind == "heading" or "。" in line.body), 0)
    links = {i for i in range(first) if lines[i].linked and len(lines[i].body) <= LONGEST_LINK}
    return {i for i in links if {i - 1, i + 1} & links}


def html_lines(text: Traced) -> list[Line]:
    """Return the lines of a text in HTML: one a block, or a part of it between ``<br>``; a table is one line."""
    head, tail = _CUT_HEAD.match(text.text), _CUT_TAIL.search(text.text)
    text = text[head.end() if head else 0 : tail.start() if tail else len(text)]
    of_feed = is_feed(text.text)
    if of_feed:
        text = without_wraps(text)
    reader = _Reader(text, of_feed)
    reader.feed(text.text)
    reader.close()
    while reader.in_table:
        reader.handle_endtag("table")
    reader.flush("")
    return reader.lines
