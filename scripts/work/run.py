"""`Work`: does something for each of many things, and remembers what came of it."""

from __future__ import annotations

import gc
import hashlib
import os
import pickle
import time
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypeVar

from scripts.work.cluster import crew_at
from scripts.work.crew import Crew, Task, of_this_machine
from scripts.work.meanwhile import Meanwhile, can_be_copied
from scripts.work.program import program
from scripts.work.store import Store
from scripts.work.told import digest_of

T = TypeVar("T")
CACHE, CLUSTER = "YUAN_CACHE", "YUAN_CLUSTER"
FOLDER = Path(".build/cache")
AT_ONCE = 32
"""Things that are handed to a task together."""
HAND_OUT = 1.0
"""Seconds of work from which workers are used that are there already."""


class Lazily(Sequence[Any]):
    """Things that are made when they are wanted, a few at a time: a large site fills no memory.

    One that ``tell`` tells apart without making it is not even made where its result is known.
    """

    def __init__(
        self, names: Sequence[Any], make: Callable[[Any], Any], tell: Callable[[Any], Any] | None = None
    ) -> None:
        self._names, self._make, self._tell = names, make, tell

    def __len__(self) -> int:
        return len(self._names)

    def __getitem__(self, at: Any) -> Any:
        if isinstance(at, slice):
            return Lazily(self._names[at], self._make, self._tell)
        return self._make(self._names[at])

    def told(self) -> tuple[Sequence[Any], Sequence[Any]]:
        """Return the things, made or to be made, and what tells each from any other."""
        if self._tell:
            return self, [self._tell(name) for name in self._names]
        made = [*self]
        return made, made


class _Stage:
    """A task as it is done for one thing after the other: what it has cost so far, and what is under way."""

    def __init__(self, work: Work, name: str, task: Task, common: Any) -> None:
        self.work, self.task, self.common = work, task, common
        self.known = digest_of(work.program, name, common) if work.store else b""
        self.seconds, self.done, self.seen, self.unknown = 0.0, 0, 0, 0

    def begin(self, items: Sequence[Any], left: int) -> Callable[[], list[Any]]:
        """Begin with some things, ``left`` of which are to be done from here on; return what gives their results."""
        store = self.work.store
        items, told = items.told() if isinstance(items, Lazily) else (items, items)
        keys = [hashlib.sha256(self.known + digest_of(item)).digest() for item in told] if store else []
        held = store.get(keys) if store else {}
        fresh = [at for at in range(len(items)) if not store or keys[at] not in held]
        self.seen, self.unknown = self.seen + len(items), self.unknown + len(fresh)
        results = self._results([items[at] for at in fresh], left) if fresh else list

        def ended() -> list[Any]:
            made = dict(zip(fresh, results(), strict=True))
            if store:
                store.put({keys[at]: pickle.dumps(value, 5) for at, value in made.items()})
            return [made[at] if at in made else pickle.loads(held[keys[at]]) for at in range(len(items))]

        return ended

    def _results(self, items: Sequence[Any], left: int) -> Callable[[], list[Any]]:
        crew = self.work.crew
        if crew and self._lasting(left) >= (min(HAND_OUT, crew.pays_from) if crew.is_here else crew.pays_from):
            return crew.hand_out(self.task, self.common, items)
        began = time.perf_counter()
        results = list(self.task(self.common, items))
        self.seconds += time.perf_counter() - began
        self.done += len(items)
        return lambda: results

    def _lasting(self, left: int) -> float:
        """The seconds that the rest would take here, as far as what was done here tells, and what was known already."""
        return self.seconds / self.done * left * self.unknown / self.seen if self.done else 0.0


@dataclass(frozen=True)
class Work:
    """How work runs: where results are kept (None: nowhere), of which program, and who helps (None: nobody)."""

    store: Store | None = None
    program: str = ""
    crew: Crew | None = None

    def each(self, stage: str, task: Task, common: Any, items: Sequence[Any], at_once: int = AT_ONCE) -> Iterator[Any]:
        """Yield what a task makes of each thing, in order.

        A result is taken for that of the stage, the program, what is ``common`` and the thing, and of nothing else:
        a task reads no file, no clock and no state. It is a function of a module, for it may run elsewhere.
        """
        at_work, under_way = _Stage(self, stage, task, common), deque[Callable[[], list[Any]]]()
        ahead = 2 * self.crew.size if self.crew else 0
        for at in range(0, len(items), at_once):
            under_way.append(at_work.begin(items[at : at + at_once], len(items) - at))
            while len(under_way) > ahead:
                yield from under_way.popleft()()
        for ended in under_way:
            yield from ended()

    def meanwhile(self, act: Callable[[Work], T]) -> Meanwhile[T]:
        """Let another core do something from here on, told how work on it runs; what is returned waits for it.

        Where there is no other core, or none can be had so, nothing is begun, and whoever waits does it. A copy of
        this process must not have a file open that both write, so the store is opened by each.
        """
        begun, store = Meanwhile[T](), self.store

        def alone() -> T:
            if store:
                store.open_again()
            made = act(replace(self, crew=None))
            if store:
                store.note_wanted()
            return made

        if self.crew and can_be_copied():
            if store:
                store.shut()
            begun.begin(alone)
            if store:
                store.open_again()
        return begun


ALONE = Work()
"""Remembers nothing, and has no help."""


def place_of(corpus: Path, env: Mapping[str, str]) -> Path | None:
    """Return the file where results of a corpus are kept: below YUAN_CACHE, or `FOLDER`; None where that is empty."""
    folder, whole = env.get(CACHE, str(FOLDER)), corpus.resolve()
    digest = hashlib.sha256(os.fsencode(whole)).hexdigest()[:8]
    return Path(folder) / f"{whole.name}-{digest}.sqlite" if folder else None


@contextmanager
def work_on(corpus: Path, env: Mapping[str, str]) -> Iterator[Work]:
    """Yield how work on a corpus runs, for the time of one build.

    Meanwhile nobody looks for objects that hold each other: a corpus is kept whole to the end, and to look through it
    again and again takes a fifth of the time. Each part that is done drops what it alone held all the same.
    ``env`` are the environment variables: YUAN_CACHE names the folder of what is kept, YUAN_CLUSTER the scheduler of
    a cluster. Raises ClusterError as `scripts.work.cluster.crew_at` does.
    """
    place, running, cluster = place_of(corpus, env), program(), env.get(CLUSTER)
    crew = crew_at(cluster) if cluster else of_this_machine()
    store = Store(place) if place and running else None
    gc.disable()
    try:
        yield Work(store, running or "", crew)
    finally:
        gc.enable()
        if store:
            store.close()
        if crew:
            crew.close()
