"""The descriptor with which a browser takes the search of a tree among its own."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from lxml import etree

from scripts.publish import opensearch
from tests.page_kinds import TREES
from tests.tree import read_html

NS = {"o": opensearch.NAMESPACE}


@pytest.mark.parametrize(("script", "tree"), TREES.items())
def test_each_tree_has_its_own_that_leads_to_its_search(script: str, tree: str, toy_site: Path) -> None:
    """Lengths and what must be there: OpenSearch 1.1, draft 6."""
    root = etree.parse(toy_site / tree / opensearch.NAME).getroot()
    home = json.loads((toy_site / "data" / "datapackage.json").read_text("utf-8"))["homepage"]
    told = {etree.QName(one).localname: one.text or "" for one in root}
    assert 0 < len(told["ShortName"]) <= 16
    assert 0 < len(told["Description"]) <= 1024
    assert told["Language"] == script
    urls = {one.get("type"): one.get("template") for one in root.iterfind("o:Url", NS)}
    assert urls == {
        "text/html": f"{home}{tree}search/?q={{searchTerms}}",
        opensearch.MEDIA_TYPE: f"{home}{tree}{opensearch.NAME}",
    }
    assert (toy_site / tree / "search" / "index.html").is_file()


def test_every_page_names_that_of_its_tree(toy_site: Path) -> None:
    for tree in TREES.values():
        for page in (*(toy_site / tree / "d").rglob("*.html"), toy_site / tree / "index.html"):
            (link,) = read_html(page.read_bytes()).xpath("//link[@rel='search']")
            assert link.get("type") == opensearch.MEDIA_TYPE
            assert (page.parent / link.get("href")).resolve() == (toy_site / tree / opensearch.NAME).resolve()
