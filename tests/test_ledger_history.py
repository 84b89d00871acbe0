"""The ledger while it is written: what git remembers of it, two commands at once, a full disk, a document renamed."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from scripts.corpus.decoding import plain
from scripts.corpus.ledger import Ledger
from scripts.ledger.file import LedgerChangedError, append_events, read_ledger
from tests.cli import ROOT, call_scripts
from tests.faults.damage import edit, reworded
from tests.ledger_makers import minted, passages_of
from tests.test_bad_files import told
from tests.test_bad_input import found
from tests.test_curator import codes, hinted

ADDED = reworded("council_qa.txt", "答问人:", "议事会黄昏散会。\n答问人:")


def git(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    who = ["-c", "user.name=curator", "-c", "user.email=curator@example.org", "-c", "init.defaultBranch=main"]
    command = ["git", "-C", str(folder), *who, *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False, env={**os.environ, **environment})


@pytest.fixture
def repository(toy_copy: Path) -> Path:
    """A copy of the invented corpus in a repository of its own, committed."""
    for arguments in (["init"], ["add", "-A"], ["commit", "-m", "corpus"]):
        assert git(toy_copy, *arguments).returncode == 0
    return toy_copy


def alter(corpus: Path, change: Callable[[list[str]], list[str]]) -> None:
    path = corpus / "anchors.tsv"
    head, *lines = path.read_text("utf-8").splitlines()
    path.write_text("\n".join([head, *change(lines), ""]), "utf-8")


ALTERED: dict[str, tuple[Callable[[list[str]], list[str]], str]] = {
    "line taken out": (lambda lines: [*lines[:3], *lines[4:]], "GA02"),
    "lines swapped": (lambda lines: [lines[1], lines[0], *lines[2:]], "GA04"),
    "other date": (lambda lines: [lines[0].replace("2031-", "2030-"), *lines[1:]], "GA03"),
}


@pytest.mark.parametrize("published", [False, True], ids=["committed", "released"])
@pytest.mark.parametrize("name", ALTERED)
def test_a_line_altered_by_hand_is_told_before_anything_is_minted(name: str, published: bool, repository: Path) -> None:
    change, code = ALTERED[name]
    if published:
        git(repository, "tag", "v1.0.0")
        ADDED(repository)
        git(repository, "commit", "-am", "later work")
    alter(repository, change)
    before = (repository / "anchors.tsv").read_bytes()
    assert told(found(repository)) == {("anchors.tsv", code)}
    refused = call_scripts("mint", "--corpus", repository, "--yes")
    assert (refused.returncode, code in refused.stderr) == (1, True)
    assert (repository / "anchors.tsv").read_bytes() == before


def test_a_new_line_stands_at_the_end(repository: Path) -> None:
    ADDED(repository)
    assert call_scripts("mint", "--corpus", repository, "--yes").returncode == 0
    alter(repository, lambda lines: [*lines[:-2], lines[-1], lines[-2]])
    (problem,) = found(repository)
    assert problem.code in ("GA05", "ID05")


def test_without_git_the_ledger_stands_for_itself(toy_copy: Path) -> None:
    alter(toy_copy, ALTERED["lines swapped"][0])
    assert found(toy_copy) == []


def test_a_ledger_grows_at_its_end(repository: Path) -> None:
    ADDED(repository)
    assert call_scripts("mint", "--corpus", repository, "--yes").returncode == 0
    assert found(repository) == []


def planned_twice(corpus: Path) -> None:
    """Leave what two `mint` at once left before there was a lock: two lines for one passage."""
    ledger = read_ledger(corpus / "anchors.tsv")[0]
    assert call_scripts("mint", "--corpus", corpus, "--yes").returncode == 0
    text = read_ledger(corpus / "anchors.tsv")[0].events[-1].text
    taken = read_ledger(corpus / "anchors.tsv")[0]
    again = minted(passages_of("council-answers", [text]), seed=99, ledger=ledger)
    version = taken.events[-1].version
    event = again.events[-1].__class__(**{**vars(again.events[-1]), "version": version, "date": "2031-09-01"})
    append_events(corpus / "anchors.tsv", (event,))


def test_an_id_that_nobody_has_seen_is_taken_out_again(repository: Path) -> None:
    before = (repository / "anchors.tsv").read_bytes()
    ADDED(repository)
    planned_twice(repository)
    refused = call_scripts("check", "--corpus", repository)
    assert codes(refused.stderr) == {"ID22"}
    command, *ids = hinted(refused.stderr, "ID22")
    assert command == "unmint"
    shown = call_scripts("unmint", "--corpus", repository)
    assert (shown.returncode, ids[0] in shown.stdout) == (1, True)
    assert call_scripts("unmint", "--corpus", repository, "--yes").returncode == 0
    assert found(repository) == []
    assert (repository / "anchors.tsv").read_bytes().startswith(before)
    assert (repository / "anchors.tsv").read_bytes().count(b"\n") == before.count(b"\n") + 1


def test_a_text_edited_between_mint_and_commit_is_unminted_not_amended(repository: Path) -> None:
    before = (repository / "anchors.tsv").read_bytes()
    ADDED(repository)
    assert call_scripts("mint", "--corpus", repository, "--yes").returncode == 0
    reworded("council_qa.txt", "议事会黄昏散会。", "议事会黄昏才散会。")(repository)
    arguments = hinted(call_scripts("check", "--corpus", repository).stderr, "ID21")
    assert arguments[0] == "unmint"
    assert call_scripts(*arguments, "--yes").returncode == 0
    assert (repository / "anchors.tsv").read_bytes() == before
    assert call_scripts("mint", "--corpus", repository, "--yes").returncode == 0


@pytest.mark.parametrize("tracked", [True, False], ids=["committed", "no git"])
def test_what_was_committed_or_cannot_be_known_is_never_taken_out(
    tracked: bool, toy_copy: Path, request: pytest.FixtureRequest
) -> None:
    corpus: Path = request.getfixturevalue("repository") if tracked else toy_copy
    id = next(iter(read_ledger(corpus / "anchors.tsv")[0].live()))
    before = (corpus / "anchors.tsv").read_bytes()
    refused = call_scripts("unmint", "--corpus", corpus, id, "--yes")
    assert (refused.returncode, "ID40" in refused.stderr) == (1, True)
    assert (corpus / "anchors.tsv").read_bytes() == before


def test_a_plan_on_another_ledger_is_not_written(tmp_path: Path) -> None:
    path = tmp_path / "anchors.tsv"
    ledger = minted(passages_of("a", ["甲文", "乙文"]))
    append_events(path, ledger.events[:1], Ledger())
    before = path.read_bytes()
    with pytest.raises(LedgerChangedError, match="再运行一次"):
        append_events(path, ledger.events[1:], Ledger())
    assert path.read_bytes() == before
    append_events(path, ledger.events[1:], Ledger(ledger.events[:1]))
    assert read_ledger(path) == (ledger, ())


FULL = """\
import resource, sys
from pathlib import Path
from scripts.corpus.writing import append_whole, write_whole
resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))
write = {"append": append_whole, "whole": write_whole}[sys.argv[1]]
try:
    write(Path(sys.argv[2]), b"x" * 200)
