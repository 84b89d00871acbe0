"""A whole article checked: every sentence gets its verdict, its place and its difference, and all that as a text."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from scripts.search.index import Options
from tests.browser.conftest import OpenPage
from tests.browser.search_site import PASSAGES, TREES, spelled, write_site
from tests.browser.views import overflow, violations
from tests.conftest import Serve

pytestmark = pytest.mark.browser

TEXTS = [
    "渡口今年换了三条新船，每天往返四十次。旅客说：“等船的时间短了！”票价仍是0.5元。",
    "图书馆的屋顶修好了，读者可以上到三楼看海。闭馆时间改为晚上9:00。",
    "海堤全长1,234.5米，昨夜气温-5度。守堤人每隔两小时巡查一次，遇到大风则每小时一次，从不间断。",
]
OLD = {"id": "q00001", "doc": "haven", "text": "图书馆的屋顶漏了整整十年。", "until": "1.1.0", "reason": "错字"}
ARTICLE = [
    ("海堤全长1,234.5米，昨夜气温-5度。", "exact", "q00002"),
    ("旅客说：“等船的时间短了！”", "exact", "q00000"),
    ("旅客说「等船的时间短了」。", "punctuation", "q00000"),
    ("每天往返四十次，旅客说：“等船的时间短了！”", "punctuation", "q00000"),
    ("渡口今年换了五条新船，每天往返四十次。", "differs", "q00000"),
    ("海堤全长1,234.5米，昨夜气温5度。", "differs", "q00002"),
    ("守堤人每隔两小时巡查一次，从不间断。", "differs", "q00002"),
    ("读者可以上到三楼看月。", "differs", "q00001"),
    ("图书馆的屋顶修好了，守堤人每隔两小时巡查一次。", "pieces", None),
    ("渡口今年换了三条新船……从不间断。", "pieces", None),
    ("守堤人每隔两小时巡查一次……从不间断。", "exact", "q00002"),
    ("图书馆的屋顶漏了整整十年。", "old", "q00001"),
    ("山高月小而水落石出，清风徐来则水波不兴。", "absent", None),
]
"""Sentences in another order than the texts', with what is to be found of each, and where."""


def row(doc: str, n: int, text: str) -> dict[str, Any]:
    return {
        "id": f"q{n:05d}", "doc": doc, "n": n, "kind": "paragraph", "topics": [], "text": text,
        "text_hant": spelled(text, "TWVariants"), "text_hant_hk": spelled(text, "HKVariants"),
    }  # fmt: skip


def the_site(out: Path, *, lists: bool) -> Path:
    rows = [row("haven", n, text) for n, text in enumerate(TEXTS)]
    documents = [{"id": "haven", "title": "月牙港", "date_published": None, "publisher": None}]
    write_site(out, rows, documents, Options(superseded=[OLD], small=0 if lists else 400_000))
    return out


@pytest.fixture(scope="module", params=["small", "large"])
def article_url(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, serve: Serve) -> str:
    return serve(the_site(tmp_path_factory.mktemp("article"), lists=request.param == "large"))


@pytest.fixture(scope="module")
def small_url(tmp_path_factory: pytest.TempPathFactory, serve: Serve) -> str:
    return serve(the_site(tmp_path_factory.mktemp("article"), lists=False))


def check(page: Page, address: str, text: str) -> Locator:
    """What is shown of each sentence, once all are checked."""
    page.goto(address)
    page.get_by_label("引文").fill(text)
    page.get_by_role("button", name="核对", exact=True).click()
    expect(page.locator('.verify-results[data-state="done"]')).to_be_visible()
    return page.locator(".verify-results > article")


def verdicts(shown: Locator) -> list[tuple[str, str | None]]:
    found: list[list[str | None]] = shown.evaluate_all(
        "all => all.map(one => [one.dataset.verdict, one.dataset.passage ?? null])"
    )
    return [(verdict or "", id_) for verdict, id_ in found]


