"""Tags without the quotation marks around values that need none: a twentieth of a page of a large corpus.

Nothing else goes: white space and end tags, which readers of pages treat in many ways, stay.
"""

from __future__ import annotations

import re

from scripts.convert.markup.rewrite import StartTag

_PLAIN = re.compile(r"[\w.#:;,?+%*@()/-]+", re.ASCII)
"""A value that needs no quotation marks in any reader's eyes; the standard lets more go without."""


def without_marks(tag: StartTag) -> str | None:
    """Return a tag without the quotation marks around plain values (HTML, 13.1.2.3); None where it has none to lose.

    Those before a slash stay, which would be read as part of the value.
    """
    text = tag.text
    for attribute in reversed(tag.attributes):
        begin, end = attribute.start - 1, attribute.end + 1
        if text[begin] in "\"'" and text[end] != "/" and _PLAIN.fullmatch(attribute.value):
            text = text[:begin] + attribute.value + text[end:]
    return text + tag.content if text != tag.text else None
