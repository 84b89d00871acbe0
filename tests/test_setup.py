"""The commands of the house set up what they need, or say clearly why they cannot."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.browser import chromium
from tests.cli import ROOT, outside_make


def make(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = ["make", "--no-print-directory", *arguments]
    return subprocess.run(
        command, cwd=ROOT, env=outside_make(), capture_output=True, text=True, check=False, timeout=120
    )


def fake(folder: Path, name: str, script: str) -> str:
    """An executable that a test puts in the place of a real one."""
    path = folder / name
    path.write_text(f"#!/bin/sh\n{script}\n", "utf-8")
    path.chmod(0o755)
    return str(path)


def test_make_alone_lists_every_target() -> None:
    done = make()
    assert done.returncode == 0
    listed = re.findall(r"^  make (\w+) +\S", done.stdout, re.MULTILINE)
    targets = re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    assert sorted(listed) == sorted(targets)
    assert {"site", "serve", "test", "check", "bench", "help"} <= set(listed)


def test_an_old_or_missing_python_is_told(tmp_path: Path) -> None:
    old = fake(tmp_path, "python2", "exit 1")
    for python in (old, str(tmp_path / "none")):
        done = make("check", f"PYTHON={python}", f"VENV={tmp_path}/venv")
        assert done.returncode != 0
        assert "Python 3.11 or newer is needed" in done.stderr
    assert not (tmp_path / "venv").exists()


def test_a_python_without_venv_is_told(tmp_path: Path) -> None:
    bare = fake(tmp_path, "python3", f'case "$2" in *ensurepip*) exit 1;; esac; exec {sys.executable} "$@"')
    done = make("check", f"PYTHON={bare}", f"VENV={tmp_path}/venv")
    assert done.returncode != 0
    assert "apt install python3-venv" in done.stderr
    assert not (tmp_path / "venv").exists()


def test_repeated_commands_install_nothing(tmp_path: Path) -> None:
    (tmp_path / ".site-ready").touch()
    done = make("--dry-run", "check", f"VENV={tmp_path}")
    assert "pip install" not in done.stdout


def test_a_chromium_that_is_named_and_starts_is_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHROMIUM", fake(tmp_path, "chromium", "echo Chromium 1"))
    assert chromium.find() == str(tmp_path / "chromium")


def test_a_chromium_that_does_not_start_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHROMIUM", fake(tmp_path, "chromium", "exit 1"))
    assert chromium.find() is None


def test_a_missing_chromium_is_installed_in_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place, tried = tmp_path / "chromium", []
    monkeypatch.setenv("CHROMIUM", str(place))
    monkeypatch.setattr(chromium, "_install_debian", lambda: tried.append("debian"))
    monkeypatch.setattr(
        chromium, "_install_playwright", lambda: (tried.append("playwright"), fake(tmp_path, "chromium", "exit 0"))
    )
    assert chromium.find_or_install() == str(place)
    assert tried == ["debian", "playwright"]


def test_without_any_chromium_the_command_fails_and_says_so(tmp_path: Path) -> None:
    quiet = "import tests.browser.chromium as c; c._install_debian = c._install_playwright = lambda: None; "
    done = subprocess.run(
        [sys.executable, "-c", f"{quiet}import sys; sys.exit(None if c.find_or_install() else c.MISSING)"],
        cwd=ROOT,
        env={"PATH": str(tmp_path), "CHROMIUM": str(tmp_path / "none")},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 1
    assert "no Chromium found" in done.stderr
