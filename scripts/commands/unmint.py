"""Take ids out of the ledger again that were never published nor committed."""

from __future__ import annotations

from scripts import report
from scripts.commands._arguments import ArgumentParser, Namespace, add_corpus, add_yes
from scripts.commands._ledger import confirmed, present_situation
from scripts.corpus import filing
from scripts.ledger.file import replace_ledger
from scripts.ledger.unmint import idle, problems_of_unminting, without


def register(parser: ArgumentParser) -> None:
    """Declare the arguments of `unmint`."""
    add_corpus(parser)
    add_yes(parser, "write without asking")
    parser.add_argument("ids", nargs="*", metavar="ID", help="ids to take out; default: those that no passage has")


def run(given: Namespace) -> int:
    """Show the lines that nobody has seen yet and, once confirmed, take them out; return the exit code."""
    now = present_situation(given.corpus)
    if now is None:
        return 1
    ids = tuple(given.ids) or idle(now)
    problems = problems_of_unminting(now, ids)
    if problems:
        report.problems(problems, str(given.corpus))
        return 1
    report.line(
        "\n".join(f"取出  {event.id}  {event.doc}  {event.event}" for event in now.ledger.events if event.id in ids)
    )
    if not confirmed(given.yes):
        return 1
    replace_ledger(given.corpus / filing.LEDGER, without(now.ledger, ids), now.ledger)
    report.line(f"已从 {filing.LEDGER} 取出 {len(ids)} 个编号")
    return 0
