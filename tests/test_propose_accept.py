"""What a curator accepts stands in the curator's files, and nothing else in them changes."""

from __future__ import annotations

import difflib
from pathlib import Path
from typing import Any

import pytest
import yaml

from scripts.corpus import writing
from scripts.pipeline import run
from tests.cli import call_scripts
from tests.test_build import digests

DOC = "ferry-timetable"
NEWS = """新桥今日通车

出席人：

木青山 造船厂厂长

罗汀 渡船船长

河口晚报讯（记者 木青）5月8日，新桥通车。港务所副所长温如玉说，桥长三百米，过河不用再等船。

记者 木青
"""


def proposed(folder: Path, doc: str = DOC) -> list[dict[str, Any]]:
    """What is proposed for a document, as the curator finds it."""
    done = call_scripts("propose", doc, "--corpus", folder)
    assert done.returncode == 0, done.stderr
    rows: list[dict[str, Any]] = yaml.safe_load((folder / f"proposals/{doc}.yml").read_text("utf-8"))
    return rows


def accept(folder: Path, *names: str, doc: str = DOC) -> tuple[int, str]:
    done = call_scripts("propose", doc, "--corpus", folder, "--accept", *names)
    return done.returncode, done.stdout + done.stderr


def added_lines(before: str, after: str) -> list[str]:
    """The lines that a text gained; it may have lost none."""
    found = list(difflib.ndiff(before.splitlines(), after.splitlines()))
    assert not [line for line in found if line.startswith("- ")]
    return [line[2:] for line in found if line.startswith("+ ")]


def add_news(folder: Path) -> None:
    (folder.parent / "news.txt").write_text(NEWS, "utf-8")
    assert call_scripts("add", "--corpus", folder, folder.parent / "news.txt", "--id", "news").returncode == 0
    assert call_scripts("mint", "--yes", "--corpus", folder).returncode == 0


def test_an_entity_is_added_below_the_others(toy_copy: Path) -> None:
    add_news(toy_copy)
    path = toy_copy / "entities.yml"
    path.write_text(f"# 名录\n{path.read_text('utf-8')}# 末尾的话\n", "utf-8")
    before = path.read_text("utf-8")
    [row] = [row for row in proposed(toy_copy, "news") if row["sort"] == "entity"]
    assert accept(toy_copy, "entity", doc="news")[0] == 0
    lines = added_lines(before, path.read_text("utf-8"))
    assert yaml.safe_load("\n".join(lines)) == [row["value"]]
    assert len(lines) == 4


def test_a_parallel_is_added_below_the_others(toy_copy: Path) -> None:
    path = toy_copy / "parallels.yml"
    path.write_text(f"# 对照\n{path.read_text('utf-8')}", "utf-8")
    before = path.read_text("utf-8")
    rows = [row for row in proposed(toy_copy) if row["sort"] == "parallel"]
    assert accept(toy_copy, str(rows[0]["id"]))[0] == 0
    lines = added_lines(before, path.read_text("utf-8"))
    assert yaml.safe_load("\n".join(lines)) == [rows[0]["value"]]
    corpus, _ = run(toy_copy)
    assert corpus is not None
    assert rows[0]["value"]["id"] in {one.id for one in corpus.curated.parallels.parallels}


def test_a_decision_on_a_kind_is_added_to_the_record(toy_copy: Path) -> None:
    add_news(toy_copy)
    path = toy_copy / "documents/news.yml"
    rows = [row for row in proposed(toy_copy, "news") if row["sort"] == "kind"]
    assert rows
    comments = [line for line in path.read_text("utf-8").splitlines() if "#" in line]
    before = path.read_text("utf-8")
    assert accept(toy_copy, "kind", doc="news")[0] == 0
    after = path.read_text("utf-8")
    assert [line for line in after.splitlines() if "#" in line] == comments
    assert yaml.safe_load(after)["decisions"] == [row["value"] for row in rows]
    assert len(after.splitlines()) == len(before.splitlines()) + sum(len(row["value"]) for row in rows)


def test_several_sorts_and_ids_at_once(toy_copy: Path) -> None:
    (toy_copy / f"annotations/{DOC}.yml").unlink()
    rows = proposed(toy_copy)
    event = next(str(row["id"]) for row in rows if row["sort"] == "event")
    pair = next(str(row["id"]) for row in rows if row["sort"] == "parallel")
    code, told = accept(toy_copy, "figure", event, pair)
    assert code == 0
    assert f"annotations/{DOC}.yml、parallels.yml" in told
    left = {row["id"] for row in proposed(toy_copy)}
    assert not {event, pair} & left
    assert not [id for id in left if str(id).startswith("figure.")]
    assert [id for id in left if str(id).startswith("topics.")], "what was not named is still proposed"


def test_what_is_accepted_already_or_has_no_kin_is_one_line_and_changes_nothing(toy_copy: Path) -> None:
    (toy_copy / f"annotations/{DOC}.yml").unlink()
    proposed(toy_copy)
    kept = (toy_copy / f"proposals/{DOC}.yml").read_bytes()
    assert accept(toy_copy, "figure")[0] == 0
    (toy_copy / f"proposals/{DOC}.yml").write_bytes(kept)
    before = digests(toy_copy)
    code, told = accept(toy_copy, "figure")
    lines = told.splitlines()
    assert code == 0
    assert all("已经收入，没有改动" in line for line in lines[:-1])
    assert lines[-1] == "没有可收入的，没有改动"
    assert digests(toy_copy) == before
    assert accept(toy_copy, "article") == (0, "没有可收入的，没有改动\n")


@pytest.mark.parametrize("names", [("figure.nobody.1",), ("figure", "nothing"), ("nothing", "figure.nobody.1")])
def test_a_name_that_nothing_has_is_one_line_each_and_changes_nothing(names: tuple[str, ...], toy_copy: Path) -> None:
    proposed(toy_copy)
    before = digests(toy_copy)
    code, told = accept(toy_copy, *names)
    assert code == 1
    unknown = [name for name in names if name != "figure"]
    assert [line.split("」")[0] for line in told.splitlines()] == [f"没有「{name}" for name in unknown]
    assert digests(toy_copy) == before


def test_a_proposal_whose_words_are_gone_is_told_and_not_taken(toy_copy: Path) -> None:
    (toy_copy / f"annotations/{DOC}.yml").unlink()
    rows = proposed(toy_copy)
    stale = next(row for row in rows if row["sort"] == "figure")
    path = toy_copy / f"proposals/{DOC}.yml"
    quote = str(stale["value"]["quote"])
    path.write_text(path.read_text("utf-8").replace(f"quote: {quote}", "quote: 不在文中的话", 1), "utf-8")
    code, told = accept(toy_copy, str(stale["id"]))
    assert (code, "已过时（原文已没有「不在文中的话」）" in told, told.count("\n")) == (0, True, 2)
    assert not (toy_copy / f"annotations/{DOC}.yml").exists()


def test_a_file_that_cannot_be_written_leaves_all_as_it_was(toy_copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (toy_copy / f"annotations/{DOC}.yml").unlink()
    proposed(toy_copy)
    before = digests(toy_copy)
    whole = writing.write_whole

    def full(path: Path, data: bytes) -> None:
        if path.name == "parallels.yml" and path.read_bytes() != data:
            raise OSError(28, "No space left on device", str(path))
        whole(path, data)

    monkeypatch.setattr("scripts.commands.propose.write_whole", full)
    code, told = accept(toy_copy, "figure", "parallel")
    assert (code, "磁盘已满" in told) == (1, True)
    assert digests(toy_copy) == before