def test_each_sentence_gets_its_verdict_and_its_place(page: Page, article_url: str) -> None:
    text = "\n\n".join("".join(sentence for sentence, *_ in ARTICLE[i : i + 3]) for i in range(0, len(ARTICLE), 3))
    shown = check(page, f"{article_url}verify/", text)
    assert verdicts(shown) == [(verdict, id_) for _, verdict, id_ in ARTICLE]
    expect(page.locator("[data-kind=differs] strong")).to_have_text("4")
    changed = shown.nth(4)
    expect(changed.locator("del")).to_have_text("五")
    expect(changed.locator("ins")).to_have_text("三")
    expect(shown.nth(5).locator("ins")).to_have_text("-")
    expect(shown.nth(6).locator("ins")).to_have_text("遇到大风则每小时一次，")
    last = shown.nth(7)
    expect(last.locator("blockquote")).to_have_text("读者可以上到三楼看月海。")
    pieces = shown.nth(8).locator(".verify-piece")
    assert [one.get_attribute("data-passage") for one in pieces.all()] == ["q00001", "q00002"]


def test_a_sentence_that_very_many_texts_have_is_found_where_the_article_goes_on(
    page: Page, serve: Serve, tmp_path: Path
) -> None:
    own = [f"第{chr(0x4E00 + 7 * n)}{chr(0x5E00 + 5 * n)}号船今晨出港。" for n in range(90)]
    rows = [row(f"ship-{n}", n, f"{text}渡口照常开放。") for n, text in enumerate(own)]
    documents = [{"id": held["doc"], "title": "船", "date_published": None, "publisher": None} for held in rows]
    write_site(tmp_path, rows, documents, Options(small=0))
    shown = check(page, f"{serve(tmp_path)}verify/", f"{own[80]}渡口照常开放。\n{own[70]}渡口照常开放，灯塔也亮了。")
    assert verdicts(shown) == [("exact", f"q000{n}") for n in (80, 80, 70)] + [("differs", "q00070")]


def test_what_a_sentence_comes_to_is_told_before_its_clauses_are_compared(page: Page, article_url: str) -> None:
    page.add_init_script(
        """addEventListener("DOMContentLoaded", () => new MutationObserver(() => {
          const open = document.querySelector(".verify-results > [aria-busy]");
          if (open) window.told = [open.dataset.verdict, open.textContent];
        }).observe(document, { childList: true, subtree: true }))"""
    )
    shown = check(page, f"{article_url}verify/", f"{ARTICLE[8][0]}\n{ARTICLE[0][0]}{ARTICLE[1][0]}")
    assert verdicts(shown) == [(verdict, id_) for _, verdict, id_ in (ARTICLE[8], *ARTICLE[:2])]
    expect(page.locator("[aria-busy]")).to_have_count(0)
    verdict, text = page.evaluate("window.told")
    assert verdict in ("differs", "absent")
    assert "正在逐个分句比对" in text


@pytest.mark.parametrize("tree", TREES.values(), ids=TREES)
def test_whatever_stands_in_the_texts_is_found_word_for_word(tree: str, page: Page, search_url: str) -> None:
    """The reference is the definition: each sentence is cut out of a text as the page shows it."""
    column = {"": "text", "zh-Hant/": "text_hant", "zh-Hant-HK/": "text_hant_hk"}[tree]
    own = [row[column] for row in PASSAGES[::5]]
    shown = check(page, f"{search_url}{tree}verify/", "\n".join(own))
    assert {verdict for verdict, _ in verdicts(shown)} == {"exact"}
    held = {row["id"]: row[column] for row in PASSAGES}
    for (_, id_), sentence in zip(verdicts(shown), shown.locator("blockquote").all_text_contents(), strict=True):
        assert sentence in held[id_ or ""]
    assert re.sub(r"\W", "", "".join(shown.locator("blockquote").all_text_contents())) == re.sub(
        r"\W", "", "".join(own)
    )


def test_another_script_is_told_as_that(page: Page, small_url: str) -> None:
    text = "\n".join(spelled(text, "TWVariants") for text in TEXTS)
    shown = check(page, f"{small_url}verify/", text)
    assert {verdict for verdict, _ in verdicts(shown)} == {"script"}


