"""What holds whatever comes in: problems are lines, commands end, and what is minted can be written in every format."""

from __future__ import annotations

import shutil
from pathlib import Path

from scripts.convert.spelling import Speller
from scripts.corpus.state import Corpus
from scripts.pages import pages
from scripts.pipeline import run
from scripts.publish.data import rows
from scripts.web.formats import document_files
from tests.cli import TOY, call_scripts, run_scripts
from tests.test_bad_input import LINE
from tests.test_build import digests


def small_corpus(folder: Path) -> Path:
    """A corpus that knows itself and no documents."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    shutil.copy(TOY / "corpus.yml", folder)
    return folder


def assert_told(corpus: Path) -> Corpus | None:
    """Every problem of a corpus is one line of the promised form; return the corpus where there is none."""
    made, problems = run(corpus)
    assert all(LINE.fullmatch(str(problem)) for problem in problems), [str(one) for one in problems]
    return made if not problems else None


def assert_written(corpus: Corpus) -> None:
    """Every page and every data file of a corpus without problems can be made."""
    for page in pages(corpus).values():
        page.markdown.encode()
    rows(corpus, Speller(corpus))
    for document in corpus.documents:
        document_files(document, corpus)


def take_in(corpus: Path, name: str, data: bytes, id: str) -> bool:
    """Add and mint a raw file as a curator would who fills in nothing; return whether it got its ids.

    What is refused leaves no trace in the corpus.
    """
    raw = corpus.with_name(f"{corpus.name}-in") / name
    raw.parent.mkdir(exist_ok=True)
    raw.write_bytes(data)
    before = digests(corpus)
    added = call_scripts("add", "--corpus", corpus, raw, "--id", id)
    assert added.returncode in (0, 1)
    assert added.returncode == 0 or digests(corpus) == before, added.stderr
    if added.returncode:
        return False
    assert_told(corpus)
    minted = call_scripts("mint", "--corpus", corpus, "--yes").returncode == 0
    if not minted:
        for path in (corpus / "raw" / name, corpus / "documents" / f"{id}.yml"):
            path.unlink()
    return minted


def assert_raw_file_holds(corpus: Path, data: bytes) -> bool:
    """A raw file of any bytes: taken, told or refused; what is minted has no problem left and can be written."""
    small_corpus(corpus)
    if not take_in(corpus, "新闻.txt", data, "news"):
        return False
    made = assert_told(corpus)
    assert made is not None, [str(problem) for problem in run(corpus)[1]]
    assert_written(made)
    return True


def assert_edit_holds(corpus: Path, name: str, data: bytes) -> None:
    """A curator's file after a slip: told, or harmless; the commands that read it end."""
    whole = (corpus / name).read_bytes()
    (corpus / name).write_bytes(data)
    try:
        made = assert_told(corpus)
        if made is not None:
            assert_written(made)
        ledger = (corpus / "anchors.tsv").read_bytes()
        assert call_scripts("mint", "--corpus", corpus).returncode in (0, 1)
        assert (corpus / "anchors.tsv").read_bytes() == ledger
    finally:
        (corpus / name).write_bytes(whole)


def assert_built(corpus: Path, taken: list[bytes], out: Path) -> None:
    """Everything that was minted goes into one site, and the gate lets it pass."""
    small_corpus(corpus)
    minted = [take_in(corpus, f"{n}.txt", data, f"doc-{n}") for n, data in enumerate(taken)]
    assert any(minted)
    assert assert_told(corpus) is not None
    built = run_scripts("build", "--corpus", corpus, "--out", out)
    assert built.returncode == 0, built.stderr[-3000:]
    shutil.rmtree(out)
