"""Conversion of built HTML pages: text changes, every other byte stays.

Converted are text, ``<title>``, descriptions and the attributes that people read (see `survey`);
not ids, addresses, classes, code, scripts (JSON-LD too), ``citation_*`` and ``DC.*``, elements with
``translate="no"`` or in another language. An element with ``data-original="zh-Hant"`` holds text in
that script: it is converted from there, or kept where the target is that script, and its ``lang``
becomes the target's.
"""

from __future__ import annotations

from collections.abc import Collection

from scripts.convert.converter import converter
from scripts.convert.overrides import Overrides
from scripts.convert.survey import Survey, survey
from scripts.model import Script


def convert_page(
    page: str,
    target: Script,
    overrides: Overrides,
    source: Script = "zh-Hans",
    names: Collection[str] = (),
) -> str:
    """Return the page with its text in ``target``; ``source`` is the script of the page itself.

    ``names`` are the persons whom the page names. Where target and source are the same and no
    element has another original, the result is the input.
    """
    return render(survey(page, source), target, overrides, names)


def render(found: Survey, target: Script, overrides: Overrides, names: Collection[str] = ()) -> str:
    """Return a surveyed page in ``target``: one survey serves all scripts of a page."""

    def convert(text: str, script: Script) -> str:
        return converter(target, overrides, script).convert(text, names)

    edits = [*found.running.edits(convert), *found.values.edits(convert)]
    edits += [(start, end, target) for start, end in found.languages if found.page[start:end] != target]
    if found.root is not None:
        edits.append((found.root, found.root, f' lang="{target}"'))
    parts: list[str] = []
    position = 0
    for start, end, text in sorted(edits):
        parts.append(found.page[position:start])
        parts.append(text)
        position = end
    return "".join((*parts, found.page[position:]))
