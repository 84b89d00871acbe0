"""The published ledger is found in a file, at a revision, at the last release, at the merge base."""

import subprocess
from pathlib import Path

import pytest

from scripts.corpus.ledger import Ledger
from scripts.gate.base import BaseError, find_base
from scripts.ledger.file import serialise
from tests.gate.history import first, second

OLD, NEW = first()[1], second()[1]
IDENTITY = ["-c", "user.name=T", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false"]


def git(folder: Path, *arguments: str) -> str:
    command = ["git", "-C", str(folder), *IDENTITY, *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


def commit(folder: Path, ledger: Ledger) -> str:
    (folder / "corpus" / "anchors.tsv").write_text(serialise(ledger), "utf-8")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--allow-empty", "--message=x")
    return git(folder, "rev-parse", "HEAD")


@pytest.fixture
def ledger_file(tmp_path: Path) -> Path:
    """A repository whose first commit has the old ledger, with the new one in the working tree."""
    (tmp_path / "corpus").mkdir()
    git(tmp_path, "init", "--quiet", "--initial-branch=main")
    commit(tmp_path, OLD)
    path = tmp_path / "corpus" / "anchors.tsv"
    path.write_text(serialise(NEW), "utf-8")
    return path


def test_a_file_and_a_revision_can_be_asked_for(ledger_file: Path) -> None:
    assert find_base(str(ledger_file), ledger_file, {}) == NEW
    assert find_base("HEAD", ledger_file, {}) == OLD


def test_what_is_asked_for_must_be_there(ledger_file: Path, tmp_path: Path) -> None:
    with pytest.raises(BaseError, match="neither a file nor"):
        find_base("nowhere", ledger_file, {})
    git(tmp_path, "rm", "--quiet", "--cached", "corpus/anchors.tsv")
    git(tmp_path, "commit", "--quiet", "--message=x")
    with pytest.raises(BaseError, match=r"holds no anchors\.tsv"):
        find_base("HEAD", ledger_file, {})
    (tmp_path / "wrong.tsv").write_text("no ledger\n", "utf-8")
    with pytest.raises(BaseError, match="ID01"):
        find_base(str(tmp_path / "wrong.tsv"), ledger_file, {})


def test_the_default_is_the_last_release(ledger_file: Path, tmp_path: Path) -> None:
    assert find_base(None, ledger_file, {}) is None
    git(tmp_path, "tag", "v0.1.0")
    commit(tmp_path, NEW)
    git(tmp_path, "tag", "nightly")
    assert find_base(None, ledger_file, {}) == OLD


def test_a_release_is_compared_with_the_one_before(ledger_file: Path, tmp_path: Path) -> None:
    git(tmp_path, "tag", "v0.1.0")
    commit(tmp_path, NEW)
    git(tmp_path, "tag", "v0.2.0")
    assert find_base(None, ledger_file, {}) == NEW
    assert find_base(None, ledger_file, {"GITHUB_REF_TYPE": "tag"}) == OLD
    assert find_base(None, ledger_file, {"CI_COMMIT_TAG": "v0.2.0"}) == OLD


def test_a_pull_request_is_compared_with_the_merge_base(ledger_file: Path, tmp_path: Path) -> None:
    start = git(tmp_path, "rev-parse", "HEAD")
    git(tmp_path, "checkout", "--quiet", "-b", "work")
    commit(tmp_path, NEW)
    git(tmp_path, "update-ref", "refs/remotes/origin/main", start)
    assert find_base(None, ledger_file, {"GITHUB_BASE_REF": "main"}) == OLD
    assert find_base(None, ledger_file, {"CI_MERGE_REQUEST_DIFF_BASE_SHA": start}) == OLD
    with pytest.raises(BaseError, match="merge base"):
        find_base(None, ledger_file, {"GITHUB_BASE_REF": "gone"})


def test_a_shallow_clone_in_ci_is_refused(ledger_file: Path, tmp_path: Path) -> None:
    git(tmp_path, "tag", "v0.1.0")
    commit(tmp_path, NEW)
    shallow = tmp_path / "shallow"
    git(tmp_path, "clone", "--quiet", "--depth=1", "--no-tags", tmp_path.as_uri(), str(shallow))
    file = shallow / "corpus" / "anchors.tsv"
    with pytest.raises(BaseError, match="shallow"):
        find_base(None, file, {"CI": "true"})
    assert find_base(None, file, {}) is None


def test_outside_of_a_repository_there_is_no_base(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    assert find_base(None, tmp_path / "anchors.tsv", {}) is None
