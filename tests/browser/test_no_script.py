"""JavaScript off: reading, following links and citations, switching script and downloading all work."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote, urljoin

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.views import KINDS, VARIED, addresses
from tests.page_kinds import TREES
from tests.sampled import sampled, some


@pytest.fixture
def plain(open_page: OpenPage) -> Page:
    return open_page(java_script_enabled=False, accept_downloads=True)


@sampled
@pytest.mark.parametrize("tree", TREES.values(), ids=TREES)
def test_every_kind_of_page_reads(tree: str, built_site: Path, site_url: str, plain: Page) -> None:
    """And shows no control that would do nothing."""
    for kind in VARIED if tree else some(KINDS, KINDS[::2]):
        for address in addresses(built_site, kind) if kind != "404/" else ():
            plain.goto(site_url + tree + address)
            expect(plain.locator("main h1").first).to_be_visible()
            assert len(plain.locator("main").inner_text()) > 80, address
            dead = plain.locator("button:visible:not(form[action] button)")
            assert [one.inner_text() for one in dead.all()] == [], address


@sampled
@pytest.mark.parametrize("kind", some(["d/*/", "t/*/", "figures/", "i/*/"], ["d/*/", "figures/"]))
def test_the_switch_keeps_the_page(kind: str, built_site: Path, site_url: str, plain: Page) -> None:
    (address,) = addresses(built_site, kind)
    plain.goto(site_url + address)
    for script in ("zh-Hant", "zh-Hant-HK", "zh-Hans"):
        plain.locator(f"a.script-link[hreflang='{script}']").click()
        plain.wait_for_url(f"{site_url}{TREES[script]}{address}")
        expect(plain.locator("html")).to_have_attribute("lang", script)


def test_downloads_work(built_site: Path, site_url: str, plain: Page) -> None:
    (document,) = addresses(built_site, "d/*/")
    plain.goto(site_url + document)
    for link in plain.locator(".cite-files a[download]").all():
        with plain.expect_download() as waiting:
            link.click()
        assert waiting.value.path().stat().st_size > 0
    plain.goto(f"{site_url}zh-Hant/data/")
    wanted = plain.locator("main a[href$='.jsonl'], main a[href$='.csv'], main a[href$='.zip'], main a[href$='.tsv']")
    assert wanted.count() >= 10
    for link in wanted.all():
        answer = plain.request.get(urljoin(plain.url, link.get_attribute("href")))
        assert answer.ok, answer.url


def test_search_and_verification_say_what_they_need(site_url: str, plain: Page) -> None:
    for address in ("search/", "verify/", "counts/", "words/", "notebook/"):
        plain.goto(site_url + address)
        word = plain.locator("noscript p")
        expect(word).to_be_visible()
        assert "JavaScript" in (word.text_content() or "")
        assert not plain.locator("main :is(input, textarea, select):visible").count()


def test_the_search_box_leads_to_the_search_page(site_url: str, plain: Page, word: str) -> None:
    plain.goto(site_url)
    box = plain.locator("header input[name=q]")
    box.fill(word)
    box.press("Enter")
    plain.wait_for_url(f"{site_url}search/?q={quote(word)}")
