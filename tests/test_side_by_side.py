"""What the page of comparison is given to set two documents side by side."""

from __future__ import annotations

import json
from dataclasses import replace

from scripts.corpus.records import MemberRecord
from scripts.pages import pages
from scripts.search.ties import tie_files, ties
from tests.page_corpus import PARALLEL, toy
from tests.test_pages import rendered


def test_ties_go_both_ways_and_name_the_stretches() -> None:
    found = ties(toy())
    assert found == {
        "yehang": {"manyue": [("f4ghj6", 6, 12, "h6jkm4", 8, 15)]},
        "manyue": {"yehang": [("h6jkm4", 8, 15, "f4ghj6", 6, 12)]},
    }
    assert toy().documents[0].passages[3].text[6:12] == "1200人次"


def test_a_claim_within_one_document_ties_nothing() -> None:
    members = (MemberRecord(passage="f4ghj6", quote="1200人次"), MemberRecord(passage="g5hjk5", quote="两班"))
    inside = PARALLEL.model_copy(update={"members": members})
    corpus = replace(toy(), parallels=(inside,))
    assert ties(corpus) == {}
    assert tie_files(corpus) == {}


def test_the_page_names_the_documents_that_have_ties_and_links_each_pair() -> None:
    made = pages(toy())
    page = rendered(made["compare/index.md"])
    assert page.get_element_by_id("side-by-side").get("data-tied") == "manyue yehang"
    assert page.xpath("//*[@class='beside-link']/a/@href") == ["./?a=yehang&b=manyue"]


def test_a_file_hands_over_the_ties_of_a_document() -> None:
    script = tie_files(toy())["assets/lists/ties-yehang.js"].decode()
    told = script.removeprefix('yuan.deliver("ties-yehang",').removesuffix(");\n")
    assert json.loads(told) == {"manyue": [["f4ghj6", 6, 12, "h6jkm4", 8, 15]]}
