"""Show the site as a preview that follows every change; a fault is shown in the page."""

from __future__ import annotations

import socket
import subprocess
import sys

from scripts import report
from scripts.commands._arguments import ArgumentParser, Namespace, add_corpus
from scripts.commands.build import ROOT, environment

HOST = "127.0.0.1"


def register(parser: ArgumentParser) -> None:
    """Declare the options of `serve`."""
    add_corpus(parser)
    parser.add_argument("--port", type=int, default=8000, help="port of the preview (default: 8000)")


def _is_taken(port: int) -> bool:
    """Tell whether something answers at a port already: known before the build, not after it."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError:
            return True
    return False


def run(given: Namespace) -> int:
    """Serve a corpus until the keyboard ends it; return the exit code."""
    if not 0 < given.port < 65536:
        report.error(f"端口 {given.port} 不在 1—65535 之间")
        return 2
    if _is_taken(given.port):
        report.error(f"端口 {given.port} 已被占用；换一个，如 make serve PORT={given.port % 65000 + 1}")
        return 1
    command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"{HOST}:{given.port}"]
    child = subprocess.Popen(command, cwd=ROOT, env=environment(given.corpus, None))
    try:
        return child.wait()
    except KeyboardInterrupt:  # the keyboard told MkDocs too, which ends in its own way
        return child.wait()
    finally:
        child.kill()
