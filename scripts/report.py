"""What the commands print; the only module that prints."""

from __future__ import annotations

import errno
import os
import re
import shlex
import sys
from collections.abc import Iterable, Iterator, Sequence
from io import TextIOWrapper
from pathlib import Path
from types import TracebackType
from typing import TypeVar

from rich import progress
from rich.console import Console

from scripts.corpus import filing
from scripts.corpus.model import Candidate, Doubt, Finding, Problem, StageCount
from scripts.corpus.stopping import StoppedError
from scripts.layout.names import LAYOUTS
from scripts.stages.agreement import Agreement

T = TypeVar("T")
CLOSE = 20
"""Places with two close readings that are listed at once."""
LISTED = 200
"""Pairs of likely parallels that are listed at once."""
PROGRAM = "yuan-corpus"
"""Name of the command where this is installed as a package; in a clone it is `.venv/bin/python -m scripts`."""
_MODULE = ".venv/bin/python -m scripts"
_COMMAND = re.compile(rf"`((?:[^`]*python -m scripts|{PROGRAM}) [^`]+)`")
_GROUP = re.compile(r"\.venv/bin/pip install -r requirements/(\w+)\.txt")
"""How an optional group of tools is installed in a clone; with the package it is one of its extras."""
_TERMINAL = Console(stderr=True)
"""For progress bars alone: what is said goes out as it is, since rich makes pictures of `:100:`."""


def line(text: str, root: str = "") -> None:
    """Print one line to standard output; commands in backquotes name the corpus folder ``root``."""
    print(_runnable(text, root), flush=True)


def error(text: str, root: str = "") -> None:
    """Print one line to standard error; commands in backquotes name the corpus folder ``root``."""
    print(_runnable(text, root), file=sys.stderr, flush=True)


_SURROUNDINGS = {
    errno.ENOSPC: "磁盘已满",
    errno.EDQUOT: "磁盘配额已满",
    errno.EFBIG: "超过了文件大小的限制",
    errno.EROFS: "文件系统是只读的",
    errno.EACCES: "没有权限",
    errno.EPERM: "没有权限",
    errno.ENAMETOOLONG: "文件名太长",
    errno.EMFILE: "打开的文件太多",
    errno.EIO: "磁盘读写出错",
    errno.EBUSY: "正在使用，不能替换",
    errno.EADDRINUSE: "端口已被占用",
}
"""What can be wrong around the program, in words; any other error is the program's own and keeps its trace."""


def surroundings(failure: OSError) -> bool:
    """Tell in one line what around the program is wrong; return False, saying nothing, where it is the program."""
    if isinstance(failure, BrokenPipeError):  # whoever reads us has seen enough: `… | head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return True
    reason = _SURROUNDINGS.get(failure.errno or 0)
    if reason:
        error(f"{failure.filename or '写入'}：{reason}")
    return reason is not None


def unexpected(kind: type[BaseException], failure: BaseException, trace: TracebackType | None) -> None:
    """Tell what nobody caught, in place of `sys.excepthook`: surroundings in one line, all else with its trace."""
    if isinstance(failure, StoppedError):
        error(str(failure))
    elif not isinstance(failure, OSError) or not surroundings(failure):
        sys.__excepthook__(kind, failure, trace)


def text(content: str) -> None:
    """Write converted or generated text to standard output, to the letter and in UTF-8."""
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", errors="surrogatepass")
    sys.stdout.write(content)


def count(stage: StageCount) -> None:
    """Print a stage in one line: name, in, out, seconds, dropped by reason, spelt otherwise by rule."""
    told = {"dropped": stage.dropped, "spelt": stage.spelt}
    counts = {word: " ".join(f"{name}={number}" for name, number in sorted(of.items())) for word, of in told.items()}
    tail = "".join(f"  {word} {counted}" for word, counted in counts.items() if counted)
    line(f"{stage.stage:<10} in {stage.taken:>6}  out {stage.given:>6}  {stage.seconds:6.2f} s{tail}")


