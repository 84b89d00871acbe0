"""What the gate must know of one built page, read from its HTML in one pass."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from lxml import etree

from scripts.gate.target import Target, resolve

LINKS = frozenset({"href", "xlink:href", "{http://www.w3.org/1999/xlink}href", "action", "formaction", "cite"})
RESOURCES = frozenset({"src", "poster", "data", "background"})
TIED = frozenset({"passage", "extract", "places", "side", "event-source"})
"""Classes of the elements whose links tie passages to what is said about them (see `scripts.gate.crosslinks`)."""
OF_PAGE = frozenset({"extract", "of-page"})
"""Of these elements, the links are those of their page as a whole."""
_CSS_URL = re.compile(r"""url\(\s*(?:"([^"]*)"|'([^']*)'|([^)\s]*))\s*\)|@import\s+(?:"([^"]*)"|'([^']*)')""")
_RESOURCE_RELATIONS = frozenset({"stylesheet", "icon", "preload", "modulepreload", "manifest", "apple-touch-icon"})


@dataclass(frozen=True)
class Link:
    """A link as written, where it leads, its line, and the code of the fault that it would be if broken.

    ``free`` links may lead to the pages of another script: those that name a language, those in the
    head, and full addresses (which error pages use).
    """

    written: str
    target: Target
    line: int
    code: str
    free: bool = True


@dataclass(frozen=True)
class Shown:
    """A passage element: its id, its line, and (id, text) of each passage-text element in it.

    The text of a passage that names none has the id of its passage.
    """

    id: str
    line: int
    texts: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class ResolverEntry:
    """An entry of a resolver page; ``target`` is where its link leads."""

    id: str
    line: int
    state: str
    target: Target | None
    date: str
    reason: str
    successors: tuple[str, ...]


@dataclass(frozen=True)
class Tie:
    """A cross-link of the corpus: from ``owner``, an element's id (empty: the page as a whole), to ``target``."""

    owner: str
    target: Target
    line: int


@dataclass(frozen=True)
class PageFacts:
    """One page: element ids with their counts, passages, resolver entries.

    A page that stands ``alone`` says itself that it is one for all scripts.
    """

    path: str
    lang: str
    ids: dict[str, int]
    passages: tuple[Shown, ...] = ()
    entries: tuple[ResolverEntry, ...] = ()
    empty: bool = False
    alone: bool = False


class Leads(NamedTuple):
    """Where a page leads: its links (each target once) and ties.

    Links to an element of the page itself are left out where the element is there.
    """

    links: tuple[Link, ...] = ()
    ties: tuple[Tie, ...] = ()


def read_page(path: str, data: bytes, base_url: str = "") -> tuple[PageFacts, Leads]:
    """Read a built page; ``path`` is site-relative, ``base_url`` the published address of the site."""
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
    root = etree.fromstring(data, parser) if data.strip() else None
    if root is None:
        return PageFacts(path, "", {}, empty=True), Leads()
    reader = _PageReader(path, base_url)
    for element in root.iter(etree.Element):
        reader.take(element)
    open_links = tuple(link for link in reader.links.values() if not _is_sound(link, path, reader.ids))
    facts = PageFacts(
        path, root.get("lang") or "", reader.ids, tuple(reader.passages), tuple(reader.entries),
        alone=root.get("data-alone") is not None,
    )  # fmt: skip
    return facts, Leads(open_links, tuple(reader.ties))


def canonical(data: bytes) -> str:
    """The address that a page names as its canonical one, with a trailing slash; empty if it names none."""
    root = etree.fromstring(data, etree.HTMLParser(encoding="utf-8")) if data.strip() else None
    links = root.iter("link") if root is not None else ()
    found = next((link.get("href", "") for link in links if link.get("rel") == "canonical"), "")
    return found.rstrip("/") + "/" if found else ""


def css_links(path: str, css: str) -> Iterator[Link]:
    """The addresses in a style sheet, resolved against the sheet; data and fragments are left out."""
    for match in _CSS_URL.finditer(css):
        written = next((group for group in match.groups() if group), "")
        target = resolve(path, written) if written and not written.startswith("#") else None
        if target is not None:
            yield Link(written, target, css.count("\n", 0, match.start()) + 1, "GA54")


