"""The page of a document is made anew when something around it changes, and the page of no other document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from scripts import pipeline
from scripts.pages import documents, pages
from scripts.pages.documents import Drawn
from scripts.pages.parts.render import Page
from scripts.work.run import Work
from scripts.work.store import Store

MADE: list[str] = []
_MAKE = documents._document_pages


def told(common: None, drawn: Sequence[Drawn]) -> Iterator[Page]:
    """The task, which leaves a trace of what it did."""
    MADE.extend(item.document.id for item in drawn)
    return _MAKE(common, drawn)


def made(corpus: Path, place: Path) -> list[str]:
    """The documents whose pages a build makes that remembers earlier ones; all pages are those of a clean build."""
    MADE.clear()
    store = Store(place)
    kept, _ = pipeline.run(corpus, work=Work(store, "program"))
    clean, _ = pipeline.run(corpus)
    assert kept
    assert clean
    found = pages(kept)
    store.close()
    again = list(MADE)
    assert found == pages(clean)
    return again


@pytest.mark.long
def test_only_what_something_changed_around_is_made_anew(
    toy_copy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("scripts.pages.documents._document_pages", told)
    place = tmp_path / "kept.sqlite"
    everything = made(toy_copy, place)
    assert len(everything) > 3
    assert made(toy_copy, place) == []
    notes = toy_copy / "annotations" / "council-answers.yml"
    notes.write_text(notes.read_text("utf-8").replace("夏天渡船旅客", "夏季渡船旅客"), "utf-8")
    assert made(toy_copy, place) == ["council-answers"]
    record = toy_copy / "corpus.yml"
    record.write_text(record.read_text("utf-8").replace("version: ", "version: 9"), "utf-8")
    assert sorted(made(toy_copy, place)) == sorted(everything)
