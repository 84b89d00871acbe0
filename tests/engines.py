"""Sites of one corpus by several engines, side by side: every file that differs, why, and whether it shows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path
from subprocess import CompletedProcess
from typing import NamedTuple

import pytest
from _pytest.mark.structures import ParameterSet
from lxml import html

from scripts.commands._engines import DEFAULT, ENGINES
from tests.cli import ROOT, run_scripts


def others() -> list[ParameterSet]:
    """Every engine but the default; one that `.ci/may-fail` names is expected to fail, for the reason given there."""
    lines = (ROOT / ".ci" / "may-fail").read_text("utf-8").splitlines()
    reasons = dict(line.split(": ", 1) for line in lines if line and not line.startswith("#"))
    return [
        pytest.param(engine, marks=pytest.mark.xfail(reason=reasons[engine], strict=True) if engine in reasons else ())
        for engine in ENGINES
        if engine != DEFAULT
    ]


ALONE = """\
import sys

OTHERS = {others!r}


class Absent:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in OTHERS:
            raise ModuleNotFoundError(f"{{name}}: this site is to be made without it", name=name)


sys.meta_path.insert(0, Absent())
"""
"""A `sitecustomize.py` of which no process of a build can use an engine but the one that is asked for."""


def alone(engine: str, place: Path) -> Path:
    """A folder below ``place`` to be first on the path of a process that has no engine but this one."""
    folder = place / f"{engine}-alone"
    folder.mkdir()
    (folder / "sitecustomize.py").write_text(ALONE.format(others=set(ENGINES) - {engine}), "utf-8")
    return folder


def built_alone(engine: str, corpus: Path, site: Path) -> CompletedProcess[str]:
    """Build a site by an engine where no other is to be had, so that nothing else can have made it."""
    options = ("--corpus", corpus, "--out", site, "--engine", engine)
    return run_scripts("build", *options, PYTHONPATH=str(alone(engine, site.parent)))


class Kind(NamedTuple):
    """A difference that is meant: in which engine, in which files (``*.html``), and why."""

    engine: str
    files: str
    reason: str


EXPLAINED: tuple[Kind, ...] = ()
"""All differences there may be. There are none: every engine makes the same site to the byte."""


@dataclass(frozen=True)
class Difference:
    """A file that two sites do not have alike; ``reason`` is empty where nobody explained it."""

    name: str
    reason: str
    in_body: bool

    @property
    def strange(self) -> bool:
        """Whether it may not be: nobody explained it, or it changes what a page says."""
        return self.in_body or not self.reason


def files(site: Path) -> dict[str, Path]:
    """Every file of a site by its path below it."""
    return {path.relative_to(site).as_posix(): path for path in sorted(site.rglob("*")) if path.is_file()}


def differences(one: Path, other: Path, engine: str, explained: Sequence[Kind] = EXPLAINED) -> list[Difference]:
    """Every difference of a site by an ``engine`` from ``one`` by the default."""
    left, right = files(one), files(other)
    common = left.keys() & right.keys()
    changed = {name for name in common if left[name].read_bytes() != right[name].read_bytes()}
    return [
        Difference(name, _reason(name, engine, explained), _body(left.get(name)) != _body(right.get(name)))
        for name in sorted(changed | (left.keys() ^ right.keys()))
    ]


def _reason(name: str, engine: str, explained: Iterable[Kind]) -> str:
    return next((kind.reason for kind in explained if kind.engine == engine and fnmatch(name, kind.files)), "")


def _body(file: Path | None) -> str:
    """What the main part of a page says, to the letter; nothing of what is no page."""
    if file is None or file.suffix != ".html":
        return ""
    parts = html.fromstring(file.read_bytes()).iter("main")
    return "".join(str(text) for part in parts for text in part.itertext())
