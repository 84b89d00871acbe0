"""What scripts show on many pages stands once in each tree, in the tree's own writing, and in no page."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from scripts.cite.control import control
from scripts.convert.spelling import Speller
from scripts.corpus.editions import TREES, Script
from scripts.corpus.state import Corpus
from scripts.pipeline import run
from scripts.publish.shared import SHARED
from tests.cited import citations
from tests.cli import TOY
from tests.page_corpus import toy
from tests.tree import read_html

ASKED = re.compile(r"""(?:word|tell|part)\(\s*"((?:reading|selection|cite|lookup)-[a-z-]+)\"""")


@pytest.fixture(scope="module")
def toy_corpus() -> Corpus:
    corpus, _ = run(TOY)
    assert corpus
    return corpus


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


def test_forms_and_facts_make_every_citation(toy_site: Path, toy_corpus: Corpus) -> None:
    """What the page of a document comes to is what the styles write, in the original and in every other script."""
    speller, record = Speller(toy_corpus), toy_corpus.curated.corpus
    for document in toy_corpus.documents:
        for script, tree in TREES.items():
            held = citations(toy_site, tree, document.id)
            for entry in control(document, record).entries:
                texts = (entry.document, entry.passage)
                if entry.style.form == "text":
                    texts = (speller.spell(entry.document, script), speller.spell(entry.passage, script))
                assert held[entry.style.id] == texts, (document.id, script)


def test_a_form_says_nothing_of_a_document(toy_corpus: Corpus) -> None:
    """Two documents of which as much is known have the same forms, and forms name none of their facts."""
    record = toy_corpus.curated.corpus
    for document in toy_corpus.documents:
        held = control(document, record)
        told = " ".join(text for form in held.forms.values() for text in form)
        assert not [fact for name, fact in held.facts.items() if name != "date" and fact in told]
        later = replace(document, record=document.record.model_copy(update={"id": "other-one", "title": "另一篇"}))
        ending = document.record.title[-1:].isalnum()
        assert not ending or control(later, record).form == held.form


def test_no_page_has_a_word_of_its_own_by_the_name_of_a_shared_one(toy_site: Path) -> None:
    """The shared one would be shown in its place, or go before it when the box is used."""
    shared = {key for html in brought(toy_site, "").values() for key in re.findall('data-word="([^"]+)"', html)}
    for page in sorted(toy_site.glob("*/index.html")):
        own = set(re.findall('data-word="([^"]+)"', page.read_text("utf-8")))
        assert not own & shared, page
