"""What of a built HTML page is text to convert, and where it stands."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from scripts.convert.runs import Runs
from scripts.convert.scope import DECIDING, VERBATIM, Scopes
from scripts.convert.tags import Attribute, Tag, bare, parse, pieces, split
from scripts.model import Script

INLINE = frozenset(
    {"a", "abbr", "b", "bdi", "bdo", "cite", "data", "del", "dfn", "em", "font", "i", "ins", "mark", "q", "s"}
    | {"small", "span", "strong", "sub", "sup", "time", "u", "wbr"}
)
SHOWN = frozenset({"alt", "title", "aria-label", "aria-description", "aria-roledescription"}) | {
    "placeholder", "label", "data-label", "data-light", "data-dark", "data-auto",
}  # fmt: skip
"""Attributes whose value is read by people; the ``data-`` ones are interface strings for scripts."""
INTERFACE = "data-text-"
"""Prefix of further interface strings; all other data attributes stay as they are."""
DESCRIPTIONS = frozenset(
    {"description", "keywords", "og:title", "og:description", "og:site_name", "og:image:alt"}
    | {"twitter:title", "twitter:description", "twitter:image:alt"}
)
"""The ``<meta>`` whose content is shown; ``citation_*`` and ``DC.*`` name the original."""
BUTTONS = frozenset({"submit", "button", "reset"})

_NOTABLE = re.compile(
    rf"</?(?:{'|'.join(('html', 'meta', 'input', *sorted(VERBATIM)))})[\s/>]|<!"
    rf"|[\s/\"'](?:{'|'.join(sorted(DECIDING | SHOWN))}|{INTERFACE}[^\s=>]*)[\s]*=",
    re.IGNORECASE,
)
"""Says of a row of tags that it must be read; a false alarm costs time only."""
_ENDS_RUN = re.compile(rf"</?(?!(?:{'|'.join(sorted(INLINE))})[\s/>])[a-z]|>[^<>]+<", re.IGNORECASE)
"""Says of other rows that text before and after them does not read on."""


@dataclass(frozen=True)
class Survey:
    """A page, its running text, the values of its shown attributes, and where ``lang`` names their script.

    ``root`` is where ``lang`` is missing in the tag ``<html>``, or None.
    """

    page: str
    running: Runs
    values: Runs
    languages: tuple[tuple[int, int], ...]
    root: int | None


def survey(page: str, script: Script) -> Survey:
    """Find the text of a page whose own script is ``script``."""
    return _Walk(page, script).go()


class _Kind(NamedTuple):
    """What a tag means for the text around it: the same wherever it stands."""

    tag: Tag
    splits: bool
    plain: bool
    values: Mapping[str, str]
    shown: tuple[Attribute, ...]


def _kind(markup: str) -> _Kind:
    return _read(markup) if _NOTABLE.search(markup) else _plain(bare(markup))


@lru_cache(maxsize=512)
def _plain(tag: Tag) -> _Kind:
    """A tag whose attributes decide nothing and are not shown."""
    return _Kind(tag, tag.name not in INLINE, True, {}, ())


@lru_cache(maxsize=4096)
def _read(markup: str) -> _Kind:
    tag = parse(markup)
    values = {item.name: item.value for item in reversed(tag.attributes)}
    shown = tuple(item for item in tag.attributes if _is_shown(tag.name, item.name, values))
    named = tag.name == "html" or tag.name in VERBATIM
    plain = not (named or shown) and values.keys().isdisjoint(DECIDING)
    return _Kind(tag, bool(tag.name) and tag.name not in INLINE, plain, values, shown)


class _Row(NamedTuple):
    """A row of tags: whether it must be gone through, and whether text before and after it reads on."""

    notable: bool
    splits: bool


@lru_cache(maxsize=4096)
def _row(markup: str) -> _Row:
    return _Row(bool(_NOTABLE.search(markup)), bool(_ENDS_RUN.search(markup)))


@lru_cache(maxsize=1024)
def _kinds(markup: str) -> tuple[tuple[int, bool, _Kind], ...]:
    """The tags of a row: where each stands in it, whether text is before it, and what it means."""
    singles = [(start, start + len(single), _kind(single)) for start, single in pieces(markup)]
    ends = [0, *(end for _, end, _ in singles)]
    return tuple((start, start > end, kind) for end, (start, _, kind) in zip(ends, singles, strict=False))


def _is_shown(element: str, name: str, values: Mapping[str, str]) -> bool:
    if element == "meta":
        return name == "content" and (values.get("name") or values.get("property", "")) in DESCRIPTIONS
    if element == "input" and name == "value":
        return values.get("type", "").lower() in BUTTONS
    return name in SHOWN or name.startswith(INTERFACE)


class _Walk:
    """Goes through the tags of a page once and sorts its text."""

    def __init__(self, page: str, script: Script) -> None:
        self._page = page
        self._scopes = Scopes(script)
        self._running = Runs()
        self._values = Runs()
        self._languages: list[tuple[int, int]] = []
        self._root: int | None = None

    def go(self) -> Survey:
        """Return what the page holds."""
        position = 0
        scopes, running = self._scopes, self._running
        for text, markup in split(self._page):
            if text:
                self._text(text, position)
                position += len(text)
            notable, splits = _row(markup)
            if notable or scopes.awaited:
                self._tags(markup, position)
            elif splits:
                running.split()
            position += len(markup)
        return Survey(self._page, self._running, self._values, tuple(self._languages), self._root)

    def _text(self, text: str, position: int) -> None:
        script = self._scopes.source
        if script is None or ("\n" in text and text.isspace()):
            self._running.split()
        else:
            self._running.add(text, position, script)

    def _tags(self, markup: str, position: int) -> None:
        """Go through a row of tags one by one."""
        for start, apart, kind in _kinds(markup):
            if kind.splits or apart:
                self._running.split()
            if not kind.plain or kind.tag.name == self._scopes.awaited:
                self._tag(kind, position + start)

    def _tag(self, kind: _Kind, position: int) -> None:
        if kind.tag.closes:
            self._scopes.closed(kind.tag.name)
            return
        script = self._scopes.opened(kind.tag, kind.values).converts
        if script is None:
            return
        if kind.tag.name == "html" and "lang" not in kind.values:
            self._root = position + kind.tag.after_name
        for item in kind.tag.attributes:
            if item.name == "lang":
                self._languages.append((position + item.start, position + item.end))
        for item in kind.shown:
            self._values.split()
            self._values.add(item.value, position + item.start, script)
