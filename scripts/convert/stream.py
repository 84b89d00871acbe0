"""Conversion of whatever a curator pipes in."""

from __future__ import annotations

from pathlib import Path

from scripts.convert.converter import converter
from scripts.convert.detect import detect_script, evidence
from scripts.convert.markup.page import convert_page
from scripts.convert.overrides import load_overrides
from scripts.corpus.model import Script


def convert_stream(text: str, to: Script, *, html: bool, variants_dir: Path) -> str:
    """Return the text in script ``to`` with the valid overrides of ``variants_dir``.

    With ``html`` the input is a page and only its text is converted. A text that is in ``to`` already
    comes back as it is; a mixed one is converted as Simplified, which leaves Traditional characters
    alone. Raises ``OSError`` where the overrides cannot be read.
    """
    overrides, _ = load_overrides(variants_dir)
    source = source_script(text)
    if html:
        return convert_page(text, to, overrides, source)
    return converter(to, overrides, source).convert(text)


def source_script(text: str) -> Script:
    """The script to convert a text from: the one detected, Simplified for mixed texts and without evidence."""
    if evidence(text).mixed:
        return "zh-Hans"
    return detect_script(text) or "zh-Hans"
