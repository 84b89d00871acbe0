"""The preview: a fault in a file stands in the page itself, which recovers; a port in use is told before anything."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from scripts.commands._engines import DEFAULT, HOOKED
from scripts.pages.fault import fault_page
from tests.cli import call_scripts
from tests.engines import alone
from tests.preview import free_port, shown, until

ENGINES = [pytest.param(engine, marks=() if engine == DEFAULT else pytest.mark.long) for engine in HOOKED]


@pytest.fixture
def preview(toy_copy: Path, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[tuple[Path, str]]:
    """A preview of a copy of the invented corpus, by an engine where there is no other, and its address."""
    engine = getattr(request, "param", DEFAULT)
    with shown(toy_copy, free_port(), engine, PYTHONPATH=str(alone(engine, tmp_path))) as url:
        yield toy_copy, url


@pytest.mark.long
@pytest.mark.parametrize("engine", HOOKED)
def test_after_an_edit_the_preview_is_that_of_one_begun_anew(engine: str, toy_copy: Path, tmp_path: Path) -> None:
    only = str(alone(engine, tmp_path))
    port, topics, glossary = free_port(), toy_copy / "topics.yml", toy_copy / "glossary.yml"

    def files(name: str, edit: Callable[[], object]) -> dict[str, bytes]:
        (tmp_path / name).mkdir()
        with shown(toy_copy, port, engine, TMPDIR=str(tmp_path / name), PYTHONPATH=only) as url:
            until(lambda text: "passage-text" in text, f"{url}d/tide-wall/")
            edit()
            until(lambda text: "渡轮" in text and "passage-text" not in text, f"{url}topics/")
            (site,) = (tmp_path / name).glob("*docs_*")
            return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}

    def edit() -> None:
        glossary.unlink()
        topics.write_text(topics.read_text("utf-8").replace("label: 渡船", "label: 渡轮"), "utf-8")

    edited = files("edited", edit)
    anew = files("anew", lambda: None)
    assert {name for name in {*edited, *anew} if edited.get(name) != anew.get(name)} == set()


@pytest.mark.long
@pytest.mark.parametrize("preview", ENGINES, indirect=True)
def test_a_fault_stands_in_every_page_until_it_is_mended(preview: tuple[Path, str]) -> None:
    corpus, url = preview
    topics = corpus / "topics.yml"
    whole = topics.read_text("utf-8")
    until(lambda text: "passage-text" in text, f"{url}d/tide-wall/")
    topics.write_text("a: [\n", "utf-8")
    for address in (f"{url}d/tide-wall/", url, f"{url}nowhere/"):
        told = until(lambda text: "YML01" in text, address)
        assert "topics.yml:" in told
    (corpus / "documents" / ".#tide-wall.yml").symlink_to("curator@machine.1:1")
    topics.write_text(whole, "utf-8")
    until(lambda text: "passage-text" in text, f"{url}d/tide-wall/")


@pytest.mark.long
def test_a_preview_that_begins_with_a_fault_shows_it(toy_copy: Path, request: pytest.FixtureRequest) -> None:
    (toy_copy / "topics.yml").write_text("a: [\n", "utf-8")
    _, url = request.getfixturevalue("preview")
    until(lambda text: "YML01" in text, url)


def test_an_engine_without_hooks_shows_no_preview_and_says_so() -> None:
    told = call_scripts("serve", "--engine", "zensical")
    assert (told.returncode, told.stdout) == (2, "")
    assert all(word in told.stderr for word in ("zensical", "钩子", *HOOKED))


def test_a_fault_is_shown_to_the_letter() -> None:
    page = fault_page(["topics.yml:1: YML01 <script>&「*」 — 改"])
    assert "<script>" not in page
    assert "YML01" in page
    assert 'http-equiv="refresh"' in page


def test_a_port_in_use_is_told_in_one_line() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        told = call_scripts("serve", "--port", str(port))
    assert (told.returncode, told.stderr.count("\n"), str(port) in told.stderr) == (1, 1, True)
    assert f"serve --port {port % 65000 + 1}`" in told.stderr


@pytest.mark.parametrize("port", ["0", "70000"])
def test_a_port_that_is_none_is_refused(port: str) -> None:
    assert call_scripts("serve", "--port", port).returncode == 2
