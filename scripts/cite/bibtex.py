"""BibTeX that BibTeX, biber and reference managers read: ``@article`` for a newspaper article.

Names stand in inner braces, so that no program splits a Chinese name; without an outlet the entry is
``@misc``, since ``@article`` demands a journal. `entrysubtype` and `date` are biblatex's fields.
"""

from __future__ import annotations

from collections.abc import Iterator

from scripts.cite.item import CitationItem, note_of

# BibTeX counts braces even after a backslash, so braces in a text must become commands.
_ESCAPES = str.maketrans(
    {mark: "\\" + mark for mark in "&%$#_"}
    | {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
    }
)
_URL_ESCAPES = str.maketrans({"{": "%7B", "}": "%7D", "\\": "%5C", " ": "%20"})
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
"""BibTeX's names of the months (btxdoc, section 3.2): a style writes them in its own language; a number it cannot."""
_LANGUAGES = {"zh-CN": "chinese-hans", "zh-TW": "chinese-hant", "zh-HK": "chinese-hant"}


def format_bibtex(item: CitationItem) -> str:
    """Return one BibTeX entry, ending with a line feed."""
    kind = "article" if item.outlet else "misc"
    fields = ",\n".join(f"  {name} = {value}" for name, value in _written(item))
    return f"@{kind}{{{item.key},\n{fields}\n}}\n"


def _written(item: CitationItem) -> Iterator[tuple[str, str]]:
    """Yield the fields as they are written: texts in braces, the month as the macro that every style defines."""
    for name, value in _fields(item):
        yield name, MONTHS[int(value) - 1] if name == "month" else f"{{{value}}}"


def _fields(item: CitationItem) -> Iterator[tuple[str, str]]:
    if item.authors:
        yield "author", " and ".join(f"{{{_escaped(name)}}}" for name in item.authors)
    yield "title", f"{{{_escaped(item.title)}}}"
    if item.outlet:
        yield "journal", _escaped(item.outlet)
        yield "entrysubtype", "newspaper"
    if item.published:
        yield "date", item.published.iso
        yield "year", item.published.year
        yield "month", item.published.month.lstrip("0")
    yield "url", item.url.translate(_URL_ESCAPES)
    if item.accessed:
        yield "urldate", item.accessed.iso
    yield "langid", _LANGUAGES[item.language]
    if note := note_of(item):
        yield "note", _escaped(note)


def _escaped(text: str) -> str:
    return " ".join(text.split()).translate(_ESCAPES)
