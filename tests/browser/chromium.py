"""Find a Chromium, or install one: `python -m tests.browser.chromium` prints its path.

In this order: $CHROMIUM, a browser on the PATH, Playwright's own, Debian's package (as root),
Playwright's download. Tests only look (`find`); `make test` also installs.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
MISSING = (
    "no Chromium found, and none could be installed. Install one (Debian: apt install chromium) "
    "or name one: CHROMIUM=/path/to/chromium make test"
)


def find() -> str | None:
    """Return the path of a Chromium that starts, or None."""
    named = os.environ.get("CHROMIUM")
    candidates = [named] if named else map(shutil.which, NAMES)
    found = next((path for path in candidates if path and _starts(path)), None)
    return found or (None if named else _playwrights())


def _playwrights() -> str | None:
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - slow, and seldom needed

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() and _starts(path) else None


def _starts(path: str) -> bool:
    try:
        shown = subprocess.run([path, "--version"], capture_output=True, timeout=60, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return shown.returncode == 0


def _install_debian() -> None:
    release = Path("/etc/os-release")
    if os.geteuid() == 0 and release.exists() and "ID=debian" in release.read_text().splitlines():
        _run("apt-get", "update", "-qq")
        _run("apt-get", "install", "-qq", "-y", "--no-install-recommends", "chromium")


def _install_playwright() -> None:
    _run(sys.executable, "-m", "playwright", "install", "chromium")


def _run(*command: str) -> None:
    """Run an installer, its output on standard error; whether it helped, `find` tells."""
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    try:
        subprocess.run(command, stdout=sys.stderr, stdin=subprocess.DEVNULL, env=environment, check=False)
    except OSError as error:
        print(f"{command[0]}: {error}", file=sys.stderr)


def find_or_install() -> str | None:
    """Return the path of a Chromium that starts, installing one if there is none; None if all fails."""
    installers: tuple[Callable[[], None], ...] = (_install_debian, _install_playwright)
    for install in installers:
        if path := find():
            return path
        install()
    return find()


if __name__ == "__main__":
    if not (executable := find_or_install()):
        sys.exit(MISSING)
    print(executable)
