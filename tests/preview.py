"""A preview as a curator has it: `serve` in a process of its own, and its pages as a browser asks for them."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from html import unescape
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

from scripts.commands._engines import DEFAULT
from tests.cli import ROOT

PATIENCE = 120.0
"""Seconds that a busy machine may take for a build."""


def free_port() -> int:
    """Return a port that nothing listens at."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def page(url: str) -> str:
    """Return a page without references to characters; empty where nobody answers."""
    try:
        with urlopen(url, timeout=60) as answer:
            text: str = answer.read().decode()
    except HTTPError as error:
        text = error.read().decode()
    except (URLError, TimeoutError, ConnectionError):
        text = ""
    return unescape(text)


def until(holds: Callable[[str], bool], url: str) -> str:
    """Ask for a page until something holds of it, and return it. Fails where that lasts too long."""
    end = time.monotonic() + PATIENCE
    while not holds(text := page(url)):
        assert time.monotonic() < end, text[:2000]
        time.sleep(0.3)
    return text


@contextmanager
def shown(corpus: Path, port: int, engine: str = DEFAULT, **env: str) -> Iterator[str]:
    """A preview of a corpus; yields its address."""
    options = ["--corpus", str(corpus), "--port", str(port), "--engine", engine]
    command = [sys.executable, "-m", "scripts", "serve", *options]
    with subprocess.Popen(
        command,
        cwd=ROOT,
        env=os.environ | env,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    ) as child:
        yield f"http://127.0.0.1:{port}/"
        os.killpg(child.pid, signal.SIGINT)
        try:
            child.wait(20)
        except subprocess.TimeoutExpired:
            os.killpg(child.pid, signal.SIGKILL)
