"""A few of the examples that `make fuzz` tries for ten minutes."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.fuzz import __main__ as fuzzing


@pytest.mark.long
def test_some_hostile_input_leaves_no_trace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fuzzing, "ROUND", 6)
    fuzz = fuzzing.Fuzz(tmp_path)
    fuzzing.one_round(fuzz, 13)
    assert fuzz.tried["raw files"] >= 6
    assert fuzz.tried["ledgers"] >= 6


def test_the_kinds_of_file_are_those_of_the_corpus() -> None:
    assert {"corpus.yml", "topics.yml", "documents/tide-wall.yml", "variants/phrases.txt"} <= set(fuzzing.YAML)
