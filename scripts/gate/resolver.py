"""The resolver pages of one script: an entry for each live id, a tombstone for each that ended."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.corpus.editions import SCRIPTS, TREES, Script
from scripts.corpus.ledger import Event, Ledger, Live
from scripts.corpus.model import Problem
from scripts.gate.built import Built
from scripts.gate.page import ResolverEntry
from scripts.gate.target import Target
from scripts.ledger.rules import told


def check_resolver(site: Built, ledger: Ledger, script: Script) -> Iterator[Problem]:
    """Faults GA40 to GA47 of the resolver pages of a script; one that stands alone is looked at in the first."""
    prefix = f"{TREES[script]}i/"
    live = {id: minted for id, minted in ledger.live().items() if _is_due(site, id, script)}
    ended = {id: event for id, event in ledger.ended().items() if _is_due(site, id, script)}
    found: dict[str, tuple[str, ResolverEntry]] = {}
    for path, page in site.pages.items():
        for entry in page.entries if path.startswith(prefix) else ():
            if entry.id in found:
                yield Problem(path, entry.line, "GA47", f"编号 {entry.id} 出现两次")
            elif entry.id not in live and entry.id not in ended:
                yield Problem(path, entry.line, "GA46", f"编号 {entry.id} 不在台账里")
            found.setdefault(entry.id, (path, entry))
    for path in dict.fromkeys(_page_of(prefix, id) for id in (*live, *ended)):
        if path not in site.pages:
            yield Problem(path, 1, "GA40", "没有这个解析页")
    for id, minted in live.items():
        yield from _check_live(TREES[script], minted, found.get(id), _page_of(prefix, id))
    for id, event in ended.items():
        yield from _check_ended(event, found.get(id), _page_of(prefix, id), script)


def _is_due(site: Built, id: str, script: Script) -> bool:
    """Whether a script must have an entry of this id."""
    original = site.pages.get(_page_of("i/", id))
    return script == SCRIPTS[0] or original is None or not original.alone


def _page_of(prefix: str, id: str) -> str:
    return f"{prefix}{id[:2]}/index.html"


def _check_live(tree: str, live: Live, found: tuple[str, ResolverEntry] | None, page: str) -> Iterator[Problem]:
    if found is None or found[0] != page or found[1].state != "live":
        yield Problem(page, found[1].line if found else 1, "GA41", f"在用编号 {live.id} 在这一页没有去向")
    elif found[1].target != Target("inside", f"{tree}d/{live.doc}/index.html", live.id):
        yield Problem(page, found[1].line, "GA42", f"编号 {live.id} 的链接没有指向它的段落")


def _check_ended(event: Event, found: tuple[str, ResolverEntry] | None, page: str, script: Script) -> Iterator[Problem]:
    if found is None or found[0] != page or found[1].state == "live":
        yield Problem(page, found[1].line if found else 1, "GA43", f"已终止的编号 {event.id} 在这一页没有碑")
        return
    entry = found[1]
    explained = told(event.reason) in entry.reason if script == SCRIPTS[0] else bool(entry.reason)
    if entry.state != event.event or entry.date != event.date or not explained:
        yield Problem(page, entry.line, "GA44", f"编号 {event.id} 的碑缺少事件、日期或原因，或与台账不符")
    if entry.successors != event.to:
        yield Problem(page, entry.line, "GA45", f"编号 {event.id} 的后继与台账不符")
