"""The work grows with what there is to do, not with its square: counted, or so much that a square would take hours."""

from __future__ import annotations

import time

import pytest

from scripts.corpus.model import Source
from scripts.corpus.traced import Traced
from scripts.propose.articles import articles
from scripts.stages.draft import draft
from scripts.text.kinds import is_headline


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


@pytest.mark.parametrize("unit", [" ", "\u3000", "\t", "\n", "1 ", "<", "（", "*", "-", "第1版 "])
def test_a_long_run_of_one_thing_takes_no_longer_than_other_text(unit: str) -> None:
    began = time.process_time()
    draft(Source("a.txt", "", "utf-8", f"港{unit * 30_000}口\n"))
    assert time.process_time() - began < 10
