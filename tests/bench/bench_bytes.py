"""What a document costs: files and bytes of the site by kind, at 100 and 1,000 documents of 25 passages."""

from __future__ import annotations

import gzip
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from scripts.corpus.editions import TREES
from scripts.web.tables import PACKAGES
from tests.bench.sites import built

SIZES = (100, 1000)
TARGET = 200
"""kB of site that a document may cost at the larger size."""
HEAVIEST, MOST = 5, 150
"""So many pages are named, and kB of the heaviest on the wire."""
KINDS = (
    ("documents", r"d/"),
    ("entities", r"e/"),
    ("topics", r"t/"),
    ("resolver, pages", r"i/.*html$"),
    ("resolver, answers", r"i/"),
    ("raw files", r"sources/"),
    ("lists", r"(documents|figures|timeline|compare|entities|glossary|topics|changes|about/script|assets/lists)/"),
    ("search", r"assets/search/"),
    ("packages", rf"data/({'|'.join(map(re.escape, PACKAGES))})$"),
    ("tables", r"data/[^/]+\.(jsonl(\.gz)?|csv|tsv)$"),
    ("formats of documents", r"data/(tei|text|markdown|citations|dts)/"),
    ("descriptions", r"data/|sitemap|llms\.txt"),
)
"""Kinds of files by their path below a tree; the first that fits holds. What none fits is the frame."""


def kind_of(path: str) -> str:
    """The kind of a file by its path in the site."""
    tree = next((tree for tree in TREES.values() if tree and path.startswith(tree)), "")
    return next((kind for kind, pattern in KINDS if re.match(pattern, path[len(tree) :])), "frame")


def _files(site: Path) -> Iterator[tuple[str, int]]:
    for path in site.rglob("*"):
        if path.is_file():
            yield path.relative_to(site).as_posix(), path.stat().st_size


def by_kind(site: Path) -> tuple[Counter[str], Counter[str]]:
    """Files and bytes of a site by kind."""
    files, sizes = Counter[str](), Counter[str]()
    for path, size in _files(site):
        files[kind_of(path)] += 1
        sizes[kind_of(path)] += size
    return files, sizes


def heaviest(site: Path) -> list[tuple[float, str]]:
    """The heaviest pages of the first tree, in kB as they go over the wire."""
    others = tuple(tree for tree in TREES.values() if tree)
    pages = [(size, path) for path, size in _files(site) if path.endswith(".html") and not path.startswith(others)]
    largest = [path for _, path in sorted(pages, reverse=True)[: 4 * HEAVIEST]]
    weighed = [(len(gzip.compress((site / path).read_bytes(), 6)) / 1000, path) for path in largest]
    return sorted(weighed, reverse=True)[:HEAVIEST]


def _table(sites: Sequence[Path], documents: Sequence[int]) -> Iterator[list[object]]:
    counted = [by_kind(site) for site in sites]
    for kind in [*(kind for kind, _ in KINDS), "frame"]:
        yield [kind, *(cell for (files, sizes), n in zip(counted, documents, strict=True)
                       for cell in (f"{files[kind] / n:.2f}", f"{sizes[kind] / n / 1000:.1f}"))]  # fmt: skip
    yield ["whole", *(cell for (files, sizes), n in zip(counted, documents, strict=True)
                      for cell in (f"{files.total() / n:.2f}", f"{sizes.total() / n / 1000:.1f}"))]  # fmt: skip


def measure() -> list[list[object]]:
    """Files and kB a document by kind, then the heaviest pages, then each target with yes or no."""
    sites = [built(documents).folder for documents in SIZES]
    table: list[list[object]] = [["a document", *(head for n in SIZES for head in (f"files of {n}", f"kB of {n}"))]]
    table += _table(sites, SIZES)
    found = heaviest(sites[-1])
    table += [[f"page {path}", "", "", "", f"{size:.0f} gzip"] for size, path in found]
    whole = float(str(table[len(KINDS) + 2][-1]))
    table.append([f"≤ {TARGET} kB a document: {'yes' if whole <= TARGET else 'no'}"])
    table.append([f"no page above {MOST} kB: {'yes' if found[0][0] <= MOST else 'no'}"])
    return table
