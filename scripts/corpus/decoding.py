"""The curator's text files as text: one way to read them all, and one way to tell why one cannot be read.

UTF-8 with or without a byte order mark, line ends of any system: how an editor saves a file is no
matter of its content.
"""

from __future__ import annotations

import re
from pathlib import Path

from scripts.corpus.model import Problem

UNDECODABLE, CONFLICT, UNREADABLE = "TXT01", "TXT02", "TXT03"
"""A curator's file that is not UTF-8 (raw files may be, see `scripts.stages.read`); that git left half merged; that
is no readable file at all."""
UNREAD = frozenset({UNDECODABLE, CONFLICT, UNREADABLE})
_MARKERS = re.compile(r"^(?:<{7}|\|{7}|>{7})(?: |$)", re.MULTILINE)


def plain(data: bytes) -> str:
    """UTF-8 bytes as text: without byte order mark, each line end a line feed. Raises UnicodeDecodeError."""
    return data.decode("utf-8").removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def what_is_there(path: Path) -> str:
    """What stands at a path that is no file, in words for a message."""
    if path.is_symlink() and not path.exists():
        return "失效的链接"
    return "文件夹" if path.is_dir() else "特殊文件" if path.exists() else "没有这个文件"


def read_text(path: Path, name: str, merge: str = "") -> tuple[str | None, tuple[Problem, ...]]:
    """Read a curator's file; return its text, or None and why it cannot be read, told under ``name``.

    TXT01 it is not UTF-8, TXT02 it holds the markers of an unfinished merge (``merge`` says how to end
    it, where not as usual), TXT03 it is no file or may not be read.
    """
    if not path.is_file():
        return None, (Problem(name, 1, UNREADABLE, f"这里应是文件，却是{what_is_there(path)}"),)
    try:
        data = path.read_bytes()
        text = plain(data)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return None, (Problem(name, line, UNDECODABLE, "不是 UTF-8 文本"),)
    except OSError as error:
        return None, (Problem(name, 1, UNREADABLE, f"读不出：{error.strerror}", "检查文件的权限"),)
    marker = _MARKERS.search(text)
    if marker:
        line = text.count("\n", 0, marker.start()) + 1
        return None, (Problem(name, line, CONFLICT, "git 合并的冲突还没有解决", merge),)
    return text, ()
