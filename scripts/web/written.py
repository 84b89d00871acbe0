"""Hand-written pages: what pymdown-extensions make of them, with icons and the styles that it needs."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from scripts.corpus.material import icon
from scripts.corpus.site_settings import ADMONITIONS

STYLES = "written"
"""The style sheet of what is styled here; only pages that hold any of it load it."""
SCRIPTS = "tabs"
"""The script that chooses the tab that an address names."""
_ALIASES = {
    "seealso": "note", "summary": "abstract", "tldr": "abstract", "todo": "info", "hint": "tip", "important": "tip",
    "check": "success", "done": "success", "help": "question", "faq": "question", "caution": "warning",
    "attention": "warning", "fail": "failure", "missing": "failure", "error": "danger", "snippet": "example",
    "cite": "quote",
}  # fmt: skip
"""Other names of kinds, as in Material."""
TITLES = {
    "note": "注", "abstract": "摘要", "info": "说明", "tip": "提示", "success": "成了", "question": "问",
    "warning": "注意", "failure": "不成", "danger": "危险", "bug": "有错", "example": "例", "quote": "引文",
}  # fmt: skip
"""What stands for the title that Markdown gives where none is written: the English name of the kind."""
_KINDS = "|".join((*ADMONITIONS, *_ALIASES))
_STYLED = re.compile(
    rf'<details(>| class="({_KINDS})\b)|<kbd|'
    r'<div class="(admonition|tabbed-set|highlight|footnote)\b|<code class="highlight'
)
_TABS = '<div class="tabbed-set'
_TITLED = re.compile(
    r'(<div class="admonition ([\w-]+)[^>]*>\s*<p class="admonition-title">'
    rf'|<details class="({_KINDS})\b(?!-)[^>]*>\s*<summary>)([^<]*)'
)


def needed(head: Mapping[str, Any], content: str) -> dict[str, list[str]]:
    """Return the style sheets and scripts of a page, by its head, with those that what it holds needs."""
    styles = [STYLES] if _STYLED.search(content) else []
    scripts = [SCRIPTS] if _TABS in content else []
    return {"styles": [*head.get("styles", ()), *styles], "scripts": [*head.get("scripts", ()), *scripts]}


def decorated(content: str, icons: Mapping[str, str]) -> str:
    """Return the content of a page with an icon in the title of every admonition, which is in Chinese.

    ``icons`` are the site's own.
    """

    def titled(found: re.Match[str]) -> str:
        named = found[2] or found[3]
        kind = _ALIASES.get(named, named)
        name = icons.get(kind) or ADMONITIONS.get(kind, ADMONITIONS["note"])
        title = TITLES.get(kind, found[4]) if found[4] == named.capitalize() else found[4]
        return found[1] + (icon(name) or "") + title

    return _TITLED.sub(titled, content)
