"""A build that remembers an earlier one gives the same site, byte for byte, as one that remembers nothing."""

from __future__ import annotations

import hashlib
import json
import shutil
import sqlite3
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from tests.cli import ROOT, run_scripts

pytestmark = pytest.mark.long
PARTS = ("scripts", "docs", "mkdocs.yml", "tests/toy_corpus")


def replaced(path: str, old: str, new: str) -> Callable[[Path], None]:
    def edit(project: Path) -> None:
        text = (project / path).read_text("utf-8")
        assert old in text
        (project / path).write_text(text.replace(old, new, 1), "utf-8")

    return edit


def reworded(project: Path) -> None:
    """A word of a raw text is mended, as a curator would: the digest and the ledger follow."""
    corpus, old, new = project / "tests/toy_corpus", "写的是海堤", "说的是海堤"
    raw = corpus / "raw/boat_songs.txt"
    before = raw.read_bytes()
    raw.write_bytes(before.replace(old.encode(), new.encode()))
    old_digest, digest = (hashlib.sha256(content).hexdigest() for content in (before, raw.read_bytes()))
    for record in (corpus / "documents").glob("*.yml"):
        record.write_text(record.read_text("utf-8").replace(old_digest, digest), "utf-8")
    rows = map(json.loads, (project / "site/data/passages.jsonl").read_text("utf-8").splitlines())
    id = next(row["id"] for row in rows if old in row["text"])
    done = run_scripts("amend", id, "--yes", "--reason", "transcription: 录入错字", "--corpus", corpus, cwd=project)
    assert done.returncode == 0, done.stdout + done.stderr


def redesigned(project: Path) -> None:
    """A page of documents and the frame of every page look otherwise."""
    replaced("scripts/templates/pages/document.html", "<", "<!-- 版 --><")(project)
    replaced("scripts/templates/frame/base.html", "跳到正文", "跳至正文")(project)


def other_opencc(project: Path) -> None:
    """Another version of OpenCC is installed, as far as anybody can tell."""
    described = project / "around/opencc-99.dist-info/METADATA"
    described.parent.mkdir(parents=True)
    described.write_text("Metadata-Version: 2.1\nName: OpenCC\nVersion: 99\n", "utf-8")


EDITS: Mapping[str, Callable[[Path], None]] = {
    "a text": reworded,
    "an annotation": replaced("tests/toy_corpus/annotations/council-answers.yml", "夏天渡船旅客", "夏季渡船旅客"),
    "the label of a topic": replaced("tests/toy_corpus/topics.yml", "label: 渡船", "label: 渡轮"),
    "a vocabulary": replaced("tests/toy_corpus/glossary.yml", "term: 大潮", "term: 大潮\n  aliases: [头班船]"),
    "an override": replaced("tests/toy_corpus/variants/phrases.txt", "面馆\t麵館", "面馆\t麪館"),
    "templates": redesigned,
    "the code": replaced("scripts/text/punctuation.py", '"""', '"""Edited. '),
    "a library": other_opencc,
}


def files_of(site: Path) -> dict[str, bytes]:
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


def built(project: Path, name: str, *options: str) -> dict[str, bytes]:
    corpus, out = project / "tests/toy_corpus", project / name
    keep = {"YUAN_CACHE": str(project / "kept"), "PYTHONPATH": str(project / "around")}
    done = run_scripts("build", "--corpus", corpus, "--out", out, *options, cwd=project, **keep)
    assert done.returncode == 0, done.stdout + done.stderr
    return files_of(out)


def kept(project: Path) -> int:
    (place,) = (project / "kept").glob("*.sqlite")
    with sqlite3.connect(place) as file:
        return int(file.execute("SELECT count(*) FROM kept").fetchone()[0])


def test_after_any_edit_the_site_is_that_of_a_clean_build(tmp_path: Path) -> None:
    for part in PARTS:
        copy = shutil.copytree if (ROOT / part).is_dir() else shutil.copy
        (tmp_path / part).parent.mkdir(exist_ok=True)
        copy(ROOT / part, tmp_path / part)
    before = built(tmp_path, "site")
    held = kept(tmp_path)
    assert built(tmp_path, "site") == before
    assert kept(tmp_path) == held, "nothing was done that had been done before"
    for name, edit in EDITS.items():
        edit(tmp_path)
        after = built(tmp_path, "site")
        clean = built(tmp_path, "clean", "--no-cache")
        assert {path for path in {*after, *clean} if after.get(path) != clean.get(path)} == set(), name
        assert after != before or name == "the code", name
        before = after
