"""The work grows with what there is to do, not with its square: counted, since time tells little on a busy machine."""

from __future__ import annotations

import pytest

from scripts.corpus.model import Source
from scripts.corpus.traced import Traced
from scripts.propose.articles import articles
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
