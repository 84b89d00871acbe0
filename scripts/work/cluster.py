"""The workers of a Dask cluster, which do what processes of this machine do elsewhere; Dask is loaded here only."""

from __future__ import annotations

from concurrent.futures import CancelledError
from typing import TYPE_CHECKING

from scripts.work.crew import Crew
from scripts.work.program import program

if TYPE_CHECKING:
    from distributed import Client

PATIENCE = 20
"""Seconds that a scheduler may take to answer."""


class ClusterError(Exception):
    """The cluster that was asked for cannot do the work; the message says why, and what to do."""


def _client(address: str, *, again: bool = True) -> Client:
    """Return a client of the scheduler at an address; raise ClusterError where nobody answers.

    Dask asserts that a scheduler's greeting arrives alone. A busy scheduler sends its next message along with it, and
    the connection fails for no fault of anybody's: then it is made once more.
    """
    from distributed import Client  # noqa: PLC0415

    try:
        return Client(address, timeout=PATIENCE, set_as_default=False)
    except AssertionError as error:
        if again:
            return _client(address, again=False)
        raise ClusterError(f"集群 {address} 两次应答都不完整，请再试一次") from error
    except (OSError, ValueError) as error:
        raise ClusterError(f"集群 {address} 没有应答：{error}") from None


def crew_at(address: str) -> Crew:
    """Return the workers of the Dask scheduler at an address (tcp://host:8786).

    Raises ClusterError where Dask is not installed, nobody answers, nobody works, or somebody works with other code
    or other libraries than are here: what he makes would not be what is made here.
    """
    try:
        from distributed import KilledWorker  # noqa: PLC0415
    except ImportError:
        raise ClusterError("没有安装 Dask：pip install --require-hashes -r requirements/cluster.txt") from None
    client = _client(address)
    sizes = client.nthreads()
    if not sizes:
        raise ClusterError(f"集群 {address} 里没有工作进程")
    others = {worker for worker, told in client.run(program, on_error="return").items() if told != program()}
    if others:
        raise ClusterError(
            f"集群的 {min(others)} 与这里的程序或库不同：请装上同一版本的代码和 requirements/cluster.txt"
        )
    lost = (KilledWorker, CancelledError, OSError)
    return Crew(client.get_executor, lambda executor: executor.shutdown(wait=False), sum(sizes.values()), lost, 0)
