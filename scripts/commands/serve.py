"""Show the site of a corpus on this machine, rebuilt at every change; passages without an id are marked as drafts."""

from __future__ import annotations

import subprocess

from scripts.commands._arguments import ArgumentParser, Namespace, add_corpus
from scripts.commands._shell import environment, whole_command, written_config


def register(parser: ArgumentParser) -> None:
    """Declare the options of `serve`."""
    add_corpus(parser)
    parser.add_argument("--address", default="127.0.0.1:8000", help="where to listen (default: 127.0.0.1:8000)")


def run(given: Namespace) -> int:
    """Serve the site until it is interrupted; return the exit code."""
    with written_config(given.corpus) as config:
        command = whole_command(config, ["serve", "--dev-addr", given.address])
        told = environment(given.corpus, f"http://{given.address}/")
        try:
            return subprocess.run(command, env=told, check=False).returncode
        except KeyboardInterrupt:
            return 0
