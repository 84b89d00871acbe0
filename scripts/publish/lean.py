"""Scripts and pages as readers get them: without what is there for those who make them.

A script has no comments: they are a third of what the search costs before its first result. Nothing else changes,
so that a line of a published script is a line of its source. A page has its punctuation as characters: the
references guard it against Markdown (`scripts.pages.parts.markup.literal`), which is done with by then.
"""

from __future__ import annotations

import re

_REFERENCE = re.compile(r"(?is)<(script|style)\b.*?</\1\s*>|&#(\d{2,3});")
_MEANT = frozenset("<>&\"'")
"""What markup is made of; a reference to it stays one."""
_COMMENT = re.compile(r"^[ \t]*(?:/\*(?:(?!\*/).)*\*/[ \t]*|//[^\n]*)\n", re.MULTILINE | re.DOTALL)


def without_comments(script: str) -> str:
    """Return a script without the comments that have lines to themselves.

    The formatter lets no string go over a line's end, so a line that begins like a comment is one; a
    template literal could: raises ValueError where one does.
    """
    lean = _COMMENT.sub("", script)
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
