"""The notebook: passages kept while reading, ordered, written to, taken away, brought back into another version."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from scripts.search.index import Options
from scripts.search.texts import Citations
from tests.browser.conftest import OpenPage
from tests.browser.search_site import DOCUMENTS, PASSAGES, write_site
from tests.browser.views import overflow, violations
from tests.conftest import Serve
from tests.page_kinds import TREES
from tests.sampled import sampled, some

pytestmark = pytest.mark.browser

DOC = "ferry-timetable"
STYLES = 8


def keep(page: Page, address: str, count: int) -> list[dict[str, Any]]:
    """Keep so many passages of the document from the citation dialog; what the browser then holds."""
    page.goto(address)
    for button in page.locator(".passage[data-hash] .cite-open").all()[:count]:
        button.click()
        page.locator(".cite-keep").click()
        expect(page.locator(".cite-status")).not_to_be_empty()
        page.keyboard.press("Escape")
    notes: list[dict[str, Any]] = page.evaluate("JSON.parse(localStorage.getItem('yuan-notebook'))")
    return notes


def places(page: Page) -> list[str]:
    found: list[str] = page.locator(".notebook-list > li").evaluate_all("all => all.map(one => one.dataset.place)")
    return found


def saved(page: Page, name: str) -> str:
    with page.expect_download() as waiting:
        page.get_by_role("button", name=name, exact=True).click()
    return Path(waiting.value.path()).read_text("utf-8")


@pytest.mark.parametrize(("tree", "width"), [*zip(TREES.values(), (390, 1280, 390), strict=True)])
def test_passages_are_kept_ordered_and_written_to(tree: str, width: int, open_page: OpenPage, toy_url: str) -> None:
    page = open_page(viewport={"width": width, "height": 800})
    notes = keep(page, f"{toy_url}{tree}d/{DOC}/", 3)
    first, second, third = (note["place"] for note in notes)
    assert {len(note["citations"]) for note in notes} == {STYLES}
    page.goto(f"{toy_url}{tree}notebook/")
    expect(page.locator("#notebook[data-state=judged]")).to_be_visible()
    assert places(page) == [first, second, third]
    assert page.locator(".notebook-standing:visible").count() == 0
    page.locator(".notebook-down").first.click()
    assert places(page) == [second, first, third]
    expect(page.locator(".notebook-down").nth(1)).to_be_focused()
    field = page.locator(".notebook-list textarea").nth(2)
    field.fill("为什么收它")
    field.press("Alt+ArrowUp")
    assert places(page) == [second, third, first]
    page.reload()
    assert places(page) == [second, third, first]
    expect(page.locator(".notebook-list textarea").nth(1)).to_have_value("为什么收它")
    assert overflow(page) <= 0
    assert not violations(page, {"include": [["#notebook"]]})
    page.locator(".notebook-remove").first.click()
    assert places(page) == [third, first]
    page.locator(".notebook-undo").click()
    assert places(page) == [second, third, first]


def test_it_is_taken_away_in_every_form(page: Page, toy_url: str) -> None:
    notes = keep(page, f"{toy_url}d/{DOC}/", 2)
    page.goto(f"{toy_url}notebook/")
    page.locator(".notebook-list textarea").first.fill("有，逗号和“引号”\n第二行")
    styles = page.locator("#notebook-style option").all_text_contents()
    assert len(styles) == STYLES
    for style in styles:
        page.get_by_label("引文格式").select_option(style)
        text = saved(page, "下载引文")
        if style == "CSL-JSON":
            assert len(json.loads(text)) == len(notes)
        else:
            assert all(note["citations"][style] in text for note in notes)
    markdown = saved(page, "Markdown")
    assert all(f"#{note['place']}>" in markdown for note in notes)
    header, *rows = csv.reader(io.StringIO(saved(page, "CSV").removeprefix("\ufeff"), newline=""))
    table = [dict(zip(header, row, strict=True)) for row in rows]
    assert [row["text"] for row in table] == [note["quote"] for note in notes]
    assert table[0]["note"] == "有，逗号和“引号”\n第二行"
    page.emulate_media(media="print")
    expect(page.locator(".notebook-written").first).to_be_visible()
    expect(page.locator(".notebook-tools")).to_be_hidden()


def test_brought_into_another_version_it_says_what_was_amended_moved_or_retired(
    open_page: OpenPage, toy_url: str, tmp_path: Path
) -> None:
    page = open_page()
    notes = keep(page, f"{toy_url}d/{DOC}/", 3)
    page.goto(f"{toy_url}notebook/")
    held = json.loads(saved(page, "JSON（可带回）"))
    same, amended, moved = held["notes"]
    assert held["version"]
    amended["hash"] = "0" * 16
    moved["doc"] = "another-paper"
    gone = {**same, "id": "zzzzzz", "place": "zzzzzz", "note": "<img src=x onerror=alert(1)>"}
    held["notes"] = [same, amended, moved, gone, {"place": "no id"}, None]
    file = tmp_path / "notes.json"
    file.write_text(json.dumps(held), "utf-8")
    later = open_page()
    later.goto(f"{toy_url}notebook/")
    expect(later.locator(".notebook-empty")).to_be_visible()
    later.locator("#notebook-file").set_input_files(file)
    told = later.locator("#notebook [role=status]")
    expect(told).to_contain_text("带回 4 条")
    expect(later.locator("#notebook[data-state=judged]")).to_be_visible()
    shown = later.locator(".notebook-list > li")
    for one, kind in zip(shown.all(), ("same", "amended", "moved", "gone"), strict=True):
        expect(one).to_have_attribute("data-standing", kind)
    expect(shown.nth(1).locator(".notebook-standing q")).to_have_text(notes[1]["quote"])
    expect(shown.nth(3).locator("textarea")).to_have_value("<img src=x onerror=alert(1)>")
    assert not violations(later, {"include": [["#notebook"]]})
    later.locator("#notebook-file").set_input_files(file)
    expect(told).to_contain_text("带回 0 条")
    file.write_text("{}", "utf-8")
    later.locator("#notebook-file").set_input_files(file)
    expect(told).to_contain_text("没有带回")


def test_where_the_browser_keeps_nothing_it_says_so(page: Page, toy_url: str) -> None:
    page.add_init_script("Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }")
    page.goto(f"{toy_url}d/{DOC}/")
    page.locator(".passage[data-hash] .cite-open").first.click()
    page.locator(".cite-keep").click()
    expect(page.locator(".cite-status")).to_contain_text("没有收入")


@sampled
@pytest.mark.parametrize("digested", some([12, 300], [12]))
def test_a_large_corpus_judges_what_was_kept_without_reading_its_texts(
    digested: int, page: Page, serve: Serve, tmp_path: Path
) -> None:
    digests = {row["id"]: f"{n:016x}" for n, row in enumerate(PASSAGES[:digested])}
    write_site(tmp_path, PASSAGES, DOCUMENTS, Options(citations=Citations(digests=digests), small=0))
    (same, amended), other = PASSAGES[2:4], PASSAGES[40]
    kept: list[dict[str, Any]] = [
        {"id": row["id"], "place": row["id"], "doc": doc, "title": "", "quote": "", "hash": hash, "citations": {}}
        for row, doc, hash in (
            (same, same["doc"], digests[same["id"]]),
            (amended, amended["doc"], "0" * 16),
            (other, same["doc"], ""),
        )
    ]
    page.add_init_script(f"localStorage.setItem('yuan-notebook', {json.dumps(json.dumps(kept))})")
    read: list[str] = []
    page.on("request", lambda request: read.extend(re.findall(r"/(t\d+)\.js$", request.url)))
    page.goto(f"{serve(tmp_path)}notebook/")
    expect(page.locator("#notebook[data-state=judged]")).to_be_visible()
    shown = page.locator(".notebook-list > li").evaluate_all("all => all.map((one) => one.dataset.standing)")
    assert shown == ["same", "amended", "gone"]
    expect(page.locator(".notebook-standing q")).to_have_text(amended["text"])
    assert digested < len(PASSAGES) or len(read) == 1, "only what was amended is read"
