"""Addresses inside the site: where a thing stands, and how to get there from another page.

An address is a directory relative to the root of the site (``d/x/``), the root being the empty
string, optionally with ``#fragment``. Links on pages are relative, so that the site works under
any path and from a file.
"""

from __future__ import annotations

import posixpath

from markupsafe import Markup

from scripts.corpus.model import Passage
from scripts.stages.read import plain_name


def document(doc: str) -> str:
    """Return the address of a document page."""
    return f"d/{doc}/"


def passage(one: Passage) -> str:
    """Return the address of a passage in its document."""
    return f"d/{one.doc}/#{one.id}"


def topic(topic_id: str) -> str:
    """Return the address of a topic page."""
    return f"t/{topic_id}/"


def source(file: str) -> str:
    """Return the address of the page that shows a raw file."""
    return f"sources/{plain_name(file)}/"


def relative(target: str, here: str) -> Markup:
    """Return the link from the page at `here` to `target`, ready for an ``href``."""
    path, mark, fragment = target.partition("#")
    if path == here and mark:
        return Markup(f"#{fragment}")
    step = posixpath.relpath("/" + path, "/" + here)
    folder = "" if path and not path.endswith("/") else "/"
    return Markup(f"{step}{folder}{mark}{fragment}")


def file_of(page: str) -> str:
    """Return the Markdown file that MkDocs turns into the page at this address."""
    return f"{page}index.md"
