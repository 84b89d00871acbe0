"""Texts in the layouts that curators paste come out as a careful editor would publish them."""

from __future__ import annotations

from pathlib import Path
from statistics import mean

import pytest

from tests.cleaning import CASES, measured

LEAST, MEAN, KINDS, FURNITURE = 0.95, 0.98, 0.95, 0.05
SCORES = {path.stem: measured(path) for path in CASES}


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_text_comes_out_as_its_gold(path: Path) -> None:
    score = SCORES[path.stem]
    assert score.f1 >= LEAST, (score.missing, score.extra)
    assert score.lost == 0
    assert score.unaccounted == 0


def test_all_texts_together_reach_the_targets() -> None:
    right, kinded = (sum(score.kinds[i] for score in SCORES.values()) for i in (0, 1))
    kept, furniture = (sum(score.furniture[i] for score in SCORES.values()) for i in (0, 1))
    assert mean(score.f1 for score in SCORES.values()) >= MEAN
    assert right >= KINDS * kinded, [wrong for score in SCORES.values() for wrong in score.wrong]
    assert kept <= FURNITURE * furniture
