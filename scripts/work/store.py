"""Results by the digest of all that they are made of, in one SQLite file that may be deleted at any time.

A file that is damaged, locked or on a full disk remembers nothing, and is no fault of a build.
"""

from __future__ import annotations

import hashlib
import sqlite3
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from itertools import count
from pathlib import Path

KEPT_FOR = 12
"""Builds after which a result that none of them wanted is forgotten."""
ASKED_AT_ONCE = 200
PIECE = 2**29
"""Bytes of a value in one row: SQLite takes no more than 10⁹ (https://sqlite.org/limits.html). The last is shorter."""
_TABLE = "CREATE TABLE IF NOT EXISTS kept (key BLOB PRIMARY KEY, wanted INTEGER, digest BLOB, value BLOB)"


def _digest(key: bytes, packed: bytes) -> bytes:
    return hashlib.sha256(key + packed).digest()


def _name(key: bytes, number: int) -> bytes:
    """The key of a piece of a value; that of the first is the value's own."""
    return hashlib.sha256(key + number.to_bytes(4, "big")).digest() if number else key


def _pieces(key: bytes, value: bytes) -> Iterator[tuple[bytes, bytes]]:
    for number, at in enumerate(range(0, len(value) + 1, PIECE)):
        yield _name(key, number), value[at : at + PIECE]


class Store:
    """What is kept in one file, for the time of one build."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._wanted = set[bytes]()
        self._build = 1
        self._file: sqlite3.Connection | None = None
        with suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
        self._do(self._open)
        self._usable = self._file is not None

    def get(self, keys: Sequence[bytes]) -> dict[bytes, bytes]:
        """Return what is kept of these keys; a value that does not bear its digest is not."""
        found = dict[bytes, bytes]()
        for at in range(0, len(keys), ASKED_AT_ONCE):
            self._do(lambda part=keys[at : at + ASKED_AT_ONCE]: found.update(self._whole(part)))  # type: ignore[misc]
        self._wanted |= found.keys()
        return found

    def put(self, values: Mapping[bytes, bytes]) -> None:
        """Keep values by their keys: all of them or, where that fails, none."""
        pieces = (piece for key, value in values.items() for piece in _pieces(key, zlib.compress(value, 1)))
        rows = [(name, self._build, _digest(name, piece), piece) for name, piece in pieces]
        self._do(lambda: self._write("INSERT OR REPLACE INTO kept VALUES (?, ?, ?, ?)", rows))

    def close(self) -> None:
        """Forget what the last builds did not want, and close the file."""
        self.note_wanted()
        self._do(lambda: self._write("DELETE FROM kept WHERE wanted <= ?", [(self._build - KEPT_FOR,)]))
        self.shut()

    def note_wanted(self) -> None:
        """Note what this build has asked for so far."""
        wanted = [(self._build, key) for key in self._wanted]
        self._do(lambda: self._write("UPDATE kept SET wanted = ? WHERE key = ?", wanted))

    def shut(self) -> None:
        """Let the file go for a while."""
        self._usable = self._file is not None
        self._shut()

    def open_again(self) -> None:
        """Take up the file that was let go, in this process or a copy of it, unless it could not be used before."""
        if self._usable:
            self._do(self._connect)

    def _open(self) -> None:
        self._connect()
        if self._file:
            ((last,),) = self._file.execute("SELECT coalesce(max(wanted), 0) FROM kept")
            self._build = last + 1

    def _connect(self) -> None:
        self._file = sqlite3.connect(self._path, timeout=10, check_same_thread=False)
        self._file.execute("PRAGMA journal_mode = WAL")
        self._file.execute("PRAGMA synchronous = OFF")
        self._file.execute(_TABLE)

    def _whole(self, keys: Sequence[bytes]) -> dict[bytes, bytes]:
        begun = {key: list(self._run(key, piece)) for key, piece in self._sound(keys).items()}
        return {key: zlib.decompress(b"".join(run)) for key, run in begun.items() if len(run[-1]) < PIECE}

    def _run(self, key: bytes, piece: bytes | None) -> Iterator[bytes]:
        """Yield the pieces of a value, given the first, as far as they are there."""
        for number in count(1):
            if piece is None:
                return
            yield piece
            name = _name(key, number)
            piece = self._sound([name]).get(name) if len(piece) == PIECE else None
            self._wanted |= set() if piece is None else {name}

    def _sound(self, keys: Sequence[bytes]) -> dict[bytes, bytes]:
        if not self._file:
            return {}
        marks = ",".join("?" * len(keys))
        rows = self._file.execute(f"SELECT key, digest, value FROM kept WHERE key IN ({marks})", keys)
        return {key: value for key, digest, value in rows if digest == _digest(key, value)}

    def _write(self, statement: str, rows: Sequence[tuple[object, ...]]) -> None:
        if self._file:
            with self._file:
                self._file.executemany(statement, rows)

    def _do(self, act: Callable[[], None]) -> None:
        """Do something with the file; one that cannot be used is left, one that is damaged is removed."""
        try:
            act()
        except sqlite3.OperationalError:
            self._shut()
        except (sqlite3.Error, ValueError, TypeError):
            self._shut()
            for suffix in ("", "-wal", "-shm"):
                with suppress(OSError):
                    self._path.with_name(self._path.name + suffix).unlink()

    def _shut(self) -> None:
        if self._file:
            with suppress(sqlite3.Error):
                self._file.close()
        self._file = None