except OSError as error:
    sys.exit(3)
"""


@pytest.mark.parametrize("there", [True, False])
@pytest.mark.parametrize("how", ["append", "whole"])
def test_a_full_disk_leaves_a_file_as_it_was(how: str, there: bool, tmp_path: Path) -> None:
    path = tmp_path / "anchors.tsv"
    if there:
        path.write_bytes(b"a line\n")
    done = subprocess.run([sys.executable, "-c", FULL, how, str(path)], cwd=ROOT, check=False)
    assert done.returncode == 3
    assert [entry.name for entry in tmp_path.iterdir()] == ["anchors.tsv"] * there
    assert not there or path.read_bytes() == b"a line\n"


def test_a_merge_keeps_the_lines_of_both_sides(repository: Path) -> None:
    """In either order; the markers that git leaves are told as what they are."""
    ledger = repository / "anchors.tsv"
    git(repository, "checkout", "-b", "other")
    ADDED(repository)
    assert call_scripts("mint", "--corpus", repository, "--yes").returncode == 0
    git(repository, "commit", "-am", "theirs")
    git(repository, "checkout", "main")
    reworded("tide_wall_hant.txt", "堤後的麵館\r\n", "堤後的麵館\r\n\r\n潮水退得很慢，夜裡也聽得見。\r\n")(repository)
    mint = call_scripts("mint", "--corpus", repository, "--yes")
    assert mint.returncode == 0, mint.stderr
    git(repository, "commit", "-am", "ours")
    assert git(repository, "merge", "other").returncode == 1
    (problem,) = found(repository)
    assert (problem.path, problem.code) == ("anchors.tsv", "TXT02")
    assert "都要留下" in problem.hint
    lines = ledger.read_text("utf-8").splitlines()
    both = [line for line in lines if not line.startswith(("<<<<<<<", "=======", ">>>>>>>"))]
    for order in (both, [*both[:-2], both[-1], both[-2]]):
        ledger.write_text("\n".join([*order, ""]), "utf-8")
        assert found(repository) == []
    ledger.write_text("\n".join([*both[:-1], ""]), "utf-8")
    assert ("anchors.tsv", "GA02") in told(found(repository))


def test_new_lines_are_dated_by_the_source_date(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ADDED(repository)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "soon")
    refused = call_scripts("mint", "--corpus", repository, "--yes")
    assert (refused.returncode, "SOURCE_DATE_EPOCH" in refused.stderr) == (1, True)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1950000000")
    assert call_scripts("mint", "--corpus", repository, "--yes").returncode == 0
    assert read_ledger(repository / "anchors.tsv")[0].events[-1].date == "2031-10-17"


def ids_of(corpus: Path, doc: str) -> list[str]:
    return [live.id for live in read_ledger(corpus / "anchors.tsv")[0].live().values() if live.doc == doc]


def test_a_document_is_renamed_by_one_command(repository: Path) -> None:
    ids = ids_of(repository, "library-opens")
    record = (repository / "documents/library-opens.yml").read_text("utf-8")
    arguments = ("rename", "--corpus", repository, "library-opens", "reading-room", "--reason", "定名")
    shown = call_scripts(*arguments)
    assert (shown.returncode, "reading-room" in shown.stdout) == (1, True)
    done = call_scripts(*arguments, "--yes")
    assert done.returncode == 0, done.stderr
    assert ids_of(repository, "reading-room") == ids
    assert ids_of(repository, "library-opens") == []
    renamed = (repository / "documents/reading-room.yml").read_text("utf-8")
    assert renamed == record.replace("id: library-opens", "id: reading-room", 1)
    assert not list(repository.rglob("library-opens.yml"))
    assert found(repository) == []


def test_a_document_renamed_by_hand_is_one_problem_and_one_command(repository: Path) -> None:
    edit("documents/library-opens.yml", "id: library-opens", "id: reading-room")(repository)
    for folder in ("documents", "annotations"):
        path = repository / folder / "library-opens.yml"
        if path.exists():
            path.write_text(path.read_text("utf-8").replace("doc: library-opens", "doc: reading-room"), "utf-8")
            path.rename(path.with_name("reading-room.yml"))
    refused = call_scripts("check", "--corpus", repository)
    assert refused.stderr.count(" ID23 ") == 1, refused.stderr
    arguments = hinted(refused.stderr, "ID23")
    assert arguments[0] == "rename"
    assert call_scripts(*arguments, "--yes").returncode == 0
    assert found(repository) == []


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [("nowhere", "room", "没有文献"), ("tide-wall", "Room", "连字符"), ("tide-wall", "con", "保留名"),
     ("tide-wall", "market-photo", "不覆盖")],
)  # fmt: skip
def test_a_renaming_that_cannot_be_is_refused(old: str, new: str, words: str, toy_copy: Path) -> None:
    before = sorted(path.read_bytes() for path in toy_copy.rglob("*") if path.is_file())
    refused = call_scripts("rename", "--corpus", toy_copy, old, new, "--reason", "试", "--yes")
    assert (refused.returncode, words in refused.stderr) == (1, True)
    assert sorted(path.read_bytes() for path in toy_copy.rglob("*") if path.is_file()) == before


def test_a_changed_document_is_renamed_after_its_changes_are_recorded(toy_copy: Path) -> None:
    ADDED(toy_copy)
    refused = call_scripts("rename", "--corpus", toy_copy, "council-answers", "answers", "--reason", "试", "--yes")
    assert (refused.returncode, "ID41" in refused.stderr) == (1, True)


def test_git_answers_are_read_as_any_file() -> None:
    assert plain(b"\xef\xbb\xbfa\r\nb\rc") == "a\nb\nc"
