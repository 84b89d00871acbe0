"""The heads of generated pages: the section that the navigation marks, a description, files that are there."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest
import yaml

from scripts.pages import pages, parted
from scripts.pages.lists import MOST
from tests.cli import ROOT
from tests.page_corpus import toy

ASSETS = ROOT / "docs" / "assets"
SECTIONS = {
    "": "/", "d": "documents/", "t": "topics/", "e": "entities/", "sources": "about/", "changes": "about/",
    "words": "search/",
}  # fmt: skip
"""Of the first step of an address the section, where that is not called so itself."""


@pytest.fixture(
    scope="module",
    params=[(False, MOST), (False, dict.fromkeys(MOST, 1)), (True, MOST)],
    ids=["whole", "parts", "large"],
)
def heads(request: pytest.FixtureRequest) -> Mapping[str, dict[str, Any]]:
    """The head of every page, by its path."""
    large, most = request.param
    corpus = toy()
    record = corpus.curated.corpus.model_copy(update={"large_above": -1} if large else {})
    made = pages(replace(corpus, curated=replace(corpus.curated, corpus=record)), most)
    return {path: parted(page.markdown)[0] for path, page in made.items() if path.endswith(".md")}


def test_every_page_belongs_to_a_section(heads: Mapping[str, dict[str, Any]]) -> None:
    nav = yaml.safe_load((ROOT / "mkdocs.yml").read_text("utf-8").partition("\nnav:")[2])
    shown = {str(path).removesuffix(".md").removesuffix("index") for entry in nav for path in entry.values()}
    shown = {re.sub("/*$", "/", path, count=1) for path in shown if not path.startswith("[")} | {"about/", "i/"}
    for path, head in heads.items():
        first = path.removesuffix("index.md").partition("/")[0]
        assert head["section"] == SECTIONS.get(first, f"{first}/"), path
        assert head["section"] in shown, path


def test_every_page_is_described_in_a_sentence(heads: Mapping[str, dict[str, Any]]) -> None:
    for path, head in heads.items():
        assert re.fullmatch(r".{4,}[。？！…]", head["description"]), path
        assert re.search("[\\u4e00-\\u9fff]", head["description"]), path


def test_what_a_page_loads_is_there(heads: Mapping[str, dict[str, Any]]) -> None:
    for path, head in heads.items():
        files = [ASSETS / "css" / f"{name}.css" for name in head.get("styles", ())]
        files += [ASSETS / "js" / f"{name}.js" for name in head.get("scripts", ())]
        assert [file.name for file in files if not file.is_file()] == [], path
        assert len(files) == len(set(files)), path


def test_parts_of_a_list_are_told_apart(heads: Mapping[str, dict[str, Any]]) -> None:
    """No two pages of a site are called the same, so that tabs and hits of search engines are told apart."""
    titles = [head["title"] for head in heads.values()]
    assert sorted(titles) == sorted(set(titles))
