"""Likeness of passages: what counts as the same text, what as the same claim, what as a mere formula."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from scripts.corpus.records import DismissalRecord, MemberRecord, ParallelRecord, ParallelsFile
from scripts.corpus.state import Corpus, Document
from scripts.stages.align import FORMULA, align
from tests.page_corpus import document_record, passage, toy

CLAIM = "北湾港去年共运旅客七十万人次"
TEXTS = (f"据港务所统计，{CLAIM}，为历年最多。", f"另据消息：{CLAIM}。超过预计。")


def corpus(*texts: str, parallels: ParallelsFile | None = None) -> Corpus:
    """Each text a document of one passage, with the ids p0, p1 …"""
    base = toy()
    documents = tuple(
        Document(document_record(id=f"doc-{n}"), (passage(f"p{n}", text, doc=f"doc-{n}"),))
        for n, text in enumerate(texts)
    )
    curated = replace(base.curated, parallels=parallels or ParallelsFile())
    return replace(base, curated=curated, documents=documents)


def pairs(found: Corpus) -> list[tuple[str, str]]:
    return [(candidate.first, candidate.second) for candidate in found.candidates]


def near(found: Corpus) -> list[Sequence[str]]:
    return [one.near for one in found.passages]


def test_a_common_run_of_fourteen_characters_is_told() -> None:
    found = align(corpus(*TEXTS))
    assert pairs(found) == [("p0", "p1")]
    assert len(found.candidates[0].evidence) == 14
    assert pairs(align(corpus(*(text.replace(CLAIM, CLAIM[:13]) for text in TEXTS)))) == []


def test_a_common_run_of_eight_with_a_digit_is_told_and_digits_are_not_folded() -> None:
    assert pairs(align(corpus("旅客共17.8万人次", "全年17.8万人次整"))) == []
    assert pairs(align(corpus("旅客为17.8万人次", "全年为17.8万人次整"))) == [("p0", "p1")]
    assert pairs(align(corpus("旅客为17.8万人次", "全年为17.9万人次整"))) == []


def test_what_many_passages_say_is_a_formula() -> None:
    texts = [f"{mark}{CLAIM}{mark}" for mark in "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌"]
    assert len(texts) == FORMULA + 1
    assert len(align(corpus(*texts[:FORMULA])).candidates) == FORMULA * (FORMULA - 1) // 2
    assert align(corpus(*texts)).candidates == ()


def test_nearly_the_same_text_is_linked_both_ways_unless_it_is_short() -> None:
    long = f"{CLAIM}，为历年最多，港务所为此加开夜班船两班。"
    assert near(align(corpus(long, long.replace("两班", "三班"), TEXTS[1]))) == [("p1",), ("p0",), ()]
    assert near(align(corpus("港务所所长8080", "港务所所长8080"))) == [(), ()]


def test_what_a_curator_has_judged_is_not_listed_again() -> None:
    members = tuple(MemberRecord(passage=id, quote=CLAIM) for id in ("p00000", "p11111"))
    linked = ParallelsFile(parallels=(ParallelRecord(id="x", claim="旅客", relation="agree", members=members),))
    dismissed = ParallelsFile(dismissed=(DismissalRecord(members=("p11111", "p00000"), why="不同的港。"),))
    for judged in (linked, dismissed):
        given = corpus(*TEXTS, parallels=judged)
        ids = {"p0": "p00000", "p1": "p11111"}
        documents = tuple(
            replace(one, passages=tuple(replace(p, id=ids[p.id]) for p in one.passages)) for one in given.documents
        )
        assert align(replace(given, documents=documents)).candidates == ()
