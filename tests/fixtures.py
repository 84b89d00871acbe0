"""Golden fixtures in one text file: title, then input and expected output between lines of a single dot."""

from __future__ import annotations

from pathlib import Path

GOLDEN = Path(__file__).parent / "golden"


def read_cases(path: Path) -> list[tuple[str, str, str]]:
    """Return (title, input, expected) for every case of a file; raise ValueError for a broken one."""
    fields = path.read_text("utf-8").split("\n.\n")
    if fields[-1].strip() or len(fields) % 3 != 1:
        raise ValueError(f"{path}: {len(fields)} fields do not make whole cases")
    triples = zip(fields[0::3], fields[1::3], fields[2::3], strict=False)
    return [(title.strip("\n"), given, expected) for title, given, expected in triples]
