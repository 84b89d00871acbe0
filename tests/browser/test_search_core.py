"""The core of the search, asked through its page: exact, with and without posting lists."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

import pytest
from playwright.sync_api import Page

from scripts.search.texts import TEXT_FIELDS
from tests.browser.search_site import PASSAGES, TREES, expected

pytestmark = pytest.mark.browser

FIND = """async (queries) => {
  const { ready, search, rows, ids } = yuan.search;
  const { shards } = await ready();
  return Promise.all(queries.map(async (query) => {
    const { numbers, terms, text } = await search(query);
    const found = text ? [] : numbers;
    const read = (await rows(found)).map((row) => row.id);
    return [read, shards && found.length ? await ids(found, terms) : read];
  }));
}"""


def substrings(field: str, count: int, seed: int = 2026) -> Iterator[str]:
    """Substrings of 1 to 6 characters of the passages in one script, each with a character to look for."""
    rng = Random(seed)
    texts = [row[field] for row in PASSAGES]
    while count:
        text = rng.choice(texts)
        start = rng.randrange(len(text))
        if found := text[start : start + rng.randint(1, 6)].strip():
            count -= 1
            yield found


@pytest.mark.parametrize("script", TREES)
def test_every_substring_finds_exactly_the_passages_that_hold_it(page: Page, search_url: str, script: str) -> None:
    page.goto(f"{search_url}{TREES[script]}search/")
    queries = list(substrings(TEXT_FIELDS[script], 500))
    for query, (read, listed) in zip(queries, page.evaluate(FIND, queries), strict=True):
        assert read == expected(query), query
        assert listed == read, query


WORDS = ["网路 视频", "反诈 -专线", "-专线 反诈", "-+", "ＡＩ＋", "ai+防", "...", "没有的字", "专线 没有"]


def test_words_are_joined_and_excluded(page: Page, search_url: str) -> None:
    page.goto(f"{search_url}search/")
    found = [read for read, _ in page.evaluate(FIND, WORDS)]
    assert dict(zip(WORDS, found, strict=True)) == {query: expected(query) for query in WORDS}
