"""Ways to damage the files of a small site; each raises where there is nothing to damage."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

from tests.gate.small_site import Files, edited

LEDGER_FILE, DATA_FILE = "data/anchors.tsv", "data/passages.jsonl"
Plant = Callable[[Files], None]


def resolver_of(id: str, tree: str = "") -> str:
    return f"{tree}i/{id[:2]}/index.html"


def element(files: Files, path: str, id: str) -> str:
    """The passage or resolver entry with an id, as it stands in a file (each on its line)."""
    return next(
        match[0] for match in re.finditer(r"<(div|li) class=.*?</\1>\n", files[path]) if f'id="{id}"' in match[0]
    )


def without(path: str, id: str) -> Plant:
    return lambda files: edited(path, element(files, path, id), "")(files)


def renamed(path: str, old: str, new: str) -> Plant:
    """The passage under another id, the anchor link included."""

    def plant(files: Files) -> None:
        before = element(files, path, old)
        edited(path, before, before.replace(old, new))(files)

    return plant


def swapped(path: str, one: str, other: str) -> Plant:
    """Two strings change places in a file, wherever they stand."""

    def plant(files: Files) -> None:
        assert one in files[path]
        assert other in files[path]
        files[path] = files[path].replace(one, "\0").replace(other, one).replace("\0", other)

    return plant


def exchanged(path: str, one: str, other: str) -> Plant:
    """Two passages change places on a page."""
    return lambda files: swapped(path, element(files, path, one), element(files, path, other))(files)


def carried(id: str, here: str, there: str) -> Plant:
    """A passage moves from one page to another."""

    def plant(files: Files) -> None:
        block = element(files, here, id)
        files[here] = files[here].replace(block, "")
        files[there] = files[there].replace("</body>", block + "</body>")

    return plant


def line_of(files: Files, id: str, event: str = "mint") -> str:
    """The ledger line of an event, with its line feed."""
    return next(
        line for line in files[LEDGER_FILE].splitlines(keepends=True)
        if line.startswith(event + "\t") and line.split("\t")[3] == id
    )  # fmt: skip


def ledger(id: str, change: Callable[[str], str], event: str = "mint") -> Plant:
    """One line of the published ledger changed."""

    def plant(files: Files) -> None:
        line = line_of(files, id, event)
        changed = change(line)
        assert changed != line
        files[LEDGER_FILE] = files[LEDGER_FILE].replace(line, changed)

    return plant


def row(id: str, /, **changes: Any) -> Plant:
    """Fields of a data row changed."""

    def plant(files: Files) -> None:
        rows = [json.loads(line) for line in files[DATA_FILE].splitlines()]
        rows = [{**one, **changes} if one["id"] == id else one for one in rows]
        files[DATA_FILE] = "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in rows)

    return plant


def row_without(id: str, *, twice: bool = False) -> Plant:
    def plant(files: Files) -> None:
        line = next(line for line in files[DATA_FILE].splitlines(keepends=True) if f'"id": "{id}"' in line)
        files[DATA_FILE] = files[DATA_FILE].replace(line, line * 2 if twice else "")

    return plant


def removed(path: str) -> Plant:
    return lambda files: files.__delitem__(path)


def added(path: str, html: str) -> Plant:
    return edited(path, "</body>", html + "</body>")


def both(*plants: Plant) -> Plant:
    def plant(files: Files) -> None:
        for one in plants:
            one(files)

    return plant
