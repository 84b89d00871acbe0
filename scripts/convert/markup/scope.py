"""Which parts of a page are converted, and from which script: ``lang``, ``translate``, code.

``translate`` and ``lang`` hold for an element and all in it
(https://html.spec.whatwg.org/multipage/dom.html#attr-translate).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from scripts.convert.markup.tags import RAW, Tag
from scripts.corpus.editions import SCRIPTS, Script

ORIGINAL = "data-original"
"""Attribute of an element whose text is in another script than the page's: which script that is."""
VERBATIM = RAW | {"code", "kbd", "math", "pre", "samp"}
"""Elements whose content is never converted."""
DECIDING = frozenset({"lang", "translate", ORIGINAL})
_SCRIPTS = {script.lower(): script for script in SCRIPTS}


class Scope(NamedTuple):
    """What holds inside an element: the script of its text (None: not ours) and whether it may change."""

    script: Script | None
    translate: bool

    @property
    def converts(self) -> Script | None:
        """The script to convert from, or None where text stays as it is."""
        return self.script if self.translate else None


class _Frame(NamedTuple):
    """An open element that decides, and how many elements of its name are open since."""

    name: str
    scope: Scope
    depth: int


class State(NamedTuple):
    """What holds at a place of a page: the languages that are the page's own, and the open elements that decide."""

    languages: frozenset[str]
    frames: tuple[_Frame, ...]


class Scopes:
    """Follows the tags of a page and knows what holds at each place: ``state``, which it may resume elsewhere.

    ``source`` is the script from which text at this place is converted, or None; ``awaited`` is the
    element whose end tag ends that. Relies on end tags where an element decides something (``lang``,
    ``translate``, code), as built pages have them. Whatever Chinese ``<html>`` says it is in (``zh``,
    ``zh-CN``) is the page's script.
    """

    def __init__(self, page_script: Script) -> None:
        self._page_script = page_script
        self.resume(State(frozenset({page_script.lower()}), (_Frame("", Scope(page_script, True), 1),)))

    def resume(self, state: State) -> None:
        """Go on where ``state`` holds."""
        self.state = state
        self._top = state.frames[-1]
        self.source = self._top.scope.converts
        self.awaited = self._top.name

    def opened(self, tag: Tag, values: Mapping[str, str]) -> Scope:
        """Take in a start tag with the values of its attributes; return what holds for these."""
        if tag.name == "html" and values.get("lang", "").lower().startswith("zh"):
            self.state = State(self.state.languages | {values["lang"].lower()}, self.state.frames)
        frame = self._top
        around = self.state.frames
        scope = frame.scope if frame.name in VERBATIM else self._scope(values, frame.scope)
        if tag.name in VERBATIM:
            self._put(*around, _Frame(tag.name, Scope(None, False), 1))
        elif tag.empty:
            return scope
        elif scope != frame.scope:
            self._put(*around, _Frame(tag.name, scope, 1))
        elif tag.name == frame.name:
            self._put(*around[:-1], _Frame(frame.name, frame.scope, frame.depth + 1))
        return scope

    def closed(self, name: str) -> None:
        """Take in an end tag."""
        frame = self._top
        if name == frame.name:
            around = self.state.frames[:-1]
            self._put(*around, *([_Frame(name, frame.scope, frame.depth - 1)] if frame.depth > 1 else []))

    def _put(self, *frames: _Frame) -> None:
        self.resume(State(self.state.languages, frames))

    def _scope(self, values: Mapping[str, str], around: Scope) -> Scope:
        script, translate = around
        if "lang" in values:
            script = self._page_script if values["lang"].lower() in self.state.languages else None
        if ORIGINAL in values:
            script = _SCRIPTS.get(values[ORIGINAL].lower())
        if "translate" in values:
            translate = values["translate"].lower() != "no"
        return Scope(script, translate)
