"""Whether the events of a ledger make sense together, line by line in the order of the file.

Each rule is a function that looks at one event and the state before it and yields messages.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Set
from dataclasses import dataclass, field

from scripts.corpus import filing
from scripts.corpus.ledger import ENDINGS, Event, Ledger
from scripts.corpus.model import Problem
from scripts.ledger.ids import is_valid_id, passage_hash

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


@dataclass
class _State:
    """What is known before an event: where each live id stands, which ids ended, the last version."""

    docs: dict[str, str] = field(default_factory=dict)
    known: set[str] = field(default_factory=set)
    version: tuple[int, ...] = (0, 0, 0)
    redacted: frozenset[str] = frozenset()


def check_ledger(
    ledger: Ledger, path: str = filing.LEDGER, withheld: frozenset[str] = frozenset()
) -> tuple[Problem, ...]:
    """What is wrong with the events of a ledger (ID04 to ID11), in the order of its lines.

    ``path`` is what the problems name as their file; the texts of ``withheld`` ids may be blank, as in a
    published ledger.
    """
    state = _State(redacted=redactable(ledger) | withheld)
    problems = []
    for number, event in enumerate(ledger.events, start=2):
        for code, rule in RULES.items():
            problems += [Problem(path, event.line or number, code, message) for message in rule(event, state)]
        _advance(state, event)
    return tuple(problems)


def redactable(ledger: Ledger) -> frozenset[str]:
    """Ids whose texts may be blank, while their hashes stay: retired as a take-down, or forerunners of such."""
    taken = {event.id for event in ledger.events if event.event == "retire" and event.reason.startswith(f"{TAKEDOWN}:")}
    return redacted_with(ledger, taken)


def redacted_with(ledger: Ledger, ids: Set[str]) -> frozenset[str]:
    """These ids and their forerunners: what was split into them, merged into them or retired in their favour.

    The text of a passage stands, whole or in part, in those of its forerunners, so it goes with theirs.
    """
    found = set(ids)
    for event in reversed(ledger.events):
        if not found.isdisjoint(event.to):
            found.add(event.id)
    return frozenset(found)


def redact(ledger: Ledger, id: str) -> Ledger:
    """The ledger without the texts of an id that was taken down and of its forerunners; hashes and events stay.

    Raises ValueError where the id was not retired with a reason of class ``takedown:``.
    """
    if id not in redactable(ledger):
        raise ValueError(f"{id} was not retired as a take-down")
    return ledger.without_texts(redacted_with(ledger, {id}))


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


def _form(event: Event, state: _State) -> Iterator[str]:
    """An id has the form of an id, and its check character is right."""
    if not is_valid_id(event.id):
        yield f"「{event.id}」不是合规的编号"


def _time(event: Event, state: _State) -> Iterator[str]:
    """Date and version are well formed, and versions do not go back."""
    if not _DATE.fullmatch(event.date):
        yield f"日期「{event.date}」不合 ISO 8601（年-月-日）"
    if not _VERSION.fullmatch(event.version):
        yield f"版本号「{event.version}」不是“主.次.修订”三个数字"
    elif version_key(event.version) < state.version:
        yield f"版本号 {event.version} 比前面的行更旧"


def _proof(event: Event, state: _State) -> Iterator[str]:
    """The hash of a minted or amended text is that of the text on the line; other events have none."""
    if event.event not in ("mint", "amend"):
        if event.sha256 or event.text:
            yield f"{event.event} 行不应有文本或散列值"
    elif not event.text and event.id in state.redacted:
        if not re.fullmatch(r"[0-9a-f]{64}", event.sha256):
            yield "撤下的文本仍须保留散列值"
    elif event.sha256 != passage_hash(event.text):
        yield f"编号 {event.id} 的散列值与本行文本不符"


def _once(event: Event, state: _State) -> Iterator[str]:
    """An id is minted once and never again."""
    if event.event == "mint" and event.id in state.known:
        yield f"编号 {event.id} 已经用过，不得重新铸造"


def _alive(event: Event, state: _State) -> Iterator[str]:
    """Whatever happens to an id happens while it lives."""
    if event.event != "mint" and event.id not in state.docs:
        known = event.id in state.known
        message = f"编号 {event.id} 已终止" if known else f"编号 {event.id} 从未铸造"
        yield f"{message}，不能再有 {event.event} 事件"


def _reason(event: Event, state: _State) -> Iterator[str]:
    """Every event but mint says why; amend says it with a class."""
    if event.event == "mint":
        return
    if not event.reason.strip():
        yield f"{event.event} 事件没有写理由"
    elif event.event == "amend" and not _AMEND_REASON.fullmatch(event.reason):
        yield f"更正的理由没有以类别（{'、'.join(AMEND_CLASSES)}）开头"


def _successors(event: Event, state: _State) -> Iterator[str]:
    """Successors are ids minted before and not the id itself; split has two or more, merge one."""
    enough = {"split": len(event.to) >= 2, "merge": len(event.to) == 1, "retire": True}
    if not enough.get(event.event, not event.to) or len(set(event.to)) != len(event.to):
        yield f"{event.event} 事件的后继编号数目不对或有重复"
    for successor in event.to:
        if successor == event.id or successor not in state.known:
            yield f"后继编号 {successor} 不存在或就是它自己"


def _place(event: Event, state: _State) -> Iterator[str]:
    """An event names the document where its passage stands; a move names another one."""
    here = state.docs.get(event.id)
    if event.event == "mint" or here is None:
        if not event.doc:
            yield "没有写文献编号"
    elif (event.doc == here) == (event.event == "move") or not event.doc:
        yield f"编号 {event.id} 在文献 {here}，本行写的是「{event.doc}」"


RULES: dict[str, Callable[[Event, _State], Iterator[str]]] = {
    "ID04": _form,
    "ID05": _time,
    "ID06": _proof,
    "ID07": _once,
    "ID08": _alive,
    "ID09": _reason,
    "ID10": _successors,
    "ID11": _place,
}
"""The rules by the code of what breaks them, in the order in which an event is judged."""
