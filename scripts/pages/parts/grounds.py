"""The curator's prose with its sources: behind the words a small link to each passage that they rest on."""

from __future__ import annotations

import re
from collections.abc import Callable

from markupsafe import Markup

from scripts.pages.parts.markup import literal, prose
from scripts.pages.parts.shelf import Around
from scripts.text.sourced import MARK
from scripts.web import address
from scripts.web.wording import named

Link = Callable[[str], str]
_HELD = re.compile("\ue010([^\ue011]*)\ue011")
"""A mark while Markdown is rendered: between two characters that no text holds."""


def grounded_prose(markdown: str, link: Link, around: Around) -> Markup:
    """Render Markdown to HTML in which each named passage is a link ¶; `link` makes addresses relative."""
    html = prose(MARK.sub("\ue010\\1\ue011", markdown))
    return Markup(_HELD.sub(lambda held: "".join(_link(id_, link, around) for id_ in held[1].split()), html))


def _link(id_: str, link: Link, around: Around) -> Markup:
    passage = around.passage[id_]
    title = f"{named(around.document[passage.doc].record.title)}¶{id_}"
    return Markup('<a class="basis" href="{}" title="{}" aria-label="{}">¶</a>').format(
        Markup(link(address.passage(passage))), literal(title), literal(f"所据段落 {id_}")
    )
