"""How work runs: what is remembered, what is not, who does it, and what becomes of a worker that dies."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from scripts.work import program as around
from scripts.work import store as storing
from scripts.work.crew import processes
from scripts.work.run import AT_ONCE, Lazily, Work, place_of, work_on
from scripts.work.store import KEPT_FOR, Store
from scripts.work.told import digest_of

DONE: list[int] = []


def tripled(plus: int, numbers: Sequence[int]) -> Iterator[int]:
    """A task that leaves a trace of what it did."""
    DONE.extend(numbers)
    return (3 * number + plus for number in numbers)


def where(_: object, items: Sequence[int]) -> list[int]:
    return [os.getpid() for _ in items]


def napped(_: object, numbers: Sequence[int]) -> list[int]:
    """A task that lasts."""
    time.sleep(0.005 * len(numbers))
    return list(numbers)


def dies_once(mark: Path, numbers: Sequence[int]) -> list[int]:
    """A task whose first worker is killed in the middle of it."""
    if not mark.exists():
        mark.touch()
        os.abort()
    return [3 * number for number in numbers]


@pytest.fixture
def place(tmp_path: Path) -> Path:
    DONE.clear()
    return tmp_path / "kept.sqlite"


def done(place: Path, numbers: Sequence[int], plus: int = 0, program: str = "one", stage: str = "triple") -> list[int]:
    """What a build does that wants these numbers tripled; checks that they come out right."""
    DONE.clear()
    store = Store(place)
    found = list(Work(store, program).each(stage, tripled, plus, numbers))
    store.close()
    assert found == [3 * number + plus for number in numbers]
    return list(DONE)


def test_only_what_changed_is_done(place: Path) -> None:
    numbers = list(range(2 * AT_ONCE + 5))
    assert done(place, numbers) == numbers
    assert done(place, numbers) == []
    assert done(place, [*numbers[:40], 1000, *numbers[41:]]) == [1000]
    assert done(place, [], 0) == []


def test_everything_a_result_is_made_of_counts(place: Path) -> None:
    done(place, [1, 2])
    assert done(place, [1, 2], plus=1) == [1, 2], "what is common to all"
    assert done(place, [1, 2], program="two") == [1, 2], "the code and the libraries"
    assert done(place, [1, 2], stage="other") == [1, 2], "the stage"


@pytest.mark.parametrize("column", ["value", "digest"])
def test_a_damaged_entry_is_noticed_and_made_again(place: Path, column: str) -> None:
    done(place, [1, 2, 3])
    with sqlite3.connect(place) as file:
        (key, whole), *_ = file.execute(f"SELECT key, {column} FROM kept").fetchall()
        file.execute(f"UPDATE kept SET {column} = ? WHERE key = ?", (whole[:-1] + bytes([whole[-1] ^ 1]), key))
    assert len(done(place, [1, 2, 3])) == 1
    assert done(place, [1, 2, 3]) == []


@pytest.mark.parametrize("content", [b"", b"no database", b"SQLite format 3\0" + bytes(4000)])
def test_a_file_that_is_no_store_costs_a_build_its_memory_and_no_more(place: Path, content: bytes) -> None:
    place.write_bytes(content)
    assert done(place, [1, 2]) == [1, 2]
    done(place, [1, 2])
    assert done(place, [1, 2]) == [], "the one after has a new file"


def test_a_torn_file_is_begun_anew(place: Path) -> None:
    done(place, list(range(3000)))
    place.write_bytes(place.read_bytes()[:9000])
    assert done(place, [1, 2]) == [1, 2]
    done(place, [1, 2])
    assert done(place, [1, 2]) == []


def test_a_place_that_cannot_be_written_is_no_fault(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert done(tmp_path / "file" / "kept.sqlite", [1]) == [1]
    assert done(tmp_path / "file" / "kept.sqlite", [1]) == [1]


def test_what_an_interrupted_build_did_is_kept(place: Path) -> None:
    def interrupted() -> Iterator[int]:
        for number, result in enumerate(Work(Store(place), "one").each("triple", tripled, 0, list(range(100)))):
            yield result
            if number == AT_ONCE + 3:
                raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        list(interrupted())
    assert done(place, list(range(100))) == list(range(2 * AT_ONCE, 100))


@pytest.mark.parametrize("size", [0, 1, 63, 64, 65, 128, 1000])
def test_a_value_that_is_too_large_for_a_row_lies_in_several(
    size: int, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(storing, "PIECE", 64)
    monkeypatch.setattr("scripts.work.store.zlib.compress", lambda value, _: value)
    monkeypatch.setattr("scripts.work.store.zlib.decompress", bytes)
    value, key = bytes(number % 251 for number in range(size)), b"k" * 32
    kept = Store(place)
    kept.put({key: value, b"o" * 32: b"other"})
    assert kept.get([key, b"o" * 32]) == {key: value, b"o" * 32: b"other"}
    kept.close()
    for _ in range(KEPT_FOR + 1):  # what is wanted stays, all of it
        kept = Store(place)
        assert kept.get([key]) == {key: value}
        kept.close()
    with sqlite3.connect(place) as file:
        rows = file.execute("SELECT key FROM kept").fetchall()
        assert len(rows) == size // 64 + 1
        file.execute("DELETE FROM kept WHERE key = ?", rows[-1])
    assert Store(place).get([key]) == {}


def test_what_no_build_wants_any_more_is_forgotten(place: Path) -> None:
    done(place, [1, 2])
    for _ in range(KEPT_FOR):
        done(place, [2])
    assert done(place, [1, 2]) == [1]


def test_the_program_is_its_code_its_data_and_its_libraries(monkeypatch: pytest.MonkeyPatch) -> None:
    first = around.program()
    assert first == around.program()
    assert any(one.lower().startswith("opencc==") for one in around.versions())
    monkeypatch.setattr(around, "versions", lambda: ("opencc==0",))
    assert around.program() not in (first, None)
    monkeypatch.setattr(around, "_BEGUN", "other")
    assert around.program() is None, "the code was edited under a running process: nothing may be remembered of it"


def test_results_are_kept_by_corpus_and_not_at_all_where_nobody_wants_it(tmp_path: Path) -> None:
    one, other = (place_of(tmp_path / name / "corpus", {}) for name in "ab")
    assert one != other
    assert place_of(tmp_path, {"YUAN_CACHE": ""}) is None
    with work_on(tmp_path, {"YUAN_CACHE": ""}) as work:
        assert work.store is None
    with work_on(tmp_path, {"YUAN_CACHE": str(tmp_path)}) as work:
        assert work.store


def test_any_input_is_told_whole() -> None:
    @dataclass(frozen=True)
    class Pair:
        left: object
        right: object

    values = [
        "ab",
        b"ab",
        ("a", "b"),
        ["ab"],
        Pair("a", "b"),
        Pair("ab", ""),
        1,
        True,
        None,
        {"a": "b"},
        {"b": "a"},
        {("a", 1): "b"},
        {("a", 2): "b"},
        Pair({("a", 1): "b"}, ""),
        date(2020, 1, 2),
        (),
    ]
    assert len({digest_of(value) for value in values}) == len(values)
    assert digest_of(frozenset("abc")) == digest_of(frozenset("cba"))
    assert digest_of("a", "b") != digest_of("ab")
    with pytest.raises(TypeError):
        digest_of(object())


def test_work_that_lasts_is_done_elsewhere_and_comes_back_in_order() -> None:
    crew = processes(2, pays_from=0)
    assert list(Work(crew=crew).each("triple", tripled, 1, list(range(300)))) == [3 * n + 1 for n in range(300)]
    assert os.getpid() not in set(Work(crew=crew).each("where", where, None, list(range(64))))
    crew.close()
    crew = processes(2)
    assert set(Work(crew=crew).each("where", where, None, list(range(64)))) == {os.getpid()}
    assert not crew.is_here, "a moment's work calls nobody"


def test_nobody_is_called_for_what_is_known_already(place: Path) -> None:
    numbers = list(range(10 * AT_ONCE))
    list(Work(Store(place), "one").each("nap", napped, None, numbers))
    edited = [-1, *numbers[1:64], -2, *numbers[65:]]
    crew = processes(2, pays_from=0.3)
    assert list(Work(Store(place), "one", crew).each("nap", napped, None, edited)) == edited
    assert not crew.is_here


def test_a_worker_that_dies_costs_a_retry(tmp_path: Path) -> None:
    crew = processes(2, pays_from=0)
    numbers = list(range(5 * AT_ONCE))
    assert list(Work(crew=crew).each("triple", dies_once, tmp_path / "mark", numbers)) == [3 * n for n in numbers]
    crew.close()


def test_things_are_made_when_they_are_wanted() -> None:
    made: list[int] = []

    def make(number: int) -> int:
        made.append(number)
        return number

    results = Work().each("triple", tripled, 0, Lazily(list(range(100)), make))
    assert next(results) == 0
    assert made == list(range(AT_ONCE))


def test_what_is_known_is_not_made(place: Path) -> None:
    made = list[int]()

    def make(number: int) -> int:
        made.append(number)
        return number

    def ask(numbers: Sequence[int]) -> list[int]:
        store = Store(place)
        found = list(Work(store, "one").each("triple", tripled, 0, Lazily(numbers, make, str)))
        store.close()
        return found

    assert ask([1, 2]) == [3, 6]
    assert made == [1, 2]
    assert ask([1, 3, 2]) == [3, 9, 6]
    assert made == [1, 2, 3]
