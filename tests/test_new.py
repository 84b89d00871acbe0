"""A corpus of one's own: made by a command, sound and built at once, with its own pages, colour and logo."""

from __future__ import annotations

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import tomllib
import urllib.request
import venv
from pathlib import Path

import pytest
import yaml

from scripts.commands import _shell
from scripts.corpus.curated import load
from scripts.web.colour import PAPER, READABLE, SHADE, contrast, readable
from tests.cli import ROOT, Terminal, call_scripts, run_scripts

NAMED = (
    "--title",
    "河口纪事",
    "--publisher",
    "河口镇编者",
    "--topics",
    "渡船，图书馆",
    "--address",
    "https://example.org/h",
)
NEWS = "新桥今日通车\n\n河口晚报讯（记者 木青）5月8日，新桥通车。桥长三百米，过河不用再等船，渡船每天八班。\n"


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    done = call_scripts("new", tmp_path / "mine", *NAMED)
    assert done.returncode == 0, done.stderr
    return tmp_path / "mine"


def test_a_new_corpus_is_sound(mine: Path) -> None:
    curated, problems = load(mine)
    assert problems == []
    assert curated is not None
    assert (curated.corpus.title, curated.corpus.base_url) == ("河口纪事", "https://example.org/h/")
    assert [topic.label for topic in curated.topics] == ["渡船", "图书馆"]
    done = call_scripts("check", "--corpus", mine)
    assert done.returncode == 0, done.stderr


def test_what_it_publishes_with_is_pinned_as_ours_is(mine: Path) -> None:
    def actions(path: Path) -> set[str]:
        return set(re.findall(r"uses:\s*(\S+@[0-9a-f]{40})", path.read_text("utf-8")))

    own, ours = mine / ".github/workflows/pages.yml", ROOT / ".github/workflows/pages.yml"
    assert actions(own) == actions(ours) != set()
    workflow = yaml.safe_load(own.read_text("utf-8"))
    assert workflow["permissions"] == {}
    installed = (mine / ".github/requirements.txt").read_text("utf-8")
    assert re.fullmatch(r"yuan-corpus @ git\+https://\S+@v\d+\.\d+\.\d+\n", installed)


def test_nothing_is_overwritten_and_a_name_is_needed(mine: Path, tmp_path: Path) -> None:
    before = {path: path.read_bytes() for path in mine.rglob("*") if path.is_file()}
    assert call_scripts("new", mine, *NAMED).returncode == 1
    assert {path: path.read_bytes() for path in mine.rglob("*") if path.is_file()} == before
    done = call_scripts("new", tmp_path / "other", "--publisher", "谁")
    assert (done.returncode, "--title" in done.stderr) == (1, True)
    assert not (tmp_path / "other").exists()
    wrong = call_scripts("new", tmp_path / "wrong", *NAMED[:-1], "no address")
    assert wrong.returncode == 1
    assert not (tmp_path / "wrong").exists()


def test_what_is_not_given_is_asked_for(tmp_path: Path) -> None:
    answers = ("海边的事", "海边编者", "", "渡船，灯塔", "zh-Hans,zh-Hant-HK")
    typed = Terminal("".join(f"{answer}\n" for answer in answers))
    done = call_scripts("new", tmp_path / "asked", given=typed)
    assert done.returncode == 0, done.stderr
    curated, problems = load(tmp_path / "asked")
    assert problems == []
    assert curated is not None
    assert (curated.corpus.title, curated.corpus.publisher) == ("海边的事", "海边编者")
    assert curated.corpus.base_url == "https://example.org/corpus/", "an empty answer is what is usual"
    assert [topic.label for topic in curated.topics] == ["渡船", "灯塔"]
    assert curated.corpus.languages == ("zh-Hans", "zh-Hant-HK")


def test_passages_without_an_id_are_one_line_and_no_fault(mine: Path, tmp_path: Path) -> None:
    (tmp_path / "bridge.txt").write_text(NEWS, "utf-8")
    assert call_scripts("add", "--corpus", mine, tmp_path / "bridge.txt", "--id", "bridge").returncode == 0
    done = call_scripts("check", "--corpus", mine)
    assert (done.returncode, done.stderr) == (0, "")
    told = [line for line in done.stdout.splitlines() if "ID20" in line]
    assert len(told) == 1
    assert f"scripts mint --corpus {mine}" in told[0]
    built = run_scripts("build", "--corpus", mine, "--out", tmp_path / "site")
    assert built.returncode == 1
    assert "mint" in built.stdout
    assert not (tmp_path / "site").exists()


