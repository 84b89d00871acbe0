"""Every engine makes the same site of the same pages, to the byte."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from scripts.commands._engines import DEFAULT, ENGINES
from scripts.engines.navigation import address_of, page_of
from scripts.engines.tree import led_from_file
from tests.cli import ROOT, TOY, run_scripts
from tests.conftest import site_by
from tests.engines import EXPLAINED, Difference, Kind, alone, differences, others


@pytest.mark.long
@pytest.mark.parametrize("engine", others())
def test_an_engine_makes_the_same_site_but_for_what_is_explained(engine: str, toy_site: Path, shared: Path) -> None:
    found = differences(toy_site, site_by(engine, shared), engine)
    assert not [one for one in found if one.strange]
    assert {one.reason for one in found} == {kind.reason for kind in EXPLAINED if kind.engine == engine}


@pytest.mark.parametrize("engine", ENGINES)
def test_what_is_built_alone_can_use_no_other_engine(engine: str, tmp_path: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(alone(engine, tmp_path))}
    tried = "import importlib, sys; importlib.import_module(sys.argv[1])"
    for name in ENGINES:
        command = [sys.executable, "-W", "ignore", "-c", tried, name]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
        assert (done.returncode == 0) == (name == engine), done.stderr


def page(site: Path, head: str, main: str) -> Path:
    site.mkdir()
    (site / "index.html").write_text(f"<html><head>{head}</head><body><main>{main}</main></body></html>", "utf-8")
    return site


def test_a_difference_is_strange_unless_it_is_explained_and_changes_no_word(tmp_path: Path) -> None:
    one, other = page(tmp_path / "one", "<title>甲</title>", "<p>港</p>"), page(tmp_path / "other", "", "<p>港</p>")
    worse = page(tmp_path / "worse", "", "<p>港口</p>")
    meant = (Kind("zensical", "*.html", "no title"),)
    assert differences(one, one, "zensical") == []
    assert differences(one, other, "zensical", meant) == [Difference("index.html", "no title", in_body=False)]
    assert [found.strange for found in differences(one, other, "zensical", meant)] == [False]
    assert [found.strange for found in differences(one, other, "properdocs", meant)] == [True]
    assert [found.strange for found in differences(one, worse, "zensical", meant)] == [True]
    (other / "more.txt").touch()
    assert [found.name for found in differences(one, other, "zensical", meant) if found.strange] == ["more.txt"]


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


def test_links_in_raw_html_are_those_of_the_page_whatever_the_engine_makes_of_a_file() -> None:
    told = led_from_file(
        '<a href="../counts/?q=1#x">甲</a> <img src="a.png"> <a href="#x">乙</a> <a href="tel&#58;1">丙</a>\n'
        '`<a href="../counts/">` <noscript><a href="../data/">丁</a></noscript>\n```\n<a href="../data/">\n```\n',
        "search",
    )
    assert told == (
        '<a href="counts/?q=1#x">甲</a> <img src="search/a.png"> <a href="#x">乙</a> <a href="tel&#58;1">丙</a>\n'
        '`<a href="../counts/">` <noscript><a href="../data/">丁</a></noscript>\n```\n<a href="../data/">\n```\n'
    )


def test_a_page_stands_where_mkdocs_would_put_it() -> None:
    files = ["index.md", "search.md", "about/index.md", "about/文 献.md"]
    assert [page_of(file) for file in files] == [
        "index.html",
        "search/index.html",
        "about/index.html",
        "about/文 献/index.html",
    ]
    assert [address_of(file) for file in files] == ["", "search/", "about/", "about/%E6%96%87%20%E7%8C%AE/"]


def test_an_engine_may_fail_only_by_name_and_with_a_reason(tmp_path: Path) -> None:
    """`.ci/engine` with a make that fails."""
    (tmp_path / "make").write_text("#!/bin/sh\nexit 2\n", "utf-8")
    (tmp_path / "make").chmod(0o755)
    script = Path(shutil.copytree(ROOT / ".ci", tmp_path / ".ci")) / "engine"
    (tmp_path / ".ci" / "may-fail").write_text("# a: comment\nsome: waits for its release 9\n", "utf-8")
    environment = {**os.environ, "PATH": f"{tmp_path}:{os.environ['PATH']}"}
    done = [
        subprocess.run([script, name], env=environment, capture_output=True, text=True, check=False)
        for name in ("some", "other")
    ]
    assert [one.returncode for one in done] == [0, 1]
    assert "waits for its release 9" in done[0].stdout
    assert "other FAILED" in done[1].stderr
