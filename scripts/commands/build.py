"""Build the site."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from pathlib import Path

from scripts import report
from scripts.commands._arguments import ArgumentParser, Namespace, add_corpus
from scripts.commands._shell import mkdocs

MARK = "data/datapackage.json"


def register(parser: ArgumentParser) -> None:
    """Declare the options of `build`."""
    add_corpus(parser)
    parser.add_argument("--out", type=Path, default=Path("site"), help="folder of the site (default: site)")
    parser.add_argument("--base-url", help="published address; default: base_url of corpus.yml")


def _is_replaceable(out: Path) -> bool:
    """Tell whether a folder is missing, empty, or a site built here before."""
    return not out.exists() or not any(out.iterdir()) or (out / MARK).is_file()


def run(given: Namespace) -> int:
    """Build the site of a corpus into ``out``; return the exit code.

    MkDocs renders into a folder beside ``out`` which takes its place only when everything, the gate
    included, has passed: a failed build leaves the last good site as it was.
    """
    out: Path = given.out
    if not _is_replaceable(out):
        report.error(f"{out} 不是本项目生成的网站，不覆盖；请换一个 --out，或先移走它")
        return 1
    part = out.resolve().with_name(f".{out.resolve().name}.part")
    shutil.rmtree(part, ignore_errors=True)
    began = datetime.now(UTC)
    code = mkdocs(given.corpus, ["build", "--strict", "--quiet", "--site-dir", str(part)], given.base_url)
    if code:
        shutil.rmtree(part, ignore_errors=True)
        return code
    shutil.rmtree(out, ignore_errors=True)
    part.rename(out.resolve())
    seconds = (datetime.now(UTC) - began).total_seconds()
    report.line(f"网站在 {out}/（{seconds:.1f} 秒）")
    look = f"python3 -m http.server --directory {out}，再打开 http://127.0.0.1:8000"
    report.line(f"查看：{look}；或运行 `.venv/bin/python -m scripts serve`", str(given.corpus))
    return 0
