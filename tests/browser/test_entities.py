"""From a name in a text to its entity's page and back; addresses of the list from before there were such pages."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.views import overflow, violations
from tests.conftest import Serve
from tests.page_kinds import TREES

ASSETS = Path(__file__).parents[2] / "docs" / "assets"
every_script = pytest.mark.parametrize("tree", TREES.values())


@every_script
@pytest.mark.parametrize("width", [390, 1280])
def test_a_mention_leads_to_its_entity_and_on_to_what_is_named_with_it(
    open_page: OpenPage, toy_url: str, tree: str, width: int
) -> None:
    page = open_page(viewport={"width": width, "height": 800})
    page.goto(f"{toy_url}{tree}d/ferry-timetable/")
    page.locator("[data-passage='p3v44q'] a.entity[href$='e/baifandu/']").first.click()
    page.wait_for_url(f"**/{tree}e/baifandu/")
    expect(page.locator(".extract[data-of='p3v44q'] mark")).to_be_visible()
    assert overflow(page) <= 0
    assert not violations(page)
    page.locator(".related .chip[href$='dengtadao/']").click()
    page.wait_for_url(f"**/{tree}e/dengtadao/")
    page.locator(".extract .context").first.click()
    page.wait_for_url(re.compile(rf"/{tree}d/[^#]+#\w{{6}}$"))


@every_script
def test_an_address_of_an_entry_of_the_list_leads_to_its_page(page: Page, toy_url: str, tree: str) -> None:
    page.goto(f"{toy_url}{tree}entities/#haitu")
    page.wait_for_url(f"**/{tree}e/haitu/")
    page.goto(f"{toy_url}{tree}entities/#type-place")
    expect(page.locator("#type-place")).to_be_in_viewport()


def test_without_scripts_the_entry_is_there(open_page: OpenPage, toy_url: str) -> None:
    page = open_page(java_script_enabled=False)
    page.goto(f"{toy_url}entities/#haitu")
    page.locator("#haitu a").click()
    page.wait_for_url("**/e/haitu/")


def test_an_address_of_an_entry_leads_on_when_the_list_is_in_parts(page: Page, tmp_path: Path, serve: Serve) -> None:
    shutil.copytree(ASSETS / "js", tmp_path / "assets" / "js")
    (tmp_path / "entities").mkdir()
    scripts = "".join(f'<script src="../assets/js/{name}.js" defer></script>' for name in ("search/load", "entries"))
    (tmp_path / "entities" / "index.html").write_text(
        f'<!doctype html><html data-root="../" data-base="../"><title>x</title>{scripts}'
        '<body><div data-entries="e/0/"><p id="here">x</p></div>',
        "utf-8",
    )
    (tmp_path / "e" / "chuan").mkdir(parents=True)
    (tmp_path / "e" / "chuan" / "index.html").write_text("<!doctype html><title>y</title>", "utf-8")
    url = serve(tmp_path)
    for fragment in ("here", "../x", "%"):
        page.goto(f"{url}entities/#{fragment}")
        expect(page.locator("#here")).to_be_visible()
    page.goto(f"{url}entities/#chuan")
    page.wait_for_url("**/e/chuan/")