@pytest.mark.long
def test_a_new_corpus_builds_with_its_own_pages_colour_and_logo(mine: Path, tmp_path: Path) -> None:
    (mine / "docs/about/index.md").write_text("# 河口的事\n\n河口有一座桥。\n", "utf-8")
    done = run_scripts("build", "--corpus", mine, "--out", tmp_path / "site")
    assert done.returncode == 0, done.stdout + done.stderr
    home = (tmp_path / "site/index.html").read_text("utf-8")
    assert "河口纪事" in home
    assert 'src="assets/images/logo.svg"' in home
    assert "og:image" not in home, "the picture of another corpus is not its own"
    assert "河口有一座桥" in (tmp_path / "site/about/index.html").read_text("utf-8")
    assert "#1b4d69" in (tmp_path / "site/assets/css/corpus.css").read_text("utf-8")


@pytest.mark.parametrize("colour", ["#1b4d69", "#ffff00", "#000000", "#ffffff", "#808080", "#e60012"])
def test_a_colour_can_be_read_on_either_paper(colour: str) -> None:
    for dark in (False, True):
        shown = readable(colour, dark)
        assert min(contrast(shown, PAPER[dark]), contrast(shown, SHADE[dark])) >= READABLE
    assert "#1b4d69" in {readable("#1b4d69", False)}


def test_the_papers_are_those_of_the_style_sheet() -> None:
    css = (ROOT / "docs/assets/css/site.css").read_text("utf-8")
    for name, pair in (("paper", PAPER), ("shade", SHADE)):
        assert f"--{name}: light-dark({pair[0]}, {pair[1]});" in css


def test_make_takes_a_corpus() -> None:
    shown = subprocess.run(
        ["make", "-n", "check", "CORPUS=../mine"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert "scripts check --corpus '../mine'" in shown.stdout


def test_the_package_depends_on_what_the_site_needs() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    lines = (ROOT / "requirements/site.in").read_text("utf-8").splitlines()
    assert project["dependencies"] == [line.split()[0] for line in lines if line and not line.startswith("#")]
    for group, listed in project["optional-dependencies"].items():
        lines = (ROOT / f"requirements/{group}.in").read_text("utf-8").splitlines()
        assert listed == [line.split()[0] for line in lines if line and not line.startswith(("#", "-"))]
    assert project["scripts"] == {"yuan-corpus": "scripts.__main__:main"}


@pytest.mark.long
def test_a_corpus_builds_with_the_installed_package(tmp_path: Path) -> None:
    """The wheel in an environment of its own, which borrows its dependencies from this one, far from the clone."""
    wheel = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(tmp_path)]
    subprocess.run(wheel, cwd=ROOT, check=True, capture_output=True)
    venv.create(tmp_path / "env", with_pip=False)
    packages = next((tmp_path / "env").glob("lib/python*/site-packages"))
    (packages / "host.pth").write_text(f"{Path(yaml.__file__).parent.parent}\n", "utf-8")
    python = tmp_path / "env/bin/python"
    wheels = map(str, tmp_path.glob("*.whl"))
    install = [sys.executable, "-m", "pip", "--python", str(python), "install", "--no-deps", *wheels]
    subprocess.run(install, check=True, capture_output=True)
    command = tmp_path / "env/bin/yuan-corpus"
    mine = tmp_path / "mine"
    (tmp_path / "bridge.txt").write_text(NEWS, "utf-8")
    steps: list[list[str]] = [
        ["new", "mine", *NAMED], ["add", "../bridge.txt", "--id", "bridge"], ["check"], ["mint", "--yes"],
        ["build", "--out", "site"],
    ]  # fmt: skip
    for given in steps:
        place = mine if mine.is_dir() else tmp_path
        done = subprocess.run([command, *given], cwd=place, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
        assert "python -m scripts" not in done.stdout
    assert (mine / "site/d/bridge/index.html").is_file()


def test_the_shell_is_that_of_the_clone() -> None:
    assert _shell.SHELL == ROOT
    assert not _shell.PACKED.exists()
    assert shutil.which("make")


@pytest.mark.long
def test_the_preview_shows_drafts(mine: Path, tmp_path: Path) -> None:
    (tmp_path / "bridge.txt").write_text(NEWS, "utf-8")
    assert call_scripts("add", "--corpus", mine, tmp_path / "bridge.txt", "--id", "bridge").returncode == 0
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "scripts", "serve", "--corpus", str(mine), "--port", str(port)]
    preview = subprocess.Popen(command, cwd=ROOT, process_group=0, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        assert "未编号草稿" in page_at(f"http://127.0.0.1:{port}/d/bridge/")
    finally:
        os.killpg(preview.pid, signal.SIGTERM)
        preview.wait()


def page_at(address: str, seconds: float = 120) -> str:
    """The page at an address of this machine, once something answers there."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            with urllib.request.urlopen(address) as answer:
                shown: str = answer.read().decode()
                return shown
        except OSError:
            time.sleep(0.5)
    raise AssertionError(f"nothing answers at {address}")
