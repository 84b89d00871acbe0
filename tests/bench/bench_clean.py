"""Cleaning of texts in the layouts that curators paste, against what a careful editor would publish."""

from __future__ import annotations

from statistics import mean

from tests.cleaning import CASES, Score, measured


def _row(name: str, score: Score) -> list[object]:
    kinds, furniture = "/".join(map(str, score.kinds)), "/".join(map(str, score.furniture))
    return [name, score.gold, score.passages, score.exact, f"{score.f1:.2f}", kinds, furniture, score.lost]


def measure() -> list[list[object]]:
    """A row a text: gold passages, passages, exact ones, F1, kinds right, furniture kept, characters lost."""
    rows: list[list[object]] = [["text", "gold", "passages", "exact", "F1", "kinds", "furniture kept", "lost"]]
    scores = {path.stem: measured(path) for path in CASES}
    rows += [_row(name, score) for name, score in scores.items()]
    kinds, furniture = ([sum(pair) for pair in zip(*column, strict=True)] for column in (
        [score.kinds for score in scores.values()], [score.furniture for score in scores.values()],
    ))  # fmt: skip
    every = scores.values()
    totals = [sum(getattr(score, name) for score in every) for name in ("gold", "passages", "exact", "lost")]
    f1 = [score.f1 for score in every]
    spread = f"{mean(f1):.3f} (least {min(f1):.2f})"
    shares = [f"{part / whole:.1%}" for part, whole in (kinds, furniture)]
    return [*rows, ["all", *totals[:3], spread, *shares, totals[3]]]
