"""The six commands: each does what it says, and each refuses what would break a published id."""

from collections.abc import Sequence
from random import Random

import pytest

from scripts.corpus.ledger import Ledger, superseded_texts
from scripts.ledger.commands import (
    plan_amend,
    plan_merge,
    plan_mint,
    plan_move,
    plan_retire,
    plan_split,
)
from scripts.ledger.ids import mint_id
from scripts.ledger.match import match
from scripts.ledger.rules import check_ledger
from tests.ledger_makers import codes, minted, passages_of, situation

TEXTS = ["渝安公安连夜出动守护市民出行", "全市刑事案件同比下降三成", "民警提醒：不要轻信陌生来电", "欢迎拨打热线"]
PASSAGES = passages_of("a", TEXTS)
LEDGER = minted(PASSAGES)
IDS = [event.id for event in LEDGER.events]
RNG = Random(11)
EDITED = passages_of("a", [TEXTS[0].replace("连夜", "昼夜"), *TEXTS[1:]])
CUT = passages_of("a", TEXTS[:-1])


def test_mint_gives_each_new_passage_an_id_and_shows_it() -> None:
    passages = passages_of("a", [*TEXTS, "全新的一段话"])
    plan = plan_mint(situation(passages, LEDGER), RNG)
    (event,) = plan.events
    assert (event.event, event.doc, event.text, event.version) == ("mint", "a", "全新的一段话", "0.2.0")
    assert event.id in plan.preview
    assert "全新的一段话" in plan.preview
    identified, problems = match(passages, LEDGER.extended(plan.events))
    assert [passage.id for passage in identified] == [*IDS, event.id]
    assert problems == ()


class Repeating(Random):
    """Chooses the characters of the first id twice, then those of two others."""

    def __init__(self) -> None:
        super().__init__()
        first, *others = (mint_id(Random(seed), ()) for seed in (1, 2, 3))
        self.characters = iter("".join(id[:-1] for id in (first, first, *others)))

    def choice(self, seq: Sequence[str]) -> str:  # type: ignore[override]
        character = next(self.characters)
        assert character in seq
        return character


def test_ids_of_one_mint_differ_though_chance_repeats_itself() -> None:
    passages = passages_of("a", ["一段话", "又一段话", "再一段话"])
    events = plan_mint(situation(passages, Ledger()), Repeating()).events
    assert [event.id for event in events] == [mint_id(Random(seed), ()) for seed in (1, 2, 3)]


def test_mint_does_not_orphan_an_edited_passage() -> None:
    plan = plan_mint(situation(EDITED, LEDGER), RNG)
    assert (plan.events, codes(plan)) == ((), ["ID21"])


@pytest.mark.parametrize("character", ["\uffff", "\ufffe", "\x00", "\x1b"])
def test_mint_takes_no_text_that_cannot_be_written(character: str) -> None:
    plan = plan_mint(situation(passages_of("a", [*TEXTS, f"坏{character}字"]), LEDGER), RNG)
    assert (plan.events, codes(plan)) == ((), ["ID38"])
    assert ascii(character)[1:-1] in str(plan.problems[0])


def test_mint_with_nothing_new_says_so() -> None:
    assert codes(plan_mint(situation(PASSAGES, LEDGER), RNG)) == ["ID30"]


def test_amend_keeps_the_id_and_the_old_text() -> None:
    plan = plan_amend(situation(EDITED, LEDGER), IDS[0], "transcription", "录入错字")
    ledger = LEDGER.extended(plan.events)
    assert match(EDITED, ledger)[1] == ()
    assert match(EDITED, ledger)[0][0].id == IDS[0]
    assert "[-连-]{+昼+}" in plan.preview
    assert superseded_texts(ledger) == [
        {"id": IDS[0], "doc": "a", "text": TEXTS[0], "sha256": LEDGER.events[0].sha256, "until": "0.2.0",
         "date": "2026-02-03", "reason": "transcription: 录入错字", "to": []}
    ]  # fmt: skip


def test_amend_finds_an_unlike_passage_by_its_number_only() -> None:
    passages = passages_of("a", ["完全是另外的说法", *TEXTS[1:]])
    assert codes(plan_amend(situation(passages, LEDGER), IDS[0], "source", "重写")) == ["ID32"]
    plan = plan_amend(situation(passages, LEDGER), IDS[0], "source", "重写", n=1)
    assert match(passages, LEDGER.extended(plan.events))[0][0].id == IDS[0]


