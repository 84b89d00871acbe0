"""The earlier texts of passages: what the ledger tells of them, how they differ, and how they are cited."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scripts.corpus.ledger import Event, Ledger
from scripts.ledger import difference
from scripts.ledger.difference import woven
from scripts.ledger.ids import passage_hash
from scripts.ledger.rules import check_ledger, redact
from scripts.ledger.wordings import past_of
from scripts.pages.former import former_pages
from scripts.pages.parts.shelf import shelve
from scripts.web import address
from tests.ledger_makers import minted, passages_of
from tests.page_corpus import toy
from tests.tree import read_html

TEXTS = ["潮水每天涨两回。", "渡船早上开，", "傍晚回。", "灯塔亮了。又熄了。", "电话：8080。"]
START = minted(passages_of("a", TEXTS))
TIDE, OUT, BACK, LIGHT, PHONE = (event.id for event in START.events)


def event(name: Any, id: str, text: str = "", to: tuple[str, ...] = (), doc: str = "a", day: int = 1) -> Event:
    reason = "" if name == "mint" else "source: 依据" if name == "amend" else "缘由"
    hashed = passage_hash(text) if text else ""
    return Event(name, f"2026-02-{day:02}", f"0.{day}.0", id, doc, hashed, to, reason, text)


def extended(*events: Event) -> Ledger:
    ledger = START.extended(events)
    assert not [problem for problem in check_ledger(ledger) if problem.code != "ID04"]
    return ledger


def changed(ledger: Ledger, id: str, number: int = 1) -> str:
    past = past_of(ledger)
    signs = {"same": "{}", "dropped": "[-{}]", "added": "[+{}]"}
    return "".join(signs[kind].format(text) for kind, text in past.change(past.of[id][number - 1]))


def test_what_nothing_happened_to_has_no_past() -> None:
    assert past_of(START).of == {}


def test_each_amendment_ends_a_text_and_begins_the_next() -> None:
    ledger = extended(
        event("amend", TIDE, "潮水每天涨三回。", day=2),
        event("move", TIDE, doc="b", day=3),
        event("amend", TIDE, "潮水每天涨三回半。", doc="b", day=4),
    )
    texts = past_of(ledger).of[TIDE]
    assert [(one.number, one.text, one.doc) for one in texts] == [
        (1, TEXTS[0], "a"), (2, "潮水每天涨三回。", "a"), (3, "潮水每天涨三回半。", "b"),
    ]  # fmt: skip
    assert [one.until.date if one.until else None for one in texts] == ["2026-02-02", "2026-02-04", None]
    assert [[move.doc for move in one.moves] for one in texts] == [[], ["b"], []]
    assert [changed(ledger, TIDE, n) for n in (1, 2, 3)] == ["潮水每天涨[-两][+三]回。", "潮水每天涨三回[+半]。", ""]


def test_a_split_shows_where_it_was_cut() -> None:
    parts = event("mint", "b1cdf9", "灯塔亮了。"), event("mint", "c2dfg8", "又熄了。")
    ledger = extended(*parts, event("split", LIGHT, to=("b1cdf9", "c2dfg8")))
    assert changed(ledger, LIGHT) == "灯塔亮了。[+¶]又熄了。"


@pytest.mark.parametrize("text", ["渡船早上开，傍晚回。", "傍晚回。渡船早上开，"])
def test_a_merge_shows_its_seam_in_whatever_order(text: str) -> None:
    whole = event("mint", "b1cdf9", text)
    ledger = extended(whole, event("merge", OUT, to=("b1cdf9",)), event("merge", BACK, to=("b1cdf9",)))
    expected = text.replace("，傍", "，[-¶]傍").replace("。渡", "。[-¶]渡")
    assert changed(ledger, OUT) == changed(ledger, BACK) == expected


def test_what_was_retired_differs_from_nothing() -> None:
    ledger = extended(event("retire", PHONE))
    assert changed(ledger, PHONE) == ""
    assert past_of(ledger).of[PHONE][0].text == TEXTS[-1]


def test_a_take_down_takes_the_texts_of_what_the_passage_came_from() -> None:
    """A telephone number stood in a passage that was merged, then amended, then split; then it had to go."""
    ledger = extended(
        event("mint", "b1cdf9", TEXTS[3] + TEXTS[4]),
        event("merge", LIGHT, to=("b1cdf9",)),
        event("merge", PHONE, to=("b1cdf9",)),
        event("amend", "b1cdf9", "灯塔又熄了。" + TEXTS[4]),
        event("mint", "c2dfg8", "灯塔又熄了。"),
        event("mint", "d3fgh7", TEXTS[4]),
        event("split", "b1cdf9", to=("c2dfg8", "d3fgh7")),
        replace(event("retire", "d3fgh7"), reason="takedown: 应要求"),
    )
    clean = redact(ledger, "d3fgh7")
    assert not [problem for problem in check_ledger(clean) if problem.code != "ID04"]
    assert not [one for one in clean.events if "8080" in one.text]
    assert {one.id for one in clean.events if one.event == "mint" and one.text} == {TIDE, OUT, BACK, "c2dfg8"}
    assert [one.sha256 for one in clean.events] == [one.sha256 for one in ledger.events]
    assert (changed(clean, "b1cdf9"), changed(clean, PHONE)) == ("", "")


@given(st.text("甲乙丙", max_size=12), st.text("甲乙丙", max_size=12), st.sampled_from([0, 10_000]))
def test_a_difference_leaves_nothing_out(old: str, new: str, most: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(difference, "COMPARED", most)
        found = woven(old, new)
    assert "".join(text for kind, text in found if kind != "added") == old
    assert "".join(text for kind, text in found if kind != "dropped") == new
    assert all(text for _, text in found)


def test_a_page_tells_each_text_with_its_dates_reason_difference_and_citation() -> None:
    corpus = toy()
    (one,) = corpus.documents[1].passages
    first = Event("mint", "2030-01-01", "0.1.0", one.id, one.doc, passage_hash("夜航首<月"), text="夜航首<月")
    amend = Event("amend", "2030-02-01", "0.2.0", one.id, one.doc, passage_hash(one.text), (), "source: 启事", one.text)
    made = former_pages(shelve(replace(corpus, ledger=Ledger((first, amend)))))
    assert list(made) == [f"i/h6/{one.id}/"]
    page = read_html(f"<div>{made[f'i/h6/{one.id}/'].markdown.split('---', 2)[2]}</div>")
    old, new = page.find_class("wording")
    assert [old.get("id"), new.get("id")] == ["text-1", "text-2"]
    assert old.xpath(".//blockquote")[0].text_content() == "夜航首<月"
    assert [time.get("datetime") for time in old.iter("time")] == ["2030-01-01", "2030-02-01", "2030-02-01"]
    assert "原因：来源更正：启事" in old.text_content()
    assert "<" in old.xpath(".//del")[0].text_content()
    cited = old.find_class("cite-wording")[0].text_content()
    for part in (one.id, "0.1.0", first.sha256[:16], f"https://example.org/toy/i/h6/{one.id}/#text-1"):
        assert part in cited
    assert not new.find_class("step")


def test_earlier_texts_are_prose_and_stand_in_every_script() -> None:
    assert not address.may_stand_alone(f"{address.former('z9bcd2')}index.html")
    assert address.may_stand_alone(f"{address.resolver_page('z9')}index.html")


def test_a_redacted_text_is_told_to_be_gone() -> None:
    ledger = Ledger((
        Event("mint", "2030-01-01", "0.1.0", "z9bcd2", "manyue", "0" * 64),
        Event("retire", "2030-02-01", "0.2.0", "z9bcd2", "manyue", "", (), "takedown: 应要求"),
    ))  # fmt: skip
    page = read_html(former_pages(shelve(replace(toy(), ledger=ledger)))["i/z9/z9bcd2/"].markdown.split("---", 2)[2])
    assert page.find_class("withheld")
    assert not page.find_class("cite-wording")
    assert not page.xpath("//blockquote")
