"""`python -m scripts …`: argument parsing only; `scripts.commands` acts."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from random import SystemRandom

from scripts.commands import add, agreement, build, check, convert, gate, ids
from scripts.ledger.commands import plan_amend, plan_merge, plan_mint, plan_move, plan_retire, plan_split
from scripts.ledger.plan import Plan, Situation
from scripts.ledger.rules import AMEND_CLASSES

Arguments = argparse.Namespace
Act = Callable[[Arguments], int]


def _planned(plan_for: Callable[[Situation, Arguments], Plan]) -> Act:
    """Return the action that shows a plan and appends it once confirmed."""
    return lambda given: ids.apply(given.corpus, lambda now: plan_for(now, given), given.yes)


def _site_commands(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    one = _command(commands, "build", "build the site", lambda a: build.build(a.corpus, a.out, a.base_url))
    one.add_argument("--out", type=Path, default=Path("site"), help="folder of the site (default: site)")
    one.add_argument("--base-url", help="published address; default: base_url of corpus.yml")
    _command(commands, "check", "validate the corpus", lambda a: check.check(a.corpus))
    _command(commands, "agreement", "agreement of the topic readings", lambda a: agreement.show_agreement(a.corpus))
    one = _command(commands, "pages", "write the generated pages", lambda a: build.write_pages(a.corpus, a.out))
    one.add_argument("--out", type=Path, required=True)
    one = _command(commands, "gate", "prove a built site", lambda a: gate.gate_site(a.site, a.corpus, a.base))
    one.add_argument("site", type=Path)
    one.add_argument("--base", help="published ledger: a file, or a git revision")


def _text_commands(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    one = _command(commands, "add", "take a raw file into the corpus", lambda a: add.add(a.corpus, a.raw, a.id))
    one.add_argument("raw", type=Path)
    one.add_argument("--id", required=True, help="id of the document, as in /d/<id>/")
    one = _command(
        commands, "convert", "convert standard input", lambda a: convert.convert(a.to, a.html, a.corpus / "variants")
    )
    one.add_argument("--to", required=True, choices=("zh-Hans", "zh-Hant", "zh-Hant-HK"))
    one.add_argument("--html", action="store_true", help="the input is HTML: convert its text only")


def _id_command(
    commands: argparse._SubParsersAction[argparse.ArgumentParser],
    name: str,
    help_: str,
    plan_for: Callable[[Situation, Arguments], Plan],
    *,
    reason: bool = True,
) -> argparse.ArgumentParser:
    one = _command(commands, name, help_, _planned(plan_for))
    one.add_argument("--yes", action="store_true", help="append without asking")
    if reason:
        one.add_argument("--reason", required=True)
    return one


def _amend(now: Situation, given: Arguments) -> Plan:
    cause, _, reason = given.reason.partition(":")
    return plan_amend(now, given.id, cause.strip(), reason, given.passage)


def _ledger_commands(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    rng = SystemRandom()
    _id_command(commands, "mint", "give new passages their ids", lambda now, _: plan_mint(now, rng), reason=False)
    one = _id_command(
        commands, "amend", f"record a corrected text; reason: class ({', '.join(AMEND_CLASSES)}), colon, words", _amend
    )
    one.add_argument("id")
    one.add_argument("--passage", type=int, metavar="N", help="number of the passage in its document")
    one = _id_command(
        commands, "move", "record a move to another document", lambda now, a: plan_move(now, a.id, a.doc, a.reason)
    )
    one.add_argument("id")
    one.add_argument("doc")
    one = _id_command(
        commands, "split", "record a split", lambda now, a: plan_split(now, a.id, a.reason, rng, a.into or ())
    )
    one.add_argument("id")
    one.add_argument("--into", type=int, nargs="+", metavar="N")
    one = _id_command(commands, "merge", "join ids", lambda now, a: plan_merge(now, a.ids, a.reason, rng, a.into))
    one.add_argument("ids", nargs="+")
    one.add_argument("--into", type=int, metavar="N")
    one = _id_command(commands, "retire", "end an id", lambda now, a: plan_retire(now, a.id, a.reason, a.to or ()))
    one.add_argument("id")
    one.add_argument("--to", nargs="+", metavar="ID", help="ids that take its place")
    one = _command(
        commands, "redact", "blank the texts of an id taken down", lambda a: ids.blank(a.corpus, a.id, a.yes)
    )
    one.add_argument("id")
    one.add_argument("--yes", action="store_true", help="write without asking")


def _command(
    commands: argparse._SubParsersAction[argparse.ArgumentParser], name: str, help_: str, act: Act
) -> argparse.ArgumentParser:
    one = commands.add_parser(name, help=help_, description=help_)
    one.add_argument("--corpus", type=Path, default=Path("corpus"), help="corpus folder (default: corpus)")
    one.set_defaults(act=act)
    return one


def parser() -> argparse.ArgumentParser:
    """Return the parser of all commands."""
    top = argparse.ArgumentParser(prog="python -m scripts", description=__doc__)
    commands = top.add_subparsers(required=True, metavar="COMMAND")
    for add_commands in (_site_commands, _text_commands, _ledger_commands):
        add_commands(commands)
    return top


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; return its exit code: 0 done, 1 problems in the content, 2 wrong usage."""
    given = parser().parse_args(arguments)
    act: Act = given.act
    return act(given)


if __name__ == "__main__":
    sys.exit(main())
