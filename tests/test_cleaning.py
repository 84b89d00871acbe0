"""Texts in the layouts that curators paste come out as a careful editor would publish them."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from statistics import mean

import pytest

from tests.cleaning import CASES, Score, measured

LEAST, MEAN, KINDS, FURNITURE = 0.95, 0.98, 0.95, 0.05


@cache
def scored(path: Path) -> Score:
    """The score of a text: asked for by two tests, and by no worker that runs neither."""
    return measured(path)


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_text_comes_out_as_its_gold(path: Path) -> None:
    score = scored(path)
    assert score.f1 >= LEAST, (score.missing, score.extra)
    assert score.lost == 0
    assert score.unaccounted == 0


def test_all_texts_together_reach_the_targets() -> None:
    scores = [scored(path) for path in CASES]
    right, kinded = (sum(score.kinds[i] for score in scores) for i in (0, 1))
    kept, furniture = (sum(score.furniture[i] for score in scores) for i in (0, 1))
    assert mean(score.f1 for score in scores) >= MEAN
    assert right >= KINDS * kinded, [wrong for score in scores for wrong in score.wrong]
    assert kept <= FURNITURE * furniture
