"""Where a page leads, in brief: enough to see that all is well, without a look at each of its links.

Of what is kept of pages from build to build most is links. They are kept packed, and looked at one by one only where
the brief does not bear them out: then, and only then, there may be a fault to tell.
"""

from __future__ import annotations

import pickle
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from scripts.gate.ends import End, cross_links, tree_of
from scripts.gate.page import Leads, Link
from scripts.gate.target import Target

NOWHERE = "\0"
"""What no site has: a page that wants it must be looked at."""
LONE = "surrogatepass"
"""A link may be written with what is no character."""
TOP = ("", "top")
"""Fragments that every page has (HTML, 7.4.6.3)."""


@dataclass(frozen=True)
class Brief:
    """What a page leads to, a line each: the places it needs, the pages outside its tree that it leads to although
    the tree may have its own, its cross-links, and what must be there in return; ``packed`` is the whole.

    All are compressed, a tenth of their size: the gate holds those of every page at once.
    """

    places: bytes
    outside: bytes
    ties: bytes
    returns: bytes
    packed: bytes

    @cached_property
    def leads(self) -> Leads:
        """The links and ties themselves."""
        leads: Leads = pickle.loads(zlib.decompress(self.packed))
        return leads


def brief_of(path: str, leads: Leads) -> Brief:
    """Tell in brief where a page leads."""
    tree = tree_of(path)
    pairs = {pair for pair, _ in cross_links(path, leads.ties)}
    return Brief(
        places=_lines(_place(link.target) for link in leads.links),
        outside=_lines(_joined(link.target.path) for link in leads.links if _may_leave(link, tree)),
        ties=_lines(_tie(start, end) for start, end in pairs),
        returns=_lines(_tie(end, start) for start, end in pairs),
        packed=zlib.compress(pickle.dumps(leads, 5), 1),
    )


def places_of(files: Iterable[str], ids: Iterable[tuple[str, Iterable[str]]]) -> set[str]:
    """All places of a site as a brief calls them: its files, and the elements of its pages."""
    return {NOWHERE.join((page, id)) for page, held in ids for id in held} | {*files}


def lines_of(told: bytes) -> Iterator[str]:
    """What stands in a part of a brief."""
    return iter(zlib.decompress(told).decode("utf-8", LONE).split("\n") if told else ())


def _place(target: Target) -> str:
    if target.fate != "inside":
        return NOWHERE
    return _joined(target.path) if target.fragment in TOP else _joined(target.path, target.fragment)


def _may_leave(link: Link, tree: str) -> bool:
    return tree != "" and not link.free and not link.target.path.startswith(tree)


def _tie(start: End, end: End) -> str:
    return _joined(*start, *end)


def _joined(*parts: str) -> str:
    """Call a place by its parts; one that could be taken for another is told as something that no site has."""
    return NOWHERE if any(mark in part for part in parts for mark in (NOWHERE, "\n")) else NOWHERE.join(parts)


def _lines(told: Iterable[str]) -> bytes:
    lines = "\n".join(sorted(set(told))).encode("utf-8", LONE)
    return zlib.compress(lines, 1) if lines else b""
