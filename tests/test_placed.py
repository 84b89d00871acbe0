"""What stands in the folder of a preview already is left alone, and what no longer belongs there goes."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from scripts.publish.placed import Coming, Folder, Preview


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


def test_what_stands_in_the_site_before_is_not_written_again(tmp_path: Path) -> None:
    before, path = tmp_path / "site", tmp_path / "part"
    for needed in (before / "d", path / "d"):
        needed.mkdir(parents=True)
    (before / "d/same.html").write_bytes(b"same")
    (before / "d/other.html").write_bytes(b"old")
    (before / "d/led.html").symlink_to(before / "d/same.html")
    folder = Folder(path, before=before)
    (path / "d/same.html").write_bytes(b"left by an engine")
    for name, content in {"same": b"same", "other": b"new", "led": b"same", "fresh": b"new"}.items():
        folder.put(f"d/{name}.html", content)
        assert (path / f"d/{name}.html").read_bytes() == content
    assert (path / "d/same.html").samefile(before / "d/same.html")
    assert not (path / "d/led.html").is_symlink()
    folder.put("d/same.html", b"changed")
    assert (before / "d/same.html").read_bytes() == b"same", "the last good site stays as it is"
    assert (before / "d/other.html").read_bytes() == b"old"


def test_where_no_file_can_have_two_names_it_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError

    (tmp_path / "site/d").mkdir(parents=True)
    (tmp_path / "site/d/same.html").write_bytes(b"same")
    monkeypatch.setattr(os, "link", refuse)
    Folder(tmp_path / "part", before=tmp_path / "site").put("d/same.html", b"same")
    assert (tmp_path / "part/d/same.html").read_bytes() == b"same"


def test_a_page_that_an_engine_makes_when_it_is_wanted_is_one_of_the_pages(tmp_path: Path) -> None:
    (tmp_path / "by-hand.html").write_text("by hand")
    folder = Folder(tmp_path, coming={"made.html": Coming(b"digest", lambda: "made")})
    assert folder.pages() == ["by-hand.html", "made.html"]
    assert (folder.text("made.html"), folder.told("made.html")) == ("made", b"digest")
    assert folder.told("by-hand.html") == "by hand"
    folder.change("made.html", b"changed")
    assert folder.told("made.html") == "changed"
