"""Lists that have grown: parts that hold every entry once, and tables that lead old addresses on to them."""

from __future__ import annotations

import json
import re
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree

from scripts.corpus.state import Corpus
from scripts.gate import gate
from scripts.pages import pages
from scripts.pages.lists import MOST, lists_of, placed, shards, tables
from scripts.pages.parts.parting import place
from scripts.pages.parts.shelf import shelve
from scripts.pipeline import run as processed
from scripts.web import address
from tests.cli import TOY
from tests.tree import read_html

FEW = dict.fromkeys(MOST, 2)
LISTS = ("documents/", "figures/", "timeline/", "compare/", "glossary/", "sources/", "about/script/")


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    made, _ = processed(TOY)
    assert made is not None
    return made


def test_every_entry_stands_in_one_part_and_a_whole_list_in_none(corpus: Corpus) -> None:
    shelf = shelve(corpus)
    cut, whole = lists_of(shelf, FEW), lists_of(shelf)
    for name in ("documents", "figures", "events", "claims"):
        (all_of_it,) = getattr(whole, name)
        parts = getattr(cut, name)
        assert all_of_it.keys == ()
        assert len(parts) > 1
        assert max(len(part.items) for part in parts) <= 2
        assert len({part.keys for part in parts}) == len(parts)
        assert sorted(map(repr, all_of_it.items)) == sorted(repr(item) for part in parts for item in part.items)
    assert not placed(shelf, whole).moved


def test_addresses_of_parts_hang_on_their_entries_alone(corpus: Corpus) -> None:
    """A document more changes no address but those of the parts that it comes to."""
    shelf = shelve(corpus)
    fewer = shelve(replace(corpus, documents=corpus.documents[1:]))
    before, after = (
        {document.id: place("documents/", part) for part in lists_of(one, FEW).documents for document in part.items}
        for one in (shelf, fewer)
    )
    away = corpus.documents[0].id
    assert {id for id in after if after[id] != before[id]} <= {
        id for id in after if year_of(before[id]) == year_of(before[away])
    }


def year_of(part: str) -> str:
    return part.split("/")[1]


def test_the_tables_name_every_entry_once(corpus: Corpus) -> None:
    shelf = placed(shelve(corpus), lists_of(shelve(corpus), FEW), 2)
    told: dict[str, str] = {}
    for path, page in tables(shelf).items():
        name = path.removeprefix("assets/lists/").removesuffix(".js")
        found = re.fullmatch(rf'yuan\.deliver\("{name}",(.*)\);\n', page.markdown)
        assert found
        told |= {f"{name.rpartition('-')[0]}/#{id}": part for id, part in json.loads(found[1]).items()}
    entries = {old: new for old, new in shelf.moved.items() if "#" in new}
    assert told == {old: new.partition("#")[0] for old, new in entries.items()}
    assert (shards(0), shards(1), shards(2000), shards(2001)) == (0, 1, 1, 2)


def test_pages_of_a_list_in_parts_say_which_there_are(corpus: Corpus) -> None:
    made = pages(corpus, FEW)
    for here in LISTS:
        parts = [path for path in made if path.startswith(here) and path != f"{here}index.md"]
        if here == "sources/":
            parts = [path for path in parts if path.startswith("sources/by/")]
        assert parts, here
        for part in parts:
            link = part.removeprefix(here).removesuffix("index.md")
            named = f'href="{link}"' in made[f"{here}index.md"].markdown
            above = address.file_of("/".join(part.split("/")[:-2]) + "/")
            assert named or f'href="{part.split("/")[-2]}/"' in made[above].markdown, part


@pytest.mark.long
def test_a_site_of_lists_in_parts_passes_the_gate(parted_site: Path, toy_site: Path) -> None:
    assert not gate(parted_site, None)
    for here in LISTS:
        whole = read_html((toy_site / here / "index.html").read_bytes())
        ids = {
            one.get("id") for one in whole.xpath("//main//*[@data-row or self::article or contains(@class,'event-')]")
        }
        shown = list((parted_site / here).rglob("index.html"))
        held = {one for path in shown for one in read_html(path.read_bytes()).xpath("//main//@id")}
        assert ids - {None} <= held, here


@pytest.mark.long
def test_the_gate_finds_a_tie_that_a_part_has_lost(parted_site: Path, tmp_path: Path) -> None:
    site = Path(shutil.copytree(parted_site, tmp_path / "site"))
    page = next(
        path for path in sorted((site / "figures").rglob("index.html")) if "data-row" in path.read_text("utf-8")
    )
    tree = read_html(page.read_bytes())
    row = tree.xpath("//tr[@data-row]")[0]
    row.getparent().remove(row)
    page.write_bytes(etree.tostring(tree, method="html", encoding="utf-8"))
    assert {"GA51"} <= {problem.code for problem in gate(site, None)}
