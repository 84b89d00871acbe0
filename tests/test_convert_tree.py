"""Conversion of many pages: the same in one process and in several."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

import pytest

from scripts.convert.markup import tree
from scripts.convert.markup.page import convert_page
from scripts.convert.markup.tree import Conversion, convert_tree
from scripts.convert.overrides import load_overrides
from scripts.corpus.model import SCRIPTS

PROJECT, _ = load_overrides(Path(__file__).parents[1] / "corpus" / "variants")


@dataclass(frozen=True)
class Folder:
    """A store that makes its pages up and writes them into a folder, if they are many in other processes."""

    folder: Path

    def read(self, path: str) -> str:
        return f"<html lang='zh-Hans'><p>第{path}页，于某后来</p>"

    def write(self, path: str, html: tuple[str, ...]) -> int:
        (self.folder / path).write_text("\n".join(html), "utf-8")
        return len(html)


class Pool:
    """Stands for a pool of processes, and does its work here."""

    started: ClassVar[list[int]] = []

    def __init__(self, count: int, _: object, take_up: Callable[..., None], given: tuple[object, ...]) -> None:
        self.started.append(count)
        take_up(*given)

    def __enter__(self) -> Pool:
        return self

    def __exit__(self, *_: object) -> None: ...

    def map(self, work: Callable[[Sequence[str]], list[int]], tasks: Iterable[Sequence[str]]) -> Iterator[list[int]]:
        return map(work, tasks)


@pytest.mark.parametrize(("workers", "pages", "started"), [(None, 9, []), (None, 10, [7]), (1, 10, []), (3, 9, [3])])
def test_processes_are_started_where_they_pay_or_are_asked_for(
    workers: int | None, pages: int, started: list[int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tree, "POOL_FROM", 10)
    monkeypatch.setattr(tree, "ProcessPoolExecutor", Pool)
    monkeypatch.setattr(os, "cpu_count", lambda: 7)
    monkeypatch.setattr(Pool, "started", [])
    paths = [f"{n}.html" for n in range(pages)]
    assert list(convert_tree(paths, Folder(tmp_path), Conversion(SCRIPTS, PROJECT), workers)) == [3] * pages
    assert Pool.started == started


@pytest.mark.parametrize("workers", [None, 1, 2])
def test_every_page_in_every_script(workers: int | None, tmp_path: Path) -> None:
    paths = [f"{n}.html" for n in range(70)]
    conversion = Conversion(SCRIPTS, PROJECT, frozenset({"于某"}))
    assert list(convert_tree(paths, Folder(tmp_path), conversion, workers)) == [3] * 70
    assert (tmp_path / "7.html").read_text("utf-8").split("\n") == [
        "<html lang='zh-Hans'><p>第7.html页，于某后来</p>",
        "<html lang='zh-Hant'><p>第7.html頁，于某後來</p>",
        "<html lang='zh-Hant-HK'><p>第7.html頁，于某後來</p>",
    ]


def test_it_is_the_conversion_of_one_page(tmp_path: Path) -> None:
    list(convert_tree(["a"], Folder(tmp_path), Conversion(("zh-Hant-HK",), PROJECT)))
    page = Folder(tmp_path).read("a")
    assert (tmp_path / "a").read_text("utf-8") == convert_page(page, "zh-Hant-HK", PROJECT)
