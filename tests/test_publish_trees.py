"""Pages of one tree made right for another, and for reading from a disk."""

from __future__ import annotations

from urllib.parse import urljoin

import pytest

from scripts.corpus.editions import TREES, Script
from scripts.publish.offline import offline
from scripts.publish.trees import own_colophon, rebase

BASE = "https://example.org/haven/"
SWITCH = (
    '<a class="script-link" hreflang="zh-Hans" href="../../d/x/" aria-current="true">简</a>'
    '<a class="script-link" hreflang="zh-Hant" href="../../zh-Hant/d/x/">繁</a>'
)


def moved(html: str, page: str = "d/x/index.html", script: Script = "zh-Hant") -> str:
    return rebase(html, page, script, BASE)


@pytest.mark.parametrize(("large", "resolver"), [(False, "i/"), (True, "../i/")])
def test_scripts_are_told_where_the_resolver_stands(large: bool, resolver: str) -> None:
    """In a large site, whose resolver is one for all trees, outside of the tree."""
    root = '<html data-root="../.." data-base="../.." data-resolver="i/">'
    told = rebase(root, "d/x/index.html", "zh-Hant", BASE, large)
    assert told == f'<html data-root="../.." data-base="../../.." data-resolver="{resolver}">'
    assert rebase(root, "d/x/index.html", "zh-Hans", BASE, large) == root


@pytest.mark.parametrize(
    ("page", "link", "there"),
    [
        ("d/x/index.html", "../../t/y/", "../../t/y/"),
        ("d/x/index.html", "../../", "../../"),
        ("d/x/index.html", "#abc", "#abc"),
        ("d/x/index.html", "?q=1", "?q=1"),
        ("d/x/index.html", "https://example.com/a.css", "https://example.com/a.css"),
        ("d/x/index.html", "mailto:a@example.com", "mailto:a@example.com"),
        ("d/x/index.html", "../../assets/css/site.css", "../../../assets/css/site.css"),
        ("d/x/index.html", "../../data/text/x.txt?v=1", "../../../data/text/x.txt?v=1"),
        ("index.html", "data/site.zip", "../data/site.zip"),
        ("index.html", "feed.xml", "feed.xml"),
        ("d/x/index.html", "../../changes.xml", "../../changes.xml"),
        ("404.html", "/haven/topics/", "/haven/zh-Hant/topics/"),
        ("404.html", "/haven/assets/css/site.css", "/haven/assets/css/site.css"),
    ],
)
def test_links_to_pages_stay_in_the_tree_and_shared_files_stand_once(page: str, link: str, there: str) -> None:
    assert moved(f'<a href="{link}">', page) == f'<a href="{there}">'


def test_the_root_of_the_tree_and_of_the_site_part_ways() -> None:
    html = '<html data-root="../../" data-base="../../">'
    assert moved(html) == '<html data-root="../../" data-base="../../../">'
    assert moved(html, script="zh-Hans") == html


@pytest.mark.parametrize(
    ("script", "links", "current"),
    [
        ("zh-Hans", ["../../d/x/", "../../zh-Hant/d/x/"], 0),
        ("zh-Hant", ["../../../d/x/", "../../../zh-Hant/d/x/"], 1),
    ],
)
def test_the_switch_leads_to_the_same_page_and_marks_this_tree(script: Script, links: list[str], current: int) -> None:
    tags = moved(SWITCH, script=script).split("</a>")[:2]
    normal = [tag.split('href="')[1].split('"')[0] for tag in tags]
    assert [resolved(link, script) for link in normal] == [resolved(link, script) for link in links]
    assert ["aria-current" in tag for tag in tags] == [i == current for i in range(2)]


def resolved(link: str, script: Script) -> str:
    """The address that a link of ``d/x/`` in a tree leads to, below the root of the site."""
    return urljoin(f"https://example.org/{'' if script == 'zh-Hans' else script + '/'}d/x/", link)


def test_a_page_tells_how_it_was_made_itself() -> None:
    html = "".join(f'<p class="made made-{script}">{script}</p>\n' for script in TREES)
    assert own_colophon(html, "zh-Hant").split() == ["<p", 'class="made', 'made-zh-Hant">zh-Hant</p>']
    assert own_colophon(html, "zh-Hant-HK").count("made-") == 1


def test_the_switch_of_the_error_page_leads_home() -> None:
    html = '<a class="script-link" hreflang="zh-Hant" href="/haven/zh-Hant/x">繁</a>'
    assert 'href="/haven/zh-Hant/"' in moved(html, "404.html", "zh-Hant-HK")


def test_only_the_canonical_address_moves_into_the_tree() -> None:
    html = f'<link rel="canonical" href="{BASE}d/x/"><meta name="citation_public_url" content="{BASE}d/x/">'
    assert moved(html) == html.replace(f'href="{BASE}d/x/"', f'href="{BASE}zh-Hant/d/x/"')


@pytest.mark.parametrize(
    ("link", "there"),
    [
        ("../../t/y/", "../../t/y/index.html"),
        ("../../t/y/#abc", "../../t/y/index.html#abc"),
        ("../../search/?q=1#x", "../../search/index.html?q=1#x"),
        ("..", "../index.html"),
        (".", "./index.html"),
        ("#abc", "#abc"),
        ("../a.css", "../a.css"),
        ("https://example.com/x/", "https://example.com/x/"),
        ("mailto:a@example.com", "mailto:a@example.com"),
        ("/haven/", "/haven/"),
        ("../data/site.zip", "https://example.org/haven/data/site.zip"),
    ],
)
def test_on_a_disk_links_name_their_page(link: str, there: str) -> None:
    assert offline(f'<a href="{link}">', f"{BASE}data/site.zip") == f'<a href="{there}">'


def test_on_a_disk_forms_find_their_page() -> None:
    html = '<form method="get" action="../search/"><p>href=&#34;x/&#34;</p>'
    assert offline(html, f"{BASE}data/site.zip") == html.replace("../search/", "../search/index.html")
