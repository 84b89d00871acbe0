"""The trees of the site: the root in Simplified, one folder below it for each other script.

A variant page is the root page with its text converted; what the trees share (assets, data) stands
once, at the root, so links to it step one folder further up.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urlsplit

from scripts.convert.markup.rewrite import StartTag, rewrite
from scripts.convert.markup.tree import Conversion, converted
from scripts.corpus.editions import TREES, Script
from scripts.publish import opensearch
from scripts.publish.feeds import FEEDS
from scripts.publish.lean import plain_references
from scripts.publish.placed import Folder
from scripts.publish.shared import SHARED
from scripts.publish.spare import spare
from scripts.web import address

_COLOPHON = re.compile(r'<p class="made made-([A-Za-z-]+)">.*?</p>')
"""The template has one for each script; what each says, the style sheet need not hide."""
_OF_ORIGINAL = re.compile(
    r'<script type="?application/ld\+json.*?</script>|<link rel="?(?:describedby|item)"? [^>]*>\n?', re.DOTALL
)
"""What a page tells programs of the original under its address, at which it stands; copies say where that is."""
OF_TREES = FEEDS | {opensearch.NAME: opensearch.description} | SHARED
"""What programs and scripts read of each tree, by name below the tree's root: functions of corpus, script, spelling."""
REFERENCES = ("href", "src", "action", "data-root")
"""Attributes that lead somewhere; ``data-base`` says how the root of the site is reached."""


def is_page(target: str) -> bool:
    """Tell whether a path below the root of a tree is a page, a feed or a book, of which every tree has its own."""
    return (
        target in OF_TREES
        or target in ("", ".")
        or target.endswith(("/", ".html", ".epub"))
        or "." not in posixpath.basename(target)
    )


def stands_alone(page: str, large: bool) -> bool:
    """Tell whether a page is one for all trees: in a large site, what holds no prose."""
    return large and address.may_stand_alone(page)


@lru_cache(maxsize=65536)
def _moved(reference: str, folder: str, tree: str, large: bool) -> str:
    """Lead a relative reference to something that the trees share out of the tree, to the root of the site.

    ``folder`` is that of the page, below the root of a tree. The trees of a ``large`` site share some pages.
    """
    path, rest = address.split(reference)
    if not address.leads_below(reference):
        return reference
    target = posixpath.normpath(posixpath.join(folder, path)) + ("/" if path.endswith(("/", "..", ".")) else "")
    own = is_page(target) and not stands_alone(target, large)
    if own:
        return reference
    return posixpath.relpath("/" + target, "/" + tree + folder) + ("/" if target.endswith("/") else "") + rest


def _absolute(reference: str, home: str, tree: str) -> str:
    """Lead an absolute reference to a page (as the error page has them) into the tree."""
    below = reference.removeprefix(home)
    is_ours = reference.startswith(home) and is_page(address.split(below)[0])
    return f"{home}{tree}{below}" if is_ours else reference


def _counterpart(page: str, there: str, here: Script, target: Script) -> str:
    """Return the relative link from a page in one tree to a page, mostly the same, in another."""
    folder, name = posixpath.split(there)
    link = posixpath.relpath("/" + TREES[target] + folder, "/" + TREES[here] + posixpath.dirname(page)) + "/"
    return link + ("" if name == "index.html" else name)


