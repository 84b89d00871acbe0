"""The six commands on ids, as plans: nothing here reads, writes or asks.

Each takes the situation and what the curator typed, and returns a `Plan`: events to append, a
preview of them, or the problems that stand against it (ID30 to ID39, and the codes of the rules).
"""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from scripts.corpus import filing
from scripts.corpus.ledger import Event, Live
from scripts.corpus.model import Passage, Problem, is_writable
from scripts.ledger.difference import excerpt
from scripts.ledger.ids import mint_id, passage_hash, squeezed
from scripts.ledger.match import problem_of
from scripts.ledger.plan import Plan, Situation, refusal, sealed
from scripts.ledger.rules import AMEND_CLASSES


def plan_mint(situation: Situation, rng: Random) -> Plan:
    """Mint an id for every new passage.

    Refused while a draft looks like an edited, moved, split or merged passage: a new id for it would
    orphan the published one. ID30 where there is nothing to mint, ID38 for a text that no later stage can write.
    """
    lines = {event.id: event.line for event in situation.ledger.events if event.event == "mint"}
    doubtful = [diagnosis for diagnosis in situation.diagnoses if diagnosis.drafts and diagnosis.lost]
    if doubtful:
        return Plan(problems=tuple(problem_of(diagnosis, lines, situation.fresh) for diagnosis in doubtful))
    if not situation.drafts:
        return refusal("ID30", "没有需要铸造编号的新段落")
    unwritable = [draft for draft in situation.drafts if not is_writable(draft.text)]
    if unwritable:
        return Plan(problems=tuple(map(_unwritable, unwritable)))
    events, wanted = _minted(situation, rng, situation.drafts)
    return sealed(situation, events, wanted)


def _unwritable(draft: Passage) -> Problem:
    message = f"{draft.doc} 第 {draft.n} 段含有任何格式都写不出的字符：{excerpt(draft.text, 40)}"
    return Problem(filing.raw(draft.file), draft.line, "ID38", message)


def plan_amend(situation: Situation, id: str, cause: str, reason: str, n: int | None = None) -> Plan:
    """Let an id stand for the text that its passage has now; the old text stays on record.

    ``cause`` is one of `AMEND_CLASSES`. ``n`` names the passage (its number in the document) where it
    is too unlike the old text to be found. ID31 where the id is not in need of it, ID32 where no
    passage is found.
    """
    old = situation.lost.get(id)
    if old is None:
        return _not_lost(situation, id)
    if cause not in AMEND_CLASSES:
        return refusal("ID09", f"没有「{cause}」这一更正类别", f"可用：{'、'.join(AMEND_CLASSES)}")
    found = [
        draft for diagnosis in situation.diagnoses if diagnosis.case == "changed" and diagnosis.lost[0].id == id
        for draft in diagnosis.drafts
    ]  # fmt: skip
    if n is not None:
        found = [draft for draft in situation.drafts if (draft.doc, draft.n) == (old.doc, n)]
    if not found:
        return refusal("ID32", f"找不到编号 {id} 改后的段落", "用 --passage 指明它是本文献的第几段")
    why = f"{cause}: {reason.strip()}" if reason.strip() else ""
    text = found[0].text
    event = Event("amend", *situation.stamp, id, old.doc, passage_hash(text), (), why, text)
    return sealed(situation, [event], {id: found[0]})


def plan_move(situation: Situation, id: str, doc: str, reason: str) -> Plan:
    """Let an id stand for the same text in another document; ID32 where that text is not there."""
    old = situation.lost.get(id)
    if old is None:
        return _not_lost(situation, id)
    found = [draft for draft in situation.drafts if draft.doc == doc and passage_hash(draft.text) == old.sha256]
    if not found:
        hint = "移动只限文字不变；文字也变了时，用 retire 并以 --to 指明后继"
        return refusal("ID32", f"文献 {doc} 里没有与编号 {id} 文字相同的新段落", hint)
    return sealed(situation, [Event("move", *situation.stamp, id, doc, reason=reason.strip())], {id: found[0]})


