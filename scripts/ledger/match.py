"""Give every passage the id that the ledger keeps for its text, and say what does not fit.

Within a document the k-th passage with a text gets the k-th live id of that text, in the order of
the ledger. A passage is never given an id by likeness: likeness only helps to explain.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Sequence
from dataclasses import replace

from scripts.corpus import filing
from scripts.corpus.ledger import Ledger, Live
from scripts.corpus.model import Passage, Problem
from scripts.ledger.diagnose import Diagnosis, diagnose
from scripts.ledger.difference import difference, excerpt
from scripts.ledger.ids import passage_hash
from scripts.ledger.rules import AMEND_CLASSES

_CLASSES = "、".join(f"{name} {meaning}" for name, meaning in AMEND_CLASSES.items())


def _run(command: str, reason: str = "") -> str:
    """A command as a hint gives it: in backquotes, ready to be run from the root of the repository."""
    return f"运行 `.venv/bin/python -m scripts {command}" + (f" --reason '{reason}'`" if reason else "`")


def attach(passages: Sequence[Passage], ledger: Ledger) -> tuple[tuple[Passage, ...], tuple[Live, ...]]:
    """Passages with their ids (drafts without), and the live ids that no passage has."""
    waiting: dict[tuple[str, str], deque[Live]] = {}
    for live in ledger.live().values():
        waiting.setdefault((live.doc, live.sha256), deque()).append(live)
    identified = []
    for passage in passages:
        ids = waiting.get((passage.doc, passage_hash(passage.text)))
        id = ids.popleft().id if ids else ""
        identified.append(replace(passage, id=id, draft=not id))
    lost = sorted((live for ids in waiting.values() for live in ids), key=lambda live: live.order)
    return tuple(identified), tuple(lost)


def match(
    passages: Sequence[Passage], ledger: Ledger, fresh: Collection[str] = ()
) -> tuple[tuple[Passage, ...], tuple[Problem, ...]]:
    """Passages with their ids, drafts marked, and a problem for each thing that does not fit.

    ID20 new text without an id, ID21 text changed, ID22 an id without a passage, ID23 moved to
    another document, ID24 split, ID25 merged. Each problem names the command that settles it; for ids
    that are ``fresh``, never published nor committed, it is `unmint`. Passages keep their order;
    ``passages`` must come document by document, in reading order.
    """
    identified, lost = attach(passages, ledger)
    found = diagnose([passage for passage in identified if passage.draft], lost)
    lines = {event.id: event.line for event in ledger.events if event.event == "mint"}
    renamed = _renamings(found, {passage.doc for passage in passages})
    apart = [diagnosis for diagnosis in found if not any(diagnosis in group for group in renamed.values())]
    told = [_renamed(*pair, group) for pair, group in renamed.items()]
    return identified, (*told, *(problem_of(diagnosis, lines, fresh) for diagnosis in apart))


def _renamings(found: Sequence[Diagnosis], docs: Collection[str]) -> dict[tuple[str, str], list[Diagnosis]]:
    """The moves out of documents that are there no more, by old and new document: one renaming each."""
    moved: dict[tuple[str, str], list[Diagnosis]] = {}
    for diagnosis in found:
        if diagnosis.case == "moved" and diagnosis.lost[0].doc not in docs:
            moved.setdefault((diagnosis.lost[0].doc, diagnosis.drafts[0].doc), []).append(diagnosis)
    return moved


def _renamed(old: str, new: str, group: Sequence[Diagnosis]) -> Problem:
    draft = group[0].drafts[0]
    message = f"{new} 的 {len(group)} 段原在文献 {old}，那一篇已不在"
    return Problem(filing.raw(draft.file), draft.line, "ID23", message, _run(f"rename {old} {new}", "写明为何改名"))


def problem_of(diagnosis: Diagnosis, lines: dict[str, int], fresh: Collection[str] = ()) -> Problem:
    """A diagnosis as a problem; ``lines`` are the ledger lines of the mint events, ``fresh`` ids that none has seen."""
    code, message, command = _TELL[diagnosis.case](diagnosis)
    if diagnosis.lost and all(old.id in fresh for old in diagnosis.lost):
        message += "；编号还没有提交过"
        command = f"{_run('unmint ' + ' '.join(old.id for old in diagnosis.lost))} 从台账取出；或恢复原文"
    if not diagnosis.drafts:
        return Problem(filing.LEDGER, lines.get(diagnosis.lost[0].id, 1), code, message, command)
    draft = diagnosis.drafts[0]
    where = f"{draft.doc} 第 {draft.n} 段「{excerpt(draft.text)}」"
    return Problem(filing.raw(draft.file), draft.line, code, where + message, command)


def _new(diagnosis: Diagnosis) -> tuple[str, str, str]:
    return "ID20", "还没有编号", f"{_run('mint')} 为新段落铸造编号；预览：{_run('serve')}"


def _changed(diagnosis: Diagnosis) -> tuple[str, str, str]:
    old, draft = diagnosis.lost[0], diagnosis.drafts[0]
    message = f"与编号 {old.id} 在册的文本不同：{difference(old.text, draft.text)}"
    command = _run(f"amend {old.id}", "transcription: 写明改了什么")
    return "ID21", message, f"若是更正，{command}（类别：{_CLASSES}）；否则恢复原文"


def _lost(diagnosis: Diagnosis) -> tuple[str, str, str]:
    old = diagnosis.lost[0]
    message = f"编号 {old.id} 的段落不见了（文献 {old.doc}「{excerpt(old.text)}」）"
    return "ID22", message, f"恢复原文；若确应撤下，{_run(f'retire {old.id}', '写明为何撤下')}"


def _moved(diagnosis: Diagnosis) -> tuple[str, str, str]:
    old, draft = diagnosis.lost[0], diagnosis.drafts[0]
    message = f"原在文献 {old.doc}，编号 {old.id}"
    return "ID23", message, _run(f"move {old.id} {draft.doc}", "写明为何改属")


def _split(diagnosis: Diagnosis) -> tuple[str, str, str]:
    old = diagnosis.lost[0]
    message = f"等 {len(diagnosis.drafts)} 段原是一段，编号 {old.id}"
    return "ID24", message, f"{_run(f'split {old.id}', '写明为何拆分')}；否则恢复原来的分段"


def _merged(diagnosis: Diagnosis) -> tuple[str, str, str]:
    ids = " ".join(old.id for old in diagnosis.lost)
    message = f"由原来的 {len(diagnosis.lost)} 段合成，编号 {ids}"
    return "ID25", message, f"{_run(f'merge {ids}', '写明为何合并')}；否则恢复原来的分段"


_TELL = {
    "new": _new, "changed": _changed, "lost": _lost, "moved": _moved, "split": _split, "merged": _merged,
}  # fmt: skip
