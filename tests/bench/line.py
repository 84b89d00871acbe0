"""A slow line: a static site served at the speed of a phone, every byte counted.

The line is made slow in the server, not by the browser's developer tools, because those do not slow down
what a web worker asks for, and some of the peers search in one.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress
from http import HTTPStatus
from pathlib import Path
from threading import Lock
from typing import Any

from playwright.sync_api import Page

from tests.pages_server import PagesServer

BITS_A_SECOND, ROUND_TRIP = 10_000_000, 0.060
PATIENCE = 60.0
"""Seconds that an answer is waited for."""
HEAD = 300
"""Bytes that the head of a response has, about."""


class SlowLine(PagesServer):
    """Serves a folder over a line of 10 Mbit/s with a round trip of 60 ms that all its connections share."""

    def __init__(self, root: Path) -> None:
        super().__init__(root, "/")
        self.sent: list[tuple[str, int]] = []
        self._free_at, self._lock = 0.0, Lock()
        handler: Any = self._server.RequestHandlerClass
        self._server.RequestHandlerClass = type("Slow", (handler,), {"_send": _send(self)})

    def __enter__(self) -> SlowLine:
        super().__enter__()
        return self

    def carry(self, path: str, size: int) -> None:
        """Wait as long as a response of ``size`` bytes takes to arrive, and note it."""
        asked = time.monotonic()
        with self._lock:
            self.sent.append((path, size + HEAD))
            self._free_at = max(self._free_at, asked + ROUND_TRIP) + 8 * (size + HEAD) / BITS_A_SECOND
            arrival = self._free_at
        time.sleep(max(0.0, arrival - time.monotonic()))

    def count(self, wanted: Callable[[str], bool] = bool) -> tuple[int, int]:
        """Requests answered and bytes sent since the last call, of all paths or those wanted."""
        with self._lock:
            sent, self.sent = self.sent, []
        sizes = [size for path, size in sent if wanted(path)]
        return len(sizes), sum(sizes)


def _send(line: SlowLine) -> Any:
    def send(handler: Any, status: HTTPStatus, kind: str, body: bytes, encoding: str | None = None) -> None:
        line.carry(handler.path, len(body))
        with suppress(ConnectionError):  # a page that is closed no longer listens
            super(type(handler), handler)._send(status, kind, body, encoding)

    return send


def shown_after(page: Page, selector: str) -> float:
    """Wait for an element on a page that is loading; return the seconds from the start of the visit, by its clock."""
    condition = f"() => document.querySelector({selector!r}) && performance.now()"
    shown = page.wait_for_function(condition, timeout=1000 * PATIENCE, polling="raf")
    return float(shown.json_value()) / 1000
