"""Internal links: every target exists, every fragment stands in its target, none leaves the site."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.corpus.model import Problem
from scripts.gate.brief import TOP, Brief, lines_of, places_of
from scripts.gate.built import Built
from scripts.gate.ends import tree_of
from scripts.gate.page import Link


def check_links(site: Built) -> Iterator[Problem]:
    """Faults GA50 to GA58 of pages, style sheets and sitemap."""
    places = places_of(site.files, ((path, page.ids) for path, page in site.pages.items()))
    for path, page in site.pages.items():
        if page.empty:
            yield Problem(path, 1, "GA57", "网页是空的")
        brief, tree = site.briefs[path], tree_of(path)
        for link in () if _is_borne_out(site, brief, places, tree) else brief.leads.links:
            yield from _check(site, path, tree, link)
    for path, link in (*site.styles, *site.sitemap):
        yield from _check(site, path, tree_of(path), link)


def _is_borne_out(site: Built, brief: Brief, places: set[str], tree: str) -> bool:
    """Whether the brief of a page says that all its links hold."""
    left = (target for target in lines_of(brief.outside) if target in site.pages and tree + target in site.pages)
    return places.issuperset(lines_of(brief.places)) and not any(left)


def _check(site: Built, path: str, tree: str, link: Link) -> Iterator[Problem]:
    target = link.target
    if target.fate == "absolute":
        yield Problem(path, link.line, "GA52", f"链接 {link.written} 以 / 开头")
    elif target.fate == "outside":
        yield Problem(path, link.line, "GA53", f"链接 {link.written} 指到网站之外")
    elif target.path not in site.files:
        yield Problem(path, link.line, link.code, f"链接 {link.written} 的目标 {target.path} 不存在")
    elif _fragment_is_missing(site, link):
        yield Problem(path, link.line, "GA51", f"链接 {link.written}：{target.path} 里没有 #{target.fragment}")
    elif _leaves_script(site, tree, link):
        yield Problem(path, link.line, "GA58", f"链接 {link.written} 离开了本页的文字")


def _leaves_script(site: Built, tree: str, link: Link) -> bool:
    target = link.target.path
    return (
        tree != ""
        and not link.free
        and not target.startswith(tree)
        and target in site.pages
        and tree + target in site.pages
    )


def _fragment_is_missing(site: Built, link: Link) -> bool:
    page = site.pages.get(link.target.path)
    fragment = link.target.fragment
    return page is not None and fragment not in page.ids and fragment not in TOP
