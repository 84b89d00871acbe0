"""Give a document another id: its files, and the place of its passages in the ledger."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from scripts import report
from scripts.commands._arguments import ArgumentParser, Namespace, add_corpus, add_reason, add_yes
from scripts.commands._ledger import confirmed, present_situation
from scripts.corpus import filing
from scripts.corpus.decoding import read_text
from scripts.corpus.fields import why_no_id
from scripts.corpus.stopping import StoppedError
from scripts.corpus.writing import write_whole
from scripts.ledger.file import append_events
from scripts.ledger.rename import plan_rename, with_new_id

FILES = ((filing.document, "id"), (filing.annotation, "doc"))
"""Where the files of a document lie, by its id, and the key that holds the id."""


def register(parser: ArgumentParser) -> None:
    """Declare the arguments of `rename`."""
    add_corpus(parser)
    add_yes(parser, "write without asking")
    add_reason(parser)
    parser.add_argument("old", help="id of the document now")
    parser.add_argument("new", help="its id from now on")


def _refusal(folder: Path, old: str, new: str) -> str:
    """Say why a document cannot be renamed; empty where nothing stands against it."""
    here = [place for place, _ in FILES if (folder / place(old)).exists()]
    taken = [folder / place(new) for place in here if (folder / place(new)).exists()]
    if taken:
        return f"{taken[0]} 已存在，不覆盖"
    if not here and not (folder / filing.document(new)).exists():
        return f"没有文献 {old}"
    return why_no_id(new)


def _renamed(folder: Path, old: str, new: str) -> Iterator[tuple[Path, Path, bytes]]:
    """Yield the old path, the new path and the new content of each file that bears the old id."""
    for place, key in FILES:
        path = folder / place(old)
        if path.exists():
            text = read_text(path, path.name)[0] or ""
            line = next((n for n, line in enumerate(text.split("\n"), 1) if re.match(rf"{key}\s*:", line)), 0)
            if not line:
                raise StoppedError(f"{path} 里没有以 {key}: 开头的一行，请先照常写法改好")
            yield path, path.with_name(f"{new}.yml"), with_new_id(text, key, line, old, new).encode()


def run(given: Namespace) -> int:
    """Rename a document's files and move its ids, all of it or nothing; return the exit code."""
    folder, old, new = given.corpus, given.old, given.new
    refusal = _refusal(folder, old, new)
    if refusal:
        report.error(refusal)
        return 1
    now = present_situation(folder)
    if now is None:
        return 1
    plan = plan_rename(now, old, new, given.reason)
    if plan.problems:
        report.problems(plan.problems, str(folder))
        return 1
    report.line(plan.preview)
    if not confirmed(given.yes):
        return 1
    files = list(_renamed(folder, old, new))
    try:
        for _, path, content in files:
            write_whole(path, content)
        append_events(folder / filing.LEDGER, plan.events, now.ledger)
    except BaseException:
        for _, path, _ in files:
            path.unlink(missing_ok=True)
        raise
    for path, _, _ in files:
        path.unlink()
    report.line(f"{old} 已改名为 {new}；{len(plan.events)} 个编号随之移动")
    return 0
