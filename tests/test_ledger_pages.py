"""Resolver pages and the page of changes: complete, readable without scripts, letter for letter."""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from typing import Any

import pytest

from scripts.corpus.ledger import Event, Ledger
from scripts.corpus.state import Corpus
from scripts.ledger.ids import BETANUMERIC, CONSONANTS, passage_hash
from scripts.pages import changes
from scripts.pages.changes import changes_pages
from scripts.pages.parts.shelf import shelve
from scripts.pages.resolver import entries, resolver_pages
from scripts.web import address
from tests.page_corpus import passage, toy
from tests.tree import read_html

SPLIT, GONE = "b1zzz9", "z9bcd2"


def mint(id: str, doc: str, text: str) -> Event:
    return Event("mint", "2030-01-01", "0.1.0", id, doc, passage_hash(text), text=text)


def with_ledger() -> Corpus:
    corpus = toy()
    live = [mint(one.id, one.doc, one.text) for one in corpus.passages]
    old = "首月运送旅客1200人次。每晚两班。"
    fixed = live[-1]
    first = replace(fixed, text="夜航首月运送游客1200余人次，准点率98.5%。")
    events = (
        *live[:-1], replace(first, sha256=passage_hash(first.text)), mint(SPLIT, "yehang", old),
        mint(GONE, "manyue", "广告<b>"),
        Event("amend", "2030-02-01", "0.2.0", fixed.id, fixed.doc, fixed.sha256, (), "source: 更正启事", fixed.text),
        Event("split", "2030-02-02", "0.2.0", SPLIT, "yehang", "", ("f4ghj6", "g5hjk5"), "原是两段"),
        Event("retire", "2030-02-03", "0.2.0", GONE, "manyue", "", (), "与*正文*无关 <i>"),
    )  # fmt: skip
    return replace(corpus, ledger=Ledger(events))


def body(markdown: str) -> Any:
    return read_html("<div>" + markdown.split("---\n", 2)[2] + "</div>")


def test_every_id_ever_minted_has_exactly_one_entry() -> None:
    corpus = with_ledger()
    pages = resolver_pages(shelve(corpus))
    shelves = body(pages.pop("i/").markdown)
    assert {f"i/{a.get('href')}" for a in shelves.xpath("//ul//a")} == set(pages)
    found = {li.get("id"): (here, li) for here, page in pages.items() for li in body(page.markdown).iter("li")}
    assert f"共 {len(found)} 个编号" in shelves.text_content()
    assert set(found) == corpus.ledger.known()
    assert all(address.resolver(id) == f"{here}#{id}" for id, (here, _) in found.items())


def test_an_entry_leads_to_the_passage_and_quotes_it() -> None:
    page = resolver_pages(shelve(with_ledger()))["i/d3/"]
    (entry,) = body(page.markdown).xpath("//li[@id='d3fgh7']")
    assert entry.get("data-state") == "live"
    assert entry.xpath(".//a[@class='resolver-link']")[0].get("href") == "../../d/yehang/#d3fgh7"
    assert "本港首条夜航线路昨日开通。" in entry.text_content()


def test_a_tombstone_tells_reason_date_successors_and_the_last_text() -> None:
    pages = resolver_pages(shelve(with_ledger()))
    (split,) = body(pages["i/b1/"].markdown).xpath(f"//li[@id='{SPLIT}']")
    assert split.get("data-state") == "split"
    assert "原是两段" in split.text_content()
    assert split.xpath(".//time")[0].get("datetime") == "2030-02-02"
    assert [a.get("href") for a in split.xpath(".//a")] == ["../f4/#f4ghj6", "../g5/#g5hjk5", f"{SPLIT}/"]
    (gone,) = body(pages["i/z9/"].markdown).xpath(f"//li[@id='{GONE}']")
    assert "与*正文*无关 <i>" in gone.text_content()
    assert gone.xpath(".//blockquote")[0].text_content() == "广告<b>"
    assert "没有后继" in gone.text_content()


def test_there_are_at_most_551_pages() -> None:
    corpus = toy()
    ids = [first + second + "0b" for first, second in product(CONSONANTS, BETANUMERIC)] * 2
    crowd = tuple(passage(id + mark, "文", n=1) for mark, id in zip("bc" * 551, ids, strict=True))
    document = replace(corpus.documents[0], passages=crowd)
    ledger = Ledger(tuple(mint(one.id, "yehang", "文") for one in crowd))
    small = shelve(replace(corpus, documents=(document,), ledger=ledger))
    assert len(entries(small)) > 551
    assert len({entry.id[:2] for entry in entries(small)}) == 551


def the_page(corpus: Corpus) -> str:
    (page,) = changes_pages(shelve(corpus), most=500).values()
    return page.markdown


def test_the_page_of_changes_tells_each_version_newest_first() -> None:
    page = body(the_page(with_ledger()))
    assert [section.get("id") for section in page.xpath(".//section")] == ["v0-2-0", "v0-1-0"]
    newest, oldest = page.xpath(".//section")
    assert [li.get("data-event") for li in newest.xpath(".//li[@class='change']")] == ["amend", "split", "retire"]
    assert [
        (d.text_content(), i.text_content())
        for d, i in zip(newest.xpath(".//del"), newest.xpath(".//ins"), strict=True)
    ] == [("游", "旅")]
    assert "原因：来源更正：更正启事" in newest.text_content()
    assert len(oldest.xpath(".//a[@class='id']")) == len(toy().passages) + 2


def test_of_very_many_documents_the_page_of_changes_names_each_but_not_its_ids(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = body(the_page(with_ledger())).xpath("//ul[@class='minted']/li")
    monkeypatch.setattr(changes, "LISTED", 0)
    short = body(the_page(with_ledger())).xpath("//ul[@class='minted']/li")
    assert [li.xpath("./span")[0].text for li in short] == [li.xpath("./span")[0].text for li in whole]
    assert not [link for li in short for link in li.xpath(".//a[@class='id']")]


def test_versions_of_very_many_changes_have_pages_of_their_own() -> None:
    pages = changes_pages(shelve(with_ledger()), most=2)
    assert list(pages) == ["changes/", "changes/0-2-0/", "changes/0-2-0/2/", "changes/0-1-0/"]
    index, *parts = (body(page.markdown) for page in pages.values())
    assert [one.get("id") for one in index.xpath("//li")] == ["v0-2-0", "v0-1-0"]
    assert [one.get("href") for one in index.xpath("//a[@class='resolver-link']")] == ["0-2-0/", "0-1-0/"]
    told = [li.get("data-event") for part in parts for li in part.xpath(".//li[@class='change']")]
    assert told == ["amend", "split", "retire"]
    assert parts[0].xpath("//p[@class='chips']/a/@href") == ["2/"]
    assert len(parts[2].xpath("//ul[@class='minted']/li")) == len(index.xpath("//li"))


def test_the_page_of_changes_of_an_empty_ledger_says_so() -> None:
    assert "还没有记录" in body(the_page(toy())).text_content()
