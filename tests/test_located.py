"""Faults of built pages name the file that a hand wrote, once for all editions."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from scripts.corpus.model import Problem
from scripts.gate.located import Written, located, missing_pages
from tests.cli import ROOT, TOY, run_module

METHOD = Written("docs/about/method.md", "# 方法\n\n见[别处](nosuch.md)与[此处](#nowhere)。\n")
PAGES = {"about/method/index.html": METHOD}


@pytest.mark.parametrize(
    ("code", "message", "line"),
    [
        ("GA50", "链接 nosuch.md 的目标 about/method/nosuch.md 不存在", 3),
        ("GA51", "链接 #nowhere：about/method/index.html 里没有 #nowhere", 3),
    ],
)
def test_a_broken_link_is_told_where_it_was_written(code: str, message: str, line: int) -> None:
    found = [Problem(f"{tree}about/method/index.html", 226, code, message) for tree in ("", "zh-Hant/", "zh-Hant-HK/")]
    assert [(one.path, one.line, one.code) for one in located(found, PAGES, "site")] == [(METHOD.name, line, code)]


def test_what_a_template_brought_stays_where_it_is() -> None:
    found = [
        Problem("about/method/index.html", 7, "GA50", "链接 serch/ 的目标 serch/index.html 不存在"),
        Problem("d/a/index.html", 7, "GA50", "链接 nosuch.md 的目标 d/a/nosuch.md 不存在"),
        Problem("data/passages.jsonl", 1, "GA30", "文件不存在"),
    ]
    assert [one.path for one in located(found, PAGES, "site")] == [f"site/{one.path}" for one in found]


def test_a_page_in_the_navigation_that_is_missing_is_told_at_its_line() -> None:
    nav = ["index.md", {"检索": "serch.md"}, {"关于": [{"方法": "about/method.md"}, {"外面": "https://example.org/"}]}]
    config = Written("mkdocs.yml", "nav:\n  - index.md\n  - 检索: serch.md\n")
    (problem,) = missing_pages(nav, ["index.md", "about/method.md"], config)
    assert (problem.path, problem.line, problem.code) == ("mkdocs.yml", 3, "GA50")
    assert list(missing_pages(None, [], config)) == []


@pytest.mark.long
def test_a_slip_in_the_navigation_is_one_line(tmp_path: Path) -> None:
    for name in ("docs", "scripts"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    (tmp_path / "corpus").mkdir()
    config = (ROOT / "mkdocs.yml").read_text("utf-8")
    (tmp_path / "mkdocs.yml").write_text(config.replace("search.md", "serch.md", 1), "utf-8")
    done = run_module(
        "mkdocs", "build", "--strict", "--quiet", "--site-dir", tmp_path / "site", cwd=tmp_path, YUAN_CORPUS=str(TOY)
    )
    told = [line for line in done.stderr.splitlines() if "GA50" in line]
    assert done.returncode == 1
    assert len(told) == 1
    line = next(n for n, text in enumerate(config.splitlines(), start=1) if "search.md" in text)
    assert told[0].startswith(f"mkdocs.yml:{line}: GA50 导航里的 serch.md 不存在")