def _runnable(text: str, root: str) -> str:
    """Let the commands that a text gives in backquotes name the program and, unless it is the default, the corpus."""
    if Path(sys.argv[0]).stem == PROGRAM:
        text = _GROUP.sub(rf"pip install '{PROGRAM}[\1]'", text.replace(_MODULE, PROGRAM))
    if not root or Path(root).resolve() == filing.default_folder().resolve():
        return text
    return _COMMAND.sub(lambda match: f"`{match[1]} --corpus {shlex.quote(root)}`", text)


def problems(found: Iterable[Problem], root: str = "") -> None:
    """Print problems to standard error, one a line, paths below the corpus folder ``root``."""
    prefix = f"{root.rstrip('/')}/" if root else ""
    total = 0
    for problem in found:
        error(f"{prefix}{problem}", root)
        total += 1
    error(f"共 {total} 处问题")


def drafts(found: Sequence[Problem], root: str) -> None:
    """Say in one line how many passages wait for an id, where the first is, and what gives them one."""
    mint = "运行 `.venv/bin/python -m scripts mint` 铸造；预览：`.venv/bin/python -m scripts serve`"
    line(f"{len(found)} 个段落还没有编号（{found[0].code}，始于 {found[0].path}:{found[0].line}）：{mint}", root)


def candidates(found: Sequence[Candidate]) -> None:
    """List likely parallels that wait for a curator's judgement; they are no fault."""
    if not found:
        return
    line(f"有 {len(found)} 对段落措辞相近，尚未判断（写入 parallels.yml 的 parallels 或 dismissed）：")
    for candidate in found[:LISTED]:
        line(f"  {candidate.first}  {candidate.second}  「{candidate.evidence}」")
    if len(found) > LISTED:
        line(f"  ……另有 {len(found) - LISTED} 对，判断了以上各对再列")


def findings(found: Sequence[Finding], text: str) -> None:
    """List the layouts found in a raw text: lines, kind, evidence, confidence."""
    for doubt in found:
        first, last = (text.count("\n", 0, at) + 1 for at in (doubt.start, doubt.end))
        line(f"  第 {first}—{last} 行  {LAYOUTS[doubt.kind]}（{doubt.confidence:.0%}）：{doubt.evidence}")


def doubts(found: Sequence[tuple[str, str, Doubt]]) -> None:
    """List places whose reading is close, the closest first: file, its text, the doubt; they are no fault."""
    if not found:
        return
    line(f"有 {len(found)} 处读法两可，请看一看：")
    for file, text, doubt in sorted(found, key=lambda place: (place[2], place[0]))[:CLOSE]:
        words = " ".join(text[max(0, doubt.start - 12) : doubt.start + 12].split())
        line(f"  raw/{file}:{text.count(chr(10), 0, doubt.start) + 1}  「…{words}…」{doubt.message}")
    if len(found) > CLOSE:
        line(f"  ……另有 {len(found) - CLOSE} 处")


def agreement(rows: Sequence[Agreement]) -> None:
    """Print one line a topic: both readers' counts, kappa, the result, the rule's precision and recall."""
    line(f"{'专题':<14}\t标注者甲\t标注者乙\tκ\t定稿\t规则精确率\t规则召回率")
    for row in rows:
        shares = [f"{value:.2f}" if value is not None else "—" for value in (row.kappa, row.precision, row.recall)]
        counts = (row.topic.ljust(14), row.first, row.second, shares[0], row.result, *shares[1:])
        line("\t".join(str(value) for value in counts))


def track(items: Iterable[T], label: str, total: int) -> Iterator[T]:
    """Yield the items with a progress bar on a terminal while they last; nothing is shown elsewhere."""
    hidden = not _TERMINAL.is_terminal
    yield from progress.track(items, label, total, console=_TERMINAL, transient=True, disable=hidden)
