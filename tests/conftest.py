"""Fixtures for all tests: the two corpora built once a session, and served as GitHub Pages would."""

from __future__ import annotations

import fcntl
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from subprocess import CompletedProcess, run

import pytest
from hypothesis import settings

from scripts.commands._shell import environment, written_config
from tests.cli import CORPUS, ROOT, TOY, run_scripts
from tests.engines import built_alone
from tests.pages_server import PagesServer
from tests.site_settings import write_corpus

Serve = Callable[..., str]

# What a build remembers of another must not hide from a test what the build itself does.
os.environ.setdefault("YUAN_CACHE", "")
# A busy machine is no fault of the code, so nothing has a deadline; what fails is printed as a line that repeats it.
settings.register_profile("steady", deadline=None, print_blob=True)
# On a machine of CI the examples are the same at every run: it turns red by a change and by nothing else.
settings.register_profile("ci", settings.get_profile("steady"), derandomize=True, database=None)
settings.load_profile("ci" if os.environ.get("CI") else "steady")


SPECIAL = {"settings_site", "parted_site", "large_site"}
"""Sites that are made in another way than readers' own: tests that look at them are long, for they wait for them."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what looks at a special site."""
    for item in items:
        if SPECIAL.intersection(getattr(item, "fixturenames", ())):
            item.add_marker("special")
            item.add_marker("long")


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Path:
    """A folder that all workers of this session share."""
    base = tmp_path_factory.getbasetemp()
    return base.parent if hasattr(request.config, "workerinput") else base


Build = Callable[[Path, Path], CompletedProcess[str]]
PARTED = """
import sys
from mkdocs.__main__ import cli
from scripts.pages import lists
lists.MOST.update(dict.fromkeys(lists.MOST, 2))
cli(sys.argv[1:])
"""
"""MkDocs with two entries on a page of every list."""


def by_command(corpus: Path, site: Path) -> CompletedProcess[str]:
    return run_scripts("build", "--corpus", corpus, "--out", site)


def in_parts(corpus: Path, site: Path) -> CompletedProcess[str]:
    with written_config(corpus) as config:
        command = ["build", "--strict", "--quiet", "--config-file", str(config), "--site-dir", str(site)]
        whole = [sys.executable, "-c", PARTED, *command]
        return run(whole, cwd=ROOT, env=environment(corpus, None), capture_output=True, text=True, check=False)


def build_once(shared: Path, name: str, corpus: Path, build: Build = by_command) -> Path:
    """Build a corpus into ``shared/name`` unless another worker has; fail with the build's own words."""
    site, failure = shared / name, shared / f"{name}.failure"
    with (shared / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not site.exists() and not failure.exists():
            done = build(corpus, site)
            (shared / f"{name}.told").write_text(done.stdout, "utf-8")
            if done.returncode:
                shutil.rmtree(site, ignore_errors=True)
                failure.write_text(f"{done.stdout}\n{done.stderr}", "utf-8")
    if failure.exists():
        pytest.fail(f"building {name} failed:\n{failure.read_text('utf-8')}", pytrace=False)
    return site


def told_by_build(site: Path) -> str:
    """What the build said on standard output that made a site of `build_once`."""
    return site.with_name(f"{site.name}.told").read_text("utf-8")


def site_by(engine: str, shared: Path) -> Path:
    """The site of the invented corpus as an engine makes it, and no other can have made it."""
    return build_once(shared, f"toy-by-{engine}", TOY, partial(built_alone, engine))


@pytest.fixture(scope="session")
def built_site(shared: Path) -> Path:
    """The site of the real corpus."""
    return build_once(shared, "site", CORPUS)


@pytest.fixture(scope="session")
def toy_site(shared: Path) -> Path:
    """The site of the invented corpus."""
    return build_once(shared, "toy-site", TOY)


@pytest.fixture(scope="session")
def settings_site(shared: Path) -> Path:
    """The site of a new corpus whose `mkdocs.yml` has every setting, with a page that holds all that one may hold."""
    return build_once(shared, "settings-site", write_corpus(shared / f"settings-{os.getpid()}"))


@pytest.fixture(scope="session")
def parted_site(shared: Path) -> Path:
    """The site of the invented corpus with every list in parts of two entries; it has passed the gate."""
    return build_once(shared, "parted-site", TOY, in_parts)


@pytest.fixture(scope="session")
def parted_url(parted_site: Path, serve: Serve) -> str:
    """The address of the site of lists in parts."""
    return serve(parted_site)


@pytest.fixture(scope="session")
def large_site(shared: Path) -> Path:
    """The site of the invented corpus as if it were a large one."""
    corpus = shared / f"large-{os.getpid()}"
    shutil.copytree(TOY, corpus)
    with (corpus / "corpus.yml").open("a", encoding="utf-8") as record:
        record.write("\nlarge_above: 0\n")
    return build_once(shared, "large-site", corpus)


@pytest.fixture(scope="session")
def heavy_url(large_site: Path, serve: Serve) -> str:
    """The address of the large site."""
    return serve(large_site)


@pytest.fixture(scope="session")
def serve() -> Iterator[Serve]:
    """Serve a folder below a sub-path; returns its address, with a slash at the end."""
    with ExitStack() as servers:
        yield lambda root, **options: servers.enter_context(PagesServer(root, **options)).url


@pytest.fixture(scope="session")
def site_url(built_site: Path, serve: Serve) -> str:
    """The address of the real corpus's site."""
    return serve(built_site)


@pytest.fixture(scope="session")
def toy_url(toy_site: Path, serve: Serve) -> str:
    """The address of the invented corpus's site."""
    return serve(toy_site)


@pytest.fixture
def toy_copy(tmp_path: Path) -> Path:
    """A copy of the invented corpus that a test may damage."""
    return Path(shutil.copytree(TOY, tmp_path / "corpus"))
