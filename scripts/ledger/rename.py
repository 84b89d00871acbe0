"""Another id for a document: its passages keep theirs and move, all together."""

from __future__ import annotations

import re

from scripts.corpus import filing
from scripts.corpus.ledger import Event
from scripts.ledger.commands import plan_move
from scripts.ledger.plan import Plan, Situation, refusal
from scripts.ledger.rules import check_ledger


def plan_rename(situation: Situation, old: str, new: str, reason: str) -> Plan:
    """Move every live id of a document to its new id.

    While the record still bears the old id all of its passages must be in the ledger (else the codes of
    what must be recorded first); where it was renamed by hand already, the texts must stand there (ID32).
    ID41 where the document has no live id.
    """
    ids = [live.id for live in situation.ledger.live().values() if live.doc == old]
    if not ids:
        return refusal("ID41", f"文献 {old} 没有在用的编号")
    renamed = any(passage.doc == new for passage in situation.passages)
    if renamed:
        plans = [plan_move(situation, id, new, reason) for id in ids]
        return Plan(
            tuple(event for plan in plans for event in plan.events),
            tuple(problem for plan in plans for problem in plan.problems),
            "\n".join(plan.preview for plan in plans),
        )
    open_ = [passage for passage in situation.passages if passage.doc == old and passage.draft]
    if open_ or set(ids) & situation.lost.keys():
        return refusal("ID41", f"文献 {old} 还有没登记的改动", "先运行 check，把这一篇的改动登记了再改名")
    events = [Event("move", *situation.stamp, id, new, reason=reason.strip()) for id in ids]
    return _tried(situation, events, old, new)


def _tried(situation: Situation, events: list[Event], old: str, new: str) -> Plan:
    before = set(check_ledger(situation.ledger, filing.LEDGER))
    after = check_ledger(situation.ledger.extended(tuple(events)), filing.LEDGER)
    problems = tuple(problem for problem in after if problem not in before)
    return Plan(tuple(events), problems, f"改名  {old} → {new}  {len(events)} 个编号随之移动")


def with_new_id(text: str, key: str, line: int, old: str, new: str) -> str:
    """The text of a record in which the value of ``key``, on a 1-based line, is the new id; all else is kept."""
    lines = text.split("\n")
    lines[line - 1] = re.sub(rf"(\b{key}\s*:\s*['\"]?){re.escape(old)}(?![a-z0-9-])", rf"\g<1>{new}", lines[line - 1])
    return "\n".join(lines)
