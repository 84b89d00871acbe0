"""A site changes in one step; two builds do not meet; what breaks off leaves nothing behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from scripts.commands._swap import part_of
from scripts.corpus.stopping import StoppedError
from tests.cli import ROOT, TOY, call_scripts
from tests.sampled import sampled, some


def filled(folder: Path, words: str) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / "index.html").write_text(words, "utf-8")
    return folder


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_the_new_folder_takes_the_place_of_the_old(tmp_path: Path) -> None:
    out = filled(tmp_path / "site", "old")
    filled(tmp_path / ".site.part", "stale")
    with part_of(out) as part:
        assert names(part.folder) == []
        filled(part.folder, "new")
        assert (out / "index.html").read_text("utf-8") == "old"
        part.put()
    assert (out / "index.html").read_text("utf-8") == "new"
    assert names(tmp_path) == ["site"]


def test_what_is_not_put_is_removed(tmp_path: Path) -> None:
    out = filled(tmp_path / "site", "old")
    with part_of(out) as part:
        filled(part.folder, "new")
    assert (out / "index.html").read_text("utf-8") == "old"
    assert names(tmp_path) == ["site"]


def test_a_kill_between_the_two_names_is_mended_by_the_next_build(tmp_path: Path) -> None:
    """Both folders are whole then; the old one comes back, and the half-made one goes."""
    filled(tmp_path / ".site.old", "old")
    filled(tmp_path / ".site.part", "new")
    with part_of(tmp_path / "site"):
        assert (tmp_path / "site" / "index.html").read_text("utf-8") == "old"
    assert names(tmp_path) == ["site"]


def test_a_folder_that_cannot_be_put_leaves_the_old_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out, rename = filled(tmp_path / "site", "old"), Path.rename

    def failing(self: Path, target: Path) -> Path:
        if self.name == ".site.part":
            raise PermissionError(13, "Permission denied", str(target))
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", failing)
    with pytest.raises(PermissionError), part_of(out) as part:
        part.put()
    assert (out / "index.html").read_text("utf-8") == "old"
    assert names(tmp_path) == ["site"]


def test_two_do_not_make_one_folder(tmp_path: Path) -> None:
    out = filled(tmp_path / "site", "old")
    with part_of(out) as part:
        filled(part.folder, "first")
        told = call_scripts("build", "--corpus", TOY, "--out", tmp_path / "other" / ".." / "site")
        with pytest.raises(StoppedError, match="等它结束"), part_of(out):
            pass
        part.put()
    assert (out / "index.html").read_text("utf-8") == "first"
    assert told.returncode == 1
    with part_of(out):
        pass


@pytest.fixture
def hearing() -> Iterator[None]:
    """Processes that are started hear SIGINT, which a shell has its background jobs, and theirs, ignore."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.long
@sampled
@pytest.mark.usefixtures("hearing")
def test_a_build_that_is_broken_off_says_one_line_and_leaves_nothing(tmp_path: Path) -> None:
    out = tmp_path / "site"
    command = [sys.executable, "-m", "scripts", "build", "--corpus", str(TOY), "--out", str(out)]
    for sent in some((signal.SIGINT, signal.SIGTERM), (signal.SIGTERM,)):
        with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as child:
            part, end = tmp_path / ".site.part", time.monotonic() + 120
            while not (part.exists() and any(part.iterdir())) and child.poll() is None:
                assert time.monotonic() < end
                time.sleep(0.05)
            child.send_signal(sent)
            told = child.communicate()[1]
        assert (child.returncode, told) == (130, "已中断\n")
        assert names(tmp_path) == []


@pytest.mark.parametrize(("number", "words"), [(13, "没有权限"), (28, "磁盘已满"), (30, "文件系统是只读的")])
def test_surroundings_that_do_not_allow_it_are_one_sentence(
    number: int, words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(self: Path, *_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number), str(self))

    monkeypatch.setattr(Path, "mkdir", refused)
    told = call_scripts("build", "--corpus", TOY, "--out", tmp_path / "site")
    assert (told.returncode, told.stderr) == (1, f"{tmp_path / '.site.part'}：{words}\n")
    monkeypatch.undo()
    assert names(tmp_path) == []


@pytest.mark.parametrize("address", ["https://x.org/a'b/", "x.org", "https://x.org/a b", 'https://x.org/"><b>/'])
def test_an_address_that_is_none_is_refused_before_the_build(address: str, tmp_path: Path) -> None:
    told = call_scripts("build", "--corpus", TOY, "--out", tmp_path / "site", "--base-url", address)
    assert (told.returncode, told.stderr.count("\n")) == (2, 1)
    assert names(tmp_path) == []
