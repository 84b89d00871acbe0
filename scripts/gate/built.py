"""Reading a built site from disk: its files, what its pages hold, its data and its ledger.

The only module of the gate that touches files; pages are read by several processes.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from lxml import etree

from scripts.corpus.ledger import Ledger
from scripts.corpus.model import Problem
from scripts.gate.page import Link, PageFacts, canonical, css_links, read_page
from scripts.gate.target import resolve
from scripts.ledger.file import parse_ledger

PUBLISHED_LEDGER = "data/anchors.tsv"
DATA_FILE = "data/passages.jsonl"
DOCUMENTS_FILE = "data/documents.jsonl"
FEW = 150
"""Up to this many pages one process is faster than several."""


@dataclass(frozen=True)
class Built:
    """A built site. Paths are site-relative, with ``/``; what is None is a file that is missing."""

    files: frozenset[str]
    pages: dict[str, PageFacts]
    styles: tuple[tuple[str, Link], ...] = ()
    sitemap: tuple[tuple[str, Link], ...] = ()
    ledger: Ledger | None = None
    ledger_problems: tuple[Problem, ...] = ()
    data: str | None = None
    documents: str | None = None
    base_url: str = ""


def read_built(site: Path, jobs: int | None = None) -> Built:
    """Read a site; ``jobs`` is the number of processes (by default by the number of pages and processors).

    Raises NotADirectoryError where there is no site.
    """
    if not site.is_dir():
        raise NotADirectoryError(site)
    files = frozenset(path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())
    base_url = canonical((site / "index.html").read_bytes()) if "index.html" in files else ""
    ledger, problems = _ledger(site, files)
    names = sorted(name for name in files if name.endswith(".html"))
    return Built(
        files=files,
        pages={facts.path: facts for facts in _pages(site, names, base_url, jobs)},
        styles=tuple((name, link) for name in sorted(files) if name.endswith(".css") for link in _css(site, name)),
        sitemap=tuple(link for name in sorted(files) if _is_sitemap(name) for link in _sitemap(site, name, base_url)),
        ledger=ledger,
        ledger_problems=problems,
        data=(site / DATA_FILE).read_text("utf-8") if DATA_FILE in files else None,
        documents=(site / DOCUMENTS_FILE).read_text("utf-8") if DOCUMENTS_FILE in files else None,
        base_url=base_url,
    )


def _ledger(site: Path, files: frozenset[str]) -> tuple[Ledger | None, tuple[Problem, ...]]:
    if PUBLISHED_LEDGER not in files:
        return None, ()
    return parse_ledger((site / PUBLISHED_LEDGER).read_bytes().decode("utf-8"), PUBLISHED_LEDGER)


def _page(site: Path, base_url: str, name: str) -> PageFacts:
    return read_page(name, (site / name).read_bytes(), base_url)


def _pages(site: Path, names: list[str], base_url: str, jobs: int | None) -> Iterable[PageFacts]:
    read = partial(_page, site, base_url)
    workers = jobs or (1 if len(names) <= FEW else min(4, os.cpu_count() or 1))
    if workers == 1:
        return [read(name) for name in names]
    with ProcessPoolExecutor(workers) as pool:
        return list(pool.map(read, names, chunksize=20))


def _css(site: Path, name: str) -> Iterable[Link]:
    return css_links(name, (site / name).read_text("utf-8"))


def _is_sitemap(name: str) -> bool:
    """Whether a file is the sitemap, or one of the parts of a large one."""
    return name.startswith("sitemap") and name.endswith(".xml")


def _sitemap(site: Path, name: str, base_url: str) -> Iterable[tuple[str, Link]]:
    root = etree.fromstring((site / name).read_bytes())
    for element in root.iter(etree.Element):
        written = (element.text or "").strip() if element.tag.endswith("}loc") else element.get("href")
        target = resolve(name, written, base_url) if written else None
        if written and target is not None:
            yield name, Link(written, target, 1, "GA55")
