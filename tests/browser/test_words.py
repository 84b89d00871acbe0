"""The page of words: keyness and collocates by brute force, its address, its file, in three scripts."""

from __future__ import annotations

import csv
import math
import re
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.views import overflow, violations

pytestmark = pytest.mark.browser
VIEWS = [("", 390, "light"), ("zh-Hant/", 1280, "dark"), ("zh-Hant-HK/", 390, "dark")]
Rows = list[list[str]]


def asked(page: Page, address: str) -> Rows:
    page.goto(address)
    expect(page.locator('.counts-figures[data-state="done"]')).to_be_visible()
    rows: Rows = page.locator(".counts-figures tbody tr").evaluate_all(
        "(rows) => rows.map((row) => [...row.cells].map((cell) => cell.textContent))"
    )
    return rows


@pytest.mark.parametrize(("tree", "width", "scheme"), VIEWS)
def test_lists_are_accessible_and_fit(open_page: OpenPage, toy_url: str, tree: str, width: int, scheme: str) -> None:
    page = open_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
    for list_ in ("words", "characters", f"beside&q={quote('海')}"):
        assert asked(page, f"{toy_url}{tree}words/?list={list_}")
        assert overflow(page) <= 0
        assert violations(page) == []


def test_collocates_are_measured_by_their_formulae(page: Page, toy_url: str) -> None:
    rows = asked(page, f"{toy_url}words/?list=beside&q={quote('海')}&left=2&right=2&measure=mi&most=2000")
    told = page.locator(".counts-figures h2").text_content() or ""
    x = int(re.findall(r"\d+", told)[0])
    size = int(re.findall(r"(\d+) 字", page.locator("#list-words caption").text_content() or "")[0])
    for _, together, y, dice, mi, t in rows:
        both, alone = int(together), int(y)
        assert math.isclose(float(dice), 14 + math.log2(2 * both / (x + alone)), abs_tol=0.006)
        assert math.isclose(float(mi), math.log2(both * size / (x * alone)), abs_tol=0.006)
        assert math.isclose(float(t), (both - x * alone / size) / math.sqrt(both), abs_tol=0.006)
    assert rows == sorted(rows, key=lambda row: -float(row[4])) or len({row[4] for row in rows}) < len(rows)


def test_keyness_is_measured_by_its_formulae(page: Page, toy_url: str) -> None:
    page.goto(f"{toy_url}words/")
    page.get_by_label("看什么").select_option("key")
    expect(page.locator('.counts-figures[data-state="done"] h2')).to_contain_text("特征词：")
    sizes = [int(size) for size in re.findall(r"(\d+) 字", page.locator(".counts-figures h2").text_content() or "")]
    rows = asked(page, page.url)
    assert rows
    for _, inside, outside, g2, ratio in rows:
        seen, whole = (int(inside), int(outside)), (int(inside) + int(outside)) / sum(sizes)
        expected = 2 * sum(n * math.log(n / (size * whole)) for n, size in zip(seen, sizes, strict=True) if n)
        assert math.isclose(float(g2), expected, abs_tol=0.006)
        rates = [(n or 0.5) / size for n, size in zip(seen, sizes, strict=True)]
        assert math.isclose(float(ratio), math.log2(rates[0] / rates[1]), abs_tol=0.006)


def test_the_file_says_what_was_counted(page: Page, toy_url: str) -> None:
    rows = asked(page, f"{toy_url}words/?list=characters&most=7")
    with page.expect_download() as download:
        page.get_by_role("button", name="CSV").click()
    lines = list(csv.reader(Path(download.value.path()).read_text("utf-8-sig").splitlines()))
    head = [line for line in lines if line[0].startswith("# ")]
    assert any(page.url in line[0] for line in head)
    assert lines[len(head) + 1 :] == rows
    assert len(rows) == 7
