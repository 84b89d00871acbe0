"""Addresses as people copy them lead to their passage, and keep query and filters when the script is switched."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.conftest import Serve
from tests.sampled import sampled, some

pytestmark = pytest.mark.browser

AS_COPIED = (
    *("{id}。", "{id}.", "{id})", "{id}）。", "{ID}", " {id}", "{id} ", "{id}，", "{id}”", "{id}]", "{id}；见"),
    *("「{id}」", "{id}%E3%80%82", "%20{ID}%29", "{head} {tail}", "{id}\u200b", "{id}%", "{id}…"),
)


def rows(site: Path, name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (site / f"data/{name}.jsonl").read_text("utf-8").splitlines()]


def spelled(pattern: str, id: str) -> str:
    return pattern.format(id=id, ID=id.upper(), head=id[:3], tail=id[3:])


@sampled
def test_an_id_as_people_copy_it_leads_to_its_passage(toy_site: Path, toy_url: str, page: Page) -> None:
    row = rows(toy_site, "passages")[-1]
    for pattern in some(AS_COPIED, AS_COPIED[::3]):
        page.goto("about:blank")
        page.goto(f"{toy_url}d/{row['doc']}/#{spelled(pattern, row['id'])}")
        expect(page.locator(":target .passage-text"), pattern).to_have_text(row["text"])
        expect(page.locator(":target"), pattern).to_be_in_viewport()
        page.goto("about:blank")
        page.goto(f"{toy_url}zh-Hant/i/{row['id'][:2]}/#{spelled(pattern, row['id'])}")
        page.wait_for_url(f"{toy_url}zh-Hant/d/{row['doc']}/#{row['id']}")
        expect(page.locator(":target"), pattern).to_be_in_viewport()


def test_an_id_that_is_none_stays_as_it_is(toy_site: Path, toy_url: str, page: Page) -> None:
    row = rows(toy_site, "passages")[0]
    for fragment in ("zz9zz9", "%E0%A4%A", "。。。"):
        page.goto(f"{toy_url}d/{row['doc']}/#{fragment}")
        assert page.evaluate("location.hash") == f"#{quote(fragment, safe='%')}"


def test_headings_and_groups_are_found_with_a_stop_after_them(toy_url: str, page: Page) -> None:
    page.goto(f"{toy_url}compare/")
    id = page.locator(".claim").first.get_attribute("id")
    page.goto(f"{toy_url}compare/#{id}。")
    expect(page.locator(f"#{id}:target")).to_be_in_viewport()


def test_back_leaves_a_resolved_address(toy_site: Path, toy_url: str, page: Page) -> None:
    row = rows(toy_site, "passages")[-1]
    page.goto(f"{toy_url}about/")
    page.goto(f"{toy_url}i/{row['id'][:2]}/#{row['id'].upper()}。")
    page.wait_for_url(f"{toy_url}d/{row['doc']}/#{row['id']}")
    page.go_back()
    page.wait_for_url(f"{toy_url}about/")


@pytest.mark.parametrize("tree", ["", "zh-Hant/"])
def test_a_folder_in_capitals_or_with_a_stop_after_it_is_found(
    tree: str, toy_site: Path, serve: Serve, page: Page
) -> None:
    sitemap = (toy_site / "sitemap.xml").read_text("utf-8")
    home = min(re.findall(r"<loc>(.*?)</loc>", sitemap), key=len)
    url = serve(toy_site, prefix=urlsplit(home).path or "/")
    row = rows(toy_site, "passages")[-1]
    for path in (f"i/{row['id'][:2].upper()}/#{row['id'].upper()}", f"i/{row['id'][:2]}。#{row['id']}"):
        page.goto(url + tree + path)
        page.wait_for_url(f"{url}{tree}d/{row['doc']}/#{row['id']}")
    page.goto(f"{url}{tree}topics。")
    page.wait_for_url(f"{url}{tree}topics/")


def shown(page: Page) -> list[str]:
    """What a list still shows, by ids."""
    ids: list[str] = page.locator("[data-row]:visible").evaluate_all("(all) => all.map((one) => one.id)")
    return ids


def test_the_filters_of_figures_stand_in_the_address_in_every_script(toy_site: Path, toy_url: str, page: Page) -> None:
    page.goto(f"{toy_url}figures/")
    every = shown(page)
    figures = rows(toy_site, "figures")
    word = figures[0]["measure"][:2]
    document = next(row["doc"] for row in rows(toy_site, "passages") if row["id"] == figures[0]["passage"])
    page.locator("select[name=doc]").select_option(document)
    page.locator("select[name=unit]").select_option(figures[0]["unit"])
    chosen = shown(page)
    assert 0 < len(chosen) < len(every)
    page.locator("a.script-link[hreflang='zh-Hant']").click()
    page.wait_for_url(re.compile(r"/zh-Hant/figures/\?"))
    assert shown(page) == chosen
    page.goto(f"{toy_url}figures/?text={quote(word)}")
    expect(page.get_by_label("含有")).to_have_value(word)
    expect(page.locator("[data-row]:visible").first).to_contain_text(word)
    with_word = shown(page)
    assert 0 < len(with_word) < len(every)
    page.locator("a.script-link[hreflang='zh-Hant-HK']").click()
    page.wait_for_url(re.compile(r"/zh-Hant-HK/figures/\?"))
    expect(page.get_by_label("含有")).to_have_value(word)
    expect(page.locator("[data-row]:visible")).to_have_count(len(with_word))
    assert shown(page) == with_word


def test_the_filters_of_the_comparison_stand_in_the_address(toy_url: str, page: Page) -> None:
    page.goto(f"{toy_url}compare/")
    every = shown(page)
    page.get_by_label("关系").select_option(index=1)
    chosen = shown(page)
    assert 0 < len(chosen) < len(every)
    address = page.url
    page.goto(f"{toy_url}about/")
    page.goto(address)
    assert shown(page) == chosen
    page.get_by_label("关系").select_option(index=0)
    assert page.url == f"{toy_url}compare/"
    page.goto(f"{toy_url}compare/?relation=none-such")
    assert shown(page) == every


def test_the_search_page_keeps_query_and_filters_when_the_script_is_switched(
    toy_site: Path, toy_url: str, page: Page
) -> None:
    word = rows(toy_site, "passages")[0]["text"][:2]
    page.goto(f"{toy_url}search/?q={quote(word)}")
    lines = page.locator('.search-lines[data-state="done"] > li')
    expect(lines.first).to_be_visible()
    page.locator('[data-facet="doc"] button').first.click()
    expect(page.locator('[data-facet="doc"] button[aria-pressed="true"]')).to_be_visible()
    page.get_by_label("排序").select_option("right")
    page.wait_for_url(re.compile(r"sort=right"))
    expect(lines.first).to_be_visible()
    ids = lines.evaluate_all("(all) => all.map((one) => one.dataset.passage)")
    query = urlsplit(page.url).query
    page.locator("a.script-link[hreflang='zh-Hant']").click()
    page.wait_for_url(f"{toy_url}zh-Hant/search/?{query}")
    expect(lines).to_have_count(len(ids))
    assert sorted(lines.evaluate_all("(all) => all.map((one) => one.dataset.passage)")) == sorted(ids)
    expect(page.get_by_label("查找")).to_have_value(word)
