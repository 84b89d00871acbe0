"""Build the site."""

from __future__ import annotations

import os
import re
import signal
import subprocess
from datetime import UTC, datetime
from pathlib import Path

from scripts import report
from scripts.commands._arguments import ArgumentParser, Namespace, add_corpus
from scripts.commands._engines import ENGINES, add_engine, missing
from scripts.commands._shell import environment, written_config
from scripts.commands._swap import Part, part_of
from scripts.corpus.fields import WEB_ADDRESS
from scripts.publish.placed import BEFORE

MARK = "data/datapackage.json"


def register(parser: ArgumentParser) -> None:
    """Declare the options of `build`."""
    add_corpus(parser)
    parser.add_argument("--out", type=Path, default=Path("site"), help="folder of the site (default: site)")
    parser.add_argument("--base-url", help="published address; default: base_url of corpus.yml")
    parser.add_argument("--no-cache", action="store_true", help="remember nothing: do all work, and keep none of it")
    add_engine(parser)
    parser.add_argument("--cluster", metavar="ADDRESS", help="Dask scheduler whose workers help, as tcp://host:8786")


def _is_replaceable(out: Path) -> bool:
    """Tell whether a folder is missing, empty, or a site built here before."""
    if not out.is_dir():
        return not out.exists()
    return not any(out.iterdir()) or (out / MARK).is_file()


def _rendered(part: Part, command: list[str], environment: dict[str, str]) -> int:
    """Let an engine render into a part, in a process group that ends when we do; return its exit code.

    It inherits the lock: should we be killed, nobody else writes there while it still does.
    """
    child = subprocess.Popen(command, env=environment, process_group=0, pass_fds=[part.lock])
    try:
        return child.wait()
    except BaseException:
        os.killpg(child.pid, signal.SIGKILL)
        child.wait()
        raise


def _break_off(*_: object) -> None:
    raise KeyboardInterrupt


def run(given: Namespace) -> int:
    """Build the site of a corpus into ``out``; return the exit code.

    The engine renders into a folder beside ``out`` which takes its place only when everything, the gate
    included, has passed: a failed build leaves the last good site as it was.
    """
    out: Path = given.out
    if absent := missing(given.engine):
        report.error(absent, str(given.corpus))
        return 1
    if not _is_replaceable(out):
        report.error(f"{out} 不是本项目生成的网站，不覆盖；请换一个 --out，或先移走它")
        return 1
    if given.base_url and not re.fullmatch(WEB_ADDRESS, f"{given.base_url.rstrip('/')}/"):
        report.error(f"--base-url {given.base_url} 不是网址，应如 https://example.org/corpus/")
        return 2
    handler = signal.signal(signal.SIGTERM, _break_off)
    began = datetime.now(UTC)
    try:
        with part_of(out) as part, written_config(given.corpus) as config:
            command = ENGINES[given.engine](config, part.folder)
            told = environment(given.corpus, given.base_url, given.no_cache, given.cluster)
            before = {} if given.no_cache else {BEFORE: str(part.place)}
            code = _rendered(part, command, told | before)
            if code:
                return code
            part.put()
    finally:
        signal.signal(signal.SIGTERM, handler)
    seconds = (datetime.now(UTC) - began).total_seconds()
    report.line(f"网站在 {out}/（{seconds:.1f} 秒）")
    look = f"python3 -m http.server --directory {out}，再打开 http://127.0.0.1:8000"
    report.line(f"查看：{look}；或运行 `.venv/bin/python -m scripts serve`", str(given.corpus))
    return 0
