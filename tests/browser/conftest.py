"""Fixtures for browser tests: a Chromium, and pages that may not reach beyond the test's own server."""

from __future__ import annotations

import fcntl
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any
from zlib import crc32

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.browser import fonts
from tests.browser.chromium import FLAGS, MISSING, find
from tests.browser.search_site import write_invented
from tests.conftest import Serve
from tests.page_kinds import common_word
from tests.sampled import in_turn

PATIENCE = 15_000
"""Milliseconds that a page is waited for, on a machine that has other things to do."""
expect.set_options(timeout=PATIENCE)

OWN = ("http://127.0.0.1:", "http://localhost:", "file://", "data:", "blob:", "about:")
OpenPage = Callable[..., Page]


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what stands in this folder, so that other tests can be asked for alone.

    A test is tried in one of its views, in turn; the others are long.
    """
    tests = defaultdict[str, dict[pytest.Item, dict[str, str]]](dict)
    for item in (item for item in items if Path(__file__).parent in item.path.parents):
        item.add_marker("browser")
        if hasattr(item, "callspec"):
            views = {name: repr(value) for name, value in item.callspec.params.items()}
            tests[item.nodeid.partition("[")[0]][item] = views
    for name, cases in tests.items():
        for item in cases.keys() - set(in_turn(cases, crc32(name.encode()))):
            item.add_marker("long")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A Chromium that no worker shares with another; without one, or without a Chinese font, the tests fail."""
    executable = find()
    if executable is None:
        pytest.fail(MISSING, pytrace=False)
    blind = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost"
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=executable, args=[*FLAGS, blind])
        blank = chromium.new_page()
        if fonts.boxes(blank):
            pytest.fail(fonts.MISSING, pytrace=False)
        blank.close()
        yield chromium
        chromium.close()


def watch(context: BrowserContext) -> list[str]:
    """Collect what no page of ours may do: ask another host, throw, break its own security policy."""
    faults: list[str] = []

    def console(text: str) -> None:
        if "Content Security Policy" in text:
            faults.append(text)

    context.on("request", lambda r: faults.extend([] if r.url.startswith(OWN) else [f"left the site: {r.url}"]))
    context.on("weberror", lambda error: faults.append(f"script error: {error.error}"))
    context.on("console", lambda message: console(message.text))
    return faults


@pytest.fixture
def open_page(browser: Browser) -> Iterator[OpenPage]:
    """Open a page in a context of its own; options are those of ``Browser.new_context``."""
    with ExitStack() as closing:
        watched: list[list[str]] = []

        def opened(**options: Any) -> Page:
            context = browser.new_context(**{"viewport": {"width": 1280, "height": 800}, **options})
            closing.callback(context.close)
            context.set_default_timeout(PATIENCE)
            watched.append(watch(context))
            return context.new_page()

        yield opened
        faults = [fault for faults in watched for fault in faults]
    assert not faults, "\n".join(faults)


@pytest.fixture(scope="session")
def word(built_site: Path) -> str:
    """A word of which the real corpus, whatever its texts are, has many hits."""
    return common_word(built_site)


@pytest.fixture
def page(open_page: OpenPage) -> Page:
    """A page of 1280 by 800 pixels."""
    return open_page()


def search_site(shared: Path, size: str) -> Path:
    """The site for the search alone, which the first test of all workers that asks for it writes."""
    site = shared / f"search-{size}"
    with site.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not site.exists():
            write_invented(site.with_suffix(".part"), lists=size == "large").rename(site)
    return site


@pytest.fixture(scope="module", params=["small", "large"])
def search_url(request: pytest.FixtureRequest, shared: Path, serve: Serve) -> str:
    """The address of a site for the search alone, in turn without and with posting lists."""
    return serve(search_site(shared, request.param))


@pytest.fixture(scope="module")
def large_url(shared: Path, serve: Serve) -> str:
    """The address of the same site with posting lists only."""
    return serve(search_site(shared, "large"))
