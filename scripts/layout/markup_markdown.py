"""Markdown as exported: read with markdown-it-py, its marks fall away, every character keeps its offset."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from markdown_it import MarkdownIt
from markdown_it.token import Token

from scripts.corpus.model import Kind
from scripts.corpus.traced import Traced
from scripts.layout.entities import decode
from scripts.layout.lines import LINE_END, Line, lines_of
from scripts.text.markers import label

_BLOCK_SIGNS = (
    re.compile(r"^ {0,3}#{1,6} \S", re.MULTILINE),
    re.compile(r"^ {0,3}> \S", re.MULTILINE),
    re.compile(r"^[^\S\n]*!\[[^\]\n]*\]\([^)\n]*\)\s*$", re.MULTILINE),
    re.compile(r"^ {0,3}(?:```|~~~)", re.MULTILINE),
    re.compile(r"^[^\S\n]*(?:\|\s*)?:?-{3,}:?\s*\|[\s|:-]*$", re.MULTILINE),
)
_INLINE_SIGNS = (re.compile(r"\*\*[^*\n]+\*\*"), re.compile(r"\[[^\[\]\n]+\]\([^)\s]+\)"), re.compile(r"__[^_\n]+__"))
_ATX = re.compile(r"^ {0,3}(#{1,6})[ \t]+(.*?)[ \t]*#*[ \t]*$")
_LIST = re.compile(r"^\s*(?:[-*+](?:[ \t]+\[[ xX]\](?=[ \t]))?|\d{1,9}[.)])[ \t]+")
_QUOTE = re.compile(r"^ {0,3}(?:>[ \t]?)+")
_PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"]).disable(["text_join", "code"])
_PARSER.validateLink = lambda url: True  # type: ignore[method-assign]  # no address is published
_STRONG = re.compile(r"\*\*(?=\S)([^*\n]+?)\*\*")
_ITALIC = re.compile(r"(?<!\*)\*(?=[^\s*])([^*\n]+?)(?<=[^\s*])\*(?!\*)")
_UNDERLINE = re.compile(
    r"(?<![A-Za-z0-9_])(__?)(?=[^\s_])([^_\n]*[\u4e00-\u9fff][^_\n]*?|(?:(?<=[\u4e00-\u9fff]_)|(?<=[\u4e00-\u9fff]__))[^_\n]+?)(?<=\S)\1(?![A-Za-z0-9_])"
)
_NOTE_MARK = re.compile(r"\[\^[^\]\s]+\]:?")
_DEFINITION = re.compile(r"^ {0,3}\[(?!\^)[^\]]+\]:\s*\S+")
_EMPTY = re.compile(r"(?:[-*_]\s*){3,}|>+")
_NAMED = re.compile(r"^(title|subtitle)[ \t]*[:=][ \t]*([\"']?)(\S[^\n]*?)\2[ \t]*$", re.MULTILINE)
_FRONT_MATTER = re.compile(
    r"\s*(?:---[ \t]*\n(?:[\w-]+:.*\n|[ \t]+.*\n|- .*\n){1,40}(?:---|\.\.\.)"
    r"|\+\+\+[ \t]*\n(?:[\w-]+[ \t]*=.*\n|[ \t]+.*\n|\[.*\n|\s*\n){1,40}\+\+\+)[ \t]*(?:\n|$)"
)
_MAIL = re.compile(r"<[^<>\s]+@[^<>\s]+>")
"""An address in the head of a mail, whose brackets are the mail's."""
_BOLD_LINE = re.compile(r"^[^\S\n]*\*\*[^*\n]+\*\*[^\S\n]*$", re.MULTILINE)
"""A line that is bold from end to end, as headings are set."""
_TITLE = re.compile(r"\s*#{1,2} [^\s#].*\n[^\S\n]*\n(?!\s*#)")
"""A heading over everything, a blank line below it."""
_CODE = re.compile(r"^ {0,3}(?:```|~~~)")


