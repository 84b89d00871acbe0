"""What machines read first, as published: sitemap, robots.txt and the Atom feeds of every tree."""

from __future__ import annotations

import gzip
import json
import re
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from urllib.parse import urldefrag, urljoin
from urllib.robotparser import RobotFileParser

import pytest
from lxml import etree

from scripts.publish.feeds import LATEST, documents_feed, sitemaps
from tests.page_corpus import toy
from tests.page_kinds import TREES
from tests.tree import read_html

NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
ATOM = {"a": "http://www.w3.org/2005/Atom"}
every_feed = pytest.mark.parametrize(
    ("tree", "name"), [(tree, name) for tree in TREES.values() for name in ("feed.xml", "changes.xml")]
)


@pytest.fixture(params=["built_site", "toy_site"], ids=["real", "toy"])
def site(request: pytest.FixtureRequest) -> Path:
    folder: Path = request.getfixturevalue(request.param)
    return folder


@pytest.fixture
def base(site: Path) -> str:
    """The address that the site is published at."""
    return str(json.loads((site / "data" / "datapackage.json").read_text("utf-8"))["homepage"])


def page_at(site: Path, base: str, address: str) -> Path:
    """The file that a published address means."""
    assert address.startswith(base)
    return site / urldefrag(address.removeprefix(base)).url / "index.html"


def entries(site: Path) -> dict[str, dict[str, str]]:
    """The sitemap: each address with its alternates."""
    root = etree.parse(site / "sitemap.xml").getroot()
    found = {}
    for entry in root.findall("s:url", NAMES):
        datetime.strptime(entry.findtext("s:lastmod", "", NAMES), "%Y-%m-%d")
        links = entry.findall("x:link[@rel='alternate']", NAMES)
        found[entry.findtext("s:loc", "", NAMES)] = {link.get("hreflang", ""): link.get("href", "") for link in links}
    return found


def test_the_sitemap_names_every_page_of_every_tree_once(site: Path, base: str) -> None:
    listed = [page_at(site, base, address) for address in entries(site)]
    assert sorted(listed) == sorted(site.rglob("index.html"))


def test_every_entry_names_all_its_variants_and_each_names_it_back(site: Path, base: str) -> None:
    found = entries(site)
    for address, variants in found.items():
        assert set(variants) == {*TREES, "x-default"}
        assert address in variants.values()
        assert variants["x-default"] == variants["zh-Hans"]
        for script, other in variants.items():
            if script != "x-default":
                assert found[other] == variants
                language = re.search(r'<html lang="([^"]+)"', page_at(site, base, other).read_text("utf-8"))
                assert language is not None
                assert language[1] == script


def test_an_address_is_a_folder_not_its_index() -> None:
    pages = {"index.html": True, "d/x/index.html": True}
    told = sitemaps(pages, "https://example.org/b/", "2030-01-02")["sitemap.xml"].decode()
    assert told.count("<loc>") == 6
    assert "<loc>https://example.org/b/zh-Hant/d/x/</loc>" in told
    assert "index.html" not in told


def test_a_sitemap_of_too_many_addresses_is_parted_by_section() -> None:
    pages = {"index.html": True} | {f"d/{n:02}/index.html": True for n in range(5)} | {"i/b2/index.html": False}
    base = "https://example.org/b/"
    assert list(sitemaps(pages, base, "2030-01-02", most=19)) == ["sitemap.xml"]
    told = sitemaps(pages, base, "2030-01-02", most=18)
    assert list(told) == ["sitemap.xml", "sitemap-d.xml", "sitemap-i.xml", "sitemap-index.xml"]
    listed = etree.fromstring(told["sitemap.xml"]).xpath("//s:loc/text()", namespaces=NAMES)
    assert listed == [base + name for name in list(told)[1:]]
    assert [content.count(b"<loc>") for content in list(told.values())[1:]] == [15, 1, 3]
    small = sitemaps(pages, base, "2030-01-02", most=6)
    assert [name for name in small if "-d" in name] == ["sitemap-d.xml", "sitemap-d-2.xml", "sitemap-d-3.xml"]


