"""The memory that `make bench` tells of is that of all processes of a build."""

from __future__ import annotations

import subprocess
import sys
from types import SimpleNamespace
from typing import Any

from tests.bench import bench_build
from tests.bench.memory import PROC, Watcher, held_by

HELD = 60_000_000
CHILD = f"import sys; held = b'x' * {HELD}; print('ready', flush=True); sys.stdin.read()"
PARENT = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {CHILD!r}])"


def test_what_a_process_has_called_counts() -> None:
    with subprocess.Popen([sys.executable, "-c", PARENT], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stdout.readline() == b"ready\n"
        watcher = Watcher(process.pid)
        watcher.start()
        assert held_by(process.pid) > HELD or not PROC.is_dir()  # other systems do not tell
        process.communicate()
        assert watcher.end() > HELD or not PROC.is_dir()
    assert held_by(process.pid) == 0


def test_what_was_not_measured_is_told_as_such() -> None:
    held: dict[int, Any] = {
        300: SimpleNamespace(seconds=60.0, peak=1.3e9),
        1000: SimpleNamespace(seconds=200.0, peak=1.65e9),
    }
    seconds, peak, how = bench_build._huge(held)
    assert (round(seconds), round(peak / 1e9, 2)) == (2000, 6.15)
    assert how
    held[10_000] = SimpleNamespace(seconds=1500.0, peak=5e9)
    assert bench_build._huge(held) == (1500.0, 5e9, "")
