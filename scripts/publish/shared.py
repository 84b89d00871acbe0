"""What scripts show on many pages, and no page holds: words and parts, one file for each use in each tree.

A reader who searches or cites gets it once; every page would carry it for all others. It is HTML
(`scripts/templates/shared/`) in a script, because scripts load from a disk.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from scripts.cite.forms import Pattern
from scripts.cite.styles import STYLES, Style
from scripts.corpus.editions import ORIGINAL, Script
from scripts.corpus.state import Corpus
from scripts.publish.feeds import Spell

TEMPLATES = Path(__file__).parents[1] / "templates" / "shared"


def _shared(template: Path, _corpus: Corpus, _script: Script, spell: Spell) -> bytes:
    """Return the script that brings a template, spelled as its tree is: all Chinese of its tags is to be read, too."""
    html = spell(template.read_text("utf-8"), ORIGINAL)
    return f"yuan.share({json.dumps(html, ensure_ascii=False)});\n".encode()


SHARED: dict[str, Callable[[Corpus, Script, Spell], bytes]] = {
    f"shared/{template.stem}.js": partial(_shared, template) for template in sorted(TEMPLATES.glob("*.html"))
}
"""The files of each tree, by their name below its root: functions of corpus, script and spelling."""


def citation_forms(forms: Mapping[str, Mapping[str, Pattern]], spell: Spell) -> dict[str, bytes]:
    """Return forms of citations in the script of a tree, by the name of their files below its root.

    What programs read stays as it is, in every script.
    """
    return {f"shared/cite-{name}.js": _forms(name, patterns, spell) for name, patterns in forms.items()}


def _forms(name: str, forms: Mapping[str, Pattern], spell: Spell) -> bytes:
    entries = [_entry(style, forms.get(style.id), spell) for style in STYLES.values()]
    return f'yuan.deliver("cite-{name}",{json.dumps(entries, ensure_ascii=False, separators=(",", ":"))});\n'.encode()


def _entry(style: Style, form: Pattern | None, spell: Spell) -> list[str | None]:
    """Return a style as cite.js wants it: id, label, ending and type of its files, and the two patterns."""
    texts = form or (None, None)
    if style.form == "data":
        return [style.id, style.label, style.extension, style.mime, *texts]
    return [style.id, spell(style.label, ORIGINAL), None, None, *(text and spell(text, ORIGINAL) for text in texts)]
