"""What a curator does, from a raw file to published ids: each command that a hint gives is run as it stands."""

from __future__ import annotations

import os
import pty
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli import ROOT, Terminal, call_scripts, run_scripts
from tests.faults.damage import Damage, both, edit, reworded
from tests.sampled import sampled, some

NEWS = "灯塔换新灯\r\n\r\n本报讯 7月9日,灯塔岛的灯塔换上新灯。旧灯照了61年,移到海边图书馆陈列。\r\n\r\n记者 林小帆\r\n"
COUNCIL, FERRY, MARKET = (f"documents/{doc}.yml" for doc in ("council-answers", "ferry-timetable", "market-photo"))
SPLIT = 'decisions:\n  - action: split\n    quote: ["提前3天放票,", 不用再到码头]\n    why: 两句话。\n'
JOIN = "decisions:\n  - action: join\n    quote: [答问人, 周潮生港务所所长]\n    why: 一句话。\n"
EDITS: dict[str, tuple[str, Damage]] = {
    "amend": ("ID21", reworded("council_qa.txt", "提前3天", "提前5天")),
    "retire": ("ID22", reworded("tide_wall_hant.txt", "堤後的麵館\r\n\r\n", "")),
    "move": (
        "ID23",
        both(edit(FERRY, "to: 本报记者 林小帆", "to: 渡口见闻"), edit(MARKET, "from: 渡口见闻", "from: 6月30日清晨")),
    ),
    "split": ("ID24", edit(COUNCIL, "decisions:\n", SPLIT)),
    "merge": ("ID25", edit(COUNCIL, "decisions:\n", JOIN)),
}


def hinted(told: str, code: str) -> list[str]:
    """The command of the one hint of a code, as arguments for `run_scripts` and `call_scripts`."""
    hints = {line.partition(" — ")[2] for line in told.splitlines() if f" {code} " in line}
    (command,) = {found for hint in hints for found in re.findall(r"`([^`]+)`", hint)}
    python, flag, module, *arguments = shlex.split(command)
    assert (python, flag, module) == (".venv/bin/python", "-m", "scripts")
    return arguments


def on_a_terminal(arguments: list[str], answer: str) -> int:
    """Run a command whose standard input is a terminal, and answer its question; return the exit code."""
    ours, theirs = pty.openpty()
    os.write(ours, f"{answer}\n".encode())
    done = subprocess.run(
        [sys.executable, "-m", "scripts", *arguments], cwd=ROOT, stdin=theirs, capture_output=True, check=False
    )
    os.close(theirs)
    os.close(ours)
    return done.returncode


def codes(told: str) -> set[str]:
    return set(re.findall(r":\d+: ([A-Z]+\d+) ", told))


@pytest.mark.long
def test_a_new_document_from_its_raw_file_to_its_ids(toy_copy: Path, tmp_path: Path) -> None:
    raw = tmp_path / "灯塔: 换灯 #1.txt"
    raw.write_bytes(NEWS.encode("gb18030"))
    ledger, record = toy_copy / "anchors.tsv", toy_copy / "documents" / "new-lamp.yml"
    before = ledger.read_bytes()
    added = run_scripts("add", "--corpus", toy_copy, raw, "--id", "new-lamp")
    assert added.returncode == 0, added.stderr
    assert (toy_copy / "raw" / raw.name).read_bytes() == raw.read_bytes()
    edit("documents/new-lamp.yml", "byline: null", "byline: 记者 林小帆")(toy_copy)
    edit("documents/new-lamp.yml", "authors: []", "authors: [林小帆]")(toy_copy)
    assert 'title: "灯塔换新灯"' in record.read_text("utf-8")

    told = call_scripts("check", "--corpus", toy_copy)
    assert (told.returncode, codes(told.stderr)) == (0, set()), "passages without an id are no fault"
    assert "3 个段落还没有编号（ID20" in told.stdout
    (command,) = re.findall(r"`\.venv/bin/python -m scripts (mint [^`]+)`", told.stdout)
    mint = shlex.split(command)
    shown = call_scripts(*mint)
    assert (shown.returncode, ledger.read_bytes()) == (1, before)
    assert "灯塔岛的灯塔换上新灯" in shown.stdout
    assert call_scripts(*mint, given=Terminal("n\n")).returncode == 1
    assert ledger.read_bytes() == before
    assert run_scripts(*mint, "--yes").returncode == 0
    assert ledger.read_bytes().startswith(before)
    assert ledger.read_bytes().count(b"\n") == before.count(b"\n") + 3
    assert run_scripts("check", "--corpus", toy_copy).returncode == 0


