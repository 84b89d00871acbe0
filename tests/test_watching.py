"""What a preview hears of edits by: told at once by the system, or by looking in turn."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import Event

import pytest
from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers.api import BaseObserver
from watchdog.observers.polling import PollingObserver

from scripts.engines import watching

PATIENCE = 20.0


class Heard(FileSystemEventHandler):
    def __init__(self) -> None:
        self.files: list[str] = []
        self.told = Event()

    def on_any_event(self, event: FileSystemEvent) -> None:
        if not event.is_directory:
            self.files.append(str(event.dest_path or event.src_path))
            self.told.set()


def heard(made: BaseObserver, folder: Path, act: Callable[[], object]) -> set[str]:
    """The names of the files of which something is told while something is done, until a last file is written."""
    ear, last = Heard(), folder / "last"
    made.schedule(ear, str(folder), recursive=True)
    made.start()
    act()
    last.write_text("x")
    while last.name not in {Path(name).name for name in ear.files}:
        assert ear.told.wait(PATIENCE)
        ear.told.clear()
    made.stop()
    made.join()
    return {Path(name).name for name in ear.files} - {last.name}


@pytest.mark.parametrize("polling", [False, True])
def test_a_file_that_is_saved_is_heard_of_and_one_that_is_read_is_not(tmp_path: Path, polling: bool) -> None:
    for name in ("read", "saved"):
        (tmp_path / name).write_text("a", "utf-8")
    (tmp_path / "moved.new").write_text("b", "utf-8")

    def edit() -> None:
        (tmp_path / "read").read_text("utf-8")
        (tmp_path / "saved").write_text("longer", "utf-8")
        (tmp_path / "moved.new").rename(tmp_path / "moved")

    made = watching.observer([str(tmp_path)], polling)
    assert isinstance(made, PollingObserver) == polling
    assert {"saved", "moved"} <= heard(made, tmp_path, edit) <= {"saved", "moved", "moved.new"}


def test_where_the_system_cannot_watch_files_are_looked_at_in_turn(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Full(PollingObserver):
        def start(self) -> None:
            raise OSError("inotify watch limit reached")

    monkeypatch.setattr(watching, "Observer", Full)
    made = watching.observer([str(tmp_path)])
    assert type(made) is PollingObserver
    assert heard(made, tmp_path, (tmp_path / "new").touch) == {"new"}
