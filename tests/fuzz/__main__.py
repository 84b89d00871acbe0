"""`python -m tests.fuzz [SECONDS]`: hostile input until the time is over (600 seconds where none is given).

A failure prints the example that hypothesis found, shrunk, and the seed that finds it again.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from random import SystemRandom

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from tests.cli import TOY
from tests.fuzz.properties import assert_built, assert_edit_holds, assert_raw_file_holds
from tests.fuzz.strategies import edited, ledger_edits, raw_bytes

ROUND = 30
"""Examples of each kind in a round."""
SITE = 25
"""Raw files that were minted and go into one site together."""
YAML = sorted(
    path.relative_to(TOY).as_posix()
    for path in TOY.rglob("*")
    if path.suffix in (".yml", ".txt") and "raw" not in path.parts
)


class Fuzz:
    """A folder to do damage in, what was minted in it, and what was tried."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.minted: list[bytes] = []
        self.tried: Counter[str] = Counter()
        self.corpus = Path(shutil.copytree(TOY, folder / "toy"))

    def raw(self, data: bytes) -> None:
        """One raw file."""
        self.tried["raw files"] += 1
        if assert_raw_file_holds(self.folder / "small", data):
            self.tried["raw files minted"] += 1
            self.minted.append(data)

    def yaml(self, name: str, data: bytes) -> None:
        """One file of the curator."""
        self.tried["curated files"] += 1
        assert_edit_holds(self.corpus, name, data)

    def ledger(self, data: bytes) -> None:
        """One ledger."""
        self.tried["ledgers"] += 1
        assert_edit_holds(self.corpus, "anchors.tsv", data)

    def site(self) -> None:
        """One site of everything that was minted since the last."""
        self.tried["sites"] += 1
        taken, self.minted = self.minted[:SITE], self.minted[SITE:]
        assert_built(self.folder / "many", taken, self.folder / "site")


def one_round(fuzz: Fuzz, number: int) -> None:
    """Some examples of each kind, found by the seed ``number``."""
    checks: list[tuple[Callable[..., None], st.SearchStrategy[object]]] = [
        (fuzz.raw, raw_bytes()),
        (lambda pair: fuzz.yaml(*pair), st.sampled_from(YAML).flatmap(_edits)),
        (fuzz.ledger, ledger_edits((TOY / "anchors.tsv").read_text("utf-8"))),
    ]
    steady = settings(
        max_examples=ROUND, database=None, deadline=None, suppress_health_check=list(HealthCheck),
        phases=[Phase.generate, Phase.shrink], print_blob=True,
    )  # fmt: skip
    for check, strategy in checks:
        seed(number)(steady(given(strategy)(check)))()


def _edits(name: str) -> st.SearchStrategy[tuple[str, bytes]]:
    return edited((TOY / name).read_text("utf-8")).map(lambda data: (name, data))


def main(seconds: float) -> None:
    """Try until the time is over; raises what a property raises."""
    end = time.monotonic() + seconds
    with tempfile.TemporaryDirectory(prefix="fuzz-") as folder:
        fuzz = Fuzz(Path(folder))
        while time.monotonic() < end:
            number = SystemRandom().randrange(10**9)
            try:
                one_round(fuzz, number)
                if len(fuzz.minted) >= SITE or (fuzz.minted and not fuzz.tried["sites"]):
                    fuzz.site()
            except BaseException:
                print(f"seed {number}; tried: {dict(fuzz.tried)}", file=sys.stderr)
                raise
        if fuzz.minted:
            fuzz.site()
    print(
        "no trace, and everything that was minted was built:",
        ", ".join(f"{n} {what}" for what, n in fuzz.tried.items()),
    )


if __name__ == "__main__":
    main(float(sys.argv[1]) if len(sys.argv) > 1 else 600)