def is_markdown(text: str) -> bool:
    """Tell whether a text is written in Markdown: signs of its blocks, or of emphasis and links in plenty.

    Single marks in a line of running text are the writer's; a heading that a text begins with is enough.
    """
    blocks = [len(sign.findall(text)) for sign in _BLOCK_SIGNS]
    inline = [len(sign.findall(text)) for sign in _INLINE_SIGNS]
    kinds = sum(count > 0 for count in blocks)
    bold = len(_BOLD_LINE.findall(text))
    if (_front_matter(text) and kinds) or _TITLE.match(text) or bold > 1 or (bold and _BOLD_LINE.match(text.lstrip())):
        return True
    return kinds >= 2 or (kinds == 1 and (sum(blocks) >= 2 or sum(inline) >= 2)) or inline[0] >= 4 or inline[1] >= 4


def _link_tail(text: str, at: int) -> int:
    """The offset behind the address of a link or image whose label ends before ``at``."""
    if text[at : at + 1] == "]":
        at += 1
    if text[at : at + 1] == "(":
        depth = 0
        for i in range(at, len(text)):
            depth += {"(": 1, ")": -1}.get(text[i], 0)
            if depth == 0:
                return i + 1
        return len(text)
    if text[at : at + 1] == "[":
        return text.find("]", at) + 1 or len(text)
    return at


