"""Arguments that several commands take."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from scripts.corpus import filing

__all__ = ["ArgumentParser", "Namespace", "add_corpus", "add_reason", "add_yes"]


def add_corpus(parser: ArgumentParser) -> None:
    """Let a command be told which corpus it is about."""
    help_ = "corpus folder (default: the one you are in, else corpus)"
    parser.add_argument("--corpus", type=Path, default=filing.default_folder(), help=help_)


def add_reason(parser: ArgumentParser, form: str = "why, for the readers of the ledger") -> None:
    """Let a command on ids be told why; ``form`` says how a reason is written."""
    parser.add_argument("--reason", required=True, help=form)


def add_yes(parser: ArgumentParser, help_: str = "append without asking") -> None:
    """Let a command write without asking."""
    parser.add_argument("--yes", action="store_true", help=help_)
