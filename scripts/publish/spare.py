"""Pages of a large corpus without what its style sheet and the place of a tag say anyway: a twentieth of a document.

What is left out are attributes of tags of which a document has dozens. Templates write them for every corpus, small
ones keep them; the style sheet knows both forms, and what names and terms stand for is told by a script
(`told_names.py`).
"""

from __future__ import annotations

from scripts.convert.markup.rewrite import StartTag, rewrite
from scripts.publish.unquoted import without_marks

_PLAIN: dict[tuple[str, str], dict[str, str | None]] = {
    ("a", "mark entity"): {"class": None, "title": None},  # of the links in a text, most are names
    ("a", "mark term"): {"title": None},
    ("a", "chip"): {"class": None},
    ("span", "passage-text"): {"data-passage": None},  # it stands in its passage
    ("div", "passage passage-paragraph"): {"class": "passage"},  # of the passages, most are paragraphs
}
"""What of a tag with these classes changes."""


def spare(page: str) -> str:
    """Return a page with what it needs of each tag, and no quotation marks that nobody needs."""
    return rewrite(page, _spared)


def _spared(tag: StartTag) -> str | None:
    changes = _changes(tag)
    return rewrite(tag.having(changes), without_marks) if changes else without_marks(tag)


def _changes(tag: StartTag) -> dict[str, str | None]:
    kind = tag.values.get("class", "")
    if (tag.name, kind) == ("a", "anchor"):  # its name is the id, which is then shown, too
        return {"aria-label": None, "title": tag.values["href"].removeprefix("#")}
    return _PLAIN.get((tag.name, kind), {})
