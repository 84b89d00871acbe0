"""The project's own phrases: what they are and how their files are read.

A file of ``variants/`` is UTF-8 text. A block is one or more comment lines, the reason, and below
them the entries it explains: source TAB target. An empty line ends the block. A reason that begins
with ``防备：`` marks a guard: an entry that the corpus of today need not contain.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from scripts.convert.context_file import parse_contexts
from scripts.convert.fold import fold
from scripts.convert.record import RECORD, answers
from scripts.corpus.conversion import Entry, Overrides
from scripts.corpus.decoding import read_text
from scripts.corpus.model import Problem

GUARD = "防备："
FILES = {
    "phrases": "phrases.txt",
    "taiwan": "taiwan.txt",
    "hongkong": "hongkong.txt",
    "surnames": "surnames.txt",
    "simplified": "simplified.txt",
    "contexts": "contexts.txt",
}


def load_overrides(folder: Path) -> tuple[Overrides, tuple[Problem, ...]]:
    """Read the override files of a ``variants`` folder; a file that is missing counts as empty.

    Returns the valid entries, one problem for every other one, and TXT01 for a file that is not UTF-8.
    The record of answers is read along; what is wrong with it, `review` says.
    Raises ``OSError`` where a file cannot be read.
    """
    present = {stage: name for stage, name in FILES.items() if (folder / name).exists()}
    read = {stage: read_text(folder / name, f"{folder.name}/{name}") for stage, name in present.items()}
    overrides, problems = parse_overrides({stage: text or "" for stage, (text, _) in read.items()}, folder.name)
    if (folder / RECORD).exists():
        overrides = replace(overrides, answers=answers(read_text(folder / RECORD, RECORD)[0] or ""))
    return overrides, (*(fault for _, faults in read.values() for fault in faults), *problems, *_idle(folder))


def _idle(folder: Path) -> Iterator[Problem]:
    """Tell of lists of phrases that nothing reads, because of their names (REC07)."""
    for path in sorted(folder.glob("*.[tT][xX][tT]")):
        if path.name not in FILES.values() and not path.name.startswith("."):
            hint = f"可用的文件名：{'、'.join(FILES.values())}"
            yield Problem(f"{folder.name}/{path.name}", 1, "REC07", "这个文件不会被读取", hint)


def parse_overrides(texts: Mapping[str, str], folder: str) -> tuple[Overrides, tuple[Problem, ...]]:
    """Make overrides of the files' texts, given by stage; ``folder`` goes before names in problems."""
    contexts, problems = parse_contexts(texts.get("contexts", ""), f"{folder}/{FILES['contexts']}")
    entries: defaultdict[str, tuple[Entry, ...]] = defaultdict(tuple)
    for stage, text in texts.items():
        if stage != "contexts":
            entries[stage], found = parse_file(text, f"{folder}/{FILES[stage]}")
            problems += found
    overrides = Overrides(
        entries["phrases"],
        entries["taiwan"],
        entries["hongkong"],
        entries["surnames"],
        contexts,
        simplified=entries["simplified"],
    )
    return overrides, problems


def parse_file(text: str, path: str) -> tuple[tuple[Entry, ...], tuple[Problem, ...]]:
    """Return the valid entries of one file and what is wrong with the others."""
    accepted: dict[str, Entry] = {}
    problems = []
    for entry in _entries(text):
        fault = _fault(entry, accepted)
        if fault is None:
            accepted[entry.source] = entry
        else:
            problems.append(Problem(path, entry.line, *fault))
    return tuple(accepted.values()), tuple(problems)


def _entries(text: str) -> Iterator[Entry]:
    reason: list[str] = []
    comment_ended = False
    for number, line in enumerate(text.split("\n"), start=1):
        if line.startswith("#") or not line.strip():
            reason = [] if comment_ended or not line.strip() else reason
            comment_ended = False
            reason += [line.removeprefix("#").strip()] if line.strip() else []
            continue
        comment_ended = True
        source, _, target = line.partition("\t")
        words = " ".join(reason)
        yield Entry(source, target, number, words.removeprefix(GUARD), words.startswith(GUARD))


def _fault(entry: Entry, accepted: Mapping[str, Entry]) -> tuple[str, str] | None:
    source, target = entry.source, entry.target
    if not source or not target or any(char.isspace() for char in source + target):
        return "VAR01", f"这一行不是一条替换：{source} {target}".rstrip()
    if source in accepted:
        return "VAR02", f"「{source}」已在第 {accepted[source].line} 行"
    if len(source) != len(target):
        return "VAR03", f"「{source}」与「{target}」字数不同"
    if not entry.reason:
        return "VAR04", f"「{source}」没有理由"
    if fold(source) != fold(target):
        return "VAR05", f"「{target}」不是「{source}」的另一种写法"
    return None
