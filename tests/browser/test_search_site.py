"""The search of the real site: exact in all three scripts, light, from everywhere, and from the copy on disk."""

from __future__ import annotations

import json
import re
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from random import Random
from typing import Any
from urllib.parse import quote, urlsplit

import pytest
from playwright.sync_api import Page, expect

from scripts.search.texts import TEXT_FIELDS
from tests.browser.search_site import disagreements, folded
from tests.conftest import Serve

pytestmark = pytest.mark.browser

TREES = {"zh-Hans": "", "zh-Hant": "zh-Hant/", "zh-Hant-HK": "zh-Hant-HK/"}
FIND = """async (queries) => {
  await yuan.search.ready();
  return Promise.all(queries.map(async (query) => {
    const { numbers, text } = await yuan.search.search(query);
    return text ? [] : (await yuan.search.rows(numbers)).map((row) => row.id);
  }));
}"""
Rows = Sequence[Mapping[str, Any]]
OPERATOR = re.compile(r"[?？*＊|｜]|(^|\s)(-.|[~～]|[\"“‘「『«].*\s)|(年|年份|专题|類|类|类别|文献|專題|文獻)[:：]")


@pytest.fixture(scope="module")
def passages(built_site: Path) -> Rows:
    lines = (built_site / "data/passages.jsonl").read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines]


def expected(query: str, passages: Rows, field: str = "text") -> list[str]:
    words = [folded(word) for word in query.split()]
    return [row["id"] for row in passages if all(word in folded(row[field]) for word in words)]


def sample(passages: Rows, field: str, count: int, seed: int) -> list[str]:
    """Different substrings of 1 to 6 characters, none of which reads as an exclusion or has an operator."""
    rng = Random(seed)
    found: dict[str, None] = {}
    while len(found) < count:
        text = rng.choice(passages)[field]
        start = rng.randrange(len(text))
        query = text[start : start + rng.randint(1, 6)].strip()
        if query and not OPERATOR.search(query):
            found[query] = None
    return list(found)


def test_no_conversion_is_lost_to_the_search(passages: Rows) -> None:
    assert disagreements(passages) == []


@pytest.mark.parametrize("script", TREES)
def test_two_thousand_substrings_find_exactly_their_passages(
    page: Page, site_url: str, passages: Rows, script: str
) -> None:
    field = TEXT_FIELDS[script]
    page.goto(f"{site_url}{TREES[script]}search/")
    queries = sample(passages, field, 2000, seed=6)
    for query, found in zip(queries, page.evaluate(FIND, queries), strict=True):
        assert sorted(found) == sorted(expected(query, passages, field)), query


@pytest.mark.long
@pytest.mark.parametrize("script", TREES)
def test_the_page_lists_what_the_definition_says(page: Page, site_url: str, passages: Rows, script: str) -> None:
    field = TEXT_FIELDS[script]
    for query in sample(passages, field, 12, seed=7):
        hits = expected(query, passages, field)
        page.goto(f"{site_url}{TREES[script]}search/?q={quote(query)}")
        lines = page.locator(f'.search-lines[data-state="done"][data-total="{len(hits)}"] > li')
        expect(lines).to_have_count(len(hits))
        assert sorted(lines.evaluate_all("(all) => all.map((one) => one.dataset.passage)")) == sorted(hits), query


def test_a_hit_opens_its_passage_in_the_script_of_the_page(page: Page, site_url: str, passages: Rows) -> None:
    row = next(row for row in passages if len(row["text_hant"]) > 30 and row["text"] != row["text_hant"])
    page.goto(f"{site_url}zh-Hant/about/")
    page.get_by_role("combobox").fill(row["text"][:12])
    page.locator(f'[role=option][href$="#{row["id"]}"]').click()
    page.wait_for_url(re.compile(rf"^{re.escape(site_url)}zh-Hant/d/{row['doc']}/\?q=[^#]+#{row['id']}$"))
    expect(page.locator(".passage:target .passage-text")).to_have_text(row["text_hant"])


def test_the_first_answer_weighs_at_most_40_kilobytes(page: Page, site_url: str, passages: Rows) -> None:
    page.goto(f"{site_url}d/{passages[0]['doc']}/")
    page.wait_for_load_state("networkidle")
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    sizes: list[float] = []
    session.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    page.keyboard.press("/")
    page.keyboard.insert_text(passages[0]["text"][:2])
    expect(page.get_by_role("option").first).to_be_visible()
    assert 0 < sum(sizes) <= 40_000, sizes


def test_the_box_works_on_the_page_that_is_not_there(
    page: Page, built_site: Path, serve: Serve, passages: Rows
) -> None:
    sitemap = (built_site / "sitemap.xml").read_text("utf-8")
    home = min(re.findall(r"<loc>(.*?)</loc>", sitemap), key=len)
    url = serve(built_site, prefix=urlsplit(home).path or "/")
    page.goto(f"{url}d/nothing/here/at/all/")
    page.get_by_role("combobox").fill(passages[0]["text"][:2])
    page.locator("[role=group] [role=option]").first.click()
    page.wait_for_url(re.compile(rf"^{re.escape(url)}d/[a-z0-9-]+/\?q=[^#]+#[a-z0-9]{{6}}$"))


@pytest.mark.long
def test_the_archived_copy_searches_from_disk(page: Page, built_site: Path, tmp_path: Path, passages: Rows) -> None:
    with zipfile.ZipFile(built_site / "data/site.zip") as archive:
        archive.extractall(tmp_path)
    home = min(tmp_path.rglob("index.html"), key=lambda path: len(path.parts))
    page.goto((home.parent / "zh-Hant-HK/index.html").as_uri())
    word = passages[0]["text_hant_hk"][:2]
    page.keyboard.press("/")
    page.keyboard.insert_text(word)
    expect(page.get_by_role("option").first).to_be_visible()
    page.keyboard.press("Enter")
    hits = expected(word, passages)
    expect(page.locator(f'.search-lines[data-state="done"][data-total="{len(hits)}"] > li')).to_have_count(len(hits))


@pytest.mark.long
def test_each_passage_is_verified_by_its_own_words(page: Page, site_url: str, passages: Rows) -> None:
    chosen = Random(3).sample([row for row in passages if len(row["text"]) > 20 and "\n" not in row["text"]], 8)
    page.goto(f"{site_url}verify/")
    page.get_by_label("引文").fill("\n".join(row["text"][2:40].strip() for row in chosen))
    page.get_by_label("读作").select_option("lines")
    page.get_by_role("button", name="核对").click()
    articles = page.locator('.verify-results[data-state="done"] article')
    expect(articles).to_have_count(len(chosen))
    for row, article in zip(chosen, articles.all(), strict=True):
        expect(article).to_have_attribute("data-verdict", "exact")
        found = next(other for other in passages if other["id"] == article.get_attribute("data-passage"))
        assert row["text"][2:40].strip() in found["text"]
        expect(article.locator(".verify-citation")).to_contain_text(found["id"])


@pytest.mark.parametrize(("tree", "meant"), [("", "图书馆"), ("zh-Hant/", "圖書館"), ("zh-Hant-HK/", "圖書館")])
def test_who_types_by_sound_is_offered_what_is_meant(tree: str, meant: str, page: Page, toy_url: str) -> None:
    page.goto(f"{toy_url}{tree}search/?q=突叔管")
    page.get_by_role("button", name=f"“{meant}”").click()
    expect(page.locator(".search-lines mark").first).to_have_text(meant)
