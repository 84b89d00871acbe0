"""Internal links: every target exists, every fragment stands in its target, none leaves the site."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.corpus.editions import TREES
from scripts.corpus.model import Problem
from scripts.gate.built import Built
from scripts.gate.page import Link


def check_links(site: Built) -> Iterator[Problem]:
    """Faults GA50 to GA58 of pages, style sheets and sitemap."""
    for page in site.pages.values():
        if page.empty:
            yield Problem(page.path, 1, "GA57", "网页是空的")
        tree = _tree(page.path)
        for link in page.links:
            yield from _check(site, page.path, tree, link)
    for path, link in (*site.styles, *site.sitemap):
        yield from _check(site, path, _tree(path), link)


def _tree(path: str) -> str:
    """The folder of the tree that a file stands in; empty for the root."""
    return next((prefix for prefix in TREES.values() if prefix and path.startswith(prefix)), "")


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
    return page is not None and fragment not in page.ids and fragment not in ("", "top")
