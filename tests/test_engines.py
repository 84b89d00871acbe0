"""Every engine makes the same site of the same pages, to the byte."""

from __future__ import annotations

import filecmp
from pathlib import Path

import pytest

from scripts.commands._engines import DEFAULT, ENGINES
from scripts.engines.navigation import address_of, page_of
from scripts.engines.tree import led_from_file
from tests.cli import TOY, run_scripts
from tests.conftest import build_once

OTHERS = [engine for engine in ENGINES if engine != DEFAULT]


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
@pytest.mark.parametrize("engine", OTHERS)
def test_an_engine_makes_the_same_site_to_the_byte(engine: str, toy_site: Path, shared: Path) -> None:
    site = site_by(engine, shared)
    assert files(site) == files(toy_site)
    assert filecmp.cmpfiles(site, toy_site, files(site), shallow=False)[1:] == ([], [])


def test_an_engine_that_is_not_installed_is_told(tmp_path: Path) -> None:
    other = OTHERS[0]
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