@dataclass(frozen=True)
class _Copy:
    """A page (``d/x/index.html``) in the tree of a script; ``home`` is the path under which the site is published."""

    page: str
    script: Script
    base_url: str
    large: bool = False

    @property
    def home(self) -> str:
        return urlsplit(self.base_url).path or "/"

    def change(self, tag: StartTag) -> str | None:
        """Make a tag of the root page right for this copy."""
        values, tree = tag.values, TREES[self.script]
        if tag.name == "a" and "script-link" in values.get("class", "").split():
            return tag.having(self._switch(values))
        if tag.name == "link" and values.get("rel") == "canonical":
            return tag.having({"href": values["href"].replace(self.base_url, self.base_url + tree, 1)})
        changes = {name: self._reference(value) for name, value in values.items() if name in REFERENCES} if tree else {}
        if tree and not values.get("data-base", "/").startswith("/"):
            changes["data-base"] = f"../{values['data-base']}"
        if tree and self.large and "data-resolver" in values:  # its pages stand in the first tree alone
            changes["data-resolver"] = f"../{values['data-resolver']}"
        return tag.having(changes) if changes else None

    def _reference(self, value: str) -> str:
        tree = TREES[self.script]
        if value.startswith("/"):
            return _absolute(value, self.home, tree)
        return _moved(value, posixpath.dirname(self.page), tree, self.large)

    def _there(self, target: Script) -> str:
        """The page to which the switch leads in another tree."""
        alone = target != self.script and stands_alone(self.page, self.large)
        return posixpath.dirname(posixpath.dirname(self.page)) + "/index.html" if alone else self.page

    def _switch(self, values: Mapping[str, str]) -> dict[str, str | None]:
        """Point a link of the script switch from this tree to another; mark the link to this tree.

        On a page with absolute links, which may stand at any address, it leads to the other tree's home; on one that
        stands alone, to the list of its kind.
        """
        target = next((script for script in TREES if script == values.get("hreflang")), self.script)
        is_absolute = values["href"].startswith("/")
        there = self._there(target)
        link = self.home + TREES[target] if is_absolute else _counterpart(self.page, there, self.script, target)
        return {"href": link, "aria-current": "true" if target == self.script else None}


def rebase(html: str, page: str, script: Script, base_url: str, large: bool = False) -> str:
    """Make the links of a root page right for its copy in the tree of ``script``.

    ``page`` is the path of the page below the root of a tree (``d/x/index.html``). Everything but
    references to shared files, the script switch and the canonical address stays as it is.
    """
    return rewrite(html, _Copy(page, script, base_url, large).change)


def own_colophon(html: str, script: Script) -> str:
    """Return a page with only that of its lines on how it was made which is about the page's own script."""
    return _COLOPHON.sub(lambda found: found[0] if found[1] == script else "", html)


def own_data(html: str, script: Script, large: bool) -> str:
    """Return a page; in a ``large`` site what copies would say of their original is left to it."""
    return _OF_ORIGINAL.sub("", html) if large and TREES[script] else html


@dataclass(frozen=True)
class Copying:
    """What copies of pages depend on besides the pages: how text is converted, the published address, the size."""

    conversion: Conversion
    base_url: str
    large: bool = False


def copies(copying: Copying, pages: Sequence[tuple[str, str]]) -> Iterator[tuple[str, ...]]:
    """Yield each page, given with its path, as it stands in every tree, or in the first one if it stands alone."""
    lean = spare if copying.large else str
    texts = converted(copying.conversion, [lean(plain_references(html)) for _, html in pages])
    for (page, _), html in zip(pages, texts, strict=True):
        scripts = copying.conversion.targets[: 1 if stands_alone(page, copying.large) else None]
        yield tuple(_copy(copying, page, text, script) for text, script in zip(html, scripts, strict=False))


def _copy(copying: Copying, page: str, text: str, script: Script) -> str:
    held = own_data(text, script, copying.large)
    return own_colophon(rebase(held, page, script, copying.base_url, copying.large), script)


@dataclass(frozen=True)
class Trees:
    """The trees in the folder of a site: pages of the root, copies in all of them."""

    folder: Folder

    def read(self, page: str) -> tuple[str, str]:
        """Return the path of a page of the root tree, and the page."""
        return page, self.folder.text(page)

    def told(self, page: str) -> tuple[str, bytes | str]:
        """Return the path of a page, and what tells it from any other."""
        return page, self.folder.told(page)

    def write(self, page: str, texts: Sequence[str]) -> int:
        """Write the copies of a page into their trees; return their number."""
        for tree, text in zip(TREES.values(), texts, strict=False):
            self.folder.put(tree + page, text.encode())
        return len(texts)
