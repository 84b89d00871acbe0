"""The gate: nothing is published that breaks a citation. Works on the built HTML of any engine."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from scripts.corpus.editions import SCRIPTS
from scripts.corpus.ledger import Ledger
from scripts.corpus.model import Problem
from scripts.gate.built import PUBLISHED_LEDGER, Built, read_built
from scripts.gate.crosslinks import check_crosslinks
from scripts.gate.data import check_rows, read_documents, read_rows
from scripts.gate.extension import check_extension
from scripts.gate.links import check_links
from scripts.gate.passages import check_counterparts, check_passages, expected_of
from scripts.gate.resolver import check_resolver
from scripts.ledger.rules import check_ledger
from scripts.work.run import ALONE, Work

__all__ = ["check", "gate"]


def gate(site: Path, base: Ledger | None, work: Work = ALONE) -> list[Problem]:
    """Every fault of a built site, sorted by file and line; an empty list lets it pass.

    ``base`` is the ledger as last published (None where nothing has been published), ``work``
    how pages are read. Raises NotADirectoryError where there is no site.
    """
    built = read_built(site, work)
    linked = work.meanwhile(lambda _: [*_ways(built)])
    found = [*_identities(built, base)]
    told = linked.result()
    return sorted([*found, *(_ways(built) if told is None else told)])


def check(site: Built, base: Ledger | None) -> Iterator[Problem]:
    """The faults of a site that has been read, in no particular order."""
    yield from _ways(site)
    yield from _identities(site, base)


def _ways(site: Built) -> Iterator[Problem]:
    """Where the links of pages lead, and whether every script has its pages."""
    yield from check_links(site)
    yield from check_counterparts(site)
    yield from check_crosslinks(site)


def _identities(site: Built, base: Ledger | None) -> Iterator[Problem]:
    """Whether ledger, data and pages say the same of every id."""
    if site.ledger is None:
        yield Problem(PUBLISHED_LEDGER, 1, "GA01", "网站里没有台账")
        return
    yield from site.ledger_problems
    documents, told = read_documents(site)
    withheld = documents.withheld(site.ledger)
    yield from check_ledger(site.ledger, PUBLISHED_LEDGER, withheld)
    if base is not None:
        yield from check_extension(site.ledger, base.without_texts(withheld), PUBLISHED_LEDGER)
    rows, problems = read_rows(site)
    yield from (*problems, *told)
    yield from check_rows(site, rows, site.ledger.live(), withheld)
    expected = expected_of(site.ledger, rows, documents.languages, withheld)
    for script in SCRIPTS:
        yield from check_passages(site, expected, script)
        yield from check_resolver(site, site.ledger, script)
