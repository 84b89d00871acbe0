"""Write the published tables as Parquet files, one a table (needs the optional requirements of `parquet.in`)."""

from __future__ import annotations

import hashlib
from pathlib import Path

from scripts import report
from scripts.commands._arguments import ArgumentParser, Namespace
from scripts.publish.packages import rows_in

MISSING = "Parquet 需要 pyarrow：运行 `.venv/bin/pip install -r requirements/parquet.txt`"


def register(parser: ArgumentParser) -> None:
    """Declare the options of `parquet`."""
    parser.add_argument("--site", type=Path, default=Path("site"), help="folder of a built site (default: site)")
    parser.add_argument("--out", type=Path, default=Path("build/parquet"), help="folder of the files")


def run(given: Namespace) -> int:
    """Write a Parquet file for every table of a built site, and their SHA-256; return the exit code."""
    try:
        from scripts.publish.formats.parquet import parquet  # noqa: PLC0415 - an optional group
    except ModuleNotFoundError:
        report.error(MISSING)
        return 1
    try:
        tables = rows_in(given.site)
    except FileNotFoundError:
        report.error(f"{given.site} 里没有数据；先运行 `.venv/bin/python -m scripts build`")
        return 1
    given.out.mkdir(parents=True, exist_ok=True)
    digests = []
    for table, rows in tables.items():
        content = parquet(table, rows)
        (given.out / f"{table}.parquet").write_bytes(content)
        digests.append(f"{hashlib.sha256(content).hexdigest()}  {table}.parquet\n")
    (given.out / "checksums.txt").write_text("".join(digests), "utf-8")
    report.line(f"{len(digests)} 个 Parquet 文件写入 {given.out}/")
    return 0
