"""Write what a large site does not hold itself: tables as CSV, one database, annotations, the whole as a zip."""

from __future__ import annotations

import hashlib
from pathlib import Path

from scripts import report
from scripts.commands._arguments import ArgumentParser, Namespace
from scripts.publish.packages import descriptor_of, rows_in, tables_of, write_archive
from scripts.web import address, tables


def register(parser: ArgumentParser) -> None:
    """Declare the options of `packages`."""
    parser.add_argument("--site", type=Path, default=Path("site"), help="folder of a built site (default: site)")
    parser.add_argument("--out", type=Path, default=Path("build/packages"), help="folder of the packages")


def run(given: Namespace) -> int:
    """Write the packages of a built site and their SHA-256; return the exit code."""
    site, out = given.site, given.out
    if not (site / address.data(tables.DESCRIPTOR)).is_file():
        report.error(f"{site} 里没有数据；先运行 `.venv/bin/python -m scripts build`")
        return 1
    out.mkdir(parents=True, exist_ok=True)
    base_url = descriptor_of(site)["homepage"]
    for path, content in tables_of(rows_in(site), base_url).items():
        if Path(path).name in tables.PACKAGES:
            (out / Path(path).name).write_bytes(content)
    with (out / tables.ARCHIVE).open("wb") as file:
        write_archive(site, file)
    digests = [f"{_digest(out / name)}  {name}\n" for name in sorted(tables.PACKAGES)]
    (out / tables.CHECKSUMS).write_text("".join(digests), "utf-8")
    report.line(f"{len(digests)} 个打包文件写入 {out}/")
    return 0


def _digest(file: Path) -> str:
    with file.open("rb") as held:
        return hashlib.file_digest(held, "sha256").hexdigest()
