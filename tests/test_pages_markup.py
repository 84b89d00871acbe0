"""The built pages as HTML: headings in order, the switch, no inline script or style."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from scripts.convert.markup.survey import SHOWN
from tests.page_kinds import TREES, kinds
from tests.tree import read_html

SITES = (pytest.param("built_site", marks=pytest.mark.long), "toy_site")
"""The invented corpus has a page of every kind; those of the real one are as many again, and longer."""


def of_each_kind(site: Path, tree: str) -> Iterator[tuple[str, bytes]]:
    for kind in kinds(site):
        yield f"{tree}{kind}", (site / tree / kind / "index.html").read_bytes()


@pytest.fixture(params=SITES)
def site(request: pytest.FixtureRequest) -> Path:
    found: Path = request.getfixturevalue(request.param)
    return found


def without_colophon(page: Any) -> Any:
    """The page without the line that says how its script was made, which each tree has its own of."""
    for line in page.find_class("made"):
        line.drop_tree()
    return page


@pytest.mark.parametrize("tree", [tree for tree in TREES.values() if tree])
def test_the_trees_are_alike_but_for_text_and_the_way_to_other_pages(tree: str, site: Path) -> None:
    free = SHOWN | {"content", "lang", "href", "src", "action", "data-base", "data-root", "aria-current"}
    for (name, page), (_, other) in zip(of_each_kind(site, ""), of_each_kind(site, tree), strict=True):
        ours, theirs = (
            [
                (element.tag, *sorted((key, value) for key, value in element.items() if key not in free))
                for element in without_colophon(read_html(source)).iter()
            ]
            for source in (page, other)
        )
        assert ours == theirs, name


def test_headings_are_in_order(site: Path) -> None:
    for name, page in of_each_kind(site, ""):
        main = read_html(page).get_element_by_id("content")
        levels = [
            int(str(heading.tag)[1]) for heading in main.xpath(".//h1|.//h2|.//h3|.//h4") if not _in_dialog(heading)
        ]
        assert levels[:1] == [1], name
        assert levels.count(1) == 1, name
        assert all(after <= before + 1 for before, after in pairwise(levels)), (name, levels)


def _in_dialog(element: Any) -> bool:
    return bool(element.xpath("ancestor::dialog"))


def test_pages_hold_no_script_style_or_handler_of_their_own(site: Path) -> None:
    for name, page in of_each_kind(site, ""):
        tree = read_html(page)
        assert tree.xpath("//style|//*[@style]") == [], name
        scripts = tree.xpath("//script[not(@src)]/@type")
        assert set(scripts) <= {"application/ld+json"}, name
        assert [attribute for attribute in tree.xpath("//@*") if attribute.attrname.startswith("on")] == [], name


def test_pages_load_nothing_from_elsewhere(site: Path) -> None:
    loading = "//script/@src|//img/@src|//iframe/@src|//link[@rel='stylesheet' or @rel='icon']/@href"
    for name, page in of_each_kind(site, "zh-Hant/"):
        for address in read_html(page).xpath(loading):
            assert not re.match(r"[a-z]+:|//", address), (name, address)


def test_each_page_of_a_tree_links_to_itself_in_the_others(site: Path) -> None:
    for name, page in of_each_kind(site, ""):
        links = read_html(page).xpath("//a[contains(@class, 'script-link')]")
        targets = {link.get("hreflang"): (site / name / link.get("href") / "index.html").resolve() for link in links}
        assert targets == {script: (site / tree / name / "index.html").resolve() for script, tree in TREES.items()}


def test_exactly_one_link_of_the_navigation_is_current(site: Path) -> None:
    for name, page in of_each_kind(site, ""):
        current = read_html(page).xpath("//nav[@class='sections']//a[@aria-current]")
        assert len(current) <= 1, name
        if not name.startswith(("i/", "sources/", "changes/", "verify/", "notebook/")):
            assert len(current) == 1, name
