"""The quotation check, over a small site of invented passages."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.search_site import PASSAGES

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(
    ("tree", "quote", "verdict"),
    [
        ("", "推行“AI+防控”新机制", "exact"),
        ("zh-Hant/", "推行“AI+防控”新機制", "exact"),
        ("", "推行“ＡＩ+防控”新機制", "script"),
        ("", "推行「AI+防控」新机制", "punctuation"),
        ("", "推行“AI+防空”新机制", "differs"),
        ("", "同比下降180.8%", "differs"),
        ("", "从前这里有一家裁缝铺", "old"),
        ("", "山高月小水落石出清风徐来", "absent"),
    ],
)
def test_a_quotation_gets_its_verdict(page: Page, search_url: str, tree: str, quote: str, verdict: str) -> None:
    page.goto(f"{search_url}{tree}verify/")
    page.get_by_label("引文").fill(quote)
    page.get_by_role("button", name="核对").click()
    expect(page.locator('.verify-results[data-state="done"] article')).to_have_attribute("data-verdict", verdict)


def test_the_check_shows_what_differs_and_how_to_cite(page: Page, search_url: str) -> None:
    page.goto(f"{search_url}verify/")
    text = PASSAGES[1]["text"]
    wrong = f"{text[:3]}错{text[4:-2]}"
    page.get_by_label("引文").fill(f"{wrong}\n\n{text}")
    page.get_by_role("button", name="核对").click()
    articles = page.locator('.verify-results[data-state="done"] article')
    expect(articles).to_have_count(2)
    differs, exact = articles.all()
    expect(differs.locator("del")).to_have_text("错")
    expect(differs.locator("ins")).to_have_text(text[3])
    expect(exact).to_have_attribute("data-passage", "p00001")
    expect(exact.locator(".verify-citation")).to_contain_text("某报：第0篇[N]. #p00001 00ff00ff00ff00ff i/p0 [20")
    expect(exact.get_by_role("link")).to_have_attribute("href", f"{search_url}d/doc-0/#p00001")


def test_a_wrong_beginning_or_end_does_not_bring_in_what_stands_around(page: Page, large_url: str) -> None:
    page.goto(f"{large_url}verify/")
    page.get_by_label("引文").fill("错推行“AI+防控”新机制错")
    page.get_by_role("button", name="核对").click()
    article = page.locator('.verify-results[data-state="done"] article')
    expect(article).to_have_attribute("data-verdict", "differs")
    expect(article.locator("blockquote")).to_have_text("错推行“AI+防控”新机制错")
    assert article.locator("del").all_text_contents() == ["错", "错"]