@sampled
@pytest.mark.parametrize("command", some([*EDITS], ["merge"]))
def test_a_changed_passage_is_told_with_the_command_that_settles_it(command: str, toy_copy: Path) -> None:
    code, damage = EDITS[command]
    damage(toy_copy)
    ledger = toy_copy / "anchors.tsv"
    before = ledger.read_bytes()
    told = call_scripts("check", "--corpus", toy_copy)
    assert (told.returncode, codes(told.stderr)) == (1, {code}), told.stderr
    arguments = hinted(told.stderr, code)
    assert arguments[0] == command
    shown = call_scripts(*arguments)
    assert (shown.returncode, ledger.read_bytes()) == (1, before)
    assert "--yes" in shown.stdout
    answered = (
        on_a_terminal(arguments, "y")
        if command == "amend"
        else call_scripts(*arguments, given=Terminal("y\n")).returncode
    )
    assert answered == 0
    assert ledger.read_bytes().startswith(before)
    assert ledger.read_bytes() != before
    assert call_scripts("check", "--corpus", toy_copy).returncode == 0


@pytest.mark.long
def test_a_hint_for_the_default_corpus_names_no_folder(toy_copy: Path) -> None:
    EDITS["amend"][1](toy_copy)
    told = run_scripts("check", cwd=toy_copy.parent, PYTHONPATH=str(ROOT))
    assert "--corpus" not in hinted(told.stderr, "ID21")


@pytest.mark.parametrize(
    ("id", "name", "words"),
    [
        ("New Lamp", "a.txt", "连字符"),
        ("../lamp", "a.txt", "连字符"),
        ("tide-wall", "a.txt", "不覆盖"),
        ("lamp", "tide_wall_hant.txt", "不覆盖"),
        ("lamp", "none.txt", "没有文件"),
        ("lamp", "noise.txt", "无法解码"),
    ],
)
def test_add_refuses_what_it_cannot_take(id: str, name: str, words: str, toy_copy: Path, tmp_path: Path) -> None:
    for raw, data in (("a.txt", NEWS.encode()), ("tide_wall_hant.txt", b"x"), ("noise.txt", b"\xff\xff\x80")):
        (tmp_path / raw).write_bytes(data)
    before = sorted(path for path in toy_copy.rglob("*"))
    told = call_scripts("add", "--corpus", toy_copy, tmp_path / name, "--id", id)
    assert (told.returncode, words in told.stderr) == (1, True)
    assert sorted(path for path in toy_copy.rglob("*")) == before


def test_add_wants_a_corpus(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(NEWS.encode())
    told = call_scripts("add", "--corpus", tmp_path / "nowhere", tmp_path / "a.txt", "--id", "lamp")
    assert (told.returncode, "corpus.yml" in told.stderr) == (1, True)
    assert not (tmp_path / "nowhere").exists()


@pytest.mark.long
def test_a_raw_file_keeps_its_name_and_gets_an_address(toy_copy: Path, tmp_path: Path) -> None:
    raw, site = tmp_path / "灯塔: 换灯 #1.txt", tmp_path / "site"
    raw.write_bytes(NEWS.encode())
    assert call_scripts("add", "--corpus", toy_copy, raw, "--id", "new-lamp").returncode == 0
    assert call_scripts("mint", "--corpus", toy_copy, "--yes").returncode == 0
    built = run_scripts("build", "--corpus", toy_copy, "--out", site)
    assert built.returncode == 0, built.stderr
    page = (site / "sources" / "灯塔-换灯-1" / "index.html").read_text("utf-8")
    assert raw.name in page
    assert "sources/%E7%81%AF%E5%A1%94-%E6%8D%A2%E7%81%AF-1/</loc>" in (site / "sitemap.xml").read_text("utf-8")


def test_what_was_minted_is_no_copy_of_what_came_later_and_holds_it(toy_copy: Path, tmp_path: Path) -> None:
    """The later one holds more, so that it is no copy either; by their names it would come first."""
    short = "白帆渡口的值班室夜里也有人，打热线就能接上。\n"
    longer = "渡口夜班\n\n" + short + "\n从下月起，值班的船增加到三条，都停在东头的码头上。\n"
    for name, text in (("z-short", f"值班室\n\n{short}"), ("a-long", longer)):
        raw = tmp_path / f"{name}.txt"
        raw.write_text(text, "utf-8")
        assert call_scripts("add", "--corpus", toy_copy, raw, "--id", name).returncode == 0
        assert call_scripts("mint", "--corpus", toy_copy, "--yes").returncode == 0
    told = call_scripts("check", "--corpus", toy_copy)
    assert (told.returncode, told.stderr) == (0, "")
