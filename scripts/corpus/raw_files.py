"""The raw files of a corpus as bytes, under the names that lie in `raw/`."""

from __future__ import annotations

from pathlib import Path

from scripts.corpus import filing
from scripts.corpus.decoding import what_is_there
from scripts.corpus.model import Problem


def read_raw(folder: Path) -> tuple[dict[str, bytes], list[Problem]]:
    """Read every file of a `raw` folder; hidden ones are nobody's. SRC08 for what is no readable file."""
    raw: dict[str, bytes] = {}
    problems = []
    for path in sorted(path for path in folder.glob("*") if not path.name.startswith(".")):
        try:
            if path.is_file():
                raw[path.name] = path.read_bytes()
                continue
            why = f"这里只能放文件，却是{what_is_there(path)}"
        except OSError as error:
            why = f"读不出：{error.strerror}"
        problems.append(Problem(filing.raw(path.name), 1, "SRC08", why))
    return raw, problems
