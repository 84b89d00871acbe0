"""The largest table is made once for the same choices, and anew for others."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from scripts.corpus.conversion import Choice
from scripts.publish import data
from scripts.publish.rows import ConversionRow
from scripts.work.run import Work
from scripts.work.store import Store

FIELDS: dict[str, Any] = dict.fromkeys(Choice._fields, "一") | {"offset": 0, "rule": "phrase"}
CHOICE = Choice(**FIELDS)


def lines(place: Path, *choices: Choice) -> list[bytes]:
    store = Store(place)
    corpus: Any = SimpleNamespace(work=Work(store, "program"), conversion=choices)
    made = data._conversion(corpus).lines().splitlines()
    store.close()
    return made


def test_a_table_is_remembered_as_long_as_its_choices_are_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place, made, row = tmp_path / "kept.sqlite", list[Choice](), data._choice

    def noted(choice: Choice) -> ConversionRow:
        made.append(choice)
        return row(choice)

    monkeypatch.setattr(data, "_choice", noted)
    first = lines(place, CHOICE, CHOICE)
    assert (len(first), len(made)) == (2, 2)
    assert lines(place, CHOICE, CHOICE) == first
    assert len(made) == 2
    moved = CHOICE._replace(offset=1)
    assert lines(place, CHOICE, moved) != first
    assert made[2:] == [CHOICE, moved]
