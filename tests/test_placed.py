"""What stands in the folder of a preview already is left alone, and what no longer belongs there goes."""

from __future__ import annotations

from pathlib import Path

from scripts.publish.placed import Folder, Preview


def test_only_what_differs_is_written(tmp_path: Path) -> None:
    for name in ("same", "other", "copied", "left"):
        (tmp_path / name).write_text("old")
    before = (tmp_path / "same").stat()
    folder = Folder(tmp_path, Preview({}, frozenset({"copied"})))
    for name, content in {"same": b"old", "other": b"new", "d/new": b"new"}.items():
        folder.put(name, content)
    folder.sweep()
    after = (tmp_path / "same").stat()
    assert (before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns)
    assert folder.files() == ["copied", "d/new", "other", "same"]
    assert {folder.text(name) for name in ("other", "d/new")} == {"new"}


def test_a_page_that_is_to_come_goes_before_one_that_is_there(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("old")
    folder = Folder(tmp_path, Preview({"index.html": b"new"}, frozenset({"by-hand.html", "picture.svg"})))
    assert folder.text("index.html") == "new"
    assert folder.pages() == ["by-hand.html", "index.html"]
    folder.change("index.html", b"newer")
    assert folder.text("index.html") == "newer"
    assert Folder(tmp_path).text("index.html") == "old"
    assert Folder(tmp_path).pages() == ["index.html"]
