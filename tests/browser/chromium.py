"""Find a Chromium, or install one: `python -m tests.browser.chromium` prints its path.

$CHROMIUM, where it is set. Else the headless shell (on the PATH, or Playwright's own), which does the
same in half the processor time because it draws no window; where it is missing it is installed (Debian's
package as root, else Playwright's download), and only where that fails a whole browser serves. A Chinese
font is installed likewise. Tests only look (`find`); `make test` also installs.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from tests.browser import fonts

SHELLS = ("chromium-headless-shell", "chrome-headless-shell", "headless_shell")
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FONT = "fonts-wqy-microhei"
"""Debian's and Ubuntu's smallest font for both scripts: 1.6 MB to fetch (fonts-noto-cjk: 57 MB)."""
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
    "no Chromium found, and none could be installed. Install one (Debian: apt install chromium-headless-shell) "
    "or name one: CHROMIUM=/path/to/chromium make test"
)


def find() -> str | None:
    """Return the path of a Chromium that starts, the headless shell before a whole browser, or None."""
    named = os.environ.get("CHROMIUM")
    if named:
        return named if _starts(named) else None
    return find_shell() or _first(map(shutil.which, NAMES)) or _playwrights("chromium")


def find_shell() -> str | None:
    """Return the path of a headless shell that starts, or None."""
    return _first(map(shutil.which, SHELLS)) or _playwrights("shell")


def _first(paths: map[str | None]) -> str | None:
    return next((path for path in paths if path and _starts(path)), None)


def _playwrights(kind: str) -> str | None:
    """Return Playwright's download of a whole ``chromium`` or of its ``shell``, which lies beside it."""
    whole = playwrights_path()
    folder = next(folder for folder in whole.parents if folder.name.startswith("chromium-"))
    beside = folder.name.replace("chromium-", "chromium_headless_shell-")
    shells = (path for name in SHELLS for path in folder.parent.glob(f"{beside}/*/{name}"))
    candidates = shells if kind == "shell" else iter((whole,))
    return next((str(path) for path in candidates if path.is_file() and _starts(str(path))), None)


def playwrights_path() -> Path:
    """Return where Playwright keeps, or would keep, its whole Chromium.

    It is asked in a process of its own: in one where it already runs, as in a worker of the tests, it refuses a second.
    """
    ask = "from playwright.sync_api import sync_playwright as run\nwith run() as p: print(p.chromium.executable_path)"
    return Path(subprocess.run([sys.executable, "-c", ask], capture_output=True, text=True, check=True).stdout.strip())


def _starts(path: str) -> bool:
    try:
        shown = subprocess.run([path, "--version"], capture_output=True, timeout=60, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return shown.returncode == 0


def _install_debian() -> None:
    release = Path("/etc/os-release")
    if release.exists() and "ID=debian" in release.read_text("utf-8").splitlines():
        _install_package(SHELLS[0])


def _install_playwright() -> None:
    _run(sys.executable, "-m", "playwright", "install", "--only-shell", "chromium")


def _install_font() -> None:
    _install_package(FONT)


def _install_package(name: str) -> None:
    """Install a package where there is apt and we may: as root, or on a machine of CI, which asks for no password."""
    as_root = () if os.geteuid() == 0 else ("sudo", "-n") if os.environ.get("CI") else None
    if as_root is not None and shutil.which("apt-get"):
        _run(*as_root, "apt-get", "update", "-qq")
        _run(*as_root, "apt-get", "install", "-qq", "-y", "--no-install-recommends", name)


def _run(*command: str) -> None:
    """Run an installer, its output on standard error; whether it helped, the next look tells."""
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    try:
        subprocess.run(command, stdout=sys.stderr, stdin=subprocess.DEVNULL, env=environment, check=False)
    except OSError as error:
        print(f"{command[0]}: {error}", file=sys.stderr)


def find_or_install() -> str | None:
    """Return the path of a Chromium that starts, installing a headless shell if there is none; None if all fails."""
    if os.environ.get("CHROMIUM"):
        return find()
    installers: tuple[Callable[[], None], ...] = (_install_debian, _install_playwright)
    for install in installers:
        if path := find_shell():
            return path
        install()
    return find()


def font_or_install(executable: str) -> bool:
    """Tell whether Chinese is drawn, after installing a font if it was not."""
    if fonts.has_chinese(executable, FLAGS):
        return True
    _install_font()
    return fonts.has_chinese(executable, FLAGS)


if __name__ == "__main__":
    if not (path := find_or_install()):
        sys.exit(MISSING)
    if not font_or_install(path):
        sys.exit(fonts.MISSING)
    print(path)
