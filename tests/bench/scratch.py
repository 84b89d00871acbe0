"""What several measurements need: invented corpora, their rows, npm packages; kept in `.build/bench/` between runs."""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from scripts.convert.spelling import Speller
from scripts.corpus.state import Corpus
from scripts.pipeline import run
from scripts.publish.data import rows
from tests.bench import papers, prose
from tests.cli import ROOT

FOLDER = ROOT / ".build" / "bench"
Rows = list[dict[str, Any]]


class MissingError(Exception):
    """A peer cannot be measured here; the message says why."""


def once(name: str, key: str, make: Callable[[Path], object]) -> Path:
    """A folder below `FOLDER` that ``make`` has filled; made again when ``key``, all that it is made of, changes."""
    folder, mark = FOLDER / name, FOLDER / f"{name}.key"
    digest = hashlib.sha256(key.encode()).hexdigest()
    if not (folder.is_dir() and mark.is_file() and mark.read_text() == digest):
        mark.unlink(missing_ok=True)
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        make(folder)
        mark.write_text(digest)
    return folder


def invented(documents: int) -> Path:
    """The folder of an invented corpus of so many documents."""
    sources = "".join(Path(str(module.__file__)).read_text("utf-8") for module in (papers, prose))
    return once(f"corpus-{documents}", sources, lambda folder: papers.synthesise(folder, documents))


@cache
def processed(documents: int) -> Corpus:
    """An invented corpus after all stages."""
    corpus, problems = run(invented(documents))
    if corpus is None or problems:
        raise RuntimeError(str(problems[:1]))
    return corpus


@cache
def data_rows(documents: int) -> tuple[Rows, Rows]:
    """The rows of passages and documents of an invented corpus, as in the published data files."""
    corpus = processed(documents)
    held = rows(corpus, Speller(corpus))
    passages, records = ([dict(row) for row in held[name]] for name in ("passages", "documents"))
    return passages, records


def npm(package: str) -> Path:
    """Install a package of npm (development only); return the folder that holds its `node_modules`."""
    tool = shutil.which("npm")
    if tool is None or shutil.which("node") is None:
        raise MissingError("npm is not installed")

    def install(folder: Path) -> None:
        command = [tool, "install", "--no-audit", "--no-fund", "--prefix", str(folder), package]
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=180)
        if done.returncode:
            raise MissingError(f"npm install {package} failed: {done.stderr.strip().splitlines()[-1:]}")

    return once(f"npm-{package}", package, install)


def fingerprint(passages: Rows) -> str:
    """What a peer's site is made of."""
    return json.dumps([[row["id"], row["text"]] for row in passages], ensure_ascii=False)
