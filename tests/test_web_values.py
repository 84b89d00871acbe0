"""Values that pages show as they are: what is taken, and what is refused."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from scripts.corpus.web_values import Colour, Digest, Folder, Picture, Repository

TAKEN: list[tuple[Any, list[str], list[str]]] = [
    (
        Repository,
        ["https://git.example/dukou/yuliao", "http://git.example"],
        ["git.example", "https://a b", "ftp://a", ""],
    ),
    (Folder, ["corpus", "docs/corpus.v2", "渡口/语料-1"], ["", "/corpus", "corpus/", "a//b", "../corpus", "a b"]),
    (Colour, ["#00aaFF"], ["#0af", "00aaff", "#00aafg", "#00aaff0"]),
    (Picture, ["mark.svg", "images/mark-2.png", "a.b.webp"], ["mark.gif", "/mark.svg", "mark.svg ", "mark"]),
    (Digest, ["0123456789abcdef" * 4], ["0123456789ABCDEF" * 4, "0" * 63, "0" * 65]),
]


@pytest.mark.parametrize(
    ("value", "taken", "refused"), TAKEN, ids=["repository", "folder", "colour", "picture", "digest"]
)
def test_a_value_is_taken_or_refused_by_its_form(value: Any, taken: list[str], refused: list[str]) -> None:
    form = TypeAdapter(value)
    assert [form.validate_python(written) for written in taken] == taken
    for written in refused:
        with pytest.raises(ValidationError):
            form.validate_python(written)
