"""Pages and navigation as the templates of the frame ask for them."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote


@dataclass(eq=False)
class Section:
    """An entry of the navigation that has pages below it."""

    title: str
    children: list[View | Link] = field(default_factory=list)


@dataclass(frozen=True)
class Link:
    """An entry of the navigation that leads to another site, or to a file that is no page."""

    url: str
    title: str
    is_homepage: bool = False
    children: None = None


@dataclass(eq=False)
class View:
    """A page: its address below the root of the site, and what stands in and around it."""

    url: str
    meta: dict[str, Any]
    base_url: str
    edit_url: str | None = None
    title: str = ""
    content: str = ""
    parent: Section | None = None
    children: None = None

    @property
    def is_homepage(self) -> bool:
        """Whether this is the first page of the site."""
        return not self.url

    @property
    def canonical_url(self) -> str:
        """The published address."""
        return self.base_url + self.url


def page_of(file: str) -> str:
    """Return the path of the page that is made of a Markdown file: ``a/b/index.html`` of ``a/b.md``."""
    folder, name = posixpath.split(file.removesuffix(".md"))
    return posixpath.join(folder, "" if name == "index" else name, "index.html")


def address_of(file: str) -> str:
    """Return the address of the page that is made of a Markdown file."""
    return quote(page_of(file).removesuffix("index.html"))


def navigation(nav: Iterable[Mapping[str, Any] | str], views: Mapping[str, View]) -> list[View | Link | Section]:
    """Return the entries of a navigation, with titles and parents set in the pages that it names."""
    return list(_entries(nav, views))


def _entries(nav: Iterable[Mapping[str, Any] | str], views: Mapping[str, View]) -> Iterator[View | Link | Section]:
    for entry in nav:
        named = entry if isinstance(entry, Mapping) else {"": entry}
        for title, part in named.items():
            if isinstance(part, list):
                section = Section(title)
                section.children = [child for child in _entries(part, views) if not isinstance(child, Section)]
                for child in section.children:
                    if isinstance(child, View):
                        child.parent = section
                yield section
            elif part in views:
                views[part].title = title
                yield views[part]
            else:
                yield Link(part, title)
