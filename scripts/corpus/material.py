"""What Material for MkDocs brings as data: icons, the colours of its palette, words. Its bundle is not shipped."""

from __future__ import annotations

import re
from colorsys import hls_to_rgb
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Literal

_ICON = re.compile(r"[\w-]+(/[\w.-]+)+")
_WORD = re.compile(r'^  "([\w.]+)": "(.*)",?$', re.MULTILINE)
_HSL = re.compile(r"hsla?\((?:var\(--md-hue\)|(\d+)), *(\d+)%, *(\d+)%")
HUE = 232
"""The hue that Material's colours without a hue of their own have."""
LANGUAGE = "zh"
"""The language of the pages as they are written; the other scripts are made of them."""


@cache
def _templates() -> Path:
    spec = find_spec("material")
    return Path(spec.origin).parent / "templates" if spec and spec.origin else Path("nowhere")


@cache
def icon(name: str) -> str | None:
    """Return an icon as SVG that a page can hold, by its name as in `material/github`; None where there is none."""
    file = _templates() / ".icons" / f"{name}.svg"
    if not _ICON.fullmatch(name) or ".." in name or not file.is_file():
        return None
    drawn = re.sub(r"<!--.*?-->", "", file.read_text("utf-8"), flags=re.DOTALL)
    return drawn.replace("<svg", '<svg class="icon" aria-hidden="true" width="24" height="24"', 1).strip()


@cache
def colours(kind: Literal["primary", "accent"]) -> dict[str, str]:
    """Return the named colours of Material's palette as #rrggbb, by name."""
    found = dict[str, str]()
    for sheet in sorted((_templates() / "assets" / "stylesheets").glob("palette.*.css")):
        rule = rf"\[data-md-color-{kind}=([a-z-]+)\]\{{--md-{kind}-fg-color:([^;}}]+)"
        found |= {name: _hex(colour) for name, colour in re.findall(rule, sheet.read_text("utf-8"))}
    return found


def _hex(colour: str) -> str:
    """Return a colour of a style sheet, #rgb, #rrggbb or of hue, saturation and lightness, as #rrggbb."""
    measures = _HSL.match(colour)
    if not measures:
        return "#" + "".join(2 * digit for digit in colour[1:]) if len(colour) == 4 else colour
    hue, saturation, lightness = (int(measure or HUE) for measure in measures.groups())
    channels = hls_to_rgb(hue / 360, lightness / 100, saturation / 100)
    return "#" + "".join(f"{round(255 * channel):02x}" for channel in channels)


@cache
def words(language: str = LANGUAGE) -> dict[str, str]:
    """Return Material's words of the interface in a language that it knows, by their keys as in `action.edit`."""
    file = _templates() / "partials" / "languages" / f"{language}.html"
    return dict(_WORD.findall(file.read_text("utf-8"))) if file.is_file() else {}
