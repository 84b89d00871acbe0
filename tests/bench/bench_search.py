"""Search at 25,000 passages beside Pagefind and Material's own search, over a line of 10 Mbit/s and 60 ms."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median, quantiles
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

from tests.bench.line import SlowLine
from tests.bench.questions import Question, precision, questions, recall
from tests.bench.scratch import MissingError, Rows, data_rows
from tests.bench.search_material import Material
from tests.bench.search_ours import Ours
from tests.bench.search_pagefind import Pagefind
from tests.browser.chromium import FLAGS, MISSING, find

DOCUMENTS, QUESTIONS, COLD = 1000, 150, 5
PEERS: tuple[Any, ...] = (Ours(), Pagefind(), Material(jieba=False), Material(jieba=True))
HEAD = ["", "recall 简", "recall 繁", "precision", "cold s", "cold kB", "kB/query", "most kB", "warm p95 ms"]


@dataclass
class Visit:
    """What was measured of one contestant; bytes are those sent over the line, compressed."""

    cold: list[float] = field(default_factory=list)
    cold_bytes: list[int] = field(default_factory=list)
    query_bytes: list[int] = field(default_factory=list)
    warm: list[float] = field(default_factory=list)
    found: dict[str, frozenset[str]] = field(default_factory=dict)


def _cold(peer: Any, browser: Browser, line: SlowLine, asked: Sequence[Question], visit: Visit) -> None:
    """Open the site with a question, nothing in the cache; questions that it cannot answer are left out."""
    for question in [one for one in asked if visit.found[one.word] & one.truth][:COLD]:
        context = browser.new_context()
        line.count()
        visit.cold.append(peer.open_with(context.new_page(), line.url, question.word))
        visit.cold_bytes.append(line.count()[1])
        context.close()


def _ask_all(peer: Any, page: Page, line: SlowLine, asked: Sequence[Question], visit: Visit) -> None:
    """Ask everything twice: first the answers and their bytes; then, the page opened anew, the times."""
    peer.open(page, line.url)
    time.sleep(1)
    line.count()
    for question in asked:
        _, visit.found[question.word] = peer.ask(page, question.word)
        visit.query_bytes.append(line.count()[1])
    peer.open(page, line.url)
    visit.warm = [peer.ask(page, question.word)[0] for question in asked]


def visited(peer: Any, site: Path, asked: Sequence[Question], browser: Browser) -> Visit:
    """Measure one contestant."""
    visit = Visit()
    with SlowLine(site) as line:
        context = browser.new_context()
        _ask_all(peer, context.new_page(), line, asked, visit)
        context.close()
        _cold(peer, browser, line, asked, visit)
    return visit


def _row(peer: Any, visit: Visit, asked: Sequence[Question]) -> list[object]:
    def answer(question: Question) -> frozenset[str]:
        return visit.found[question.word]

    simplified, traditional = ([one for one in asked if one.field == name] for name in ("text", "text_hant"))
    shares = (recall(simplified, answer), recall(traditional, answer), precision(asked, answer))
    sizes = (median(visit.cold_bytes), sum(visit.query_bytes) / len(asked), max(visit.query_bytes))
    return [
        peer.name,
        *(f"{share:.3f}" for share in shares),
        f"{median(visit.cold):.2f}",
        *(f"{size / 1000:.0f}" for size in sizes),
        f"{quantiles(visit.warm, n=20)[-1]:.0f}",
    ]


def compare(passages: Rows, documents: Rows, peers: Sequence[Any] = PEERS) -> list[list[object]]:
    """A row for each contestant; one that cannot be measured says why."""
    table: list[list[object]] = [[*HEAD]]
    ask: Callable[[str], list[Question]] = lambda unit: questions(passages, QUESTIONS, unit)  # noqa: E731
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=[*FLAGS])
        for peer in peers:
            try:
                site, asked = peer.build(passages, documents), ask(peer.unit)
                table.append(_row(peer, visited(peer, site, asked, browser), asked))
            except MissingError as error:
                table.append([f"{peer.name}: not measured, {error}", *[""] * (len(HEAD) - 1)])
        browser.close()
    return table


def chromium() -> str:
    """The path of a browser; raises RuntimeError where there is none."""
    if (path := find()) is None:
        raise RuntimeError(MISSING)
    return path


def measure() -> list[list[object]]:
    """Recall for words in Simplified and Traditional, precision, time and bytes of a cold visit, time when warm."""
    return compare(*data_rows(DOCUMENTS))
