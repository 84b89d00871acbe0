"""Scripts and pages as readers get them: without what is there for those who make them.

A script has no comments, neither before its lines nor at their ends, no types and no indents: they are more than a
third of what the search costs before its first result. Nothing else changes, so that what is left of a line is its
source. A page has its punctuation as characters: the references guard it against Markdown
(`scripts.pages.parts.markup.literal`), which is done with by then.
"""

from __future__ import annotations

import re

_REFERENCE = re.compile(r"(?is)<(script|style)\b.*?</\1\s*>|&#(\d{2,3});")
_MEANT = frozenset("<>&\"'")
"""What markup is made of; a reference to it stays one."""
_COMMENT = re.compile(r"^[ \t]*(?:/\*(?:(?!\*/).)*\*/[ \t]*|//[^\n]*)\n", re.MULTILINE | re.DOTALL)
_AT_END = re.compile(r"(?<=[;,{}()\[>]) // [^\"'`/\n]*$", re.MULTILINE)
"""What no string and no pattern is: it would have to end on the same line, by a mark that is not in it."""
_INDENT = re.compile(r"^\s+", re.MULTILINE)
_TYPE = re.compile(r"^([^\"'`\n]*)/\*\* @type \{[^\"'`/\n]*\} \*/ ", re.MULTILINE)


def plain_script(script: str) -> str:
    """Return a script without comments, types, indents and empty lines.

    The formatter lets no string go over a line's end, so a line that begins like a comment is one, and where no
    quotation mark comes after what looks like one, or before what looks like a type, there is no string. A template
    literal could go over a line's end: raises ValueError where one does.
    """
    lean = _INDENT.sub("", _TYPE.sub(r"\1", _AT_END.sub("", _COMMENT.sub("", script))))
    if any(line.count("`") % 2 for line in lean.splitlines()):
        raise ValueError("a template literal goes over the end of a line")
    return lean


def plain_references(page: str) -> str:
    """Return a page with the visible ASCII marks that are written as numbers (``&#46;``) as characters.

    Scripts and styles, in which a reference is no reference, stay as they are.
    """

    def plain(found: re.Match[str]) -> str:
        character = chr(int(found[2])) if found[2] else ""
        return character if "!" <= character <= "~" and character not in _MEANT else found[0]

    return _REFERENCE.sub(plain, page)
