"""The copy from `site.zip`, opened from a disk: every link leads somewhere, everything works, nothing is asked for."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import Page, Request, expect

from tests.browser.conftest import OpenPage
from tests.browser.views import KINDS, addresses, looked_at
from tests.page_kinds import TREES
from tests.sampled import sampled, some
from tests.test_build_links import is_lost, links, pages

styled = "getComputedStyle(document.querySelector('.skip')).position !== 'static'"


def unpacked(site: Path, folder: Path) -> Path:
    """Unpack the archive of a site; return its root."""
    with zipfile.ZipFile(site / "data" / "site.zip") as archive:
        archive.extractall(folder)
    (root,) = folder.iterdir()
    return root


@pytest.fixture(scope="module")
def disk(built_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return unpacked(built_site, tmp_path_factory.mktemp("disk"))


@pytest.mark.long
@sampled
def test_every_link_names_a_file(disk: Path) -> None:
    """A folder would show as a list of files."""
    every = [(page, link) for page in some(pages(disk), pages(disk)[::5]) for link in links(page)]
    assert len(every) > 1_000
    assert not [(page, link) for page, link in every if is_lost(page, link)]
    addressed = [(page, link) for page, link in every if not re.match(r"[a-z]+:|#|\?", link)]
    bare = [(page, link) for page, link in addressed if re.split(r"[?#]", link)[0].endswith(("/", "."))]
    roots = re.compile(r'data-(?:root|base)="([^"]*)"')
    assert not [(page, link) for page, link in bare if link not in roots.findall(page.read_text("utf-8"))]


def test_the_archive_is_fetched_from_where_it_is_published(disk: Path) -> None:
    for tree in TREES.values():
        assert any(re.match(r"https://.*/data/site\.zip$", link) for link in links(disk / tree / "data" / "index.html"))


def cut_off(request: Request) -> bool:
    """Whether a browser with a window was still fetching the icon when the next page was asked for."""
    return request.url.endswith(".svg") and request.failure == "net::ERR_ABORTED"


@sampled
@pytest.mark.parametrize("tree", TREES.values(), ids=TREES)
def test_every_kind_of_page_opens_from_a_disk(tree: str, disk: Path, built_site: Path, page: Page) -> None:
    told: list[str] = []
    page.on("console", lambda message: told.extend([message.text] if message.type in {"error", "warning"} else []))

    def failed(request: Request) -> None:
        if not cut_off(request):
            told.append(f"{request.url} {request.failure}")

    page.on("requestfailed", failed)
    for kind in some(KINDS, KINDS[list(TREES.values()).index(tree) :: 3]):
        for address in looked_at(built_site, kind) if kind != "404/" else ():
            page.goto((disk / tree / address / "index.html").as_uri())
            assert page.evaluate(styled), address
            expect(page.locator("h1").first).to_be_visible()
    assert not told


def test_a_reader_finds_the_way_without_a_network(disk: Path, page: Page) -> None:
    """Home → topic → passage → other script → search → hit, as on the web."""
    page.goto((disk / "index.html").as_uri())
    page.locator(".topic-card a").first.click()
    page.locator("main a[href*='/d/'][href*='#']:visible").first.click()
    page.wait_for_url(re.compile(r"/d/[^/]+/index\.html#[a-z0-9]{6}$"))
    id = page.url.split("#")[1]
    original = page.locator(f"[id='{id}'] .passage-text").inner_text()

    page.locator("a.script-link[hreflang='zh-Hant']").click()
    page.wait_for_url(re.compile(rf"/zh-Hant/d/[^/]+/index\.html#{id}$"))
    expect(page.locator("html")).to_have_attribute("lang", "zh-Hant")
    text = page.locator(f"[id='{id}'] .passage-text").inner_text()
    assert len(text) == len(original)

    page.keyboard.press("/")
    page.keyboard.insert_text(text[:6])
    page.locator(f"header [role=option][href*='#{id}']").first.click()
    page.wait_for_url(re.compile(rf"/zh-Hant/d/[^/]+/(?:index\.html)?(?:\?[^#]*)?#{id}$"))
    expect(page.locator(f"[id='{id}'] .passage-text")).to_be_in_viewport()

    page.locator("header input[name=q]").fill(text[:6])
    page.keyboard.press("Enter")
    expect(page.locator("[data-state=done]")).to_have_count(1)
    page.locator(f"[data-state=done] [data-passage='{id}'] a").first.click()
    expect(page.locator(f"[id='{id}'] .passage-text")).to_be_in_viewport()
    assert page.url.startswith("file://")


def test_a_citation_is_made_without_a_network(disk: Path, built_site: Path, page: Page) -> None:
    page.goto((disk / addresses(built_site, "d/*/")[0] / "index.html").as_uri())
    opener = page.locator(".passage .cite-open").first
    id = opener.evaluate("one => one.closest('.passage').id")
    opener.click()
    expect(page.locator("dialog[open] .cite-entry .cite-text").first).to_contain_text(id)


def test_no_script_is_needed_to_read_from_a_disk(disk: Path, open_page: OpenPage) -> None:
    page = open_page(java_script_enabled=False)
    page.goto((disk / "index.html").as_uri())
    page.locator("main a[href*='documents/']").first.click()
    page.locator("main a[href*='d/']").first.click()
    expect(page.locator(".passage-text").first).to_be_visible()
    page.locator("a.script-link[hreflang='zh-Hant-HK']").click()
    expect(page.locator("html")).to_have_attribute("lang", "zh-Hant-HK")