def test_the_parts_of_the_sitemap_of_a_large_site_are_compressed_and_say_the_same(large_site: Path) -> None:
    found = {path.name for path in large_site.glob("sitemap*")}
    named = re.findall(r"<loc>[^<]*/([^/<]+)</loc>", (large_site / "sitemap.xml").read_text("utf-8"))
    assert found == {"sitemap.xml", *named}
    assert all(name.endswith(".xml.gz") for name in named)
    parts = [gzip.decompress((large_site / name).read_bytes()).decode() for name in named]
    assert sum(part.count("<loc>") for part in parts) == len(list(large_site.rglob("index.html")))


def test_robots_may_read_all_and_find_the_sitemap(site: Path, base: str) -> None:
    rules = RobotFileParser()
    rules.parse((site / "robots.txt").read_text("utf-8").splitlines())
    assert rules.can_fetch("*", f"{base}d/x/")
    assert rules.site_maps() == [f"{base}sitemap.xml"]


def text(element: etree._Element, path: str) -> str:
    """The text of a child that must be there, once."""
    (child,) = element.findall(path, ATOM)
    assert child.text
    return str(child.text)


def moment(told: str) -> datetime:
    """A date-time of RFC 3339, which must have a zone."""
    read = datetime.fromisoformat(told)
    assert read.tzinfo is not None
    return read


@every_feed
def test_a_feed_is_what_rfc_4287_asks_for(site: Path, base: str, tree: str, name: str) -> None:
    """Sections 4.1.1 and 4.1.2: what a feed and its entries must hold."""
    root = etree.parse(site / tree / name).getroot()
    assert root.tag == f"{{{ATOM['a']}}}feed"
    here = base + tree + name
    assert text(root, "a:id") == here
    assert text(root, "a:title")
    assert text(root, "a:author/a:name")
    assert [link.get("href") for link in root.findall("a:link[@rel='self']", ATOM)] == [here]
    latest = moment(text(root, "a:updated"))
    listed = root.findall("a:entry", ATOM)
    assert 0 < len(listed) <= LATEST
    assert len({text(entry, "a:id") for entry in listed}) == len(listed)
    for entry in listed:
        assert text(entry, "a:title")
        assert text(entry, "a:summary")
        assert moment(text(entry, "a:updated")) <= latest
        (link,) = entry.findall("a:link", ATOM)
        page = page_at(site, base, link.get("href", ""))
        assert page.is_file()
        fragment = urldefrag(link.get("href", "")).fragment
        assert not fragment or f'id="{fragment}"' in page.read_text("utf-8")


@every_feed
def test_every_page_names_the_feeds_of_its_tree(site: Path, base: str, tree: str, name: str) -> None:
    for page in [*(site / tree / "d").rglob("index.html"), site / tree / "index.html", site / tree / "404.html"]:
        head = read_html(page.read_bytes())
        links = head.xpath("//head/link[@rel='alternate'][@type='application/atom+xml']/@href")
        address = base + page.relative_to(site).as_posix()
        assert base + tree + name in [urljoin(address, link) for link in links]


def test_a_feed_speaks_its_own_script(toy_site: Path) -> None:
    titles = {tree: text(etree.parse(toy_site / tree / "feed.xml").getroot(), "a:title") for tree in ("", "zh-Hant/")}
    assert titles == {"": "月牙港旧报", "zh-Hant/": "月牙港舊報"}


def test_a_feed_is_the_same_at_every_call_and_not_endless() -> None:
    corpus = toy()
    many = corpus.documents[:1] * (LATEST + 5)
    (feed,) = {documents_feed(replace(corpus, documents=many), "zh-Hans", spelled) for _ in range(2)}
    assert feed.count(b"<entry>") == LATEST


def spelled(text: str, source: str) -> str:
    return text
