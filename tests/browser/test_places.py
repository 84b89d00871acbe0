"""Less and more than a passage: stretches and ranges in addresses, and what a reader selects, copied and cited."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote

import pytest
from playwright.sync_api import Page, expect

from scripts.corpus.ledger import Ledger
from scripts.ledger.file import read_ledger
from scripts.search.texts import TEXT_FIELDS
from tests.browser.views import look, overflow, violations
from tests.cli import TOY
from tests.page_kinds import TREES

pytestmark = pytest.mark.browser
MARKS = "mark.hit"
MEANT = ".passage.meant"
STATUS = ".reading-status"
Row = dict[str, Any]
every_view = pytest.mark.parametrize(
    ("script", "width"), [("zh-Hans", 390), ("zh-Hant", 1280), ("zh-Hant-HK", 390)], ids=TREES
)


@pytest.fixture(scope="module")
def rows(toy_site: Path) -> Sequence[Row]:
    """The passages of a document, the longest of the corpus among them; links cut its text."""
    passages = [json.loads(line) for line in (toy_site / "data/passages.jsonl").read_text("utf-8").splitlines()]
    longest = max(passages, key=lambda row: len(row["text"]) * (row["kind"] == "paragraph"))
    return [row for row in passages if row["doc"] == longest["doc"]]


@pytest.fixture(scope="module")
def row(rows: Sequence[Row]) -> Row:
    return max(rows[2:-2], key=lambda row: len(row["text"]))


@pytest.fixture(scope="module")
def ledger() -> Ledger:
    return read_ledger(TOY / "anchors.tsv")[0]


def ids(page: Page) -> list[str]:
    found: list[str] = page.locator(MEANT).evaluate_all("all => all.map((one) => one.id)")
    return found


STRETCHES = (
    "{id}:3-11",
    "{ID}：3—11。",
    "{id}:3–11",
    "({id}:3-11)",
    "{id}%3A3%E2%80%9311",
    "{id} : 3 - 11",
    "{id}:3至11",
)
RANGES = (
    *("{id}–{other}", "{id}-{other}", "{id}—{other}", "¶{id}–¶{other}。", "{id}%E2%80%93{other}", "{id}-#{other}"),
    *("{ID}－{OTHER}", "{id}至{other}", "{id}～{other}", "{id}--{other}"),
)


def spelled(pattern: str, row: Row, other: Row) -> str:
    names = {"id": row["id"], "other": other["id"]}
    return pattern.format(**names, **{name.upper(): id.upper() for name, id in names.items()})


@every_view
def test_a_stretch_is_marked_to_the_letter_and_can_be_cited(
    script: str, width: int, rows: Sequence[Row], row: Row, toy_url: str, page: Page
) -> None:
    look(page, width, "dark" if script == "zh-Hant" else "light")
    for turn, pattern in enumerate(STRETCHES if script == "zh-Hans" else STRETCHES[:2]):
        page.goto("about:blank")
        folder = f"i/{row['id'][:2]}/" if turn % 2 else f"d/{row['doc']}/"
        page.goto(f"{toy_url}{TREES[script]}{folder}#{spelled(pattern, row, rows[-1])}")
        page.wait_for_url(f"{toy_url}{TREES[script]}d/{row['doc']}/#{row['id']}:3-11")
        expect(page.locator(STATUS)).to_contain_text("第 4 ")
        assert "".join(page.locator(MARKS).all_text_contents()) == row[TEXT_FIELDS[script]][3:11], pattern
        expect(page.locator(MARKS).first).to_be_in_viewport()
    assert overflow(page) <= 0
    assert not violations(page, {"include": [[".reading"], [f"[id='{row['id']}']"]]})
    page.locator(".reading-cite").click()
    name = f"{row['id']}:3-11"
    expect(page.locator("dialog[open] .cite-id")).to_have_text(name)
    expect(page.locator("#cite-quote")).to_have_text(row[TEXT_FIELDS[script]][3:11])
    for text in page.locator(".cite-entry .cite-text").all_text_contents():
        assert text.count(name) >= 2
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    expect(page.locator(f"{MARKS}, .reading")).to_have_count(0)
    assert page.url.endswith(f"#{row['id']}")


@every_view
def test_a_range_is_shown_whole_and_can_be_cited(
    script: str, width: int, rows: Sequence[Row], row: Row, toy_url: str, page: Page
) -> None:
    look(page, width, "light" if script == "zh-Hant" else "dark")
    place = rows.index(row)
    last = rows[place + 2]
    for turn, pattern in enumerate(RANGES if script == "zh-Hans" else RANGES[:2]):
        page.goto("about:blank")
        folder = f"i/{row['id'][:2]}/" if turn % 2 else f"d/{row['doc']}/"
        page.goto(f"{toy_url}{TREES[script]}{folder}#{spelled(pattern, row, last)}")
        page.wait_for_url(f"{toy_url}{TREES[script]}d/{row['doc']}/#{row['id']}-{last['id']}")
        expect(page.locator(STATUS)).to_contain_text("3 段")
        assert ids(page) == [one["id"] for one in rows[place : place + 3]], pattern
        expect(page.locator(MEANT).first).to_be_in_viewport()
    assert overflow(page) <= 0
    assert not violations(page, {"include": [[".reading"], [f"[id='{row['id']}']"]]})
    page.locator(".reading-cite").click()
    for text in page.locator(".cite-entry .cite-text").all_text_contents():
        assert f"{row['id']}–{last['id']}" in text
        assert f"#{row['id']}-{last['id']}" in text
    page.keyboard.press("Escape")
    page.evaluate("id => { location.hash = id; }", rows[0]["id"])
    expect(page.locator(f"{MEANT}, .reading")).to_have_count(0)


BAD = [
    ("{id}:11-3", "颠倒了（11-3）", "one"),
    ("{id}:0-99999", "没有地址要的 0-99999", "one"),
    ("{id}:99999999999999999999-999999999999999999999", "没有地址要的", "one"),
    ("{id}:4-4", "没有字", "one"),
    ("{id}:-4", "“-4”不成起止", "one"),
    ("{id}:4", "“4”不成起止", "one"),
    ("{id}:1-2-3", "不成起止", "one"),
    ("{other}-{id}", "颠倒了", "both"),
    ("{id}–zz9zz9", "没有编号为 zz9zz9 的段落，只显示另一端", "one"),
    ("zz9zz9–{id}", "没有编号为 zz9zz9 的段落，只显示另一端", "one"),
    ("zz9zz9–zz9zz8", "没有编号为 zz9zz9 的段落。", "none"),
    ("zz9zz9", "没有编号为 zz9zz9 的段落。", "none"),
    ("zz9zz9:2-3", "没有编号为 zz9zz9 的段落。", "none"),
    ("{id}%ED%A0%BD", "残缺的字符", "one"),
    ("{id}\ud83d", "残缺的字符", "one"),
    ("%ED%B8%80{id}", "残缺的字符", "one"),
    ("{id}:%ED%A0%BD-4", "不成起止", "one"),
]


def test_what_an_address_cannot_have_is_told_and_the_passage_shown(
    rows: Sequence[Row], row: Row, toy_url: str, page: Page
) -> None:
    other = rows[rows.index(row) + 1]
    page.goto(f"{toy_url}d/{row['doc']}/")
    for pattern, told, shown in BAD:
        page.evaluate("location.hash = ''")
        expect(page.locator(f"{MEANT}, .reading")).to_have_count(0)
        page.evaluate("fragment => { location.hash = fragment; }", spelled(pattern, row, other))
        expect(page.locator(STATUS)).to_contain_text(told)
        expected = {"one": [row["id"]], "both": [row["id"], other["id"]], "none": []}[shown]
        assert ids(page) == expected, pattern
        if expected:
            expect(page.locator(f"[id='{row['id']}'] .passage-text")).to_be_in_viewport()
        assert page.locator(MARKS).count() == 0
    expect(page.locator(STATUS)).to_have_attribute("role", "status")


def test_a_passage_that_is_gone_leads_to_what_became_of_it(
    ledger: Ledger, rows: Sequence[Row], row: Row, toy_url: str, page: Page
) -> None:
    gone = next(id for id, event in ledger.ended().items() if event.event == "retire")
    for pattern in (f"{gone}:2-5", f"{gone}–{row['id']}", f"{gone}：2—5。"):
        page.goto("about:blank")
        page.goto(f"{toy_url}i/{gone[:2]}/#{pattern}")
        page.wait_for_url(f"{toy_url}i/{gone[:2]}/#{gone}")
        expect(page.locator(f"[id='{gone}']:target .resolver-reason")).to_be_in_viewport()
    page.goto(f"{toy_url}i/{row['id'][:2]}/#{row['id']}–{gone}")
    expect(page.locator(STATUS)).to_contain_text(f"没有编号为 {gone} 的段落")
    page.locator(f"{STATUS} a").click()
    page.wait_for_url(f"{toy_url}i/{gone[:2]}/#{gone}")


SELECT = """([first, start, last, end]) => {
  const place = (id, offset) => {
    const text = document.querySelector(`.passage-text[data-passage="${id}"]`);
    const nodes = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
    while (nodes.nextNode()) {
      if (offset <= nodes.currentNode.length) return [nodes.currentNode, offset];
      offset -= nodes.currentNode.length;
    }
  };
  getSelection().setBaseAndExtent(...place(first, start), ...place(last, end));
}"""


def clipboard(page: Page, button: str) -> str:
    page.locator(f".selection-{button}").click()
    expect(page.locator(".selection-status")).to_contain_text("已")
    return str(page.evaluate("navigator.clipboard.readText()"))


@every_view
def test_a_selection_is_copied_bare_with_its_citation_or_as_a_link(
    script: str, width: int, rows: Sequence[Row], row: Row, toy_url: str, page: Page
) -> None:
    look(page, width, "light")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    text, home = row[TEXT_FIELDS[script]], f"{toy_url}{TREES[script]}d/{row['doc']}/"
    page.goto(home)
    page.evaluate(SELECT, [row["id"], 5, row["id"], 14])
    expect(page.locator(".selection")).to_be_in_viewport()
    assert overflow(page) <= 0
    assert not violations(page, {"include": [[".selection"]]})
    page.keyboard.press("Control+c")
    assert page.evaluate("navigator.clipboard.readText()") == text[5:14]
    words, _, cited = clipboard(page, "cited").partition("\n\n")
    assert words == text[5:14]
    assert f"/i/{row['id'][:2]}/#{row['id']}:5-14. " in cited
    assert page.evaluate("getSelection().toString()") == text[5:14]
    link = clipboard(page, "link")
    assert link.startswith(f"{home}#{row['id']}:~:text=")
    assert text[5:14] in unquote(link)
    page.goto("about:blank")
    page.goto(link)
    expect(page.locator(MARKS).first).to_be_in_viewport()
    assert "".join(page.locator(MARKS).all_text_contents()) == text[5:14]
    other = "zh-Hant" if script == "zh-Hans" else "zh-Hans"
    page.locator(f"a.script-link[hreflang='{other}']").click()
    page.wait_for_url(f"{toy_url}{TREES[other]}d/{row['doc']}/#{row['id']}**")
    expect(page.locator(MARKS).first).to_be_in_viewport()
    assert "".join(page.locator(MARKS).all_text_contents()) == row[TEXT_FIELDS[other]][5:14]
    page.keyboard.press("Escape")
    page.reload()
    expect(page.locator(f"[id='{row['id']}'] .passage-text")).to_be_visible()
    assert not page.locator(".reading").count()


def test_a_selection_over_several_passages_is_a_range(rows: Sequence[Row], row: Row, toy_url: str, page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    last = rows[rows.index(row) + 1]
    page.goto(f"{toy_url}d/{row['doc']}/")
    page.evaluate(SELECT, [row["id"], 5, last["id"], 4])
    expect(page.locator(".selection")).to_be_visible()
    page.keyboard.press("Control+c")
    bare = page.evaluate("navigator.clipboard.readText()")
    assert bare == f"{row['text'][5:]}\n\n{last['text'][:4]}"
    assert clipboard(page, "cited").startswith(f"{bare}\n\n")
    assert f"{row['id']}–{last['id']}" in page.evaluate("navigator.clipboard.readText()")
    link = clipboard(page, "link")
    page.locator(".selection-cite").click()
    expect(page.locator("dialog[open] .cite-id")).to_have_text(f"{row['id']}–{last['id']}")
    page.goto("about:blank")
    page.goto(link)
    expect(page.locator(MARKS).last).to_be_visible()
    assert "".join(page.locator(MARKS).all_text_contents()) == row["text"][5:] + last["text"][:4]


def test_characters_are_counted_as_python_counts_them(row: Row, toy_url: str, page: Page) -> None:
    """Beyond the first plane a script sees two units; half of one is never cut off."""
    page.add_init_script(
        """addEventListener("DOMContentLoaded", () => {
          for (const text of document.querySelectorAll(".passage-text")) text.textContent = "𠮷野家😀的㐂字，𠮷";
        })"""
    )
    text = "𠮷野家😀的㐂字，𠮷"
    page.goto(f"{toy_url}d/{row['doc']}/#{row['id']}:3-5")
    expect(page.locator(MARKS)).to_have_text(text[3:5])
    page.goto(f"{toy_url}d/{row['doc']}/#{row['id']}:0-{len(text) + 1}")
    expect(page.locator(STATUS)).to_contain_text(f"只有 {len(text)} 字")
    units = len(text[:3].encode("utf-16-le")) // 2
    page.evaluate(SELECT, [row["id"], units + 1, row["id"], units + 3])
    page.locator(".selection-cite").click()
    expect(page.locator("dialog[open] .cite-id")).to_have_text(f"{row['id']}:3-5")
    expect(page.locator("#cite-quote")).to_have_text(text[3:5])


def test_links_to_words_hold_without_scripts(rows: Sequence[Row], toy_url: str, page: Page) -> None:
    """Words within words, and words that stand twice: what is around them goes into the link, so that a browser's
    own marking finds them. It scrolls there, past the top, and no id helps it: that is taken out.
    """
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    home = f"{toy_url}d/{rows[0]['doc']}/"
    page.set_viewport_size({"width": 1280, "height": 300})
    plain = page.context.browser.new_page(java_script_enabled=False)  # type: ignore[union-attr]
    plain.set_viewport_size({"width": 1280, "height": 300})
    for row in [row for row in rows[3:] if len(row["text"]) > 20 and row["kind"] == "paragraph"][-2:]:
        for start in (1, 7):
            page.goto("about:blank")
            page.goto(home)
            page.evaluate(SELECT, [row["id"], start, row["id"], start + 4])
            expect(page.locator(".selection")).to_be_visible()
            link = clipboard(page, "link")
            plain.goto("about:blank")
            plain.goto(link.replace(f"#{row['id']}", "#"))
            assert quote(row["text"][start : start + 4]) in link
            plain.wait_for_function("scrollY > 0")
            expect(plain.locator(f"[id='{row['id']}'] .passage-text")).to_be_in_viewport()
    plain.close()
