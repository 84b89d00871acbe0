"""Ids go to passages by text alone; what does not fit is explained with the command that settles it."""

from hypothesis import given
from hypothesis import strategies as st

from scripts.corpus.ledger import Ledger
from scripts.ledger.difference import difference
from scripts.ledger.ids import squeezed
from scripts.ledger.match import match
from tests.ledger_makers import minted, passages_of
from tests.sampled import examples

TEXTS = ["渝安公安连夜出动守护市民出行", "全市刑事案件同比下降三成", "民警提醒：不要轻信陌生来电", "欢迎拨打热线"]
PASSAGES = passages_of("a", TEXTS)
LEDGER = minted(PASSAGES)
IDS = [event.id for event in LEDGER.events]


def test_every_passage_gets_its_id_and_nothing_is_said() -> None:
    passages, problems = match(PASSAGES, LEDGER)
    assert [passage.id for passage in passages] == IDS
    assert not any(passage.draft for passage in passages)
    assert problems == ()


def test_ids_stay_with_the_text_when_the_order_and_the_white_space_change() -> None:
    moved = passages_of("a", [TEXTS[2], " ".join(TEXTS[0]), TEXTS[3], TEXTS[1]])
    passages, problems = match(moved, LEDGER)
    assert [passage.id for passage in passages] == [IDS[2], IDS[0], IDS[3], IDS[1]]
    assert problems == ()


def test_equal_texts_get_their_ids_in_the_order_of_the_ledger() -> None:
    twins = passages_of("a", ["记者 王某", "正文", "记者 王某"])
    ledger = minted(twins)
    assert [passage.id for passage in match(twins, ledger)[0]] == [event.id for event in ledger.events]


def test_new_text_is_a_draft_and_told() -> None:
    passages, problems = match(passages_of("a", [*TEXTS, "全新的一段话"]), LEDGER)
    assert (passages[-1].draft, passages[-1].id) == (True, "")
    (problem,) = problems
    assert (problem.code, problem.path, problem.line) == ("ID20", "raw/a.txt", 5)
    assert "python -m scripts mint" in problem.hint


def test_edited_text_is_told_with_its_difference_and_the_command() -> None:
    passages, problems = match(passages_of("a", [TEXTS[0].replace("连夜", "昼夜"), *TEXTS[1:]]), LEDGER)
    assert [passage.id for passage in passages] == ["", *IDS[1:]]
    (problem,) = problems
    assert problem.code == "ID21"
    assert "[-连-]{+昼+}夜" in problem.message
    assert f"amend {IDS[0]}" in problem.hint


def test_a_lost_id_is_told_with_its_ledger_line() -> None:
    (problem,) = match(passages_of("a", TEXTS[:-1]), Ledger(LEDGER.events))[1]
    assert (problem.code, problem.path) == ("ID22", "anchors.tsv")
    assert f"retire {IDS[3]}" in problem.hint
    assert TEXTS[3] in problem.message


def test_a_move_to_another_document_is_recognised() -> None:
    passages = passages_of("a", TEXTS[1:]) + passages_of("b", TEXTS[:1])
    (problem,) = match(passages, LEDGER)[1]
    assert problem.code == "ID23"
    assert f"move {IDS[0]} b" in problem.hint


def test_a_split_and_a_merger_are_recognised() -> None:
    (split,) = match(passages_of("a", [TEXTS[0][:6], TEXTS[0][6:], *TEXTS[1:]]), LEDGER)[1]
    assert (split.code, f"split {IDS[0]}" in split.hint) == ("ID24", True)
    (merger,) = match(passages_of("a", [TEXTS[0] + TEXTS[1], *TEXTS[2:]]), LEDGER)[1]
    assert (merger.code, f"merge {IDS[0]} {IDS[1]}" in merger.hint) == ("ID25", True)


@examples(60)
@given(st.lists(st.sampled_from("甲乙丙丁"), max_size=9), st.lists(st.sampled_from("甲乙丙戊"), max_size=9))
def test_no_id_is_given_twice_or_to_another_text(published: list[str], now: list[str]) -> None:
    ledger = minted(passages_of("a", published), seed=3)
    passages, problems = match(passages_of("a", now), ledger)
    given_ids = [passage.id for passage in passages if passage.id]
    live = ledger.live()
    assert len(set(given_ids)) == len(given_ids)
    assert all(squeezed(live[passage.id].text) == passage.text for passage in passages if passage.id)
    assert (problems == ()) == (sorted(published) == sorted(now))


def test_the_difference_shows_both_texts_and_shortens_agreement() -> None:
    old = "一二三四五六七八九十" * 4
    assert difference(old, old + "百") == "…三四五六七八九十{+百+}"
    assert difference("甲乙丙", "甲丙") == "甲[-乙-]丙"
