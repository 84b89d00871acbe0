"""Who does the work: processes of this machine, or the workers of a Dask cluster."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import BrokenExecutor, CancelledError, Executor, Future, ProcessPoolExecutor
from threading import Lock
from typing import Any

Task = Callable[[Any, Sequence[Any]], Iterable[Any]]
"""What is done: from what all things of a stage have in common, and some of them, to a result for each."""

PAYS_FROM = 6.0
"""Seconds of work that take longer here than calling processes and letting them share it."""
TRIES = 3
"""How often a part is handed out whose worker dies, before it is done here."""


class Crew:
    """Workers that are called when they are first needed, and called again where some have died.

    ``call`` calls them, ``dismiss`` sends them home, ``size`` is their number, ``lost`` what is raised where one dies,
    ``pays_from`` the seconds of work from which calling them pays.
    """

    def __init__(
        self,
        call: Callable[[], Executor],
        dismiss: Callable[[Executor], None],
        size: int,
        lost: tuple[type[BaseException], ...],
        pays_from: float,
    ) -> None:
        self.size, self.pays_from = size, pays_from
        self._call, self._dismiss, self._lost = call, dismiss, lost
        self._executor: Executor | None = None

    @property
    def is_here(self) -> bool:
        """Whether the workers have been called already."""
        return self._executor is not None

    def hand_out(self, task: Task, common: Any, items: Sequence[Any]) -> Callable[[], list[Any]]:
        """Let some worker do a part; what is returned waits for the results and gives them."""
        begun = self._submitted(task, common, items)

        def results() -> list[Any]:
            executor, future = begun
            for _ in range(TRIES):
                try:
                    return future.result()
                except self._lost:
                    self._let_go(executor)
                    executor, future = self._submitted(task, common, items)
            return _done(task, common, items)

        return results

    def close(self) -> None:
        """Send the workers home."""
        if self._executor:
            self._dismiss(self._executor)
        self._executor = None

    def _submitted(self, task: Task, common: Any, items: Sequence[Any]) -> tuple[Executor, Future[list[Any]]]:
        self._executor = self._executor or self._call()
        try:
            return self._executor, self._executor.submit(_done, task, common, items)
        except self._lost:
            self._let_go(self._executor)
            self._executor = self._call()
            return self._executor, self._executor.submit(_done, task, common, items)

    def _let_go(self, executor: Executor) -> None:
        if self._executor is executor:
            self.close()


_ONE_AT_A_TIME = Lock()


def _done(task: Task, common: Any, items: Sequence[Any]) -> list[Any]:
    """Do a part: one at a time, for a worker of a cluster may have threads, and what tasks remember is for one."""
    with _ONE_AT_A_TIME:
        return list(task(common, items))


def _sent_home(executor: Executor) -> None:
    executor.shutdown(wait=True, cancel_futures=True)


def processes(size: int, pays_from: float = PAYS_FROM) -> Crew:
    """Return processes of this machine; they begin anew, since a copy of one that has threads may hang."""
    spawn = multiprocessing.get_context("spawn")
    return Crew(lambda: ProcessPoolExecutor(size, spawn), _sent_home, size, (BrokenExecutor, CancelledError), pays_from)


def of_this_machine() -> Crew | None:
    """Return a process for each core that this one may use; None where there is but one."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return processes(cores) if cores > 1 else None
