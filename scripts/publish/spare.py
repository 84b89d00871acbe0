"""Pages of a large corpus without what its style sheet and the place of a tag say anyway: a twentieth of a document.

What is left out are attributes of tags of which a document has dozens. Templates write them for every corpus, small
ones keep them; the style sheet knows both forms, and what names and terms stand for is told by a script
(`told_names.py`).
"""

from __future__ import annotations

import re
from base64 import urlsafe_b64encode

from scripts.convert.markup.rewrite import StartTag, rewrite
from scripts.publish.unquoted import without_marks

_PLAIN: dict[tuple[str, str], dict[str, str | None]] = {
    ("a", "mark entity"): {"class": None, "title": None},  # of the links in a text, most are names
    ("a", "mark term"): {"title": None},
    ("a", "chip"): {"class": None},
    ("span", "passage-text"): {"data-passage": None},  # it stands in its passage
    ("div", "passage passage-paragraph"): {"class": "passage"},  # of the passages, most are paragraphs
    ("li", "to-heading"): {"class": None},
}
"""What of a tag with these classes changes."""


_ALONE = frozenset({"theme-switch", "menu", "cite-open", "find-open", "lookup-switch"})
"""Buttons outside of forms: what a button there does, it does without a type."""
_RAW = re.compile(r"(<pre\b[^>]*>(?:&#10;)*)(.*?)(</pre>)", re.DOTALL)
"""A text as it lies in a file. Its line ends are guarded against Markdown, which is done with by now; readers of pages
would drop the first if it began the text."""


_COUNTED = re.compile(r'(<a class="chip" [^>]*>[^<]*<span) class="count">')
_HASH = re.compile(r' data-hash="([0-9a-f]{16})"')
_PASSAGE, _CITED = ' class="passage ', '<div class="cite" '


def spare(page: str) -> str:
    """Return a page with what it needs of each tag, and no quotation marks that nobody needs."""
    lined = _RAW.sub(lambda found: found[1] + found[2].replace("&#10;", "\n") + found[3], page)
    return rewrite(_hashed_once(_COUNTED.sub(r"\1>", lined)), _spared)


def _hashed_once(page: str) -> str:
    """Return a page with the hashes of its passages in a row, in letters; `cite.js` hands them out again."""
    hashes = _HASH.findall(page)
    if not hashes or len(hashes) != page.count(_PASSAGE):
        return page
    run = urlsafe_b64encode(bytes.fromhex("".join(hashes))).decode().rstrip("=")
    return _HASH.sub("", page).replace(_CITED, f'{_CITED}data-hashes="{run}" ', 1)


def _spared(tag: StartTag) -> str | None:
    changes = _changes(tag)
    return rewrite(tag.having(changes), without_marks) if changes else without_marks(tag)


def _changes(tag: StartTag) -> dict[str, str | None]:
    kind = tag.values.get("class", "")
    if (tag.name, kind) == ("a", "anchor"):  # its name is the id, which is then shown, too
        return {"class": None, "aria-label": None, "title": tag.values["href"].removeprefix("#")}
    if tag.name == "button" and kind in _ALONE:
        return {"type": None}
    return _PLAIN.get((tag.name, kind), {})
