"""Reading, switching, searching and citing on the site of every other engine: that of the default has tests enough."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import OpenPage
from tests.browser.test_journey import elsewhere, follow, passage_here, switch, text_of, to_a_passage
from tests.conftest import Serve, site_by
from tests.engines import others


@pytest.mark.long
@pytest.mark.parametrize("engine", others())
def test_reading_switching_searching_and_citing(engine: str, shared: Path, serve: Serve, open_page: OpenPage) -> None:
    home = serve(site_by(engine, shared))
    page = open_page(viewport={"width": 1280, "height": 800})
    id = to_a_passage(page, home)
    switch(page, "zh-Hant")
    assert passage_here(page) == id

    wanted = elsewhere(page, id)
    page.keyboard.press("/")
    page.locator("header input[name='q']").fill(wanted)
    hit = page.locator("[role=option][href*='#']").first
    expect(hit).to_be_visible()
    follow(page, hit)
    found = passage_here(page)
    assert wanted in text_of(page, found)

    page.get_by_role("button", name=f"引用段落 {found}").click()
    dialog = page.locator("dialog[open]")
    expect(dialog).to_be_visible()
    expect(dialog).to_contain_text(f"#{found}")
