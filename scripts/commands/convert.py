"""Convert text, Markdown or HTML to another script: standard input, files or folders."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from io import TextIOWrapper
from pathlib import Path
from typing import NamedTuple

from scripts import report
from scripts.commands._arguments import ArgumentParser, Namespace, add_corpus
from scripts.convert.document import Converted, Form, convert_document, explain, form_of
from scripts.convert.overrides import load_overrides
from scripts.corpus.conversion import Choice, Overrides
from scripts.corpus.editions import SCRIPTS, Script
from scripts.pages.conversion import RULES

_WRITTEN = tuple(f".{script}" for script in SCRIPTS)
"""How the names of files end that were written beside others, before their ending."""


class Source(NamedTuple):
    """Something to convert: a file, or standard input where there is no path."""

    path: Path | None
    form: Form

    @property
    def name(self) -> str:
        """What messages call it."""
        return str(self.path or "标准输入")


def register(parser: ArgumentParser) -> None:
    """Declare the options of `convert`."""
    add_corpus(parser)
    parser.add_argument("paths", type=Path, nargs="*", help="files or folders (default: standard input)")
    parser.add_argument("--to", required=True, choices=SCRIPTS)
    parser.add_argument("--form", choices=("text", "markdown", "html"), help="what the input is (default: by its name)")
    parser.add_argument("--html", action="store_const", const="html", dest="form", help="short for --form html")
    where = parser.add_mutually_exclusive_group()
    where.add_argument("--in-place", action="store_true", help="write the files themselves anew")
    where.add_argument("--beside", action="store_true", help="write beside each file: a.md becomes a.zh-Hant.md")
    act = parser.add_mutually_exclusive_group()
    act.add_argument("--check", action="store_true", help="write nothing; exit code 1 if something would be written")
    act.add_argument("--explain", action="store_true", help="list the characters that have several forms, and why")


def run(given: Namespace) -> int:
    """Convert what is given with the phrases of a corpus; return the exit code."""
    overrides, problems = load_overrides(given.corpus / "variants")
    if problems:
        report.problems(problems, str(given.corpus))
        return 1
    settled = given.in_place or given.beside or given.check or given.explain
    if not settled and (len(given.paths) > 1 or any(path.is_dir() for path in given.paths)):
        report.error("几个文件或文件夹：请说明写到哪里，--in-place 或 --beside")
        return 2
    codes = [_one(source, given, overrides) for source in _sources(given.paths, given.form, given.to)]
    return max(codes, default=0)


def _sources(paths: list[Path], form: Form | None, to: Script) -> Iterator[Source]:
    """What is to be converted; of folders the files with text, but not what was written beside them before."""
    if not paths:
        yield Source(None, form or "text")
    for path in paths:
        if not path.is_dir():
            yield Source(path, form or form_of(path.name) or "text")
            continue
        for found in sorted(path.rglob("*")):
            known = form_of(found.name)
            hidden = any(part.startswith(".") for part in found.relative_to(path).parts)
            if known and found.is_file() and not hidden and not found.stem.endswith(_WRITTEN):
                yield Source(found, form or known)


def _one(source: Source, given: Namespace, overrides: Overrides) -> int:
    """Convert one source, explain or check it; return the exit code."""
    try:
        text = _read(source.path)
    except (OSError, UnicodeDecodeError) as failure:
        reason = "不是 UTF-8" if isinstance(failure, UnicodeDecodeError) else failure.strerror
        report.error(f"{source.name}：{reason}，没有转换")
        return 1
    if given.explain:
        for choice in explain(text, source.form, overrides):
            report.line(f"{source.name}:{_explained(choice, given.to)}")
        return 0
    done = convert_document(text, given.to, source.form, overrides)
    _remark(source, done, given.to)
    target = _target(source.path, given)
    if given.check:
        return _checked(source, text, done.text, target)
    if target is None:
        report.text(done.text)
    elif target != source.path or done.text != text:
        target.write_bytes(done.text.encode("utf-8", "surrogatepass"))
    return 0


def _target(path: Path | None, given: Namespace) -> Path | None:
    """Where the result is written; None for standard output."""
    if path is None or not (given.in_place or given.beside or given.check):
        return None
    return path.with_suffix(f".{given.to}{path.suffix}") if given.beside else path


def _checked(source: Source, text: str, done: str, target: Path | None) -> int:
    """Say whether a file is up to date: the one beside, or the file itself."""
    beside = target is not None and target != source.path
    there = _read(target) if beside and target and target.is_file() else None if beside else text
    if there == done:
        return 0
    report.line(f"{target or source.name}：{'还没有' if there is None else '转换后不同'}")
    return 1


def _remark(source: Source, done: Converted, to: Script) -> None:
    """Say what a user may not expect: nothing to convert, or two scripts in one text."""
    if done.mixed:
        report.error(f"{source.name}：简繁混排，按简体转换，其中的繁体字照旧")
    elif done.source == to:
        report.error(f"{source.name}：已经是 {to}，没有转换")


def _explained(choice: Choice, to: Script) -> str:
    """One choice in one line: place, character and form, what decided, context."""
    place = f"{choice.passage}:{choice.offset + 1}: " if choice.passage else " "
    form = choice.hant_hk if to == "zh-Hant-HK" else choice.hant
    return f"{place}{choice.source} → {form}  {RULES[choice.rule]}：{choice.by}  {choice.context}"


def _read(path: Path | None) -> str:
    """Read all of a file or of standard input to the letter; lone surrogates in it are let through."""
    if path:
        return path.read_bytes().decode("utf-8", "surrogatepass")
    if isinstance(sys.stdin, TextIOWrapper):
        sys.stdin.reconfigure(encoding="utf-8", errors="surrogatepass", newline="")
    return sys.stdin.read()