def plan_split(situation: Situation, id: str, reason: str, rng: Random, into: Sequence[int] = ()) -> Plan:
    """End an id and mint one for each passage that its text was split into.

    ``into`` gives their numbers in the document where the text changed on the way; else the passages
    are those whose joined text is the old one. ID33 where there are not at least two.
    """
    old = situation.lost.get(id)
    if old is None:
        return _not_lost(situation, id)
    found = [
        draft for diagnosis in situation.diagnoses if diagnosis.case == "split" and diagnosis.lost[0].id == id
        for draft in diagnosis.drafts
    ]  # fmt: skip
    if into:
        found = [draft for draft in situation.drafts if draft.doc == old.doc and draft.n in into]
    if len(found) < 2 or (into and len(found) != len(set(into))):
        return refusal("ID33", f"找不到编号 {id} 拆成的段落")
    events, wanted = _minted(situation, rng, found)
    ending = Event("split", *situation.stamp, id, old.doc, "", tuple(wanted), reason.strip())
    return sealed(situation, [*events, ending], wanted)


def plan_merge(situation: Situation, ids: Sequence[str], reason: str, rng: Random, into: int | None = None) -> Plan:
    """End several ids of one document and mint one for the passage that their texts became.

    ``into`` is its number in the document where the text changed on the way. ID34 where the ids are
    fewer than two or of several documents, or the passage is not found.
    """
    lost = situation.lost
    for id in ids:
        if id not in lost:
            return _not_lost(situation, id)
    old = [lost[id] for id in dict.fromkeys(ids)]
    if len(old) < 2 or len({live.doc for live in old}) > 1:
        return refusal("ID34", "合并至少要同一文献的两个编号", "写出被合并的全部编号")
    found = _merged(situation, old, into)
    if not found:
        return refusal("ID34", f"找不到由 {' '.join(ids)} 合成的段落")
    events, wanted = _minted(situation, rng, found[:1])
    endings = [Event("merge", *situation.stamp, live.id, live.doc, "", tuple(wanted), reason.strip()) for live in old]
    return sealed(situation, [*events, *endings], wanted)


def plan_retire(situation: Situation, id: str, reason: str, to: Sequence[str] = ()) -> Plan:
    """End an id whose passage is no longer published; ``to`` names live ids that take its place.

    A reason that begins with ``takedown:`` allows `redact`. ID35 where a successor is not live.
    """
    old = situation.lost.get(id)
    if old is None:
        return _not_lost(situation, id)
    for successor in to:
        if successor not in situation.ledger.live():
            return refusal("ID35", f"后继编号 {successor} 不在用")
    event = Event("retire", *situation.stamp, id, old.doc, "", tuple(to), reason.strip())
    return sealed(situation, [event], {})


def _merged(situation: Situation, old: Sequence[Live], into: int | None) -> list[Passage]:
    drafts = [draft for draft in situation.drafts if draft.doc == old[0].doc]
    if into is not None:
        return [draft for draft in drafts if draft.n == into]
    texts = {squeezed("".join(live.text for live in order)) for order in (old, old[::-1])}
    return [draft for draft in drafts if squeezed(draft.text) in texts]


def _minted(situation: Situation, rng: Random, drafts: Sequence[Passage]) -> tuple[list[Event], dict[str, Passage]]:
    taken = set(situation.ledger.known())
    events, wanted = [], {}
    for draft in drafts:
        id = mint_id(rng, taken)
        taken.add(id)
        sha256 = passage_hash(draft.text)
        events.append(Event("mint", *situation.stamp, id, draft.doc, sha256, text=draft.text))
        wanted[id] = draft
    return events, wanted


def _not_lost(situation: Situation, id: str) -> Plan:
    ended = situation.ledger.ended().get(id)
    if ended is not None:
        return refusal("ID36", f"编号 {id} 已于 {ended.date} 终止")
    if id not in situation.ledger.known():
        return refusal("ID37", f"没有编号 {id}")
    return refusal("ID31", f"编号 {id} 的段落仍在原处，文字未变")