class _PageReader:
    """Collects the facts of a page, element by element."""

    def __init__(self, path: str, base_url: str) -> None:
        self.path, self.base_url = path, base_url
        self.ids: dict[str, int] = {}
        self.links: dict[tuple[Target, str, bool], Link] = {}
        self.passages: list[Shown] = []
        self.entries: list[ResolverEntry] = []
        self.ties: list[Tie] = []

    def take(self, element: etree._Element) -> None:
        for name, value in _attributes(element):
            if name == "id" or (name == "name" and element.tag == "a"):
                self.ids[value] = self.ids.get(value, 0) + 1
            elif name == "class":
                self._take_class(element, value.split())
            elif name in LINKS:
                self._link(element, value, "GA56" if _is_resource(element) else "GA50")
            elif name in RESOURCES:
                self._link(element, value, "GA56")
            elif name == "srcset":
                for candidate in value.split(","):
                    self._link(element, candidate.strip().partition(" ")[0], "GA56")
            elif name == "style":
                self._styles(element, value)
            elif name == "data-state" and element.tag == "li" and not element.get("class"):  # as large sites have them
                self.entries.append(self._entry(element))
            elif name == "data-row" and element.tag == "tr":
                self._tie(element, element.get("id", ""))
        if element.tag == "style":
            self._styles(element, element.text or "")
        elif element.tag == "meta" and (element.get("http-equiv") or "").lower() == "refresh":
            self._link(element, (element.get("content") or "").partition("url=")[2], "GA50")

    def _take_class(self, element: etree._Element, classes: list[str]) -> None:
        if "passage" in classes:
            id = element.get("id", "")
            texts = [(text.get("data-passage", id), _text(text)) for text in _within(element, "passage-text")]
            self.passages.append(Shown(id, _line(element), tuple(texts)))
        elif "resolver-entry" in classes:
            self.entries.append(self._entry(element))
        if not TIED.isdisjoint(classes):
            self._tie(element, _nearest_id(element) if OF_PAGE.isdisjoint(classes) else "")

    def _tie(self, element: etree._Element, owner: str) -> None:
        """Note where the links of an element lead; those in the editor's own words are no cross-links."""
        free = {link for note in _within(element, "note") for link in note.iter("a")}
        for link in element.iter("a"):
            written = "" if link in free else link.get("href", "")
            target = resolve(self.path, written, self.base_url) if written else None
            if target is not None and (target.path, target.fragment) != (self.path, owner):
                self.ties.append(Tie(owner, target, _line(link)))

    def _entry(self, element: etree._Element) -> ResolverEntry:
        links = [link.get("href", "") for link in _within(element, "resolver-link") or element.iterchildren("a")]
        return ResolverEntry(
            id=element.get("id", ""),
            line=_line(element),
            state=element.get("data-state", ""),
            target=resolve(self.path, links[0], self.base_url) if links else None,
            date="".join(time.get("datetime", "") for time in _within(element, "resolver-date")),
            reason="".join(map(_text, _within(element, "resolver-reason"))),
            successors=tuple(_text(successor).strip() for successor in _within(element, "resolver-successor")),
        )

    def _link(self, element: etree._Element, written: str, code: str) -> None:
        target = resolve(self.path, written, self.base_url)
        if target is None:
            return
        full = written.startswith("/") or ":" in written.partition("/")[0]
        free = full or element.tag != "a" or element.get("hreflang") is not None
        self.links.setdefault((target, code, free), Link(written, target, _line(element), code, free))

    def _styles(self, element: etree._Element, css: str) -> None:
        for link in css_links(self.path, css):
            found = Link(link.written, link.target, _line(element), link.code)
            self.links.setdefault((link.target, link.code, True), found)


def _is_sound(link: Link, path: str, ids: dict[str, int]) -> bool:
    """Whether a link leads to an element of its own page, so that nothing is left to check."""
    return link.target.path == path and link.target.fragment in ids


def _is_resource(element: etree._Element) -> bool:
    if element.tag == "link":
        return bool(_RESOURCE_RELATIONS & set((element.get("rel") or "").lower().split()))
    return element.tag in ("image", "use")


def _attributes(element: etree._Element) -> list[tuple[str, str]]:
    return [(str(name), str(value)) for name, value in element.items()]


def _line(element: etree._Element) -> int:
    line: object = element.sourceline
    return line if isinstance(line, int) else 1


def _nearest_id(element: etree._Element) -> str:
    """The id of an element, or of the nearest around it that has one; empty where none has."""
    return next((holder.get("id", "") for holder in (element, *element.iterancestors()) if holder.get("id")), "")


def _within(element: etree._Element, name: str) -> list[etree._Element]:
    return [inner for inner in element.iter(etree.Element) if name in (inner.get("class") or "").split()]


def _text(element: etree._Element) -> str:
    return "".join(map(str, element.itertext()))
