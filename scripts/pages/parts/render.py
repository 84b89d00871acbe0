"""Templates into Markdown pages: a front matter, then one block of raw HTML."""

from __future__ import annotations

import json
import re
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from scripts.convert.cut import opening
from scripts.pages.parts.grounds import grounded_prose
from scripts.pages.parts.highlighted import highlighted
from scripts.pages.parts.markup import finalize, phrase, token
from scripts.text.markers import is_counted
from scripts.web import address, wording
from scripts.web.markdown import gist, plain

TEMPLATES = Path(__file__).parents[2] / "templates" / "pages"


@dataclass(frozen=True, init=False)
class Page:
    """A generated page: its Markdown, and the file of the corpus that an editor would change.

    It is held compressed, a seventh of its size, for a large corpus has very many pages at once.
    """

    packed: bytes
    edit_uri: str

    def __init__(self, markdown: str, edit_uri: str) -> None:
        vars(self).update(packed=zlib.compress(markdown.encode(), 1), edit_uri=edit_uri)

    @property
    def markdown(self) -> str:
        """The page as it is written."""
        return zlib.decompress(self.packed).decode()


@dataclass(frozen=True)
class Head:
    """What the head of a page and the navigation must know of it.

    `section` is the navigation entry to be marked as current; `doc` and `citation` (see
    `scripts.cite.head`) are set on document pages only; `styles` and `scripts` name files below
    ``assets/css`` and ``assets/js`` that only this page needs; an `alone` page stands in one script only.
    """

    title: str
    description: str
    section: str
    doc: str | None = None
    citation: Mapping[str, Any] | None = None
    styles: tuple[str, ...] = ()
    scripts: tuple[str, ...] = ()
    alone: bool = False

    def front_matter(self) -> str:
        """Write the head as YAML front matter; every value is JSON, which is YAML."""
        fields: dict[str, Any] = {key: value for key, value in vars(self).items() if value}
        return "---\n" + "".join(f"{key}: {_json(value)}\n" for key, value in fields.items()) + "---\n"


def parted(markdown: str) -> tuple[dict[str, Any], str]:
    """Return the head of a generated page, and the raw HTML that it holds."""
    head, _, body = markdown.removeprefix("---\n").partition("---\n")
    fields = (line.partition(": ") for line in head.split("\n") if line)
    return {name: json.loads(value) for name, _, value in fields}, body.strip("\n")


def _json(value: object) -> str:
    """Serialise a value; characters that JSON allows and YAML 1.1 does not are escaped."""
    text = json.dumps(value, ensure_ascii=False)
    return re.sub(r"[\x7f-\x9f\u2028\u2029\ufeff]", lambda found: f"\\u{ord(found[0]):04x}", text)


@cache
def environment() -> Environment:
    """Return the Jinja environment of generated pages, in which every expression is literal text."""
    env = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        finalize=finalize,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.filters |= {
        "grounded_prose": grounded_prose,
        "phrase": phrase,
        "plain": plain,
        "gist": gist,
        "token": token,
        "highlighted": highlighted,
        "opening": opening,
        "written": wording.written,
        "grounded": wording.grounded,
        "named": wording.named,
    }
    env.tests["counted"] = is_counted
    env.globals |= {"at": address, "words": wording}
    return env


def render(template: str, here: str, head: Head, context: Mapping[str, Any]) -> str:
    """Render a template to the Markdown of the page at address `here`.

    Templates get `link(address)` for hrefs relative to the page, `at` to make addresses, `words`
    for labels, and the context. An entry of a list is linked to by its address in the whole list; where the
    `shelf` of the context knows that the list is in parts, the link leads to the part. Blank lines are
    taken out: within raw HTML they would end the block.
    """
    link = partial(_link, here=here, moved=context["shelf"].moved if "shelf" in context else {})
    body = environment().get_template(template).render(link=link, here=here, head=head, **context)
    lines = [line for line in body.split("\n") if line.strip()]
    return head.front_matter() + "\n" + "\n".join(lines) + "\n"


def _link(target: str, here: str, moved: Mapping[str, str]) -> str:
    return address.relative(moved.get(target, target), here)
