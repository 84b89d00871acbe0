"""`python -m tests.mutants`: write faults into the scripts, see which no test notices, and say so.

Which tests reach a line is measured once (some minutes) and kept in ``build/mutants/``; ``--measure`` renews it.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from queue import SimpleQueue
from random import Random

from tests.cli import ROOT
from tests.mutants.operators import Mutant, mutants
from tests.mutants.reach import MEASURED, Reach, measure
from tests.mutants.room import CORPORA, ENDLESS, Room
from tests.project import tracked

FOLDER = ROOT / "build" / "mutants"
FEW = 6
"""Tests of a line that are run by themselves before the others."""
GOAL = 0.95
"""Of the mutants that change what is published, the share that tests must notice."""


@dataclass(frozen=True)
class Verdict:
    """What became of a mutant: the test that noticed it, or the sites that it changes without any test noticing."""

    mutant: Mutant
    killer: str
    changes: tuple[str, ...] = ()


def chosen(number: int, seed: int, below: str) -> list[Mutant]:
    """Mutants drawn by chance, a module as often as it is long; ``below`` limits them to a part of scripts/."""
    rng = Random(seed)
    sources = {path.relative_to(ROOT).as_posix(): path.read_text("utf-8") for path in tracked("scripts/*.py")}
    sites = {path: mutants(path, source) for path, source in sources.items() if path.startswith(below)}
    paths = [path for path, found in sites.items() if found]
    weights = [sources[path].count("\n") for path in paths]
    drawn: dict[Mutant, None] = {}
    while len(drawn) < min(number, sum(map(len, sites.values()))):
        (path,) = rng.choices(paths, weights)
        drawn[rng.choice(sites[path])] = None
    return list(drawn)


def batches(tests: Sequence[str]) -> list[Sequence[str]]:
    """The tests of a line in two runs: few kill most mutants, and modules of tests take seconds to import."""
    return [batch for batch in (tests[:FEW], tests[FEW:]) if batch]


def judge(mutant: Mutant, room: Room, reach: Reach, sound: dict[str, dict[str, str]]) -> Verdict:
    """Run the tests that reach a mutant, then those of the invented site if its build does; compare the sites."""
    reaching = reach.of(ROOT / mutant.path, mutant.line)
    with room.holding(mutant):
        killer = next(filter(None, map(room.failed, batches(reaching.tests))), "")
        if not killer and reaching.built:
            killer = room.failed(["-m", MEASURED, "-p", "tests.mutants.of_toy_site", "tests"])
        if killer:
            return Verdict(mutant, killer)
        return Verdict(mutant, "", tuple(name for name in CORPORA if room.built(name) != sound[name]))


def judged(drawn: Sequence[Mutant], rooms: Sequence[Room], reach: Reach) -> Iterable[Verdict]:
    """Judge mutants in several rooms at once, and tell each verdict as it falls."""
    sound = {name: rooms[0].built(name) for name in CORPORA}
    free: SimpleQueue[Room] = SimpleQueue()
    for room in rooms:
        free.put(room)

    def in_a_room(mutant: Mutant) -> Verdict:
        room = free.get()
        try:
            return judge(mutant, room, reach, sound)
        finally:
            free.put(room)

    with ThreadPoolExecutor(len(rooms)) as pool:
        for number, verdict in enumerate(pool.map(in_a_room, drawn), start=1):
            tell(verdict, f"{number}/{len(drawn)}")
            yield verdict


def tell(verdict: Verdict, number: str) -> None:
    place = verdict.mutant.told((ROOT / verdict.mutant.path).read_text("utf-8"))
    changes = f"SURVIVED, changes the site of {' and '.join(verdict.changes)}" if verdict.changes else "survived"
    fate = "no verdict" if verdict.killer == ENDLESS else "killed" if verdict.killer else changes
    print(f"{number} {fate}  {place}  {verdict.killer}", flush=True)


def summary(verdicts: Sequence[Verdict]) -> int:
    """Print the survivors and the share killed; return the exit code: 1 where it is below the goal."""
    endless = [verdict for verdict in verdicts if verdict.killer == ENDLESS]
    alive = [verdict for verdict in verdicts if not verdict.killer]
    published = [verdict for verdict in alive if verdict.changes]
    killed = len(verdicts) - len(alive) - len(endless)
    share = killed / (killed + len(published)) if killed else 0.0
    print(f"\n{len(endless)} of {len(verdicts)} without a verdict, for their tests came to no end")
    print(f"{killed} killed; of {len(alive)} survivors {len(published)} change what is published:")
    for verdict in sorted(alive, key=lambda verdict: (not verdict.changes, verdict.mutant.path)):
        tell(verdict, " ")
    print(f"killed of those that change what is published: {share:.1%} (goal {GOAL:.0%})")
    return 0 if share >= GOAL else 1


def main() -> int:
    """Read the arguments; return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m tests.mutants", description=__doc__)
    parser.add_argument("--number", type=int, default=40, help="how many mutants (default: 40)")
    parser.add_argument("--seed", type=int, default=1, help="which ones (default: 1)")
    parser.add_argument("--below", default="scripts/", help="only of modules whose path begins so")
    parser.add_argument("--jobs", type=int, default=2, help="how many at once (default: 2)")
    parser.add_argument("--measure", action="store_true", help="measure anew which tests reach which line")
    given = parser.parse_args()
    data = FOLDER / "coverage"
    if given.measure or not data.exists():
        measure(data, given.jobs)
    drawn = chosen(given.number, given.seed, given.below)
    rooms = [Room(FOLDER / f"room-{number}") for number in range(given.jobs)]
    return summary(list(judged(drawn, rooms, Reach(data))))


if __name__ == "__main__":
    sys.exit(main())
