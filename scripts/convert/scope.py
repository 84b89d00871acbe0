"""Which parts of a page are converted, and from which script: ``lang``, ``translate``, code.

``translate`` and ``lang`` hold for an element and all in it
(https://html.spec.whatwg.org/multipage/dom.html#attr-translate).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from scripts.convert.tags import RAW, Tag
from scripts.model import SCRIPTS, Script

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


class Scopes:
    """Follows the tags of a page and knows what holds at each place.

    ``source`` is the script from which text at this place is converted, or None; ``awaited`` is the
    element whose end tag ends that. Relies on end tags where an element decides something (``lang``,
    ``translate``, code), as built pages have them. Whatever Chinese ``<html>`` says it is in (``zh``,
    ``zh-CN``) is the page's script.
    """

    def __init__(self, page_script: Script) -> None:
        self._page_script = page_script
        self._page_languages = {page_script.lower()}
        self._frames: list[_Frame] = []
        self._push(_Frame("", Scope(page_script, True), 1))

    def opened(self, tag: Tag, values: Mapping[str, str]) -> Scope:
        """Take in a start tag with the values of its attributes; return what holds for these."""
        frame = self._frames[-1]
        if tag.name == "html" and values.get("lang", "").lower().startswith("zh"):
            self._page_languages.add(values["lang"].lower())
        scope = frame.scope if frame.name in VERBATIM else self._scope(values, frame.scope)
        if tag.name in VERBATIM:
            self._push(_Frame(tag.name, Scope(None, False), 1))
        elif tag.empty:
            return scope
        elif scope != frame.scope:
            self._push(_Frame(tag.name, scope, 1))
        elif tag.name == frame.name:
            self._frames[-1] = frame._replace(depth=frame.depth + 1)
        return scope

    def closed(self, name: str) -> None:
        """Take in an end tag."""
        frame = self._frames[-1]
        if name != frame.name:
            return
        if frame.depth > 1:
            self._frames[-1] = frame._replace(depth=frame.depth - 1)
        else:
            self._frames.pop()
            self._push(self._frames.pop())

    def _push(self, frame: _Frame) -> None:
        self._frames.append(frame)
        self.source = frame.scope.converts
        self.awaited = frame.name

    def _scope(self, values: Mapping[str, str], around: Scope) -> Scope:
        script, translate = around
        if "lang" in values:
            script = self._page_script if values["lang"].lower() in self._page_languages else None
        if ORIGINAL in values:
            script = _SCRIPTS.get(values[ORIGINAL].lower())
        if "translate" in values:
            translate = values["translate"].lower() != "no"
        return Scope(script, translate)
