"""Reading a built site from disk: its files, what its pages hold, its data and its ledger.

The only module of the gate that touches files. What a page holds is read once for each content it ever had.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from scripts.corpus.below import files_below
from scripts.corpus.ledger import Ledger
from scripts.corpus.model import Problem
from scripts.gate.brief import Brief, brief_of
from scripts.gate.page import Link, PageFacts, canonical, css_links, read_page
from scripts.gate.target import resolve
from scripts.ledger.file import parse_ledger
from scripts.work.run import ALONE, Lazily, Work

PUBLISHED_LEDGER = "data/anchors.tsv"
DATA_FILE = "data/passages.jsonl"
DOCUMENTS_FILE = "data/documents.jsonl"


@dataclass(frozen=True)
class Built:
    """A built site. Paths are site-relative, with ``/``; what is None is a file that is missing."""

    files: frozenset[str]
    pages: dict[str, PageFacts]
    briefs: dict[str, Brief]
    styles: tuple[tuple[str, Link], ...] = ()
    sitemap: tuple[tuple[str, Link], ...] = ()
    ledger: Ledger | None = None
    ledger_problems: tuple[Problem, ...] = ()
    data: bytes | None = None
    documents: bytes | None = None
    base_url: str = ""


def read_built(site: Path, work: Work = ALONE) -> Built:
    """Read a site. Raises NotADirectoryError where there is no site."""
    if not site.is_dir():
        raise NotADirectoryError(site)
    files = frozenset(files_below(site))
    base_url = canonical((site / "index.html").read_bytes()) if "index.html" in files else ""
    ledger, problems = _ledger(site, files)
    names = sorted(name for name in files if name.endswith(".html"))
    read = list(_pages(site, names, base_url, work))
    return Built(
        files=files,
        pages={facts.path: facts for facts, _ in read},
        briefs={facts.path: brief for facts, brief in read},
        styles=tuple((name, link) for name in sorted(files) if name.endswith(".css") for link in _css(site, name)),
        sitemap=tuple(link for name in sorted(files) if _is_sitemap(name) for link in _sitemap(site, name, base_url)),
        ledger=ledger,
        ledger_problems=problems,
        data=_table(site, DATA_FILE, files),
        documents=_table(site, DOCUMENTS_FILE, files),
        base_url=base_url,
    )


def _table(site: Path, name: str, files: frozenset[str]) -> bytes | None:
    """The lines of a data file, which a large site has compressed; None where it is missing."""
    if name in files:
        return (site / name).read_bytes()
    packed = f"{name}.gz"
    return gzip.decompress((site / packed).read_bytes()) if packed in files else None


def _ledger(site: Path, files: frozenset[str]) -> tuple[Ledger | None, tuple[Problem, ...]]:
    if PUBLISHED_LEDGER not in files:
        return None, ()
    return parse_ledger((site / PUBLISHED_LEDGER).read_bytes().decode("utf-8"), PUBLISHED_LEDGER)


def _facts(base_url: str, pages: Sequence[tuple[str, bytes]]) -> Iterator[tuple[PageFacts, Brief]]:
    for name, content in pages:
        facts, leads = read_page(name, content, base_url)
        yield facts, brief_of(name, leads)


def _pages(site: Path, names: list[str], base_url: str, work: Work) -> Iterator[tuple[PageFacts, Brief]]:
    contents = Lazily(names, lambda name: (name, (site / name).read_bytes()))
    return work.each("gate", _facts, base_url, contents)


def _css(site: Path, name: str) -> Iterable[Link]:
    return css_links(name, (site / name).read_text("utf-8"))


def _is_sitemap(name: str) -> bool:
    """Whether a file is the sitemap, or one of the parts of a large one."""
    return name.startswith("sitemap") and name.endswith((".xml", ".xml.gz"))


def _sitemap(site: Path, name: str, base_url: str) -> Iterable[tuple[str, Link]]:
    content = (site / name).read_bytes()
    root = etree.fromstring(gzip.decompress(content) if name.endswith(".gz") else content)
    for element in root.iter(etree.Element):
        written = (element.text or "").strip() if element.tag.endswith("}loc") else element.get("href")
        target = resolve(name, written, base_url) if written else None
        if written and target is not None:
            yield name, Link(written, target, 1, "GA55")
