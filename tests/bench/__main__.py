"""`make bench`: run the measurements, all or those named on the command line, and print their tables."""

from __future__ import annotations

import importlib
import sys
import time
from collections.abc import Sequence
from pathlib import Path

HERE = Path(__file__).parent
Table = Sequence[Sequence[object]]


def names() -> list[str]:
    """The measurements there are, without their prefix."""
    return sorted(path.stem.removeprefix("bench_") for path in HERE.glob("bench_*.py"))


def lines(table: Table) -> list[str]:
    """Lay a table out in columns; its first row is the head."""
    cells = [[str(cell) for cell in row] for row in table]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    return ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in cells]


def main(wanted: Sequence[str]) -> int:
    """Run what is wanted; return 2 where there is no such measurement."""
    unknown = set(wanted) - set(names())
    if unknown:
        print(f"no such measurement: {', '.join(sorted(unknown))}; there are: {', '.join(names())}", file=sys.stderr)
        return 2
    for name in wanted or names():
        began = time.perf_counter()
        measure = importlib.import_module(f"tests.bench.bench_{name}")
        print(f"== {name}: {(measure.__doc__ or '').splitlines()[0]}", flush=True)
        print("\n".join(lines(measure.measure())))
        print(f"   ({time.perf_counter() - began:.1f} s)\n", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
