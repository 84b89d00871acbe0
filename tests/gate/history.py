"""A lawful history, made with the commands themselves: each kind of event occurs."""

from __future__ import annotations

from random import Random

from scripts.corpus.ledger import Ledger
from scripts.corpus.model import Passage
from scripts.ledger.commands import plan_amend, plan_merge, plan_mint, plan_move, plan_retire, plan_split
from scripts.ledger.plan import Plan
from tests.ledger_makers import passages_of, situation

FIRST = {
    "gangwu": [
        "北门码头今晨开放",
        "记者 甲",
        "首批旅客为邻国游客。港务局开门迎客。",
        "雾散之后",
        "两艘渡轮先后离港",
        "记者 甲",
    ],
    "shichang": ["南门市场重新开业", "误收的一段", "摊位为四十八个", "早市六点开门"],
}
SECOND = {
    "gangwu": [
        "北门码头今晨开放",
        "记者 甲",
        "首批旅客为邻国游客。",
        "港务局开门迎客。",
        "雾散之后两艘渡轮先后离港",
        "记者 甲",
    ],
    "shichang": ["南门市场重新开业", "摊位为四十九个", "新开一国风食肆"],
    "zaoshi": ["早市六点开门"],
    "jiugang": ["舊港開門", "一國一港"],
}


TRADITIONAL = frozenset({"jiugang"})
"""Documents that were published in Traditional characters."""


def _passages(texts: dict[str, list[str]]) -> tuple[Passage, ...]:
    return tuple(one for doc, lines in texts.items() for one in passages_of(doc, lines))


def _grown(ledger: Ledger, plan: Plan) -> Ledger:
    assert not plan.problems
    return ledger.extended(plan.events)


def first() -> tuple[tuple[Passage, ...], Ledger]:
    """Passages and ledger of the first version: everything minted."""
    passages = _passages(FIRST)
    return passages, _grown(Ledger(), plan_mint(situation(passages, Ledger(), "0.1.0"), Random(20)))


def second() -> tuple[tuple[Passage, ...], Ledger]:
    """Passages and ledger of the second: one split, merger, amendment, move, retirement and mint."""
    _, ledger = first()
    passages = _passages(SECOND)
    ids = {(live.doc, live.text): live.id for live in ledger.live().values()}
    rng = Random(21)

    def id(doc: str, n: int) -> str:
        return ids[doc, FIRST[doc][n - 1]]

    ledger = _grown(ledger, plan_split(situation(passages, ledger), id("gangwu", 3), "原为两段", rng))
    pair = [id("gangwu", 4), id("gangwu", 5)]
    ledger = _grown(ledger, plan_merge(situation(passages, ledger), pair, "版式断开的一段", rng))
    ledger = _grown(ledger, plan_amend(situation(passages, ledger), id("shichang", 3), "source", "报社更正"))
    ledger = _grown(ledger, plan_move(situation(passages, ledger), id("shichang", 4), "zaoshi", "原属另一篇"))
    ledger = _grown(ledger, plan_retire(situation(passages, ledger), id("shichang", 2), "与本文无关"))
    return passages, _grown(ledger, plan_mint(situation(passages, ledger), rng))
