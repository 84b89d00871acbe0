"""What of a built HTML page is text to convert, and where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from scripts.convert.markup.runs import Convert, Runs
from scripts.convert.markup.scope import DECIDING, VERBATIM, Scopes, State
from scripts.convert.markup.tags import INLINE, Attribute, Tag, attributes, bare, singles, split
from scripts.corpus.editions import Script

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
    rf"<(?:/?(?:{'|'.join(('html', 'meta', 'input', *sorted(VERBATIM)))})[\s/>]|!)"
    rf"|[\s/\"'](?:{'|'.join(sorted(DECIDING | SHOWN))}|{INTERFACE}[^\s=>]*)\s*="
)
"""Says of tags, in lower case, that they must be read; a false alarm costs time only."""
_ENDS_RUN = re.compile(rf"</?(?!(?:{'|'.join(sorted(INLINE))})[\s/>])[a-z]|>[^<>]+<")
"""Says of other tags, in lower case, that text before and after them does not read on."""
_REMEMBERED = 8192


class _Kind(NamedTuple):
    """What a tag means for the text around it: the same wherever it stands.

    ``decides``: something about what is in its element. ``values`` are those of its attributes, and
    ``spots`` the attributes to convert, ``lang`` among them.
    """

    tag: Tag
    splits: bool
    decides: bool
    values: Mapping[str, str]
    spots: tuple[Attribute, ...]


class _Row(NamedTuple):
    """A row of tags: whether it must be gone through, and whether text before and after it reads on."""

    notable: bool
    splits: bool


@lru_cache(_REMEMBERED)
def _row(markup: str) -> _Row:
    lower = markup.lower()
    return _Row(bool(_NOTABLE.search(lower)), bool(_ENDS_RUN.search(lower)))


@lru_cache(_REMEMBERED)
def _kind(markup: str) -> _Kind:
    tag = bare(markup)
    splits = bool(tag.name) and tag.name not in INLINE
    if not _NOTABLE.search(markup.lower()):
        return _Kind(tag, splits, False, {}, ())
    found = tuple(attributes(markup, tag))
    values = {item.name: item.value for item in reversed(found)}
    decides = tag.name == "html" or tag.name in VERBATIM or not DECIDING.isdisjoint(values)
    spots = tuple(item for item in found if item.name == "lang" or _is_shown(tag.name, item.name, values))
    return _Kind(tag, splits, decides, values, spots)


@lru_cache(_REMEMBERED)
def _kinds(markup: str) -> tuple[tuple[str, str, _Kind], ...]:
    """The tags of a row: the text before each, the tag, and what it means."""
    return tuple((text, single, _kind(single)) for text, single in singles(markup))


def _is_shown(element: str, name: str, values: Mapping[str, str]) -> bool:
    if element == "meta":
        return name == "content" and (values.get("name") or values.get("property", "")) in DESCRIPTIONS
    if element == "input" and name == "value":
        return values.get("type", "").lower() in BUTTONS
    return name in SHOWN or name.startswith(INTERFACE)


class Survey:
    """What has been read of a page: its ``parts``, in order, and which of them say something in a script.

    ``running`` is its running text, ``values`` are those of its shown attributes.
    """

    def __init__(self, script: Script) -> None:
        self.parts: list[str] = []
        self.running = Runs(self.parts)
        self.values = Runs(self.parts)
        self._scopes = Scopes(script)
        self._languages: list[int] = []
        self._roots: list[int] = []
        self._ends: list[int] = []

    @property
    def state(self) -> State:
        """What holds after what has been read."""
        return self._scopes.state

    def read(self, page: str, state: State) -> State:
        """Read a page, or a stretch of one (see `stretches`), where ``state`` holds; return what holds after it."""
        if state is not self._scopes.state:
            self._scopes.resume(state)
        for text, markup in split(page):
            if text:
                self._text(text)
            notable, splits = _row(markup)
            if notable or self._scopes.awaited:
                self._tags(markup)
                continue
            self.parts.append(markup)
            if splits:
                self.running.split()
        self.running.split()
        self._ends.append(len(self.parts))
        return self._scopes.state

    def texts(self, target: Script, convert: Convert) -> list[str]:
        """Return all that has been read, with its text converted to ``target``."""
        parts = self.parts.copy()
        self.running.fill(parts, convert)
        self.values.fill(parts, convert)
        for part in self._languages:
            parts[part] = target
        for part in self._roots:
            parts[part] = f' lang="{target}"'
        return ["".join(parts[begin:end]) for begin, end in pairwise((0, *self._ends))]

    def _text(self, text: str) -> None:
        script = self._scopes.source
        if script is None or ("\n" in text and text.isspace()):
            self.running.split()
            self.parts.append(text)
        else:
            self.running.add(text, script)

    def _tags(self, markup: str) -> None:
        """Go through a row of tags one by one."""
        for text, single, kind in _kinds(markup):
            if text or kind.splits:
                self.running.split()
                self.parts.append(text)
            if kind.decides or kind.tag.name == self._scopes.awaited:
                self._decide(kind, single)
            elif kind.spots:
                self._show(kind.spots, single, 0, self._scopes.source)
            else:
                self.parts.append(single)

    def _decide(self, kind: _Kind, markup: str) -> None:
        """Take in a tag after which something else may hold."""
        if kind.tag.closes:
            self._scopes.closed(kind.tag.name)
            self.parts.append(markup)
            return
        done = 0
        script = self._scopes.opened(kind.tag, kind.values).converts
        if script and kind.tag.name == "html" and "lang" not in kind.values:
            done = kind.tag.after_name
            self.parts.append(markup[:done])
            self._mark("", self._roots)
        self._show(kind.spots, markup, done, script)

    def _show(self, spots: Iterable[Attribute], markup: str, done: int, script: Script | None) -> None:
        """Take in a tag, which is in the parts up to ``done``, with what is to be converted from ``script`` in it."""
        if script:
            for item in spots:
                self.parts.append(markup[done : item.start])
                self._spot(item, script)
                done = item.end
        self.parts.append(markup[done:])

    def _spot(self, item: Attribute, script: Script) -> None:
        if item.name == "lang":
            self._mark(item.value, self._languages)
        else:
            self.values.add(item.value, script)
            self.values.split()

    def _mark(self, text: str, marks: list[int]) -> None:
        """Append a part that says which script it is in."""
        marks.append(len(self.parts))
        self.parts.append(text)
