"""What scripts show on many pages, and no page holds: words and parts, one file for each use in each tree.

A reader who searches or cites gets it once; every page would carry it for all others. It is HTML
(`scripts/templates/shared/`) in a script, because scripts load from a disk.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import partial
from pathlib import Path

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
