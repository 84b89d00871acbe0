"""What scripts show on many pages stands once in each tree, in the tree's own writing, and in no page."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from scripts.convert.spelling import Speller
from scripts.corpus.editions import TREES, Script
from scripts.publish.shared import SHARED
from tests.page_corpus import toy
from tests.tree import read_html

ASKED = re.compile(r"""(?:word|tell|part)\(\s*"((?:reading|selection|cite|lookup)-[a-z-]+)\"""")


def brought(site: Path, tree: str) -> Mapping[str, str]:
    """The HTML that each shared script of a tree brings."""
    found = {}
    for name in SHARED:
        told = re.fullmatch(r"yuan\.share\((.*)\);\n", (site / tree / name).read_text("utf-8"))
        assert told, name
        found[name] = json.loads(told[1])
    return found


@pytest.mark.parametrize(("script", "tree"), TREES.items(), ids=TREES)
def test_each_tree_has_them_in_its_writing(script: Script, tree: str, toy_site: Path) -> None:
    speller = Speller(toy())
    for name, written in brought(toy_site, tree).items():
        assert written == speller.spell(brought(toy_site, "")[name], script), name


def test_no_page_repeats_them(toy_site: Path) -> None:
    words = {found for held in brought(toy_site, "").values() for found in re.findall(r'data-word="([^"]+)', held)}
    assert len(words) > 20
    for kind in ("d", "e", "t", "figures"):
        for page in (toy_site / kind).rglob("index.html"):
            assert not words & set(read_html(page.read_bytes()).xpath("//@data-word")), page


def test_the_scripts_find_what_they_ask_for(toy_site: Path) -> None:
    told = "".join(brought(toy_site, "").values())
    there = {*re.findall(r'data-word="([^"]+)', told), *re.findall(r'<template class="([^"]+)', told)}
    scripts = (toy_site / "assets/js").rglob("*.js")
    asked = {name for script in scripts for name in ASKED.findall(script.read_text("utf-8"))}
    assert {"reading-template", "selection-template", "lookup-template", "cite-template", "cite-parts"} <= asked
    assert not asked - there