def test_amend_refuses() -> None:
    edited = situation(EDITED, LEDGER)
    assert codes(plan_amend(edited, IDS[0], "transcription", " ")) == ["ID09"]
    assert codes(plan_amend(edited, IDS[0], "whim", "理由")) == ["ID09"]
    assert codes(plan_amend(edited, IDS[1], "source", "理由")) == ["ID31"]
    assert codes(plan_amend(edited, "b00000", "source", "理由")) == ["ID37"]


def test_amend_into_the_text_of_an_earlier_passage_is_refused_where_ids_would_change_places() -> None:
    twins = passages_of("a", [TEXTS[1], TEXTS[1], *TEXTS[2:]])
    plan = plan_amend(situation(twins, LEDGER), IDS[0], "source", "理由", n=2)
    assert codes(plan) == ["ID39", "ID39"]


def test_move_keeps_the_id() -> None:
    passages = passages_of("a", TEXTS[1:]) + passages_of("b", TEXTS[:1])
    plan = plan_move(situation(passages, LEDGER), IDS[0], "b", "原属另一篇")
    identified, problems = match(passages, LEDGER.extended(plan.events))
    assert (identified[-1].id, problems) == (IDS[0], ())
    assert codes(plan_move(situation(passages, LEDGER), IDS[0], "c", "理由")) == ["ID32"]
    assert codes(plan_move(situation(passages, LEDGER), IDS[0], "b", "")) == ["ID09"]


def test_split_ends_the_id_and_names_its_successors() -> None:
    passages = passages_of("a", [TEXTS[0][:6], TEXTS[0][6:], *TEXTS[1:]])
    plan = plan_split(situation(passages, LEDGER), IDS[0], "原是两段", RNG)
    ledger = LEDGER.extended(plan.events)
    identified, problems = match(passages, ledger)
    assert problems == ()
    assert ledger.ended()[IDS[0]].to == (identified[0].id, identified[1].id)
    assert check_ledger(ledger) == ()


def test_split_of_a_changed_text_needs_the_numbers() -> None:
    passages = passages_of("a", ["渝安公安连夜出动", "护市民出行", *TEXTS[1:]])
    here = situation(passages, LEDGER)
    assert codes(plan_split(here, IDS[0], "理由", RNG)) == ["ID33"]
    assert codes(plan_split(here, IDS[0], "理由", RNG, into=(1, 3))) == ["ID33"]
    plan = plan_split(here, IDS[0], "理由", RNG, into=(1, 2))
    assert [event.event for event in plan.events] == ["mint", "mint", "split"]


def test_merge_ends_the_ids_and_mints_one() -> None:
    passages = passages_of("a", [TEXTS[0] + TEXTS[1], *TEXTS[2:]])
    here = situation(passages, LEDGER)
    plan = plan_merge(here, IDS[:2], "原是一段", RNG)
    ledger = LEDGER.extended(plan.events)
    identified, problems = match(passages, ledger)
    assert problems == ()
    assert [ledger.ended()[id].to for id in IDS[:2]] == [(identified[0].id,)] * 2
    assert codes(plan_merge(here, IDS[:1], "理由", RNG)) == ["ID34"]
    assert codes(plan_merge(here, IDS[1:3], "理由", RNG)) == ["ID31"]


def test_retire_ends_the_id_of_a_passage_that_is_gone() -> None:
    here = situation(CUT, LEDGER)
    plan = plan_retire(here, IDS[3], "与正文无关", to=(IDS[2],))
    ledger = LEDGER.extended(plan.events)
    assert match(CUT, ledger)[1] == ()
    assert ledger.ended()[IDS[3]].to == (IDS[2],)
    assert codes(plan_retire(here, IDS[3], "")) == ["ID09"]
    assert codes(plan_retire(here, IDS[3], "理由", to=("b00000",))) == ["ID35"]
    assert codes(plan_retire(here, IDS[0], "理由")) == ["ID31"]
    assert codes(plan_retire(situation(CUT, ledger), IDS[3], "理由")) == ["ID36"]
