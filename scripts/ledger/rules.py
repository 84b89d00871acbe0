"""Whether the events of a ledger make sense together, line by line in the order of the file.

Each rule is a function that looks at one event and the state before it and yields
``(code, message, hint)``; its docstring is the rule.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from scripts.corpus.ledger import ENDINGS, Event, Ledger
from scripts.corpus.model import Problem
from scripts.ledger.ids import is_valid_id, passage_hash

Fault = tuple[str, str, str]
AMEND_CLASSES = {
    "source": "来源更正",
    "transcription": "录入更正",
    "cleaning": "整理规则或决定改变",
}
"""Why a text may be amended; the reason of an amend event begins with one of them and a colon."""
TAKEDOWN = "takedown"
"""Class of a retire event after which the texts of the id may be blanked in the ledger."""

_DATE = re.compile(r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])")
_VERSION = re.compile(r"(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)")
_AMEND_REASON = re.compile(rf"({'|'.join(AMEND_CLASSES)}): \S.*", re.DOTALL)
_RESTORE = "台账的行只增不改：用 git 恢复此行，再用命令追加"


@dataclass
class _State:
    """What is known before an event: where each live id stands, which ids ended, the last version."""

    docs: dict[str, str] = field(default_factory=dict)
    known: set[str] = field(default_factory=set)
    version: tuple[int, ...] = (0, 0, 0)
    redacted: frozenset[str] = frozenset()


def check_ledger(ledger: Ledger, path: str = "anchors.tsv") -> tuple[Problem, ...]:
    """What is wrong with the events of a ledger (ID04 to ID11), in the order of its lines.

    ``path`` is what the problems name as their file.
    """
    state = _State(redacted=redactable(ledger))
    problems = []
    for number, event in enumerate(ledger.events, start=2):
        for rule in RULES:
            problems += [Problem(path, event.line or number, *fault) for fault in rule(event, state)]
        _advance(state, event)
    return tuple(problems)


def redactable(ledger: Ledger) -> frozenset[str]:
    """Ids that were retired as a take-down: their texts may be blank, their hashes stay."""
    return frozenset(
        event.id for event in ledger.events if event.event == "retire" and event.reason.startswith(TAKEDOWN + ":")
    )


def redact(ledger: Ledger, id: str) -> Ledger:
    """The ledger without the texts of an id that was taken down; its hashes and events stay.

    Raises ValueError where the id was not retired with a reason of class ``takedown:``.
    """
    if id not in redactable(ledger):
        raise ValueError(f"{id} was not retired as a take-down")
    return Ledger(tuple(replace(event, text="") if event.id == id else event for event in ledger.events))


def told(reason: str) -> str:
    """A reason as readers are told it: its class, if it has one, by its Chinese name."""
    cause, colon, words = reason.partition(":")
    name = {**AMEND_CLASSES, TAKEDOWN: "应要求撤下"}.get(cause)
    return f"{name}：{words.strip()}" if colon and name else reason


def version_key(version: str) -> tuple[int, ...]:
    """A version as numbers, to compare; (0, 0, 0) for what is none."""
    return tuple(map(int, version.split("."))) if _VERSION.fullmatch(version) else (0, 0, 0)


def _advance(state: _State, event: Event) -> None:
    state.known.add(event.id)
    if event.event in ENDINGS:
        state.docs.pop(event.id, None)
    elif event.event == "mint" or event.id in state.docs:
        state.docs[event.id] = event.doc
    state.version = max(state.version, version_key(event.version))


def _form(event: Event, state: _State) -> Iterator[Fault]:
    """ID04: an id has the form of an id, and its check character is right."""
    if not is_valid_id(event.id):
        yield "ID04", f"「{event.id}」不是合规的编号", _RESTORE


def _time(event: Event, state: _State) -> Iterator[Fault]:
    """ID05: date and version are well formed, and versions do not go back."""
    if not _DATE.fullmatch(event.date):
        yield "ID05", f"日期「{event.date}」不合 ISO 8601（年-月-日）", _RESTORE
    if not _VERSION.fullmatch(event.version):
        yield "ID05", f"版本号「{event.version}」不是“主.次.修订”三个数字", _RESTORE
    elif version_key(event.version) < state.version:
        yield "ID05", f"版本号 {event.version} 比前面的行更旧", _RESTORE


def _proof(event: Event, state: _State) -> Iterator[Fault]:
    """ID06: the hash of a minted or amended text is that of the text on the line; other events have none."""
    if event.event not in ("mint", "amend"):
        if event.sha256 or event.text:
            yield "ID06", f"{event.event} 行不应有文本或散列值", _RESTORE
    elif not event.text and event.id in state.redacted:
        if not re.fullmatch(r"[0-9a-f]{64}", event.sha256):
            yield "ID06", "撤下的文本仍须保留散列值", _RESTORE
    elif event.sha256 != passage_hash(event.text):
        yield "ID06", f"编号 {event.id} 的散列值与本行文本不符", _RESTORE


def _once(event: Event, state: _State) -> Iterator[Fault]:
    """ID07: an id is minted once and never again."""
    if event.event == "mint" and event.id in state.known:
        yield "ID07", f"编号 {event.id} 已经用过，不得重新铸造", _RESTORE


def _alive(event: Event, state: _State) -> Iterator[Fault]:
    """ID08: whatever happens to an id happens while it lives."""
    if event.event != "mint" and event.id not in state.docs:
        known = event.id in state.known
        message = f"编号 {event.id} 已终止" if known else f"编号 {event.id} 从未铸造"
        yield "ID08", f"{message}，不能再有 {event.event} 事件", _RESTORE


def _reason(event: Event, state: _State) -> Iterator[Fault]:
    """ID09: every event but mint says why; amend says it with a class."""
    if event.event == "mint":
        return
    if not event.reason.strip():
        yield "ID09", f"{event.event} 事件没有写理由", "每次改动都要说明理由"
    elif event.event == "amend" and not _AMEND_REASON.fullmatch(event.reason):
        yield "ID09", "更正的理由没有以类别开头", f"类别：{'、'.join(AMEND_CLASSES)}，如 transcription: 漏录一字"


def _successors(event: Event, state: _State) -> Iterator[Fault]:
    """ID10: successors are ids minted before and not the id itself; split has two or more, merge one."""
    enough = {"split": len(event.to) >= 2, "merge": len(event.to) == 1, "retire": True}
    if not enough.get(event.event, not event.to) or len(set(event.to)) != len(event.to):
        yield "ID10", f"{event.event} 事件的后继编号数目不对或有重复", _RESTORE
    for successor in event.to:
        if successor == event.id or successor not in state.known:
            yield "ID10", f"后继编号 {successor} 不存在或就是它自己", _RESTORE


def _place(event: Event, state: _State) -> Iterator[Fault]:
    """ID11: an event names the document where its passage stands; a move names another one."""
    here = state.docs.get(event.id)
    if event.event == "mint" or here is None:
        if not event.doc:
            yield "ID11", "没有写文献编号", _RESTORE
    elif (event.doc == here) == (event.event == "move") or not event.doc:
        yield "ID11", f"编号 {event.id} 在文献 {here}，本行写的是「{event.doc}」", _RESTORE


RULES: tuple[Callable[[Event, _State], Iterator[Fault]], ...] = (
    _form, _time, _proof, _once, _alive, _reason, _successors, _place,
)  # fmt: skip
