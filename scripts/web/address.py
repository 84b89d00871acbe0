"""Addresses inside the site: where a thing stands, and how to get there from another page.

An address is a directory relative to the root of the site (``d/x/``), the root being the empty
string, optionally with ``#fragment``. Links on pages are relative, so that the site works under
any path and from a file.
"""

from __future__ import annotations

import re

from markupsafe import Markup

from scripts.corpus.editions import ORIGINAL, TREES, Script
from scripts.corpus.model import Passage
from scripts.stages.read import plain_name

_ALONE = re.compile(r"(?:i|sources)/[^/]+/(?:index\.html)?")
_MANY = re.compile(r"(?:d|e|i|sources)/[^/]+/|t/[^/]+/[^/]+/")
_QUERY = re.compile(r"[?#]")
_NOT_BELOW = re.compile(r"^([a-z][a-z0-9+.-]*:|/|#|\?|$)", re.IGNORECASE)
RESOLVER = "i/"
"""Below it lie the resolver pages, one a shelf, and the list of them."""
SHELF_LENGTH = 2
"""So many first characters of an id name its shelf: one of 19 consonants and one of 29, at most 551 pages."""


def document(doc: str) -> str:
    """Return the address of a document page."""
    return f"d/{doc}/"


def passage(cited: Passage) -> str:
    """Return the address of a passage in its document."""
    return f"{document(cited.doc)}#{cited.id}"


def topic(topic_id: str) -> str:
    """Return the address of a topic page."""
    return f"t/{topic_id}/"


def entity(entity_id: str) -> str:
    """Return the address of the page of a person, organisation, place or other entity."""
    return f"e/{entity_id}/"


def term(term_id: str) -> str:
    """Return the address of a term where terms have pages of their own."""
    return f"glossary/{term_id}/"


def source(file: str) -> str:
    """Return the address of the page that shows a raw file."""
    return f"sources/{plain_name(file)}/"


def claim(parallel_id: str) -> str:
    """Return the address of a claim on the page of comparison."""
    return f"compare/#{parallel_id}"


def version(number: str) -> str:
    """Return the address of a version on the page of changes."""
    return f"changes/#v{number.replace('.', '-')}"


def book(page: str) -> str:
    """Return the address of the book made of a page (a document, a topic), or by a name of its own."""
    return f"books/{page.removesuffix('/')}.epub"


def data(name: str) -> str:
    """Return the address of a data file."""
    return f"data/{name}"


def shelf(passage_id: str) -> str:
    """Return the shelf of an id, the part that names its resolver page."""
    return passage_id[:SHELF_LENGTH]


def resolver_page(of_shelf: str) -> str:
    """Return the address of the resolver page of a shelf."""
    return f"{RESOLVER}{of_shelf}/"


def entry(of_shelf: str, passage_id: str) -> str:
    """Return the address of an entry on a resolver page."""
    return f"{resolver_page(of_shelf)}#{passage_id}"


def resolver(passage_id: str) -> str:
    """Return the address that resolves an id for ever: what citations carry."""
    return entry(shelf(passage_id), passage_id)


def former(passage_id: str, number: int = 0) -> str:
    """Return the address of all texts that an id ever stood for, or of one of them by its number."""
    return f"{resolver_page(shelf(passage_id))}{passage_id}/" + (f"#text-{number}" if number else "")


def absolute(target: str, base_url: str, script: Script = ORIGINAL) -> str:
    """Return the published address of `target` in the tree of a script; ``base_url`` ends with a slash."""
    return base_url + TREES[script] + target


def may_stand_alone(target: str) -> bool:
    """Tell whether a page holds no prose, so that one script is enough for it: a raw file, a shelf of the resolver."""
    return _ALONE.fullmatch(target) is not None


def one_of_many(target: str) -> bool:
    """Tell whether a page is one of those of which a corpus has as many as it has documents, names or ids."""
    return _MANY.match(target) is not None


def split(reference: str) -> tuple[str, str]:
    """Cut a reference as it stands in a page into its path and what follows that (``?query#fragment``)."""
    path = _QUERY.split(reference, maxsplit=1)[0]
    return path, reference[len(path) :]


def leads_below(reference: str) -> bool:
    """Tell whether a reference leads to another file by a relative path: not elsewhere, not to its own page."""
    return not _NOT_BELOW.match(reference)


def relative(target: str, here: str) -> Markup:
    """Return the link from the page at `here` to `target`, ready for an ``href``."""
    path, mark, fragment = target.partition("#")
    if path == here and mark:
        return Markup(f"#{fragment}")
    folder = "" if path and not path.endswith("/") else "/"
    return Markup(f"{_step(path, here)}{folder}{mark}{fragment}")


def _step(path: str, here: str) -> str:
    """Return the way from a page to an address as `posixpath.relpath` does, which takes six times as long."""
    there, around = path.rstrip("/").split("/"), here.rstrip("/").split("/") if here else []
    shared = 0
    while shared < min(len(there), len(around)) and there[shared] == around[shared]:
        shared += 1
    up = [".."] * (len(around) - shared)
    return "/".join(filter(None, [*up, *there[shared:]])) or "."


def file_of(page: str) -> str:
    """Return the Markdown file that MkDocs turns into the page at this address."""
    return f"{page}index.md"
