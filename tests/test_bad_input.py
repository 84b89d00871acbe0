"""What a curator can get wrong: each fault is told with its place and a hint, and nothing is written."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from scripts.model import Problem
from scripts.pipeline import run
from tests.cli import TOY, run_scripts
from tests.test_build import digests

Damage = Callable[[Path], None]
LINE = re.compile(r"^(?P<path>\S+):(?P<line>\d+): (?P<code>[A-Z]+\d+) (?P<message>.+) — (?P<hint>.+)$")


def edit(name: str, old: str, new: str) -> Damage:
    """Replace the first occurrence of a text in a file of the corpus."""

    def damage(corpus: Path) -> None:
        path = corpus / name
        text = path.read_text("utf-8")
        assert old in text, f"{old} is not in {name}"
        path.write_text(text.replace(old, new, 1), "utf-8")

    return damage


def write(name: str, data: bytes) -> Damage:
    return lambda corpus: (corpus / name).write_bytes(data) and None


def remove(name: str) -> Damage:
    return lambda corpus: (corpus / name).unlink()


def copy(name: str, to: str) -> Damage:
    return lambda corpus: shutil.copy(corpus / name, corpus / to) and None


TIDE, LIBRARY, COUNCIL = (f"documents/{doc}.yml" for doc in ("tide-wall", "library-opens", "council-answers"))
FERRY = "documents/ferry-timetable.yml"
NOTES = "annotations/tide-wall.yml"
FAULTS: dict[str, tuple[Damage, str, str, str | None]] = {
    "no corpus.yml": (remove("corpus.yml"), "corpus.yml", "REC04", None),
    "YAML syntax": (edit(TIDE, "subtitle: null", "subtitle: [null"), TIDE, "YML01", None),
    "key twice": (edit(TIDE, "subtitle: null", "subtitle: null\nsubtitle: null"), TIDE, "YML02", "subtitle"),
    "not UTF-8": (write(TIDE, "id: 海堤".encode("gb18030")), TIDE, "YML03", None),
    "missing field": (edit(TIDE, "subtitle: null\n", ""), TIDE, "REC01", None),
    "unknown field": (edit(TIDE, "subtitle: null", "subtitle: null\npublished: 2031"), TIDE, "REC02", "published"),
    "wrong date": (edit(LIBRARY, "2030-10-02", "2030-13-02"), LIBRARY, "REC03", "date_published"),
    "wrong kind": (edit(TIDE, "kind: article", "kind: poem"), TIDE, "REC03", "kind: poem"),
    "id twice": (copy(TIDE, "documents/zz-copy.yml"), "documents/zz-copy.yml", "REC05", None),
    "file misnamed": (edit(TIDE, "id: tide-wall", "id: tide-walls"), TIDE, "REC06", None),
    "missing source": (remove("raw/tide_wall_hant.txt"), TIDE, "SRC01", "file:"),
    "source altered": (write("raw/tide_wall_hant.txt", "改".encode()), TIDE, "SRC02", None),
    "source undecodable": (write("raw/ferry_2031.txt", b"\xff\xff\x80"), "raw/ferry_2031.txt", "SRC03", None),
    "source unused": (write("raw/stray.txt", "無主".encode()), "raw/stray.txt", "SRC04", None),
    "quotation absent": (edit(COUNCIL, "quote: 周潮生港务所所长", "quote: 周潮生船长"), COUNCIL, "DEC01", None),
    "quotation twice": (edit(COUNCIL, "quote: 周潮生港务所所长", "quote: 周潮生"), COUNCIL, "DEC02", None),
    "split apart": (edit(COUNCIL, "[苏 宛海边图书馆馆长, ", "[周潮生港务所所长, "), COUNCIL, "DEC03", None),
    "cut reversed": (
        edit(FERRY, "from: 下期预告\n    to: 最后一位守灯人", "from: 守灯人\n    to: 下期预告"),
        FERRY, "DEC05", None,
    ),
    "title altered": (edit(TIDE, "title: 月牙港海堤加高完工", "title: 月牙港海堤加高竣工"), TIDE, "DOC01", "title"),
    "annotation quotes wrongly": (edit(NOTES, "3.6公里", "3.7公里"), NOTES, "ANN", None),
    "topic unknown": (edit(NOTES, "[fangchao]", "[fangzao]"), NOTES, "ANN06", "fangzao"),
    "ledger line lost": (
        edit("anchors.tsv", "mint\t2031-07-08\t1.0.0\tzgjp0b", "mint\t2031-07-08\t1.0.0\tzgjp0c"),
        "anchors.tsv", "ID", "zgjp0c",
    ),
}  # fmt: skip


def found(corpus: Path) -> list[Problem]:
    return list(run(corpus)[1])


def test_the_toy_corpus_is_faultless() -> None:
    assert found(TOY) == []


@pytest.mark.parametrize("name", FAULTS)
def test_fault_is_found_at_its_place(name: str, toy_copy: Path) -> None:
    damage, path, code, marker = FAULTS[name]
    damage(toy_copy)
    told = [problem for problem in found(toy_copy) if problem.path == path and problem.code.startswith(code)]
    assert told, [str(problem) for problem in found(toy_copy)]
    assert all(LINE.match(str(problem)) for problem in told)
    if marker:
        lines = (toy_copy / path).read_text("utf-8").splitlines()
        assert marker in lines[told[0].line - 1]


SEVERAL = ("source undecodable", "wrong date", "quotation absent", "missing field", "id twice")


@pytest.mark.parametrize("command", ["check", "build"])
def test_all_faults_are_listed_and_nothing_is_written(command: str, toy_copy: Path, tmp_path: Path) -> None:
    for name in SEVERAL:
        if name != "missing field":
            FAULTS[name][0](toy_copy)
    edit("documents/market-photo.yml", "subtitle: null\n", "")(toy_copy)
    before = digests(toy_copy)
    out = tmp_path / "site"
    done = run_scripts(command, "--corpus", toy_copy, *(["--out", out] if command == "build" else []))
    assert done.returncode == 1
    told = [match for line in done.stderr.splitlines() if (match := LINE.match(line))]
    assert {"SRC03", "REC03", "DEC01", "REC01", "REC05"} <= {match["code"] for match in told}
    assert all(match["path"].startswith(str(toy_copy)) for match in told)
    assert "Traceback" not in done.stdout + done.stderr
    assert digests(toy_copy) == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["corpus"]


def test_a_failed_build_leaves_the_last_good_site(toy_copy: Path, toy_site: Path, tmp_path: Path) -> None:
    out = Path(shutil.copytree(toy_site, tmp_path / "site"))
    FAULTS["wrong date"][0](toy_copy)
    done = run_scripts("build", "--corpus", toy_copy, "--out", out)
    assert done.returncode == 1
    assert digests(out) == digests(toy_site)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["corpus", "site"]


def test_a_missing_corpus_is_told_without_a_traceback(tmp_path: Path) -> None:
    done = run_scripts("check", "--corpus", tmp_path / "nowhere")
    assert done.returncode == 1
    assert "REC04" in done.stderr
    assert "Traceback" not in done.stderr
