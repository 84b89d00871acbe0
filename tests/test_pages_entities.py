"""Entities: a page for each, and a list that stays small however many there are."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from scripts.corpus.ledger import Event, Ledger
from scripts.corpus.model import Mention
from scripts.corpus.records import EntityRecord
from scripts.corpus.state import Corpus
from scripts.gate.built import read_built
from scripts.gate.crosslinks import check_crosslinks
from scripts.pages import entities, names, pages
from scripts.pages.parts.parting import initial, parted
from tests.gate.history import second
from tests.gate.small_site import small_site, write
from tests.gate.tie_faults import DEEP_BACK
from tests.gate.ties import ENTITY
from tests.page_corpus import toy
from tests.test_pages import rendered


def entity(id: str, name: str, **told: Any) -> EntityRecord:
    return EntityRecord(id=id, name=name, **{"type": "organisation", "description": f"{name}。", **told})


def peopled(*further: Mention) -> Corpus:
    """The small corpus with an office that is named in both its documents, and a port to which it belongs."""
    office = entity("gangwuju", "港务局", belongs_to=("beiwan",), wikidata="Q42", viaf="123", see=("港口",))
    corpus = toy()
    mentions = (
        *corpus.mentions,
        Mention("gangwuju", "h6jkm4", 0, 2),
        Mention("gangwuju", "d3fgh7", 0, 2),
        Mention("beiwan", "d3fgh7", 2, 3),
        *further,
    )
    return replace(
        corpus, entities=(*corpus.entities, office, entity("beiwan", "北湾", type="place")), mentions=mentions
    )


def large(corpus: Corpus) -> Corpus:
    """The same corpus, as one that has more passages than it may have."""
    record = corpus.curated.corpus.model_copy(update={"large_above": 0})
    minted = tuple(Event("mint", "2030-01-01", "0.1.0", one.id, one.doc, "0" * 64) for one in corpus.passages)
    return replace(corpus, curated=replace(corpus.curated, corpus=record), ledger=Ledger(minted))


def shown(corpus: Corpus, path: str) -> Any:
    return rendered(pages(corpus)[f"{path}index.md"])


def test_a_page_tells_what_an_entity_belongs_to_and_what_registers_call_it() -> None:
    office, port = shown(peopled(), "e/gangwuju/"), shown(peopled(), "e/beiwan/")
    (facts,) = office.find_class("facts")
    assert [row.text_content().split() for row in facts] == [["属于北湾"], ["WikidataQ42"], ["VIAF123"]]
    assert facts.xpath(".//a/@href") == [
        "../beiwan/",
        "https://www.wikidata.org/wiki/Q42",
        "https://viaf.org/viaf/123/",
    ]
    assert port.xpath("//dl[@class='facts']//a/@href") == ["../gangwuju/"]


def test_a_page_quotes_each_passage_newest_document_first_and_marks_the_name() -> None:
    office = shown(peopled(), "e/gangwuju/")
    assert office.xpath("//a[@class='context']/@href") == ["../../d/manyue/#h6jkm4", "../../d/yehang/#d3fgh7"]
    assert office.xpath("//blockquote//mark/text()") == ["夜航", "本港"]
    assert [row.text_content() for row in office.find_class("related")[0].xpath(".//a")] == [
        "北湾 1 段",
        "夜航线路 1 段",
    ]


def test_what_is_only_near_is_no_companion() -> None:
    corpus = peopled()
    near = replace(corpus, mentions=tuple(replace(one, near=one.target == "beiwan") for one in corpus.mentions))
    related = shown(near, "e/yehang-xianlu/").find_class("related")[0]
    assert [link.get("href") for link in related.iter("a")] == ["../gangwuju/"]


def test_passages_are_named_where_they_are_too_many_to_be_quoted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(entities, "QUOTED", 1)
    office = shown(peopled(), "e/gangwuju/")
    assert not office.xpath("//blockquote")
    (places,) = office.find_class("of-page")
    assert [row.text_content().split()[0] for row in places] == ["2029年6月", "2029年5月1日"]


def test_in_a_large_corpus_passages_are_named_by_their_place_and_a_single_one_by_its_title(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(entities, "QUOTED", 1)
    office = shown(large(peopled(Mention("gangwuju", "f4ghj6", 0, 2))), "e/gangwuju/")
    (places,) = office.find_class("of-page")
    assert ["".join(row.text_content().split()) for row in places] == [
        "2029年6月[夜航满月]",
        "2029年5月1日北湾夜航开通第3、4段",
    ]
    assert places.xpath(".//a/@href") == [
        "../../d/manyue/#h6jkm4",
        "../../d/yehang/#d3fgh7",
        "../../d/yehang/#f4ghj6",
    ]


def test_an_entity_named_very_often_has_a_page_a_year_and_within_it_by_number(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(entities, "NAMED", 1)
    made = pages(peopled())
    assert {path for path in made if path.startswith("e/gangwuju/")} == {
        "e/gangwuju/index.md", "e/gangwuju/2029/1/index.md", "e/gangwuju/2029/2/index.md",
    }  # fmt: skip
    office = rendered(made["e/gangwuju/index.md"])
    assert office.xpath("//section[@class='mentions']//a/@href") == ["2029/1/", "2029/2/"]
    assert "见于 2 段" in office.find_class("standfirst")[0].text_content()
    first = rendered(made["e/gangwuju/2029/1/index.md"])
    assert first.xpath("//a[@class='id']/@href") == ["../../../../d/manyue/#h6jkm4"]


def test_a_few_entities_stand_in_one_list_with_the_old_anchors() -> None:
    made = pages(peopled())
    rows = rendered(made["entities/index.md"]).xpath("//ul[@class='entries']/li")
    assert [(row.get("id"), row.text_content()) for row in rows] == [
        ("gangwuju", "港务局 2 段"), ("beiwan", "北湾 1 段"), ("yehang-xianlu", "夜航线路 1 段"),
    ]  # fmt: skip
    assert [path for path in made if path.startswith("entities/")] == ["entities/index.md"]


def test_many_entities_are_listed_by_kind_and_initial(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(names, "LISTED", 2)
    offices = [entity(f"bu-{n}", name) for n, name in enumerate(("安全部", "“阿”会", "爱河会", "白会", "8号", "※"))]
    made = pages(replace(toy(), entities=(*toy().entities, *offices)))
    lists = {
        path.removesuffix("index.md"): rendered(page) for path, page in made.items() if path.startswith("entities/")
    }
    told = {path: [row.get("id") for row in page.xpath("//ul[@class='entries']/li")] for path, page in lists.items()}
    assert told == {
        "entities/": [],
        "entities/programme/": ["yehang-xianlu"],
        "entities/organisation/a/1/": ["bu-0", "bu-1"],
        "entities/organisation/a/2/": ["bu-2"],
        "entities/organisation/b/": ["bu-3"],
        "entities/organisation/0/": ["bu-4"],
        "entities/organisation/other/": ["bu-5"],
    }
    links = [f"entities/{link}" for link in lists["entities/"].xpath("//a[@class='chip']/@href")]
    assert sorted(links) == sorted(told.keys() - {"entities/"})


@pytest.mark.parametrize(
    ("name", "letter"), [("重庆", "z"), ("“平安”", "p"), ("ABC", "a"), ("110", "0"), ("№", "other"), ("——", "other")]
)
def test_a_name_is_filed_under_its_first_sound(name: str, letter: str) -> None:
    assert initial(name) == letter


def test_what_is_short_stays_whole_and_parts_depend_on_nothing_but_their_members() -> None:
    words = ["aa", "ab", "b", "ac"]
    assert [part.keys for part in parted(words, [lambda word: word[0]], 4)] == [()]
    cut = parted(words, [lambda word: word[0], lambda word: word[1:]], 2)
    assert [(part.keys, part.items) for part in cut] == [
        (("a", "a"), ("aa",)), (("a", "b"), ("ab",)), (("a", "c"), ("ac",)), (("b",), ("b",)),
    ]  # fmt: skip
    assert parted([*words, "bx"], [lambda word: word[0]], 4)[1].keys == ("b",)


def test_the_gate_counts_the_pages_of_an_entity_as_one(tmp_path: Any) -> None:
    passages, ledger = second()
    files = small_site(passages, ledger)
    page = f"{ENTITY}index.html"
    files[f"{ENTITY}2031/index.html"] = f'<ul class="places of-page">{DEEP_BACK.replace("../../", "../../../")}</ul>'
    files[page] = files[page].replace(DEEP_BACK, "")
    assert not list(check_crosslinks(read_built(write(files, tmp_path))))
