"""The curator's text files as text: all of them are UTF-8, and one that is not is told like any other fault."""

from __future__ import annotations

from pathlib import Path

from scripts.corpus.model import Problem

UNDECODABLE = "TXT01"
"""The code of a curator's file that is not UTF-8 (raw files may be in other encodings, see `scripts.stages.read`)."""


def read_text(path: Path, name: str) -> tuple[str | None, tuple[Problem, ...]]:
    """Read a curator's file; return its text, or None and TXT01 under ``name`` where it is not UTF-8."""
    data = path.read_bytes()
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return None, (Problem(name, line, UNDECODABLE, "不是 UTF-8 文本"),)