def test_the_report_is_a_text_to_keep(open_page: OpenPage, small_url: str) -> None:
    page = open_page(permissions=["clipboard-read", "clipboard-write"])
    check(page, f"{small_url}verify/", "".join(sentence for sentence, *_ in ARTICLE) + "\n" + TEXTS[1])
    with page.expect_download() as waiting:
        page.get_by_role("button", name="下载报告").click()
    text = Path(waiting.value.path()).read_text("utf-8")
    assert waiting.value.suggested_filename == f"核对报告-{date.today().isoformat()}.txt"
    version = page.evaluate("yuan.passages.ready().then(({ v }) => v)")
    assert f"（检索数据 {version}）" in text
    assert re.search(r"^语料：\S+ 第 \S+ 版", text, re.MULTILINE)
    for told in (
        date.today().isoformat(), "15 句，核对了 15 句", "有改动：4", "文献中没有：1", "第 2 段",
        "渡口今年换了〔-五-〕〔+三+〕条新船，每天往返四十次。", f"q00000 月牙港 {small_url}i/q0/#q00000", "1.1.0",
    ):  # fmt: skip
        assert told in text, told
    page.get_by_role("button", name="复制报告").click()
    expect(page.locator("#verify [role=status]")).to_have_text("报告已复制。")
    assert page.evaluate("navigator.clipboard.readText()") == text


@pytest.mark.long
@pytest.mark.parametrize("width", [390, 1280])
def test_the_report_is_open_to_everybody(width: int, open_page: OpenPage, small_url: str) -> None:
    for tree in TREES.values():
        page = open_page(viewport={"width": width, "height": 800})
        shown = check(page, f"{small_url}{tree}verify/", "".join(sentence for sentence, *_ in ARTICLE) * 2)
        assert overflow(page) <= 0
        assert not violations(page, {"include": [["#verify"]]}), tree
        page.get_by_label("只看有出入的句子").check()
        expect(shown.first).to_be_hidden()
        expect(shown.nth(4)).to_be_visible()


def test_who_pastes_nothing_is_told_so(page: Page, small_url: str) -> None:
    page.goto(f"{small_url}verify/")
    page.get_by_label("引文").fill(" \n ")
    page.get_by_role("button", name="核对", exact=True).click()
    expect(page.locator("#verify [role=status]")).to_have_text("请先贴上要核对的文字。")


def test_the_reader_says_how_her_text_is_read(page: Page, small_url: str) -> None:
    for told, count in (("引文，一行一句", 1), ("文章，逐句核对", 3)):
        page.goto(f"{small_url}verify/")
        page.get_by_label("读作").select_option(told)
        page.get_by_label("引文").fill(TEXTS[0])
        page.get_by_role("button", name="核对", exact=True).click()
        expect(page.locator('.verify-results[data-state="done"] > article')).to_have_count(count)


def test_too_long_a_text_is_cut_and_told_and_a_run_without_marks_does_no_harm(page: Page, small_url: str) -> None:
    text = "天地玄黄宇宙洪荒" * 100 + "。\n" + "船" * 70_000
    shown = check(page, f"{small_url}verify/", text)
    expect(page.locator("#verify [role=status]")).to_contain_text("只核对了前 60000 字")
    assert {verdict for verdict, _ in verdicts(shown)} == {"absent"}


@pytest.mark.long
def test_it_can_be_stopped(page: Page, small_url: str) -> None:
    page.goto(f"{small_url}verify/")
    page.get_by_label("引文").fill("\n".join(f"{TEXTS[2]}{n}" for n in range(900)))
    page.get_by_role("button", name="核对", exact=True).click()
    page.get_by_role("button", name="停止").click()
    expect(page.locator("#verify [role=status]")).to_contain_text("已停止")
    assert page.locator(".verify-results > article").count() < 2_700


def test_it_needs_no_server(page: Page, tmp_path: Path) -> None:
    site = the_site(tmp_path, lists=False)
    shown = check(page, (site / "verify/index.html").as_uri(), "\n".join(TEXTS))
    assert {verdict for verdict, _ in verdicts(shown)} == {"exact"}
