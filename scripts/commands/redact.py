"""Blank the texts of an id that was taken down, and of what it came from; events and hashes stay."""

from __future__ import annotations

from scripts import report
from scripts.commands._arguments import ArgumentParser, Namespace, add_corpus, add_yes
from scripts.commands._ledger import confirmed
from scripts.corpus import filing
from scripts.ledger.file import read_ledger, replace_ledger
from scripts.ledger.rules import redact, redactable, redacted_with


def register(parser: ArgumentParser) -> None:
    """Declare the arguments of `redact`."""
    add_corpus(parser)
    add_yes(parser, "write without asking")
    parser.add_argument("id")


def run(given: Namespace) -> int:
    """Blank the texts of an id that was retired as a take-down; return the exit code."""
    path = given.corpus / filing.LEDGER
    ledger, problems = read_ledger(path)
    if problems:
        report.problems(problems, str(given.corpus))
        return 1
    if given.id not in redactable(ledger):
        report.error(f"{given.id} 没有以 takedown: 为由撤下，文字不能抹去")
        return 1
    forerunners = sorted(redacted_with(ledger, {given.id}) - {given.id})
    beside = f"，连同它的前身 {'、'.join(forerunners)}" if forerunners else ""
    report.line(f"抹去 {given.id} 在台账里的文字{beside}；事件与散列值保留")
    if not confirmed(given.yes):
        return 1
    replace_ledger(path, redact(ledger, given.id), ledger)
    report.line(f"已抹去 {given.id} 的文字")
    return 0
