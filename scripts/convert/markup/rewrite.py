"""Changes of single start tags in a built page: where their attributes lead, what stands in their place.

The tags are found as the conversion finds them (`scripts.convert.markup.tags`), so that nothing in a text, a comment or
a script is ever taken for one; everything but the tags that change stays as it is, byte for byte.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from scripts.convert.markup.tags import RAW, Attribute, attributes, bare, by_tags


class StartTag(NamedTuple):
    """A start tag as it stands in a page; ``name`` is in lower case, ``values`` are as written.

    ``content`` is what follows it in a raw element (a script, a style sheet), and empty for all others.
    """

    name: str
    text: str
    content: str
    attributes: tuple[Attribute, ...]
    values: Mapping[str, str]

    def having(self, changes: Mapping[str, str | None]) -> str:
        """Return the tag with these values: a new attribute comes last, None takes one away."""
        text, known = self.text, set[str]()
        for attribute in reversed(self.attributes):
            value = changes.get(attribute.name, attribute.value)
            known.add(attribute.name)
            if value is None:
                text = text[: attribute.begin] + text[attribute.finish :]
            elif value != attribute.value:
                text = text[: attribute.start] + value + text[attribute.end :]
        added = "".join(f' {name}="{value}"' for name, value in changes.items() if value and name not in known)
        return f"{text[:-1]}{added}>{self.content}" if added else text + self.content


Change = Callable[[StartTag], str | None]
"""Says what stands in place of a tag (and of its content, if it is raw); None leaves it."""


def rewrite(page: str, change: Change) -> str:
    """Return a page with its start tags changed."""
    parts = by_tags(page)
    for number in range(1, len(parts), 2):
        tag = _start_tag(parts[number])
        changed = change(tag) if tag else None
        if changed is not None:
            parts[number] = changed
    return "".join(parts)


def start_tags(page: str) -> Iterator[StartTag]:
    """Yield the start tags of a page that have attributes or raw content."""
    return (tag for tag in map(_start_tag, by_tags(page)[1::2]) if tag)


@lru_cache(maxsize=8192)
def _start_tag(markup: str) -> StartTag | None:
    """Read a start tag; None for what is another tag, a comment, or has neither attributes nor raw content."""
    tag = bare(markup)
    if tag.closes or not tag.name:
        return None
    found = tuple(attributes(markup, tag))
    values = {attribute.name: attribute.value for attribute in reversed(found)}
    if tag.name not in RAW:
        return StartTag(tag.name, markup, "", found, values) if found else None
    end = markup.index(">", max([tag.after_name, *(attribute.end for attribute in found)])) + 1
    return StartTag(tag.name, markup[:end], markup[end:], found, values)
