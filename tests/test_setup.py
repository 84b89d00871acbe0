"""The commands of the house set up what they need, or say clearly why they cannot."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.browser import chromium, fonts
from tests.cli import ROOT, outside_make
from tests.project import tracked


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
    listed = re.findall(r"^  make ([\w-]+) +\S", done.stdout, re.MULTILINE)
    targets = re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    assert sorted(listed) == sorted(targets)
    assert {"site", "serve", "test", "test-long", "check", "bench", "help"} <= set(listed)


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


@pytest.fixture
def bare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine without any Chromium; returns its PATH."""
    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("PLAYWRIGHT_BROWSERS_PATH", str(tmp_path / "playwright"))
    return tmp_path


@pytest.mark.long
def test_a_headless_shell_goes_before_a_whole_browser(bare: Path) -> None:
    assert chromium.find() is None
    whole = fake(bare, "google-chrome", "exit 0")
    assert chromium.find() == whole
    shell = fake(bare, "chromium-headless-shell", "exit 0")
    assert chromium.find() == shell


@pytest.mark.long
def test_playwrights_headless_shell_is_found(bare: Path) -> None:
    whole = chromium.playwrights_path()
    version = next(part for part in whole.parts if part.startswith("chromium-")).removeprefix("chromium-")
    folder = bare / "playwright" / f"chromium_headless_shell-{version}" / "chrome-headless-shell-linux64"
    folder.mkdir(parents=True)
    shell = fake(folder, "chrome-headless-shell", "exit 0")
    assert chromium.find() == shell


@pytest.mark.long
def test_a_missing_headless_shell_is_installed_in_order(bare: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fake(bare, "google-chrome", "exit 0")
    tried: list[str] = []

    def playwright() -> None:
        tried.append("playwright")
        fake(bare, "headless_shell", "exit 0")

    monkeypatch.setattr(chromium, "_install_debian", lambda: tried.append("debian"))
    monkeypatch.setattr(chromium, "_install_playwright", playwright)
    assert chromium.find_or_install() == str(bare / "headless_shell")
    assert tried == ["debian", "playwright"]
    assert chromium.find_or_install() == str(bare / "headless_shell")
    assert tried == ["debian", "playwright"]


@pytest.mark.long
def test_where_no_shell_can_be_had_a_whole_browser_serves(bare: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chromium, "_install_debian", lambda: None)
    monkeypatch.setattr(chromium, "_install_playwright", lambda: None)
    whole = fake(bare, "chromium", "exit 0")
    assert chromium.find_or_install() == whole


def test_a_missing_font_is_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    tried: list[str] = []
    monkeypatch.setattr(fonts, "has_chinese", lambda *_: bool(tried))
    monkeypatch.setattr(chromium, "_install_package", tried.append)
    assert chromium.font_or_install("chromium")
    assert tried == [chromium.FONT]


def test_packages_are_installed_as_root_or_in_ci_alone(bare: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("apt-get", "sudo"):
        fake(bare, name, f'echo "{name} $@" >> {bare}/log')
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    monkeypatch.delenv("CI", raising=False)
    chromium._install_package("some-font")
    assert not (bare / "log").exists()
    monkeypatch.setenv("CI", "true")
    chromium._install_package("some-font")
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    chromium._install_package("some-font")
    install = "apt-get install -qq -y --no-install-recommends some-font"
    lines = (bare / "log").read_text("utf-8").splitlines()
    assert lines == ["sudo -n apt-get update -qq", f"sudo -n {install}", "apt-get update -qq", install]


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


def test_the_machine_runs_all_tests_and_tells_which_failed(tmp_path: Path) -> None:
    """`.ci/run` with a make that only writes down its targets, and fails at one of them."""
    fake(tmp_path, "make", f'echo "$1" >> {tmp_path}/ran; [ "$1" != "$FAILING" ]')
    for failing, told, ran in (("", "ci: passed", "test\ntest-long\n"), ("test", "make test ended", "test\n")):
        (tmp_path / "ran").unlink(missing_ok=True)
        environment = {**os.environ, "PATH": f"{tmp_path}:{os.environ['PATH']}", "FAILING": failing}
        done = subprocess.run([ROOT / ".ci/run"], env=environment, capture_output=True, text=True, check=False)
        assert (done.returncode != 0) == bool(failing)
        assert told in done.stdout + done.stderr
        assert (tmp_path / "ran").read_text("utf-8") == ran


def test_every_test_is_run_by_one_of_the_two_commands() -> None:
    marks = [make("--dry-run", target, f"VENV={sys.prefix}").stdout for target in ("test", "test-long")]
    assert [re.findall(r"-m '([^']+)'", commands) for commands in marks] == [["not long"], ["long or sampled"]]


def hooks() -> list[dict[str, Any]]:
    config = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text("utf-8"))
    return [hook for repository in config["repos"] for hook in repository["hooks"]]


def test_a_commit_is_looked_at_by_the_tools_of_make_lint_and_fetches_nothing() -> None:
    config = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text("utf-8"))
    assert {repository["repo"] for repository in config["repos"]} == {"local"}
    assert {hook["language"] for hook in hooks()} == {"system"}
    linted = make("--dry-run", "lint", "VENV=.venv").stdout.splitlines()
    named = [hook["entry"].replace(" --force-exclude", "") for hook in hooks()]
    assert [line for line in linted if line.startswith(".venv/bin/") and "pip" not in line] == named


ISSUE_FORMS = tracked(".github/ISSUE_TEMPLATE/[0-9]*.yml")


def test_there_is_a_form_for_each_reason_to_write() -> None:
    assert [form.stem[2:] for form in ISSUE_FORMS] == ["document", "text-error", "removal", "bug"]


@pytest.mark.parametrize("path", ISSUE_FORMS, ids=lambda path: path.stem)
def test_a_form_is_what_github_takes_and_speaks_both_languages(path: Path) -> None:
    """The keys and types of GitHub's syntax for issue forms; each label in Chinese, then in English."""
    form = yaml.safe_load(path.read_text("utf-8"))
    assert {"name", "description", "title", "labels", "body"} == form.keys()
    fields = [field for field in form["body"] if field["type"] != "markdown"]
    assert {field["type"] for field in fields} <= {"input", "textarea", "dropdown", "checkboxes"}
    assert len({field["id"] for field in fields}) == len(fields) > 2
    assert any(field["validations"]["required"] for field in fields if "validations" in field)
    told = [form["name"], form["description"], *(field["attributes"]["label"] for field in fields)]
    told += [option for field in fields for option in field["attributes"].get("options", ())]
    assert not [text for text in told if not re.fullmatch(r"[^·]*[\u4e00-\u9fff][^·]* · [^·]*[A-Za-z][^·]*", text)]
