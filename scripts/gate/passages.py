"""The passages on the document pages of one script: every live id once, in its place, with its text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from scripts.convert.fold import fold
from scripts.corpus.editions import COLUMNS, SCRIPTS, TREES, Script
from scripts.corpus.ledger import Ledger, Live
from scripts.corpus.model import Problem
from scripts.gate.built import Built
from scripts.gate.data import Row
from scripts.gate.page import PageFacts, Shown
from scripts.ledger.ids import passage_hash

ALONE = ("i/", "sources/")
"""Folders whose pages are no prose and may stand in one script only."""


@dataclass(frozen=True)
class Expected:
    """What the ledger and the data say must stand on the pages."""

    live: Mapping[str, Live]
    known: frozenset[str]
    rows: Mapping[str, Row]
    languages: Mapping[str, str]
    withheld: frozenset[str] = frozenset()

    def original(self, id: str) -> str:
        """The script in which the document of a live id was published."""
        return self.languages.get(self.live[id].doc, SCRIPTS[0])


def expected_of(
    ledger: Ledger, rows: Mapping[str, Row], languages: Mapping[str, str], withheld: frozenset[str] = frozenset()
) -> Expected:
    """Gather what pages are checked against; ``languages`` by document, Simplified where one is missing.

    ``withheld`` ids have no whole text: their pages must show what the data have.
    """
    return Expected(ledger.live(), ledger.known(), rows, languages, withheld)


def check_passages(site: Built, expected: Expected, script: Script) -> Iterator[Problem]:
    """Faults GA10 to GA22 and GA25 of the document pages of a script."""
    prefix = f"{TREES[script]}d/"
    due: defaultdict[str, list[Live]] = defaultdict(list)
    for live in expected.live.values():
        due[f"{prefix}{live.doc}/index.html"].append(live)
    for path, lives in due.items():
        if path not in site.pages:
            yield Problem(path, 1, "GA10", f"没有这个页面，{len(lives)} 个编号无处可寻")
    for path, page in site.pages.items():
        if path.startswith(prefix):
            yield from _check_page(page, due.get(path, []), expected, script)


def check_counterparts(site: Built) -> Iterator[Problem]:
    """Fault GA23: a page that one of the scripts lacks; GA24: a page in the wrong language.

    The error page of the server is one for the whole site, and so is a raw file or a shelf of the resolver that says
    so: then no other script may have it (`ALONE`).
    """
    variants = {script: prefix for script, prefix in TREES.items() if prefix}
    for path, page in site.pages.items():
        own = next((script for script, prefix in variants.items() if path.startswith(prefix)), SCRIPTS[0])
        if page.lang != own and not page.empty:
            yield Problem(path, 1, "GA24", f"lang 是「{page.lang}」，应为 {own}")
        alone = page.alone and path.startswith(ALONE)
        for prefix in variants.values() if own == SCRIPTS[0] and path != "404.html" else ():
            if (prefix + path in site.pages) == alone:
                told = "这一页只该有一种文字" if alone else f"没有与 {path} 对应的页面"
                yield Problem(prefix + path, 1, "GA23", told)


def _check_page(page: PageFacts, due: list[Live], expected: Expected, script: Script) -> Iterator[Problem]:
    for live in due:
        count = page.ids.get(live.id, 0)
        if count != 1:
            code, what = ("GA12", f"出现 {count} 次") if count else ("GA11", "不见了")
            yield Problem(page.path, 1, code, f"编号 {live.id} {what}")
    here = {live.id for live in due}
    for shown in page.passages:
        for code, message in _check_shown(shown, here, expected, script):
            yield Problem(page.path, shown.line, code, message)
    order = list(dict.fromkeys(shown.id for shown in page.passages if shown.id in here))
    yield from _check_order(page.path, order, expected)


def _check_shown(shown: Shown, here: set[str], expected: Expected, script: Script) -> Iterator[tuple[str, str]]:
    id = shown.id
    if not id:
        yield "GA20", "有一段没有编号的草稿"
    elif id not in expected.known:
        yield "GA15", f"编号 {id} 不在台账里"
    elif id not in expected.live:
        yield "GA16", f"编号 {id} 已终止，却仍是一段"
    elif id not in here:
        yield "GA13", f"编号 {id} 属于文献 {expected.live[id].doc}"
    elif [of for of, _ in shown.texts] != [id]:
        yield "GA17", f"编号 {id} 的段落里有 {len(shown.texts)} 处正文，或正文注明的是别的编号"
    else:
        yield from _check_text(id, shown.texts[0][1], expected, script)


def _check_text(id: str, text: str, expected: Expected, script: Script) -> Iterator[tuple[str, str]]:
    """The original must be the text of the ledger; a conversion must be that of the data.

    The data have no Simplified text of a Traditional original: at the root, this may stand as it is
    or converted, so there every character must be one that folds to the original's.
    """
    row = expected.rows.get(id)
    if script == expected.original(id):
        if id not in expected.withheld and passage_hash(text) != expected.live[id].sha256:
            yield "GA14", f"编号 {id} 的文字与台账不符"
        elif row is not None and text != row["text"]:
            yield "GA25", f"编号 {id} 的文字与数据相差空白"
    elif row is not None and len(text) != len(row["text"]):
        yield "GA21", f"编号 {id} 有 {len(text)} 字，原文 {len(row['text'])} 字"
    elif row is not None and not _is_conversion(text, row, script):
        yield "GA22", f"编号 {id} 的文字与数据里的 {COLUMNS[script]} 不同"


def _is_conversion(text: str, row: Row, script: Script) -> bool:
    if script == SCRIPTS[0]:
        return fold(text) == fold(row["text"])
    return bool(text == row[COLUMNS[script]])


def _check_order(path: str, order: list[str], expected: Expected) -> Iterator[Problem]:
    """GA18 against the numbers in the data; GA19 against the ledger, for passages of the same text."""
    numbered = [id for id in order if id in expected.rows]
    if numbered != sorted(numbered, key=lambda id: int(expected.rows[id]["n"])):
        yield Problem(path, 1, "GA18", "段落的次序与数据里的序号不一致")
    last: dict[str, Live] = {}
    for live in (expected.live[id] for id in order):
        before = last.get(live.sha256)
        if before is not None and before.order > live.order:
            yield Problem(path, 1, "GA19", f"文字相同的 {before.id} 与 {live.id} 换了位置")
        last[live.sha256] = live
