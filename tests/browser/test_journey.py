"""A reader's way through the site in a real browser: home → topic → passage → document → script → search → result."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urldefrag, urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect

from scripts.corpus.curated import load
from tests.browser.conftest import OpenPage
from tests.cli import CORPUS
from tests.conftest import Serve

WIDTHS = {"phone": {"width": 390, "height": 844}, "desk": {"width": 1280, "height": 800}}
TO_PASSAGE = "main a[href*='/d/'][href*='#']:visible"

everywhere = pytest.mark.parametrize("viewport", WIDTHS.values(), ids=WIDTHS)
both = pytest.mark.parametrize("site", ["site_url", "toy_url"], ids=["real", "toy"])


def follow(page: Page, link: Locator) -> None:
    """Click a link as a reader would, and arrive."""
    link.scroll_into_view_if_needed()
    before = page.url
    link.click()
    page.wait_for_url(lambda url: url != before)
    page.wait_for_load_state()


def passage_here(page: Page) -> str:
    """The passage that the address names: it is on the page, once, and in sight."""
    id = urldefrag(page.url).fragment
    assert re.fullmatch(r"[a-z0-9]{6}", id), page.url
    expect(page.locator(f"[id='{id}']")).to_have_count(1)
    expect(page.locator(f"[id='{id}'] .passage-text")).to_be_in_viewport()
    return id


def text_of(page: Page, id: str) -> str:
    return page.locator(f"[data-passage='{id}'].passage-text").inner_text()


def to_a_passage(page: Page, home: str) -> str:
    """Home → topic → passage in its document."""
    page.goto(home)
    follow(page, page.locator(".topic-card a").first)
    assert "/t/" in page.url
    follow(page, page.locator(TO_PASSAGE).first)
    assert "/d/" in page.url
    return passage_here(page)


def elsewhere(page: Page, id: str) -> str:
    """A few words of another passage of this document."""
    texts = page.locator(f".passage-text:not([data-passage='{id}'])").all_inner_texts()
    return max(texts, key=len)[2:8]


def switch(page: Page, script: str) -> None:
    follow(page, page.locator(f"a.script-link[hreflang='{script}']"))
    expect(page.locator("html")).to_have_attribute("lang", script)


@everywhere
@both
@pytest.mark.parametrize("script", ["zh-Hant", "zh-Hant-HK"])
def test_from_home_to_a_search_result(
    site: str, viewport: dict[str, int], script: str, open_page: OpenPage, request: pytest.FixtureRequest
) -> None:
    home = request.getfixturevalue(site)
    page = open_page(viewport=viewport)
    id = to_a_passage(page, home)
    original = text_of(page, id)

    switch(page, script)
    assert urldefrag(page.url).url.startswith(f"{home}{script}/d/")
    assert passage_here(page) == id
    converted = text_of(page, id)
    assert len(converted) == len(original)

    wanted = elsewhere(page, id)
    page.keyboard.press("/")
    box = page.locator("header input[name='q']")
    expect(box).to_be_focused()
    box.fill(wanted)
    hit = page.locator("[role=option][href*='#']").first
    expect(hit).to_be_visible()
    follow(page, hit)
    assert page.url.startswith(f"{home}{script}/d/")
    found = passage_here(page)
    assert wanted in text_of(page, found)

    follow(page, page.locator("header .site-title"))
    assert page.url.split("?")[0] == f"{home}{script}/"


@everywhere
def test_concordance_finds_what_was_searched(site_url: str, viewport: dict[str, int], open_page: OpenPage) -> None:
    page = open_page(viewport=viewport)
    id = to_a_passage(page, site_url)
    wanted = text_of(page, id)[2:8]
    page.keyboard.press("/")
    page.locator("header input[name='q']").fill(wanted)
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/search/\?q="))
    results = page.locator("[data-state='done']")
    expect(results).to_have_count(1)
    rows = page.locator("[data-state='done'] [data-passage]")
    ids = {row.get_attribute("data-passage") for row in rows.all()}
    assert id in ids
    assert int(results.get_attribute("data-total") or 0) == len(ids)
    follow(page, page.locator(f"[data-state='done'] [data-passage='{id}'] a").first)
    assert passage_here(page) == id


@everywhere
def test_switching_script_goes_both_ways(site_url: str, viewport: dict[str, int], open_page: OpenPage) -> None:
    page = open_page(viewport=viewport)
    id = to_a_passage(page, site_url)
    before = (page.url, text_of(page, id))
    for script in ("zh-Hant", "zh-Hant-HK", "zh-Hans"):
        switch(page, script)
        assert passage_here(page) == id
    assert (page.url, text_of(page, id)) == before


def test_reading_needs_no_javascript(site_url: str, open_page: OpenPage) -> None:
    page = open_page(java_script_enabled=False)
    id = to_a_passage(page, site_url)
    follow(page, page.locator("a.script-link[hreflang='zh-Hant']"))
    expect(page.locator("html")).to_have_attribute("lang", "zh-Hant")
    expect(page.locator(f"[id='{id}']")).to_be_visible()
    page.goto(f"{site_url}i/{id[:2]}/#{id}")
    follow(page, page.locator(f"[id='{id}'] a[href*='#{id}']").first)
    assert passage_here(page) == id


@pytest.mark.parametrize("script", ["", "zh-Hant/", "zh-Hant-HK/"])
def test_an_unknown_address_gives_a_page_with_a_way_home(
    script: str, built_site: Path, serve: Serve, open_page: OpenPage
) -> None:
    """Pages answers any unknown address with this one page."""
    curated, _ = load(CORPUS)
    assert curated is not None
    home = serve(built_site, prefix=urlsplit(curated.corpus.base_url).path)
    page = open_page()
    answer = page.goto(f"{home}{script}d/no/such/document/", wait_until="networkidle")
    assert answer is not None
    assert answer.status == 404
    follow(page, page.locator("main a").first)
    expect(page.locator(".topic-card").first).to_be_visible()
    assert page.url.startswith(home)
