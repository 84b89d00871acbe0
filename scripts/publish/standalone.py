"""The error page, which a host shows at any address: what other pages link to, it carries itself."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable
from urllib.parse import quote

from scripts.convert.markup.rewrite import StartTag, rewrite, start_tags

Read = Callable[[str], str]
POLICY = "Content-Security-Policy"


def standalone(html: str, read: Read) -> str:
    """Return a page with its styles, its scripts and its icon in it, and a policy that allows these by their hashes.

    ``read`` gives the text of a file by the address under which the page links to it.
    """
    carrying = rewrite(html, lambda tag: _carried(tag, read))
    allowed = "".join(_directive(element, carrying) for element in ("style", "script"))

    def allow(tag: StartTag) -> str | None:
        values = tag.values
        return tag.having({"content": values["content"] + allowed}) if values.get("http-equiv") == POLICY else None

    return rewrite(carrying, allow)


def _carried(tag: StartTag, read: Read) -> str | None:
    """Return what a tag links to in place of the link."""
    values = tag.values
    match tag.name, values.get("rel"):
        case "link", "stylesheet":
            return f"<style>{read(values['href'])}</style>"
        case "link", "icon":
            return tag.having({"href": f"data:image/svg+xml,{quote(read(values['href']))}"})
        case "script", _ if "src" in values:
            return tag.having({"src": None}) + read(values["src"])
    return None


def _directive(element: str, html: str) -> str:
    """Return the directive of a policy that allows the elements of this kind that a page has.

    The form of the hashes is that of Content Security Policy Level 3, section 2.3.1.
    """
    texts = [tag.content for tag in start_tags(html) if tag.name == element and "type" not in tag.values]
    digests = [base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in texts]
    return f"; {element}-src 'self'" + "".join(f" 'sha256-{digest}'" for digest in digests)
