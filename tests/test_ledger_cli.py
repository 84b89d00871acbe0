"""The commands on ids as a curator runs them: show, ask, append; an edited text is told before all else."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pytest

from scripts.ledger.file import read_ledger
from tests.cli import call_scripts, run_scripts

WORDS, OTHER_WORDS = "提前3天放票", "提前5天放票"


@pytest.fixture
def edited(toy_copy: Path) -> tuple[Path, str]:
    """The invented corpus with one passage's words changed in its source, and the id of that passage."""
    raw, record = toy_copy / "raw" / "council_qa.txt", toy_copy / "documents" / "council-answers.yml"
    raw.write_bytes(raw.read_bytes().replace(WORDS.encode(), OTHER_WORDS.encode()))
    digest = hashlib.sha256(raw.read_bytes()).hexdigest()
    record.write_text(re.sub(r"sha256: [0-9a-f]{64}", f"sha256: {digest}", record.read_text("utf-8")), "utf-8")
    live = read_ledger(toy_copy / "anchors.tsv")[0].live().values()
    return toy_copy, next(one.id for one in live if WORDS in one.text)


def test_an_edited_text_is_an_error_until_it_is_recorded(edited: tuple[Path, str]) -> None:
    corpus, id = edited
    ledger = corpus / "anchors.tsv"
    before = ledger.read_bytes()
    told = call_scripts("check", "--corpus", corpus)
    assert told.returncode == 1
    assert all(part in told.stderr for part in ("ID21", id, "提前[-3-]{+5+}天", f"scripts amend {id}"))
    refused = call_scripts("mint", "--corpus", corpus, "--yes")
    shown = call_scripts("amend", "--corpus", corpus, id, "--reason", "transcription: 录错天数")
    assert (refused.returncode, shown.returncode) == (1, 1)
    assert "[-3-]{+5+}" in shown.stdout
    assert ledger.read_bytes() == before
    done = call_scripts("amend", "--corpus", corpus, id, "--reason", "transcription: 录错天数", "--yes")
    assert done.returncode == 0
    assert ledger.read_bytes().startswith(before)
    assert ledger.read_bytes().count(b"\n") == before.count(b"\n") + 1
    assert call_scripts("check", "--corpus", corpus).returncode == 0


def test_a_correction_without_reason_or_class_is_refused(edited: tuple[Path, str]) -> None:
    corpus, id = edited
    assert call_scripts("amend", "--corpus", corpus, id, "--yes").returncode == 2
    told = call_scripts("amend", "--corpus", corpus, id, "--reason", "改错字", "--yes")
    assert (told.returncode, "ID09" in told.stderr) == (1, True)


def test_only_what_was_taken_down_can_be_blanked(toy_copy: Path) -> None:
    ledger = read_ledger(toy_copy / "anchors.tsv")[0]
    gone = next(event.id for event in ledger.events if event.reason.startswith("takedown:"))
    assert call_scripts("redact", "--corpus", toy_copy, next(iter(ledger.live())), "--yes").returncode == 1
    assert run_scripts("redact", "--corpus", toy_copy, gone, "--yes").returncode == 0
    blanked, problems = read_ledger(toy_copy / "anchors.tsv")
    assert problems == ()
    assert {event.text for event in blanked.events if event.id == gone} == {""}
    assert [event for event in blanked.events if event.id != gone] == [e for e in ledger.events if e.id != gone]
