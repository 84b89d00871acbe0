"""Show the site of a corpus on this machine, rebuilt at every change; a fault of the corpus stands in the page."""

from __future__ import annotations

import socket
import subprocess

from scripts import report
from scripts.commands._arguments import ArgumentParser, Namespace, add_corpus
from scripts.commands._engines import HOOKED, add_engine, missing
from scripts.commands._shell import environment, whole_command, written_config

HOST = "127.0.0.1"


def register(parser: ArgumentParser) -> None:
    """Declare the arguments of `serve`."""
    add_corpus(parser)
    add_engine(parser)
    parser.add_argument("--port", type=int, default=8000, help="port of the preview (default: 8000)")


def _is_taken(port: int) -> bool:
    """Tell whether something listens at a port already: known before the build, not after it."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError:
            return True
    return False


def run(given: Namespace) -> int:
    """Serve the site until it is interrupted; return the exit code."""
    if given.engine not in HOOKED:
        instead = "、".join(HOOKED)
        report.error(f"{given.engine} 没有钩子，不能预览；用 {instead} 预览，网页逐字节相同", str(given.corpus))
        return 2
    if absent := missing(given.engine):
        report.error(absent, str(given.corpus))
        return 1
    if not 0 < given.port < 65536:
        report.error(f"端口 {given.port} 不在 1—65535 之间")
        return 2
    if _is_taken(given.port):
        other = f"`.venv/bin/python -m scripts serve --port {given.port % 65000 + 1}`"
        report.error(f"端口 {given.port} 已被占用；换一个，如 {other}", str(given.corpus))
        return 1
    at = f"{HOST}:{given.port}"
    with written_config(given.corpus) as config:
        command = whole_command(config, ["serve", "--dev-addr", at], given.engine)
        try:
            return subprocess.run(command, env=environment(given.corpus, f"http://{at}/"), check=False).returncode
        except KeyboardInterrupt:
            return 0
