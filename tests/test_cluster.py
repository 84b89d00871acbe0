"""A cluster of two workers on this machine: the site is that of a build alone, and a worker that dies costs a retry."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from distributed import Client, LocalCluster

from scripts.work.cluster import ClusterError, crew_at
from scripts.work.run import Work
from tests.cli import TOY, run_scripts
from tests.test_work import dies_once

pytestmark = pytest.mark.long


@pytest.fixture(scope="module")
def scheduler() -> Iterator[str]:
    """The address of a scheduler with two workers, each a process."""
    with LocalCluster(n_workers=2, threads_per_worker=2, host="127.0.0.1", dashboard_address=None) as cluster:
        yield cluster.scheduler_address


def files_of(site: Path) -> dict[str, bytes]:
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


def test_the_site_is_that_of_a_build_alone(scheduler: str, toy_site: Path, tmp_path: Path) -> None:
    done = run_scripts("build", "--corpus", TOY, "--out", tmp_path / "site", "--cluster", scheduler)
    assert done.returncode == 0, done.stdout + done.stderr
    assert files_of(tmp_path / "site") == files_of(toy_site)


def test_a_worker_that_dies_costs_a_retry(scheduler: str, tmp_path: Path) -> None:
    crew = crew_at(scheduler)
    numbers = list(range(200))
    assert list(Work(crew=crew).each("triple", dies_once, tmp_path / "mark", numbers)) == [3 * n for n in numbers]
    assert (tmp_path / "mark").exists()
    crew.close()


def test_workers_with_another_program_are_refused(scheduler: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("scripts.work.program.versions", lambda: ("another library",))
    with pytest.raises(ClusterError, match=r"requirements/cluster\.txt"):
        crew_at(scheduler)


def interrupted(times: int) -> type[Client]:
    """Return a client whose first connections fail as Dask's do when a greeting does not come alone."""
    failures = iter(range(times))

    class Interrupted(Client):  # type: ignore[misc, unused-ignore]  # Dask's client has no types
        def __init__(self, address: str, **options: Any) -> None:
            assert next(failures, None) is None
            super().__init__(address, **options)  # type: ignore[no-untyped-call, unused-ignore]

    return Interrupted


def test_a_greeting_that_is_interrupted_is_asked_for_once_more(scheduler: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("distributed.Client", interrupted(1))
    crew_at(scheduler).close()
    monkeypatch.setattr("distributed.Client", interrupted(2))
    with pytest.raises(ClusterError, match="再试一次"):
        crew_at(scheduler)


def test_a_cluster_that_is_not_there_is_told_in_one_line(tmp_path: Path) -> None:
    done = run_scripts("build", "--corpus", TOY, "--out", tmp_path / "site", "--cluster", "tcp://127.0.0.1:9")
    assert done.returncode == 1
    assert "tcp://127.0.0.1:9" in done.stdout + done.stderr
    assert "Traceback" not in done.stdout + done.stderr
