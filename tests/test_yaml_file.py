"""The swift reader of YAML and the one that tells what is wrong agree about every text that they both take."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from scripts.corpus import yaml_file
from scripts.corpus.yaml_file import parse_yaml
from tests.cli import TOY
from tests.sampled import examples

WHOLE = [path.read_text("utf-8")[:600] for path in sorted(TOY.rglob("*.yml"))]
SIGNS = st.sampled_from([*":-[]{},#&*!|>'\"%@`\t \n?~1a，\u00a0\u2028\x85\ufeff", "? ", ": ", "--- ", "null", "yes"])


@st.composite
def damaged(draw: st.DrawFn) -> str:
    """A stretch of a record with signs put in, or in the place of characters."""
    text = draw(st.sampled_from(WHOLE))
    start = draw(st.integers(0, max(0, len(text) - 150)))
    text = text[start : start + 150]
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(text)))
        text = text[:at] + draw(SIGNS) + text[at + draw(st.integers(0, 1)) :]
    return text


@given(damaged())
@examples(400)
def test_both_readers_agree(text: str) -> None:
    assert parse_yaml("a.yml", text) == yaml_file._told("a.yml", text)


def test_a_sound_file_needs_the_swift_reader_only(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(yaml_file, "_told")
    assert parse_yaml("a.yml", "id: a\nn: [1, yes]\n").data == {"id": "a", "n": ["1", True]}


def test_the_swift_reader_refuses_what_the_other_refuses() -> None:
    for text, code in (("a: &b c\n", "YML03"), ("a: !x c\n", "YML03"), ("[" * 40, "YML03"), ("a: [\n", "YML01")):
        assert [problem.code for problem in parse_yaml("a.yml", text).problems] == [code], text
    assert yaml.__with_libyaml__, "the pinned wheel brings libyaml"
