"""Every engine makes the same site of the same pages; what differs is named, and nothing else may."""

from __future__ import annotations

import filecmp
from pathlib import Path

import pytest

from scripts.commands._engines import DEFAULT, ENGINES
from tests.cli import TOY, run_scripts
from tests.conftest import build_once

BY_HOOKS = ("properdocs",)
"""Engines that run `scripts/hooks.py`: their sites are the default's to the byte."""


def files(site: Path) -> list[str]:
    return sorted(path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())


def site_by(engine: str, shared: Path) -> Path:
    """The site of the invented corpus as an engine makes it."""
    return build_once(
        shared,
        f"toy-{engine}",
        TOY,
        lambda corpus, site: run_scripts("build", "--corpus", corpus, "--out", site, "--engine", engine),
    )


@pytest.mark.long
@pytest.mark.parametrize("engine", BY_HOOKS)
def test_an_engine_with_hooks_makes_the_same_site_to_the_byte(engine: str, toy_site: Path, shared: Path) -> None:
    site = site_by(engine, shared)
    assert files(site) == files(toy_site)
    assert filecmp.cmpfiles(site, toy_site, files(site), shallow=False)[1:] == ([], [])


def test_an_engine_that_is_not_installed_is_told(tmp_path: Path) -> None:
    other = next(engine for engine in ENGINES if engine != DEFAULT)
    (tmp_path / "sitecustomize.py").write_text(
        "import importlib.util as util\n"
        "there = util.find_spec\n"
        f"util.find_spec = lambda name, *rest: None if name == {other!r} else there(name, *rest)\n",
        "utf-8",
    )
    done = run_scripts(
        "build", "--corpus", TOY, "--out", tmp_path / "site", "--engine", other, PYTHONPATH=str(tmp_path)
    )
    assert done.returncode == 1
    assert f"make site ENGINE={other}" in done.stdout + done.stderr
    assert not (tmp_path / "site").exists()
