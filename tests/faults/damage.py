"""Ways to damage a copy of the invented corpus; each fails where there is nothing to damage."""

from __future__ import annotations

import hashlib
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

Damage = Callable[[Path], object]


class Fault(NamedTuple):
    """A damage, the code that tells it, the file told, and words of the line told (None: the first line)."""

    code: str
    path: str
    marker: str | None
    damage: Damage


def edit(name: str, old: str, new: str) -> Damage:
    """Replace the first occurrence of a text in a file of the corpus."""

    def damage(corpus: Path) -> None:
        path = corpus / name
        text = path.read_text("utf-8")
        assert old in text, f"{old} is not in {name}"
        path.write_text(text.replace(old, new, 1), "utf-8")

    return damage


def write(name: str, data: bytes | str) -> Damage:
    def damage(corpus: Path) -> None:
        (corpus / name).parent.mkdir(exist_ok=True)
        (corpus / name).write_bytes(data.encode() if isinstance(data, str) else data)

    return damage


def append(name: str, data: bytes | str) -> Damage:
    def damage(corpus: Path) -> None:
        path = corpus / name
        path.write_bytes(path.read_bytes() + (data.encode() if isinstance(data, str) else data))

    return damage


def remove(name: str) -> Damage:
    return lambda corpus: (corpus / name).unlink()


def copy(name: str, to: str) -> Damage:
    def damage(corpus: Path) -> None:
        shutil.copy(corpus / name, corpus / to)

    return damage


def folder(name: str) -> Damage:
    return lambda corpus: (corpus / name).mkdir(parents=True)


def link(name: str, to: str) -> Damage:
    return lambda corpus: (corpus / name).symlink_to(to)


def conflict(line: str) -> str:
    """A line as git leaves it where two branches changed it."""
    return f"<<<<<<< HEAD\n{line}\n=======\n{line}\n>>>>>>> other"


def both(*damages: Damage) -> Damage:
    def damage(corpus: Path) -> None:
        for one in damages:
            one(corpus)

    return damage


def reword(corpus: Path, raw: str, old: str, new: str) -> None:
    """Replace words in a UTF-8 source, and renew its digest in every record that names it."""
    path = corpus / "raw" / raw
    text = path.read_bytes().decode("utf-8")
    assert text.count(old) == 1, f"{old} is not once in {raw}"
    received(raw, text.replace(old, new).encode())(corpus)


def received(raw: str, data: bytes) -> Damage:
    """Put other bytes in the place of a source, as if they had been received, in the records too."""
    return lambda corpus: _receive(corpus, raw, data)


def _receive(corpus: Path, raw: str, data: bytes) -> None:
    (corpus / "raw" / raw).write_bytes(data)
    digest = hashlib.sha256(data).hexdigest()
    for record in (corpus / "documents").glob("*.yml"):
        written = record.read_text("utf-8")
        if f"file: {raw}\n" in written:
            record.write_text(re.sub(r"sha256: [0-9a-f]{64}", f"sha256: {digest}", written), "utf-8")


def reworded(raw: str, old: str, new: str) -> Damage:
    return lambda corpus: reword(corpus, raw, old, new)
