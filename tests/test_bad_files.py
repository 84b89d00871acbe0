"""How an editor saves a file is no fault of its content; one slip is told once, and not with all that follows."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from copy import copy
from dataclasses import replace
from datetime import date, datetime
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from scripts.convert.record import HEADER
from scripts.corpus.curated import ONE_FILE
from scripts.corpus.model import Problem
from scripts.corpus.records import AnnotationRecord, DocumentRecord
from scripts.corpus.yaml_file import parse_yaml, validate
from tests.cli import TOY
from tests.faults.damage import Damage, append, both, conflict, edit, folder, remove, write
from tests.test_bad_input import found

KINDS = ("corpus.yml", "topics.yml", "documents/tide-wall.yml", "annotations/tide-wall.yml", "anchors.tsv",
         "variants/phrases.txt")  # fmt: skip
JUDGED = "alone\t苏\t蘇\t*\t姓氏，只此一种写法\n"
READING, ACCEPTED = "readings/a.tsv", "variants/accepted.tsv"


def windows(data: bytes) -> bytes:
    return b"\xef\xbb\xbf" + data.replace(b"\n", b"\r\n")


SAVED: dict[str, Callable[[bytes], bytes]] = {"windows": windows, "old mac": lambda data: data.replace(b"\n", b"\r"),
         "mark alone": lambda data: b"\xef\xbb\xbf" + data}  # fmt: skip


@pytest.mark.parametrize("how", SAVED)
@pytest.mark.parametrize("name", [*KINDS, READING, ACCEPTED])
def test_byte_order_marks_and_line_ends_are_accepted_everywhere(name: str, how: str, toy_copy: Path) -> None:
    path = toy_copy / name
    if name == READING:
        write(READING, "passage\ttopics\nqjjx52\tfangchao\n")(toy_copy)
    if name == ACCEPTED:
        write(ACCEPTED, f"{HEADER}\n{JUDGED}")(toy_copy)
    expected = found(toy_copy)
    path.write_bytes(SAVED[how](path.read_bytes()))
    assert found(toy_copy) == expected
    assert not {problem.code for problem in expected} - {"VAR08"}


@pytest.mark.parametrize(
    "name", ["documents/.#tide-wall.yml", "annotations/.#a.yml", ".#topics.yml", "readings/.#a.tsv"]
)
def test_the_lock_of_an_editor_is_nobodys_file(name: str, toy_copy: Path) -> None:
    (toy_copy / name).parent.mkdir(exist_ok=True)
    (toy_copy / name).symlink_to("curator@machine.1234:1")
    (toy_copy / f"{name.replace('.#', '')}~").write_text("a backup")
    assert found(toy_copy) == []


def told(problems: list[Problem]) -> set[tuple[str, str]]:
    return {(problem.path, problem.code) for problem in problems}


RECORD = "documents/ferry-timetable.yml"
NOTES = "annotations/library-opens.yml"
ROOTS: dict[str, tuple[Damage, set[tuple[str, str]]]] = {
    "topics empty": (write("topics.yml", ""), {("topics.yml", "VOC11")}),
    "topics gone": (remove("topics.yml"), {("topics.yml", "VOC11")}),
    "series gone": (remove("series.yml"), {("series.yml", "VOC11")}),
    "ledger gone": (remove("anchors.tsv"), {("anchors.tsv", "ID12")}),
    "ledger without its head": (edit("anchors.tsv", "event\t", "vent\t"), {("anchors.tsv", "ID01")}),
    "spaces for tabs": (edit("anchors.tsv", "event\tdate", "event date"), {("anchors.tsv", "ID01")}),
    "ledger in a conflict": (append("anchors.tsv", conflict("mint") + "\n"), {("anchors.tsv", "TXT02")}),
    "record of another ending": (
        lambda corpus: (corpus / RECORD).rename(corpus / "documents/ferry-timetable.yaml") and None,
        {("documents/ferry-timetable.yaml", "REC07")},
    ),
    "ending in capitals": (
        lambda corpus: (corpus / RECORD).rename(corpus / "documents/ferry-timetable.YML") and None,
        {("documents/ferry-timetable.YML", "REC07")},
    ),
    "vocabulary of another ending": (
        lambda corpus: (corpus / "topics.yml").rename(corpus / "topics.yaml") and None, {("topics.yaml", "REC07")},
    ),
    "annotations that cannot be read": (append(NOTES, "pasages: {}\n"), {(NOTES, "REC02")}),
    "record that is a folder": (both(remove(RECORD), folder(RECORD)), {(RECORD, "TXT03")}),
    "record in a conflict": (edit(RECORD, "kind:", conflict("kind: article") + "\nkind:"), {(RECORD, "TXT02")}),
    "record in GBK": (write(RECORD, "id: 渡船".encode("gb18030")), {(RECORD, "TXT01")}),
}  # fmt: skip


@pytest.mark.parametrize("name", ROOTS)
def test_the_root_is_told_and_nothing_that_follows_from_it(name: str, toy_copy: Path) -> None:
    damage, expected = ROOTS[name]
    damage(toy_copy)
    problems = found(toy_copy)
    assert told(problems) == expected, "\n".join(map(str, problems))
    assert len(problems) == 1


def places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The places of a record's values, of every list only the first."""
    yield path
    inside = value.items() if isinstance(value, dict) else enumerate(value[:1]) if isinstance(value, list) else ()
    for step, held in inside:
        yield from places(held, (*path, step))


def put(value: Any, path: tuple[Any, ...], scrap: Any) -> Any:
    """A copy of a record with something else at a place."""
    if not path:
        return scrap
    copied = copy(value)
    copied[path[0]] = put(value[path[0]], path[1:], scrap)
    return copied


SCRAPS: tuple[Any, ...] = (
    True, 3, -1.5, 10**400, float("nan"), "", "甲", "甲" * 500, [], [1], [[]], {}, {"甲": 1}, {1: 2}, {None: 1}, None,
    date(2030, 1, 1), datetime.fromisoformat("2030-01-01T02:00"),
)  # fmt: skip
SHAPES = {f"{stem}.yml": shape for stem, shape in ONE_FILE.items()} | {
    "documents/market-moves.yml": DocumentRecord, "documents/tide-wall.yml": DocumentRecord,
    "annotations/library-opens.yml": AnnotationRecord, "annotations/tide-wall.yml": AnnotationRecord,
}  # fmt: skip


@pytest.mark.parametrize("name", [name for name in SHAPES if (TOY / name).exists()])
def test_every_value_that_is_refused_is_refused_in_the_curators_language(name: str) -> None:
    file = parse_yaml(name, (TOY / name).read_text("utf-8"))
    for path, scrap in product(places(file.data), SCRAPS):
        for problem in validate(replace(file, data=put(file.data, path, scrap)), SHAPES[name])[1]:
            said = re.sub("「.*?」|写法不合 .*", "", problem.message)
            assert not re.search(r"[A-Za-z]{3,} [a-z]{2,}", said), (path, scrap, problem.message)


def test_invisible_characters_show_in_messages() -> None:
    problem = Problem("raw/甲\n乙.txt", 100, "DOC01", "原文为「\ufeff开放　了\x1b」:smile:", "改")
    assert str(problem) == "raw/甲\\n乙.txt:100: DOC01 原文为「\\ufeff开放　了\\x1b」:smile: — 改"


def test_the_toy_corpus_has_every_kind_of_file() -> None:
    assert all((TOY / name).is_file() for name in KINDS)
