"""What a copy of this process does meanwhile comes back; what it cannot do, whoever waits for it does."""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from scripts.publish.placed import Folder
from scripts.work.crew import processes
from scripts.work.meanwhile import Meanwhile
from scripts.work.run import ALONE, Work
from scripts.work.store import Store

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="no process is copied elsewhere")


def fails() -> None:
    raise ValueError


def is_killed() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def lasts() -> None:
    time.sleep(600)


@pytest.fixture
def unthreaded(monkeypatch: pytest.MonkeyPatch) -> None:
    """The tests themselves run beside a thread; what they do is as safe as without."""
    monkeypatch.setattr(threading, "active_count", lambda: 1)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    held = Store(tmp_path / "kept.sqlite")
    yield held
    held.close()


def test_a_copy_does_it_and_tells(unthreaded: None) -> None:
    begun = Work(crew=processes(2)).meanwhile(lambda work: (os.getpid(), work.crew))
    pid, crew = begun.result() or (0, None)
    assert pid not in (0, os.getpid())
    assert crew is None


@pytest.mark.parametrize("act", [fails, is_killed])
def test_a_copy_that_fails_or_dies_tells_nothing(act: object, unthreaded: None) -> None:
    assert Work(crew=processes(2)).meanwhile(lambda _: act()).result() is None  # type: ignore[operator]


def test_one_that_nobody_waits_for_is_ended(unthreaded: None) -> None:
    begun = Work(crew=processes(2)).meanwhile(lambda _: lasts())
    begun.stop()
    assert begun.result() is None


def test_nothing_is_begun_where_there_is_no_other_core_or_where_a_copy_might_hang(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert ALONE.meanwhile(lambda _: 1).result() is None
    monkeypatch.setattr(threading, "active_count", lambda: 2)
    assert Work(crew=processes(2)).meanwhile(lambda _: 1).result() is None
    assert Meanwhile[int]().result() is None


def test_both_keep_what_they_made_and_find_what_was_kept(store: Store, unthreaded: None) -> None:
    store.put({b"before": b"1"})

    def act(work: Work) -> dict[bytes, bytes]:
        assert work.store
        work.store.put({b"there": b"2"})
        return work.store.get([b"before"])

    begun = Work(store, "program", processes(2)).meanwhile(act)
    store.put({b"here": b"3"})
    assert begun.result() == {b"before": b"1"}
    assert store.get([b"before", b"there", b"here"]) == {b"before": b"1", b"there": b"2", b"here": b"3"}


def test_a_store_that_cannot_be_used_stays_so(tmp_path: Path, unthreaded: None) -> None:
    (tmp_path / "file").write_bytes(b"")
    held = Store(tmp_path / "file" / "kept.sqlite")
    begun = Work(held, "program", processes(2)).meanwhile(lambda work: work.store and work.store.get([b"key"]))
    assert begun.result() == {}
    assert held.get([b"key"]) == {}


def test_what_an_engine_is_to_write_is_not_written_before(tmp_path: Path) -> None:
    with pytest.raises(FileExistsError):
        Folder(tmp_path, taken=frozenset({"data/own.json"})).put("data/own.json", b"")
    assert not list(tmp_path.iterdir())
