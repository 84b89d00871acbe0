"""The ledger as a file: reading it, writing it, adding to it.

One event a line, TAB between fields, ``\\n`` at the end of each line, the header first. Inside a field,
backslash, TAB, line feed and carriage return are written ``\\\\ \\t \\n \\r``. Successors are separated
by a space.
"""

from __future__ import annotations

import re
from pathlib import Path

from scripts.corpus import filing
from scripts.corpus.decoding import read_text
from scripts.corpus.ledger import EVENTS, Event, Ledger
from scripts.corpus.model import Problem
from scripts.corpus.stopping import StoppedError
from scripts.corpus.writing import append_whole, locked, write_whole
from scripts.ledger.rules import check_ledger

NO_HEADER = "ID01"
"""The code of a ledger whose first line is not the names of its columns: nothing below it can be trusted."""
_MERGE = "台账两边的新行都要留下，对方的在前、自己的在后：只删去 <<<<<<<、=======、>>>>>>> 各行"
COLUMNS = ("event", "date", "version", "id", "doc", "sha256", "to", "reason", "text")
HEADER = "\t".join(COLUMNS)
_ESCAPES = {"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"}
_ESCAPED = re.compile(r"[\\\t\n\r]")
_UNESCAPED = re.compile(r"\\(.)", re.DOTALL)
_PLAIN = {escape[1]: character for character, escape in _ESCAPES.items()}


def parse_ledger(text: str, path: str = filing.LEDGER) -> tuple[Ledger, tuple[Problem, ...]]:
    """The ledger that a file holds, and what is wrong with the form of its lines (ID01 to ID03).

    An empty text is an empty ledger. Whether the events make sense together is for
    `scripts.ledger.rules.check_ledger` to say.
    """
    if not text:
        return Ledger(), ()
    header, *lines = text.split("\n")
    if header != HEADER:
        hint = f"首行应为 {HEADER!r}；用 git 恢复台账"
        return Ledger(), (Problem(path, 1, NO_HEADER, "编号台账的首行不是规定的列名", hint),)
    problems = [] if lines and lines[-1] == "" else [_unfinished(path, len(lines) + 1)]
    events = []
    for number, line in enumerate(lines[:-1] if not problems else lines, start=2):
        event = _event(line, number)
        if isinstance(event, Event):
            events.append(event)
        else:
            problems.append(Problem(path, number, *event))
    return Ledger(tuple(events)), tuple(problems)


def serialise(ledger: Ledger) -> str:
    """The file that holds a ledger; `parse_ledger` gives back an equal one."""
    return "\n".join([HEADER, *map(line_of, ledger.events), ""])


def line_of(event: Event) -> str:
    """One event as a line, without the line feed."""
    fields = (event.event, event.date, event.version, event.id, event.doc, event.sha256,
              " ".join(event.to), event.reason, event.text)  # fmt: skip
    return "\t".join(_ESCAPED.sub(lambda match: _ESCAPES[match[0]], value) for value in fields)


def read_ledger(path: Path) -> tuple[Ledger, tuple[Problem, ...]]:
    """Read a ledger file and check it, lines and events; a file that does not exist is an empty ledger.

    Problems name the file without its folder, as those of the curator's other files do. One that cannot
    be read is empty, with the code that says why (`scripts.corpus.decoding`).
    """
    if not path.exists() and not path.is_symlink():
        return Ledger(), ()
    text, unread = read_text(path, path.name, _MERGE)
    ledger, problems = parse_ledger(text or "", path.name)
    return ledger, (*unread, *problems, *check_ledger(ledger, path.name))


class LedgerChangedError(StoppedError):
    """The ledger on disk is not the one that a command planned on: another command was quicker."""


def append_events(path: Path, events: tuple[Event, ...], seen: Ledger | None = None) -> None:
    """Add events at the end of a ledger file, which is made if need be; what stands there is left alone.

    ``seen`` is the ledger that the events were planned on. Raises LedgerChangedError where the file holds
    another one by now, and OSError where it cannot be written; the file is then as it was.
    """
    with locked(path.parent):
        _ensure_unchanged(path, seen)
        start = "" if path.exists() and path.stat().st_size else HEADER + "\n"
        append_whole(path, (start + "".join(line_of(event) + "\n" for event in events)).encode())


def replace_ledger(path: Path, ledger: Ledger, seen: Ledger) -> None:
    """Write a whole ledger in the place of the one that was ``seen``; raises as `append_events` does."""
    with locked(path.parent):
        _ensure_unchanged(path, seen)
        write_whole(path, serialise(ledger).encode())


def _ensure_unchanged(path: Path, seen: Ledger | None) -> None:
    if seen is not None and read_ledger(path)[0] != seen:
        raise LedgerChangedError(f"{path} 刚被另一个命令改过，这次什么都没有写；请再运行一次")


def _event(line: str, number: int) -> Event | tuple[str, str]:
    fields = line.split("\t")
    if "\\" in line:
        fields = [_UNESCAPED.sub(lambda match: _PLAIN.get(match[1], match[0]), field) for field in fields]
    if len(fields) != len(COLUMNS):
        return "ID02", f"应有 {len(COLUMNS)} 列，实有 {len(fields)} 列"
    name, date, version, id, doc, sha256, to, reason, text = fields
    if name not in EVENTS:
        return "ID03", f"没有名为「{name}」的事件，只有 {'、'.join(EVENTS)}"
    return Event(name, date, version, id, doc, sha256, tuple(to.split()), reason, text, number)


def _unfinished(path: str, line: int) -> Problem:
    return Problem(path, line, "ID02", "最后一行没有换行符，可能未写完", "核对最后一行后补上换行符")
