"""The cite control in a browser: by mouse and keyboard, copied, saved, without scripts, without faults."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from string import Template

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from scripts.cite import citation, control, item_of
from scripts.cite.item import digest_of
from scripts.cite.styles import STYLES
from scripts.corpus.model import Passage
from scripts.corpus.state import Document
from scripts.pages.parts.render import environment
from scripts.publish.shared import SHARED, citation_forms
from tests.browser.conftest import OpenPage
from tests.page_corpus import corpus_record, document_record, passage, toy

pytestmark = pytest.mark.browser
ASSETS = Path(__file__).parents[2] / "docs" / "assets"
HOSTILE = "题中有 <b>“引号”</b> & $'⟦nothing⟧'"
TEXTS = {"d3fgh7": "本港首条夜航线路昨日开通。", "f4ghj6": "首月运送旅客1200人次。"}
MACROS = """{% from "_cite.html" import cite_dialog, cite_document, cite_hash %}
{{ cite_document(cite, link) }}
{% for one in passages %}
<div class="passage" id="{{ one.id | token }}"{{ cite_hash(cite, one.id) }}>
<p><span class="passage-text">{{ one.text }}</span></p><div class="margin"></div></div>
{% endfor %}
{{ cite_dialog(cite, link) }}"""
PAGE = Template("""<!doctype html><html lang="zh-Hans" data-base="$base" data-shelf="2">
<head><meta charset="utf-8"><title>题</title>
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'self' file:; object-src 'none'">
<link rel="stylesheet" href="$assets/css/site.css"><link rel="stylesheet" href="$assets/css/cite.css">
<script src="$assets/js/search/load.js" defer></script><script src="$assets/js/cite.js" defer></script></head>
<body><main><h1>题</h1>$body</main></body></html>""")


def a_document() -> Document:
    passages: tuple[Passage, ...] = tuple(passage(id_, text) for id_, text in TEXTS.items())
    return Document(document_record(title=HOSTILE, authors=("王小明",)), passages)


@pytest.fixture
def address(tmp_path: Path) -> str:
    document = a_document()
    held = control(document, corpus_record())
    body = environment().from_string(MACROS).render(cite=held, passages=document.passages, link=lambda to: f"../{to}")
    (tmp_path / "shared").mkdir()
    for name, made in SHARED.items():
        (tmp_path / name).write_bytes(made(toy(), "zh-Hans", lambda text, _: text))
    for name, content in citation_forms({held.form: held.forms}, lambda text, _: text).items():
        (tmp_path / name).write_bytes(content)
    file = tmp_path / "page.html"
    file.write_text(PAGE.substitute(base=ASSETS.parent.as_uri(), assets=ASSETS.as_uri(), body=body), "utf-8")
    return file.as_uri()


READ_ON = date(2031, 3, 5)


def visit(page: Page, address: str) -> None:
    """Open the page at noon of the day of reading: a test may run at midnight."""
    page.clock.set_fixed_time(datetime(READ_ON.year, READ_ON.month, READ_ON.day, 12, tzinfo=UTC))
    page.goto(address)


def expected(style: str, place: int | None) -> str:
    """The citation that Python makes for the day of reading."""
    document = a_document()
    one = None if place is None else document.passages[place]
    return citation(item_of(document, corpus_record(), one, READ_ON), style)


def test_each_style_shows_what_python_would_write(page: Page, address: str) -> None:
    visit(page, address)
    for place, name in ((None, "引用本文"), (0, "引用段落 d3fgh7"), (1, "引用段落 f4ghj6")):
        page.get_by_role("button", name=name).click()
        expect(page.get_by_role("dialog", name=name)).to_be_visible()
        *texts, data = page.locator(".cite-entry .cite-text").all_text_contents()
        styles = ("gbt-2025", "gbt-2015", "apa", "chicago", "chicago-note", "bibtex", "ris")
        for style, text in zip(styles, texts, strict=True):
            assert text == expected(style, place).removesuffix("\n")
        (item,) = json.loads(data)
        assert item["title"] == HOSTILE
        page.keyboard.press("Escape")


PARTS = [("d3fgh7:2-9", "d3fgh7:2-9", "{0}"), ("d3fgh7–f4ghj6", "d3fgh7-f4ghj6", "{0}–{1}")]
"""A stretch and a range: as a citation names it, as an address has it, and of which passages it gives the hash."""


@pytest.mark.parametrize(("name", "place", "hashes"), PARTS, ids=["stretch", "range"])
def test_a_stretch_and_a_range_are_named_in_every_style(
    name: str, place: str, hashes: str, page: Page, address: str
) -> None:
    document, corpus = a_document(), corpus_record()
    hash_ = hashes.format(*map(digest_of, document.passages))
    visit(page, address)
    page.evaluate("cited => yuan.citation.open(cited)", {"id": name, "place": place, "quote": "字", "hash": hash_})
    item = item_of(document, corpus, document.passages[0], READ_ON)
    assert item.provenance
    part = replace(
        item,
        key=f"{item.key.removesuffix('-d3fgh7')}-{place}",
        url=item.url.replace("#d3fgh7", f"#{place}"),
        provenance=replace(item.provenance, passage=name, digest=hash_),
    )
    expect(page.get_by_role("dialog", name=f"引用段落 {name}")).to_be_visible()
    shown = page.locator(".cite-entry .cite-text").all_text_contents()
    for style, text in zip(STYLES, shown, strict=True):
        if style == "csl-json":
            (held,), (wanted,) = json.loads(text), json.loads(citation(part, style))
            assert {**held, "accessed": ""} == {**wanted, "accessed": ""}
        else:
            assert text == citation(part, style).removesuffix("\n")
    with page.expect_download() as waiting:
        page.get_by_role("button", name="下载 RIS").click()
    assert waiting.value.suggested_filename == f"yehang-{place.replace(':', '-')}.ris"


def test_the_keyboard_opens_reads_and_closes_it(page: Page, address: str) -> None:
    visit(page, address)
    opener = page.get_by_role("button", name="引用段落 d3fgh7")
    opener.focus()
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog", name="引用段落 d3fgh7")
    expect(dialog).to_be_visible()
    expect(dialog.locator("blockquote")).to_have_text(TEXTS["d3fgh7"])
    for _ in range(30):
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement === document.body || !!document.activeElement.closest('dialog')")
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(opener).to_be_focused()


def test_copying_says_so_and_copies_the_citation(open_page: OpenPage, address: str) -> None:
    page = open_page(permissions=["clipboard-read", "clipboard-write"])
    visit(page, address)
    page.get_by_role("button", name="引用段落 f4ghj6").click()
    page.get_by_role("button", name="复制 APA 7").click()
    expect(page.get_by_role("status")).to_have_text("已复制。")
    assert page.evaluate("navigator.clipboard.readText()") == expected("apa", 1)


def test_where_the_clipboard_is_closed_the_text_is_selected(page: Page, address: str) -> None:
    page.add_init_script("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    page.add_init_script("document.execCommand = () => false")
    visit(page, address)
    page.get_by_role("button", name="引用段落 f4ghj6").click()
    page.get_by_role("button", name="复制 APA 7").click()
    expect(page.get_by_role("status")).to_contain_text("已选中")
    assert page.evaluate("getSelection().toString()") == expected("apa", 1)


@pytest.mark.parametrize(("label", "name"), [("BibTeX", "bib"), ("RIS", "ris"), ("CSL-JSON", "csl.json")])
def test_data_are_saved_as_a_file_of_their_kind(page: Page, address: str, label: str, name: str) -> None:
    visit(page, address)
    page.get_by_role("button", name="引用段落 d3fgh7").click()
    with page.expect_download() as waiting:
        page.get_by_role("button", name=f"下载 {label}").click()
    assert waiting.value.suggested_filename == f"yehang-d3fgh7.{name}"
    saved = Path(waiting.value.path()).read_text("utf-8")
    if name == "csl.json":
        assert json.loads(saved)[0]["type"] == "article-newspaper"
    else:
        assert saved == expected(label.lower(), 0)


def test_without_scripts_the_files_remain_and_no_dead_button_shows(open_page: OpenPage, address: str) -> None:
    page = open_page(java_script_enabled=False)
    visit(page, address)
    expect(page.locator(".cite-open:visible, dialog:visible")).to_have_count(0)
    files = page.locator(".cite-files a")
    assert [file.get_attribute("href") for file in files.all()] == [
        f"../data/citations/yehang.{end}" for end in ("bib", "ris", "csl.json")
    ]


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_open_dialog_has_no_accessibility_faults(
    open_page: OpenPage, address: str, width: int, scheme: str
) -> None:
    page = open_page(viewport={"width": width, "height": 700}, color_scheme=scheme)
    visit(page, address)
    page.get_by_role("button", name="引用段落 d3fgh7").click()
    expect(page.get_by_role("dialog")).to_be_visible()
    result = Axe().run(page, context="dialog")
    assert result.violations_count == 0, result.generate_report()
    assert page.evaluate("document.querySelector('dialog').scrollWidth") <= width


def test_eighty_passages_cost_little(address: str) -> None:
    """Each passage adds the 16 digits of its hash, nothing else; a citation has what its form has not."""
    text = Path(address.removeprefix("file://")).read_text("utf-8")
    assert len(re.findall(r' data-hash="[0-9a-f]{16}"', text)) == text.count("data-hash") == len(TEXTS)
    assert text.count("cite-open") == 2
    altered = {"chicago", "chicago-note", "bibtex"}  # these set quotation marks in quotation marks, or escape
    assert {entry.style.id for entry in control(a_document(), corpus_record()).own} == altered
    assert set(re.findall('data-style="([a-z-]+)"', text)) == altered
