"""The work grows with what there is to do, not with its square: counted, or so much that a square would take hours."""

from __future__ import annotations

import time

import pytest

from scripts.corpus.model import Source
from scripts.corpus.traced import Traced
from scripts.propose.articles import articles
from scripts.stages.draft import draft
from scripts.text.furniture import furniture
from scripts.text.kinds import is_headline
from tests.sampled import sampled, some

SLACK = 0.3
"""Seconds by which two measurements may differ by chance."""


def test_of_a_file_of_headlines_each_is_looked_at_a_few_times(monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[str] = []

    def look(text: str) -> bool:
        looked.append(text)
        return is_headline(text)

    monkeypatch.setattr("scripts.propose.articles.is_headline", look)
    text = Traced.whole("渡口泊位今日开放\n" * 300)
    size = len(text) // 300
    articles(Source("a.txt", "", "utf-8", text.text), [text[at : at + size - 1] for at in range(0, len(text), size)])
    assert 300 <= len(looked) < 3000


UNITS = [" ", "<", "*", "|", "\u3000", "（", "-", "：", "\t", "1 ", "第1版 ", "http://", "\n", "[", "![", "1月1日 "]


@sampled
@pytest.mark.parametrize("unit", some(UNITS, UNITS[::4]))
def test_a_run_four_times_as_long_takes_some_four_times_as_long(unit: str) -> None:
    """Sixteen times would be its square; the difference of two runs counts, so what they have in common does not."""

    def seconds(length: int) -> float:
        began = time.process_time()
        draft(Source("a.txt", "", "utf-8", f"港{unit * length}口\n"))
        return time.process_time() - began

    none, short, long = seconds(1), seconds(4_000), seconds(16_000)
    assert long - none < 8 * (short - none) + SLACK


def test_of_short_lines_that_blank_lines_part_each_is_weighed_as_verse_a_few_times(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    weighed: list[str] = []

    def weigh(text: str) -> str | None:
        weighed.append(text)
        return furniture(text)

    monkeypatch.setattr("scripts.layout.verse.furniture", weigh)
    draft(Source("a.txt", "", "utf-8", "潮平两岸开阔。\n\n" * 300))
    assert 300 <= len(weighed) < 3000
