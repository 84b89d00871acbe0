"""README, "Host": the steps of the Pages workflow, run in a fresh clone against a stand-in for Pages."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest
import yaml

from tests.cli import ROOT, outside_make
from tests.conftest import Serve
from tests.project import tracked

BASE = "${{ steps.pages.outputs.base_url }}"
Step = dict[str, Any]


def steps() -> list[Step]:
    workflow = yaml.safe_load((ROOT / ".github" / "workflows" / "pages.yml").read_text("utf-8"))
    return [step for step in workflow["jobs"]["build"]["steps"] if "run" in step]


def run_step(step: Step, clone: Path, base: str) -> subprocess.CompletedProcess[str]:
    """Run one step as the runner does: in the clone, with its environment filled in, without a terminal."""
    given = {name: str(value).replace(BASE, base.rstrip("/")) for name, value in step.get("env", {}).items()}
    return subprocess.run(
        ["bash", "-e", "-c", str(step["run"])],
        cwd=clone,
        env={**outside_make(), **given, "CI": "true"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
        timeout=600,
    )


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A clone of the project as it stands here, committed or not, which borrows this environment."""
    here = tmp_path / "clone"
    for path in tracked():
        copy = here / path.relative_to(ROOT)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(path, copy)
    author = ("-c", "user.name=Test", "-c", "user.email=test@example.org")
    for command in (["init", "--quiet"], ["add", "--all"], [*author, "commit", "--quiet", "--message", "all"]):
        subprocess.run(["git", *command], cwd=here, check=True, capture_output=True)
    for lock in (here / "requirements").glob("*.txt"):
        os.utime(lock, (0, 0))
    (here / ".venv").symlink_to(sys.prefix)
    return here


@pytest.mark.long
def test_fork_enable_push_published(clone: Path, tmp_path: Path, serve: Serve) -> None:
    published = tmp_path / "published"
    published.mkdir()
    base = serve(published, prefix="/my-fork/")
    for step in steps():
        done = run_step(step, clone, base)
        assert done.returncode == 0, f"{step['run']}: {done.stdout}{done.stderr}"
    assert "first publication" in done.stdout

    shutil.copytree(clone / "site", published, dirs_exist_ok=True)
    with urlopen(base) as answer:
        assert f'<link rel="canonical" href="{base}">' in answer.read().decode()
    with urlopen(f"{base}sitemap.xml") as answer:
        assert f"<loc>{base}</loc>" in answer.read().decode()
    with pytest.raises(HTTPError) as lost:
        urlopen(f"{base}zh-Hant/no/such/page/")
    assert lost.value.code == 404
    assert 'href="/my-fork/zh-Hant/"' in lost.value.read().decode()

    gate = steps()[-1]
    assert run_step(gate, clone, base).returncode == 0
    ledger = published / "data" / "anchors.tsv"
    lines = ledger.read_text("utf-8").splitlines(keepends=True)
    ledger.write_text("".join([*lines, lines[-1]]), "utf-8")
    refused = run_step(gate, clone, base)
    assert refused.returncode != 0
    assert "anchors.tsv" in refused.stdout + refused.stderr


def test_an_unreachable_ledger_stops_the_publication(clone: Path) -> None:
    with socket.socket() as nobody:  # a port that is taken, but at which nobody listens
        nobody.bind(("127.0.0.1", 0))
        done = run_step(steps()[-1], clone, f"http://127.0.0.1:{nobody.getsockname()[1]}/my-fork/")
    assert done.returncode != 0
    assert "connect" in done.stderr
    assert "first publication" not in done.stdout