def _spans(content: str, tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """Yield the stretches of a line of Markdown that are text, in order."""
    at = 0
    for token in tokens:
        if token.type in ("text", "code_inline", "text_special"):
            wanted = token.markup if token.type == "text_special" else token.content
            found = content.find(wanted, at) if wanted else -1
            if found >= 0:
                escaped = token.type == "text_special" and wanted.startswith("\\")
                yield found + escaped, found + len(wanted)
                at = found + len(wanted)
        elif token.type == "image":
            at = _link_tail(content, content.find("![", at) + 2 + len(token.content))
        elif token.type == "link_close":
            at = _link_tail(content, at) if token.markup != "autolink" else at + 1


def inline(text: Traced, links: Mapping[str, Mapping[str, str]]) -> Traced:
    """Return a line of Markdown without its marks: links by their words, images not at all, references decoded.

    CommonMark knows no emphasis at a mark that stands between Han and a quotation mark (把**“课堂”**搬进); such
    pairs go too.
    """
    tokens = _PARSER.parseInline(text.text, {"references": links})[0].children or []
    spans = list(_spans(text.text, tokens))
    shielded = {text.origin[start] for start, _ in spans if text.text[start - 1 : start] == "\\"}
    bare = Traced.join(text[start:end] for start, end in spans)
    return decode(_unpaired(bare, shielded).remove(_NOTE_MARK)).strip()


def _words(text: Traced, links: Mapping[str, Mapping[str, str]]) -> Traced:
    """Return the words of a line; one of the head of a mail, with its address, is no Markdown."""
    return decode(text) if label(text.text) and _MAIL.search(text.text) else inline(text, links)


def _unpaired(text: Traced, shielded: set[int]) -> Traced:
    """Take out pairs of asterisks and underscores that the parser left.

    Those that a backslash shields are the writer's; underscores around Latin are part of a name.
    """
    gone = set[int]()
    for pattern in (_STRONG, _ITALIC, _UNDERLINE):
        for match in pattern.finditer(text.text):
            size = 2 if match[0][:2] in ("**", "__") else 1
            marks = [*range(match.start(), match.start() + size), *range(match.end() - size, match.end())]
            if not any(text.origin[i] in shielded for i in marks):
                gone.update(marks)
    return text.keep(i not in gone for i in range(len(text))) if gone else text


def _marked(line: Line) -> tuple[Traced, Kind | None]:
    """Take the marks of its block from a line: (the rest, what it is)."""
    text = line.text
    quote = _QUOTE.match(text.text)
    text = text[quote.end() :].strip() if quote else text
    atx = _ATX.match(text.text)
    if atx:
        return text[atx.start(2) : atx.end(2)], "heading"
    item = _LIST.match(text.text)
    if item and not re.match(r"\d", item[0].strip()):
        return text[item.end() :], "list-item"
    return text, None


def _table(lines: Sequence[Line], links: Mapping[str, Mapping[str, str]]) -> Traced:
    """A pipe table as one text: cells parted by tabs, rows by line feeds, the line of dashes left out."""
    rows = list[Traced]()
    for line in lines:
        if re.fullmatch(r"[\s|:+-]+", line.body):
            continue
        cells, at = list[Traced](), 0
        for match in re.finditer(r"(?<!\\)\||$", line.body):
            cell = inline(line.text[at : match.start()].strip(), links)
            if cell.text or 0 < at < len(line.body):
                cells += [cell, Traced("\t" * len(match[0]), line.text.origin[match.start() : match.end()])]
            at = match.end()
        row = Traced.join(cells).strip()
        rows += [row, Traced("\n" * min(1, len(line.tail)), line.tail.origin[:1])]
    return Traced.join(rows).strip()


def _front_matter(text: str) -> int:
    """The offset behind the settings that a text begins with between two lines of dashes; 0 where it has none."""
    found = _FRONT_MATTER.match(text)
    return found.end() if found else 0


class _Page:
    """What the parser says of the lines of a whole text: tables, underlined headings, addresses of links."""

    def __init__(self, text: str) -> None:
        environment: dict[str, dict[str, dict[str, str]]] = {}
        tokens = _PARSER.parse(text, environment)
        maps = [(token, token.map[0], token.map[1]) for token in tokens if token.map]
        underlined = [
            (start, end) for mark, start, end in maps if mark.type == "heading_open" and mark.markup in ("=", "-")
        ]
        self.tables = {start: end for mark, start, end in maps if mark.type == "table_open"}
        self.headings = {line for start, end in underlined for line in range(start, end - 1)}
        self.underlines = {end - 1 for _, end in underlined}
        known = environment.get("references", {})
        self.links = {name: link for name, link in known.items() if not name.startswith("^")}


def _flat(text: Traced) -> tuple[Traced, list[Line]]:
    """The text with line feeds for line ends, without the settings before it; the title that only these give."""
    flat = text.substitute(LINE_END, lambda match: "\n" * len(match[0]) if len(match[0]) == 1 else " \n")
    end = _front_matter(flat.text)
    return flat[end:], _titles(flat[:end], flat.text[end:])


def _titles(settings: Traced, body: str) -> list[Line]:
    """The title and the subtitle among the settings, where the text below has no title of its own."""
    fields = {match[1]: match for match in _NAMED.finditer(settings.text)}
    title = fields.get("title")
    if title is None or re.search(r"^# \S|^=+$", body, re.MULTILINE) or title[3] in body:
        return []
    found = list[Line]()
    for match in (title, fields.get("subtitle")):
        if match and match[3] not in body:
            words, tail = settings[match.start(3) : match.end(3)], settings[match.end() : match.end() + 1]
            found.append(Line(words, 0, "\n", True, words, tail, "heading" if match is title else None))
    return found


def markdown_lines(text: Traced) -> list[Line]:
    """Return the lines of a text in Markdown, with what their marks say; a table is one line."""
    flat, titles = _flat(text)
    lines = lines_of(flat)
    page = _Page(flat.text)
    starts = [0, *(match.end() for match in re.finditer("\n", flat.text))]
    number = {flat.origin[start]: n for n, start in enumerate(starts) if start < len(flat)}
    found, at, gap, quoted = titles, 0, bool(titles), False
    while at < len(lines):
        line = lines[at]
        quote = bool(_QUOTE.match(line.body))
        gap = gap or line.gap or quote != quoted
        quoted = quote
        here = number.get(line.whole.origin[0], -1)
        if here in page.tables:
            end = next(
                (i for i in range(at, len(lines)) if number.get(lines[i].whole.origin[0], 0) >= page.tables[here]),
                len(lines),
            )
            table = _table(lines[at:end], page.links)
            found.append(replace(line, text=table, whole=table, gap=True, kind="table"))
            at, gap = end, True
            continue
        at += 1
        if here in page.underlines:
            gap = True
            continue
        bare, kind = _marked(line)
        kind = "heading" if here in page.headings else kind
        empty = _CODE.match(line.body) or _EMPTY.fullmatch(line.body) or _DEFINITION.match(line.body)
        words = bare[:0] if empty else _words(bare, page.links)
        bold = re.fullmatch(r"\*\*([^*]+)\*\*", bare.text) and len(words) <= 30
        if words.text:
            kind = kind or ("heading" if bold and not re.search("[。，；]", words.text) else None)
            found.append(replace(line, text=words, start=0, gap=gap or kind == "heading", kind=kind))
            gap = kind == "heading"
        else:
            gap = True
    return found
