"""Links of a built site: relative, so that it works under any path, and leading somewhere in every edition."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urldefrag, urlsplit

import pytest

from tests.tree import read_html

ATTRIBUTES = ("href", "src", "action", "poster", "data-root", "data-base")
CASES = [pytest.param("built_site", marks=pytest.mark.long), "toy_site"]


@pytest.fixture(params=CASES)
def site(request: pytest.FixtureRequest) -> Path:
    folder: Path = request.getfixturevalue(request.param)
    return folder


@cache
def links(page: Path) -> tuple[str, ...]:
    """Every address that a page asks for or leads to (not its metadata: canonical, licence …)."""
    tree = read_html(page.read_bytes())
    stating = "ancestor-or-self::link[not(@rel='stylesheet' or @rel='icon' or @rel='alternate stylesheet')]"
    found = [value for name in ATTRIBUTES for value in tree.xpath(f"//*[@{name}][not({stating})]/@{name}")]
    return tuple(str(value) for value in found)


@cache
def ids(page: Path) -> frozenset[str]:
    tree = read_html(page.read_bytes())
    return frozenset(str(value) for value in tree.xpath("//@id | //a/@name"))


def pages(site: Path) -> list[Path]:
    return sorted(path for path in site.rglob("*.html") if path.name != "404.html")


def test_no_link_depends_on_where_the_site_lies(site: Path) -> None:
    rooted = [(page, link) for page in pages(site) for link in links(page) if link.startswith("/")]
    assert not rooted


def test_nothing_is_loaded_from_elsewhere(site: Path) -> None:
    asking = re.compile(r"""<(?:script|img|iframe|link rel="stylesheet")[^>]+(?:src|href)="(?:https?:)?//""")
    importing = re.compile(r"""(?:@import|url\()\s*["']?(?:https?:)?//""")
    assert not [page for page in site.rglob("*.html") if asking.search(page.read_text("utf-8"))]
    assert not [sheet for sheet in site.rglob("*.css") if importing.search(sheet.read_text("utf-8"))]


def target(page: Path, link: str) -> tuple[Path, str] | None:
    """The file and fragment that a relative link leads to; None for links that leave the site."""
    address, fragment = urldefrag(link)
    parts = urlsplit(address)
    if parts.scheme or parts.netloc:
        return None
    found = (page.parent / unquote(parts.path)).resolve() if parts.path else page
    return (found / "index.html" if found.is_dir() else found), unquote(fragment)


def is_lost(page: Path, link: str) -> bool:
    """Tell whether a link inside the site misses its file or its element."""
    aim = target(page, link)
    if aim is None:
        return False
    path, fragment = aim
    return not path.is_file() or (bool(fragment) and path.suffix == ".html" and fragment not in ids(path))


def test_every_link_leads_to_a_file_and_every_fragment_to_an_element(site: Path) -> None:
    every = [(page, link) for page in pages(site) for link in links(page)]
    lost = [(page.relative_to(site).as_posix(), link) for page, link in every if is_lost(page, link)]
    assert not lost, f"{len(lost)} broken links, among them {lost[:5]}"


@pytest.mark.long
def test_links_name_directories_with_their_slash(site: Path) -> None:
    """A server would redirect, and a page opened from the file system would fail."""
    bare = []
    for page in pages(site):
        for link in links(page):
            path = urlsplit(link).path
            aim = target(page, link)
            if aim and path and not path.endswith(("/", ".", "..")) and aim[0].name == "index.html":
                bare += [(page.relative_to(site).as_posix(), link)] if not path.endswith("index.html") else []
    assert not bare
