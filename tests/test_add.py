"""`add` takes a file whole or not at all, says why it does not, and writes no record that `check` refuses."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scripts.corpus import writing
from scripts.pipeline import run
from tests.cli import TOY, call_scripts, run_scripts
from tests.sampled import examples
from tests.test_build import digests

NEWS = "灯塔换新灯\n\n本报讯 7月9日，灯塔岛的灯塔换上新灯。旧灯照了61年，移到海边图书馆陈列。\n"
C_LOCALE: dict[str, Any] = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
Maker = Callable[[Path], object]


def holding(data: bytes) -> Maker:
    return lambda path: path.write_bytes(data)


REFUSED: dict[str, tuple[str, str, Maker, str]] = {
    "empty": ("lamp", "a.txt", holding(b""), "没有文字"),
    "white space": ("lamp", "a.txt", holding(" \r\n\t\n　\n".encode()), "没有文字"),
    "byte order mark alone": ("lamp", "a.txt", holding(b"\xef\xbb\xbf\r\n"), "没有文字"),
    "folder": ("lamp", "a.txt", Path.mkdir, "文件夹"),
    "pipe": ("lamp", "a.txt", os.mkfifo, "特殊文件"),
    "dangling link": ("lamp", "a.txt", lambda path: path.symlink_to("nowhere"), "没有文件"),
    "PDF": ("lamp", "a.pdf", holding(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n"), "PDF"),
    "Word": ("lamp", "a.docx", holding(b"PK\x03\x04\x14\x00\x06\x00"), "Office"),
    "picture": ("lamp", "a.txt", holding(b"\x89PNG\r\n\x1a\n"), "图片"),
    "no text": ("lamp", "a.txt", holding("灯塔\n灯塔".encode() + b"\xff\xfe\x81\xff"), "第 2 行、第 14 个字节（0xff）"),
    "hidden": ("lamp", ".a.txt", holding(NEWS.encode()), "以 . 开头"),
    "two dots": ("lamp", "..a.txt", holding(NEWS.encode()), "以 . 开头"),
    "line feed in its name": ("lamp", "a\nb.txt", holding(NEWS.encode()), "看不见的字符"),
    "name that Windows keeps": ("lamp", "Con.txt", holding(NEWS.encode()), "Windows"),
    "id that Windows keeps": ("nul", "a.txt", holding(NEWS.encode()), "保留名"),
    "id of 300 letters": ("a" * 300, "a.txt", holding(NEWS.encode()), "不超过"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_text_is_refused_with_the_reason(name: str, toy_copy: Path, tmp_path: Path) -> None:
    id, file, make, words = REFUSED[name]
    (tmp_path / "in").mkdir()
    make(tmp_path / "in" / file)
    before = digests(toy_copy)
    refused = call_scripts("add", "--corpus", toy_copy, tmp_path / "in" / file, "--id", id)
    assert (refused.returncode, words in refused.stderr) == (1, True), refused.stderr
    assert refused.stderr.count("\n") <= 1 + file.count("\n")
    assert digests(toy_copy) == before


def test_a_name_that_is_not_utf8_is_refused(toy_copy: Path, tmp_path: Path) -> None:
    raw = os.fsencode(tmp_path) + b"/\xb5\xc6\xcb\xfe.txt"
    with open(raw, "wb") as file:
        file.write(NEWS.encode())
    before = digests(toy_copy)
    refused = run_scripts("add", "--corpus", toy_copy, os.fsdecode(raw), "--id", "lamp")
    assert (refused.returncode, "UTF-8" in refused.stderr, "Traceback" in refused.stderr) == (1, True, False)
    assert digests(toy_copy) == before


@pytest.mark.parametrize("failing", ["raw", "documents"])
def test_a_failure_half_way_leaves_nothing(
    failing: str, toy_copy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.txt").write_bytes(NEWS.encode())
    before, write = digests(toy_copy), writing.write_whole

    def full(path: Path, data: bytes) -> None:
        if path.parent.name == failing:
            raise OSError(28, "No space left on device", str(path))
        write(path, data)

    monkeypatch.setattr("scripts.commands.add.write_whole", full)
    stopped = call_scripts("add", "--corpus", toy_copy, tmp_path / "a.txt", "--id", "lamp")
    assert (stopped.returncode, "磁盘已满" in stopped.stderr, stopped.stderr.count("\n")) == (1, True, 1)
    assert digests(toy_copy) == before


@pytest.mark.long
def test_a_locale_without_unicode_changes_nothing(toy_copy: Path, tmp_path: Path) -> None:
    raw = tmp_path / "灯塔.txt"
    raw.write_bytes(NEWS.encode())
    done = run_scripts("add", "--corpus", toy_copy, raw, "--id", "lamp", **C_LOCALE)
    assert (done.returncode, "已收入" in done.stdout) == (0, True), done.stderr
    assert (toy_copy / "raw" / raw.name).read_bytes() == raw.read_bytes()
    told = run_scripts("check", "--corpus", toy_copy, **C_LOCALE)
    assert "还没有编号" in told.stdout


def test_a_guessed_encoding_is_told_and_can_be_confirmed(toy_copy: Path, tmp_path: Path) -> None:
    raw, record = tmp_path / "a.txt", toy_copy / "documents" / "lamp.yml"
    raw.write_bytes(b"See \xb9\xab, page 3.\n\nNothing else here.\n")
    done = call_scripts("add", "--corpus", toy_copy, raw, "--id", "lamp")
    assert (done.returncode, "encoding: gb18030" in done.stdout) == (0, True)
    assert "SRC06" in {problem.code for problem in run(toy_copy)[1]}
    record.write_text(record.read_text("utf-8").replace("source:\n", "source:\n  encoding: gb18030\n"), "utf-8")
    assert "SRC06" not in {problem.code for problem in run(toy_copy)[1]}


def test_mixed_scripts_are_told(toy_copy: Path, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(f"{NEWS}燈塔換新燈，舊燈照了六十一年，移到海邊圖書館陳列。\n".encode())
    done = call_scripts("add", "--corpus", toy_copy, tmp_path / "a.txt", "--id", "lamp")
    assert (done.returncode, "简繁混用" in done.stdout) == (0, True)
    assert re.search(r"documents/lamp\.yml:\d+ 简繁混用", call_scripts("check", "--corpus", toy_copy).stdout)
    assert "简繁混用" not in call_scripts("check", "--corpus", TOY).stdout


INVISIBLE = "\ufeff\u200b\xad\u2028\x85\ue5e5\ufffd\x07\U00020bb7"
LINES = st.text(
    st.sampled_from("灯塔换新海边报《》“”：，。？！（）— 　\t0１aZ-#*>|'\"\\{}[]&!%@`" + INVISIBLE), max_size=24
)
FORM = {"REC01", "REC02", "REC03", "REC06", "REC07", "YML01", "YML02", "YML03", "TXT01", "SRC01", "SRC02", "SRC03"}


@examples(40)
@given(
    lines=st.lists(LINES, min_size=1, max_size=6),
    end=st.sampled_from(["\n", "\r\n", "\n\n"]),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "gb18030"]),
)
def test_a_record_that_was_written_is_never_refused_for_its_form(
    lines: list[str], end: str, encoding: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("added")
    corpus, raw = Path(shutil.copytree(TOY, folder / "corpus")), folder / "新闻.txt"
    raw.write_bytes(end.join(lines).encode(encoding))
    before = digests(corpus)
    done = call_scripts("add", "--corpus", corpus, raw, "--id", "lamp")
    if done.returncode:
        assert digests(corpus) == before
    else:
        assert not {problem.code for problem in run(corpus)[1] if problem.path == "documents/lamp.yml"} & FORM
    shutil.rmtree(folder)
