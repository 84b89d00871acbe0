"""How long the gate takes on sites of growing size; twice the passages should take twice the time."""

from __future__ import annotations

import tempfile
import time
from pathlib import Path

from scripts.gate import gate
from tests.gate.small_site import small_site, write
from tests.ledger_makers import minted, passages_of

SIZES = (3_750, 7_500, 15_000, 30_000)
PER_DOCUMENT = 30
SENTENCE = "港务局今晨宣布，北门码头第{}号泊位开放，首批旅客{}人次由此登船，秩序良好，未见滞留。"


def seconds(size: int) -> float:
    """Wall-clock seconds to gate a sound site of ``size`` passages in three scripts."""
    passages = tuple(
        one
        for doc in range(size // PER_DOCUMENT)
        for one in passages_of(f"doc-{doc}", [SENTENCE.format(doc, n) * 3 for n in range(PER_DOCUMENT)])
    )
    ledger = minted(passages)
    with tempfile.TemporaryDirectory() as folder:
        site = write(small_site(passages, ledger), Path(folder))
        began = time.perf_counter()
        problems = gate(site, ledger)
        taken = time.perf_counter() - began
    if problems:
        raise RuntimeError(str(problems[0]))
    return taken


def measure() -> list[list[object]]:
    """Seconds, and milliseconds a passage, for each size."""
    rows: list[list[object]] = [["passages", "seconds", "ms/passage"]]
    for size in SIZES:
        taken = seconds(size)
        rows.append([size, f"{taken:.2f}", f"{1000 * taken / size:.3f}"])
    return rows
