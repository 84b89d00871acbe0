"""The marks down the margin where a letter of an office is bound: 装, 订, 线, each alone on a line of the text."""

from __future__ import annotations

from collections.abc import Sequence

MARKS = ("装裝", "订訂", "线線")


def binding_marks(texts: Sequence[str]) -> set[int]:
    """Return the numbers of the lines that hold the marks, where all three come one after the other."""
    alone = [(i, mark) for i, text in enumerate(texts) if (mark := text.strip("…·.・-—┊┆︙ \u3000")) and len(mark) == 1]
    found = set[int]()
    for at in range(len(alone) - 2):
        row = alone[at : at + 3]
        if all(mark in either for (_, mark), either in zip(row, MARKS, strict=True)):
            found |= {i for i, _ in row}
    return found
