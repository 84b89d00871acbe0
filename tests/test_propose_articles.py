"""Several articles in one file: chats, newsletters and newspaper pages are parted, and nothing of them is lost."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from scripts.pipeline import run
from scripts.propose.accept import accepted
from scripts.propose.articles import of_cleaned
from scripts.propose.chat import messages
from scripts.propose.document import proposals
from scripts.stages.clean import clean
from tests.cli import ROOT, TOY, call_scripts

GOLD = {
    path.stem: path.read_text("utf-8").splitlines() for path in sorted((ROOT / "tests/golden/articles").glob("*.txt"))
}
"""Files as people have them; lines with `# ` above them are how each of their articles begins."""


def heads(name: str) -> list[str]:
    return [line[2:] for line in GOLD[name] if line.startswith("# ")]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the toy corpus with all of these files taken in."""
    place = tmp_path_factory.mktemp("several")
    corpus, given = Path(shutil.copytree(TOY, place / "corpus")), place / "given"
    given.mkdir()
    for name, lines in GOLD.items():
        text = "".join(f"{line}\n" for line in lines if not line.startswith("# "))
        (given / f"{name}.txt").write_text(text, "utf-8")
    done = call_scripts("add", "--corpus", corpus, given)
    assert done.returncode == 0, done.stderr
    assert done.stdout.count("看来有") == sum(len(heads(name)) > 1 for name in GOLD)
    return corpus


def test_each_file_is_parted_where_a_reader_would(folder: Path) -> None:
    corpus, _ = run(folder)
    assert corpus is not None
    sources = {source.file: source for source in corpus.sources}
    for name in GOLD:
        found = [one.title for one in of_cleaned(clean(sources[f"{name}.txt"], corpus.curated))]
        wanted = heads(name)
        assert len(found) == len(wanted), (name, found)
        assert all(one.startswith(head) for one, head in zip(found, wanted, strict=True)), (name, found)


@pytest.mark.long
def test_the_documents_hold_their_articles_and_account_for_the_rest(folder: Path) -> None:
    corpus, _ = run(folder)
    assert corpus is not None
    names = [name for name in GOLD if len(heads(name)) > 1]
    for name in names:
        files = {f"documents/{name}.yml": (folder / f"documents/{name}.yml").read_text("utf-8")}
        taken = [one for one in proposals(corpus, name) if one.sort == "article"]
        assert len(taken) == len(heads(name)), name
        for path, text in accepted(files, corpus, name, taken).items():
            (folder / path).write_text(text, "utf-8")
    parted, problems = run(folder)
    assert parted is not None
    faults = [str(problem) for problem in problems if problem.code != "ID20"]
    assert not faults, "\n".join(faults)
    for name in names:
        own = [document for document in parted.documents if document.id.startswith(name)]
        assert sorted(document.passages[0].text[:4] for document in own) == sorted(
            head.strip("【】")[:4] if not head.startswith("【") else head[:4] for head in heads(name)
        )
        words = [passage.text for document in own for passage in document.passages]
        senders = {message.who for message in messages("\n".join(GOLD[name]))}
        assert not [text for text in words if any(f"{who}:" in text or text.startswith(who + " ") for who in senders)]


def test_a_text_with_times_is_no_chat() -> None:
    assert messages("新桥通车\n\n5月8日，新桥通车。\n\n记者 木青 2031-05-08 09:12\n") == []
    assert messages("") == []
