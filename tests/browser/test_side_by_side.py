"""Two documents side by side, and one in two scripts: what stands beside what, and which characters differ."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.views import overflow, violations
from tests.page_kinds import TREES

A, B = "council-answers", "ferry-timetable"
TIED = ("ds54hn", "p3v44q")
"""The passages of the two that a parallel ties first."""
COLUMNS = {"zh-Hans": "text", "zh-Hant": "text_hant", "zh-Hant-HK": "text_hant_hk"}


def shown(page: Page, address: str) -> None:
    page.goto(address)
    expect(page.locator(".side-results[data-state=done]")).to_be_visible()


def rows(site: Path) -> dict[str, dict[str, Any]]:
    lines = (site / "data" / "passages.jsonl").read_text("utf-8").splitlines()
    return {row["id"]: row for row in map(json.loads, lines)}


@pytest.mark.parametrize("tree", TREES.values())
@pytest.mark.parametrize("width", [390, 1280])
def test_what_parallels_tie_stands_side_by_side_or_in_alternating_lines(
    open_page: OpenPage, toy_url: str, tree: str, width: int
) -> None:
    page = open_page(viewport={"width": width, "height": 800}, color_scheme="dark" if width < 500 else "light")
    shown(page, f"{toy_url}{tree}compare/?a={A}&b={B}")
    one, other = page.locator(f"#a-{TIED[0]}"), page.locator(f"#b-{TIED[1]}")
    expect(one.locator("mark")).to_be_visible()
    first, second = one.bounding_box(), other.bounding_box()
    assert first
    assert second
    if width < 500:
        assert (first["x"], first["y"] + first["height"] <= second["y"]) == (second["x"], True)
    else:
        assert (first["y"], first["x"] + first["width"] <= second["x"]) == (second["y"], True)
    expect(page.locator(".beside-row .cell:not(.empty)")).to_have_count(27 + 9)
    fold = page.locator(".beside-fold").first
    expect(fold.locator(".cell:not(.empty)").first).to_be_hidden()
    fold.locator("summary").click()
    expect(fold.locator(".cell:not(.empty)").first).to_be_visible()
    assert (overflow(page) <= 0, violations(page, {"include": [["#side-by-side"]]})) == (True, [])


@pytest.mark.parametrize(("tree", "script"), [("", "zh-Hant"), ("zh-Hant-HK/", "zh-Hans")])
def test_a_document_in_two_scripts_marks_each_character_that_differs(
    page: Page, toy_url: str, toy_site: Path, tree: str, script: str
) -> None:
    here = next(name for name, folder in TREES.items() if folder == tree)
    shown(page, f"{toy_url}{tree}compare/?a={B}&b={B}&script={script}")
    for id, row in rows(toy_site).items():
        if row["doc"] != B:
            continue
        own, its = row[COLUMNS[here]], row[COLUMNS[script]]
        for side, text, other in (("a", own, its), ("b", its, own)):
            words = page.locator(f"#{side}-{id} p > span")
            assert words.text_content() == text
            marked = "".join(words.locator("mark").all_text_contents())
            assert marked == "".join(char for char, there in zip(text, other, strict=True) if char != there)
    assert page.locator("#b-p3v44q p > span").get_attribute("lang") == script


def test_a_large_corpus_which_has_its_texts_once_shows_both_scripts(page: Page, toy_site: Path, heavy_url: str) -> None:
    shown(page, f"{heavy_url}zh-Hant/compare/?a={A}&b={B}&script=zh-Hant-HK")
    one, other = (rows(toy_site)[id] for id in TIED)
    assert page.locator(f"#a-{TIED[0]} p > span").text_content() == one["text_hant"]
    assert page.locator(f"#b-{TIED[1]} p > span").text_content() == other["text_hant_hk"]


def test_a_document_leads_to_what_it_is_tied_to_most_and_the_switch_keeps_both(page: Page, toy_url: str) -> None:
    page.goto(f"{toy_url}d/{B}/")
    page.locator(".head-tools a[href*='compare/']").click()
    expect(page.locator(".side-titles")).to_contain_text("议事会")
    page.goto(f"{toy_url}compare/")
    page.locator("#side-by-side summary").click()
    page.locator("select[name=a] option").nth(3).wait_for(state="attached")
    page.locator("select[name=a]").select_option(B)
    page.locator("select[name=b]").select_option("tide-wall")
    page.locator("#side-by-side button").click()
    expect(page.locator(".side-results[data-state=done]")).to_be_visible()
    assert f"a={B}&b=tide-wall" in page.url
    page.locator("a.script-link[hreflang=zh-Hant]").click()
    page.wait_for_url(f"**/zh-Hant/compare/?a={B}&b=tide-wall*")
    expect(page.locator(".side-results[data-state=done]")).to_be_visible()


def test_nothing_is_loaded_before_and_what_is_not_there_is_told(page: Page, toy_url: str) -> None:
    loaded: list[str] = []
    page.on("request", lambda request: loaded.append(request.url))
    page.goto(f"{toy_url}compare/", wait_until="networkidle")
    assert not [url for url in loaded if "compare.js" in url or "align" in url or "/search/t" in url or "lists/" in url]
    page.goto(f"{toy_url}compare/?a=no-such&b={B}")
    expect(page.locator("#side-by-side [role=status]")).to_contain_text("no-such")
    assert page.locator(".side-results").get_attribute("data-state") == "unknown"


def test_it_works_from_a_disk(page: Page, toy_site: Path, tmp_path: Path) -> None:
    zipfile.ZipFile(toy_site / "data" / "site.zip").extractall(tmp_path)
    (found,) = tmp_path.glob("*/zh-Hant/compare/index.html")
    shown(page, f"{found.as_uri()}?a={A}&b={B}")
    expect(page.locator(f"#a-{TIED[0]} mark")).to_be_visible()


def test_without_scripts_the_page_says_what_to_do_and_lists_what_it_always_did(
    open_page: OpenPage, toy_url: str
) -> None:
    page = open_page(java_script_enabled=False)
    page.goto(f"{toy_url}compare/?a={A}&b={B}")
    expect(page.locator(".side-noscript")).to_contain_text("JavaScript")
    expect(page.locator("#side-by-side")).to_be_hidden()
    expect(page.locator(".claim").first).to_be_visible()


def aligned(page: Page, a: dict[str, str], b: dict[str, str], ties: list[list[Any]]) -> list[str]:
    """The rows of two invented documents, as ids."""
    sides = [[{"id": id, "text": text, "folded": text} for id, text in side.items()] for side in (a, b)]
    found = page.evaluate(
        """async ([a, b, ties]) => {
          const { align } = await yuan.load("assets/js/compare/align.js", "align");
          return align(a, b, ties).map((row) => [a[row.a]?.id ?? "-", b[row.b]?.id ?? "-"].join(" "));
        }""",
        [*sides, ties],
    )
    return list(found)


def test_likeness_and_ties_align_in_order_and_what_crosses_stays_apart(page: Page, toy_url: str) -> None:
    page.goto(f"{toy_url}compare/")
    a = {"a1": "潮水一天涨两回落两回", "a2": "没有人来", "a3": "灯塔每晚八点亮", "a4": "最后一段话"}
    b = {"b1": "潮水一天涨三回落三回", "b2": "灯塔每晚九点亮起", "b3": "完全另说"}
    assert aligned(page, a, b, []) == ["a1 b1", "a2 -", "a3 b2", "a4 -", "- b3"]
    assert aligned(page, a, b, [["a4", 0, 2, "b3", 0, 2]])[-1] == "a4 b3"
    assert aligned(page, a, b, [["a4", 0, 2, "b1", 0, 2]]) == aligned(page, a, b, [])
    assert aligned(page, {}, b, []) == ["- b1", "- b2", "- b3"]
    assert aligned(page, a, a, []) == [f"{id} {id}" for id in a]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("潮水涨两回。", "潮水涨三回。", ["潮水涨[两]回。", "潮水涨[三]回。"]),
        ("同", "同", ["同", "同"]),
        ("", "新", ["", "[新]"]),
        ("𠮷祥", "吉祥", ["[𠮷]祥", "[吉]祥"]),
        ("甲乙丙丁", "戊乙己庚", ["[甲乙丙丁]", "[戊乙己庚]"]),
        ("潮" * 3000, "汐" * 3000, [f"[{'潮' * 3000}]", f"[{'汐' * 3000}]"]),
    ],
)
def test_letters_that_differ(page: Page, toy_url: str, one: str, other: str, expected: list[str]) -> None:
    page.goto(f"{toy_url}compare/")
    found = page.evaluate(
        """async ([one, other]) => {
          const { differences } = await yuan.load("assets/js/compare/align.js", "align");
          const told = differences(one, other, false);
          return told.map((side) => side.map(([differs, text]) => differs ? `[${text}]` : text).join(""));
        }""",
        [one, other],
    )
    assert found == expected
