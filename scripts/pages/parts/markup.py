"""From text to HTML that Markdown cannot touch, and from the curator's Markdown to HTML.

Corpus text is data. Put into a Markdown page it must come out to the letter, so every ASCII
punctuation mark becomes a numeric entity: nothing is left that Python-Markdown, Jinja or a
snippet extension could read as markup.
"""

from __future__ import annotations

import re
import string

from markupsafe import Markup

from scripts.text.sourced import unsourced
from scripts.web.markdown import markdown, unfolded

_CONTROLS = "\t\n\r\u2028\u2029"
_ENTITIES = {ord(mark): f"&#{ord(mark)};" for mark in string.punctuation + _CONTROLS}


def literal(text: str) -> Markup:
    """Return `text` as HTML in which every ASCII punctuation mark is a numeric entity."""
    return Markup(text.translate(_ENTITIES))


def finalize(value: object) -> Markup:
    """Make any value of a template expression safe: markup stays, everything else is literal.

    Raises TypeError for ``None``: a template must say what it shows when there is nothing.
    """
    if isinstance(value, Markup):
        return value
    if value is None:
        raise TypeError("a template expression came out as None")
    return literal(str(value))


def token(value: object) -> Markup:
    """Return a word of a fixed vocabulary (id, date, class) as it is; raise ValueError for anything else."""
    if not re.fullmatch(r"[A-Za-z0-9.-]+", str(value)):
        raise ValueError(f"not a plain token: {value!r}")
    return Markup(value)


def prose(text: str) -> Markup:
    """Render the curator's Markdown (CommonMark, no raw HTML) to block HTML without blank lines."""
    return _without_blank_lines(markdown().render(unfolded(text)))


def phrase(text: str) -> Markup:
    """Render one line of the curator's Markdown to inline HTML (no paragraph around it, no marks of sources)."""
    return _without_blank_lines(markdown().renderInline(unfolded(unsourced(text))))


def _without_blank_lines(html: str) -> Markup:
    return Markup("\n".join(line for line in html.split("\n") if line.strip()))
