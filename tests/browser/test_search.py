"""The search in real Chromium, over a small site of invented passages: with and without posting lists."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from random import Random
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from scripts.convert.fold import fold_table
from scripts.search.folding import Folder
from scripts.search.index import Options
from scripts.search.texts import TEXT_FIELDS, Citations
from tests.browser.conftest import OpenPage
from tests.browser.search_site import invented, write_site
from tests.conftest import Serve

pytestmark = pytest.mark.browser

FOLDER = Folder(fold_table())
TREES = {"zh-Hans": "", "zh-Hant": "zh-Hant/", "zh-Hant-HK": "zh-Hant-HK/"}
PASSAGES, DOCUMENTS = invented(300)
OLD = {"id": "p00001", "doc": "doc-0", "text": "从前这里有一家裁缝铺，后来没有了", "until": "2.0.0", "reason": "错字"}
BATCH = 500
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


@pytest.fixture(scope="module", params=["small", "large"])
def search_url(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, serve: Serve) -> str:
    """The address of a site whose search reads all texts (small) or posting lists (large)."""
    out = tmp_path_factory.mktemp(request.param)
    citations = Citations({"doc-0": "某报：第0篇[N]. #⟦id⟧ ⟦hash⟧ i/⟦shelf⟧ [⟦iso⟧]"}, {"p00001": "00ff00ff00ff00ff"})
    options = Options(superseded=(OLD,), citations=citations, small=0 if request.param == "large" else 400_000)
    write_site(out, PASSAGES, DOCUMENTS, options)
    return serve(out)


def expected(query: str, field: str = "text", passages: Sequence[Mapping[str, Any]] = PASSAGES) -> list[str]:
    """The hits by the definition: every word occurs, no excluded word does, all folded."""
    words = query.split()
    wanted = [word for word in words if not re.match("-.", word)] or words
    barred = [word[1:] for word in words if word not in wanted]
    return [
        row["id"]
        for row in passages
        if all(FOLDER.text(word) in FOLDER.text(row[field]) for word in wanted)
        and not any(FOLDER.text(word) in FOLDER.text(row[field]) for word in barred)
    ]


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
    queries = list(substrings(TEXT_FIELDS[script], 1500))
    for start in range(0, len(queries), BATCH):
        batch = queries[start : start + BATCH]
        for query, (read, listed) in zip(batch, page.evaluate(FIND, batch), strict=True):
            assert read == expected(query), query
            assert listed == read, query


@pytest.mark.parametrize(
    "query", ["网路 视频", "反诈 -专线", "-专线 反诈", "-+", "ＡＩ＋", "ai+防", "...", "没有的字", "专线 没有"]
)
def test_words_are_joined_and_excluded(page: Page, search_url: str, query: str) -> None:
    page.goto(f"{search_url}search/")
    assert page.evaluate(FIND, [query])[0][0] == expected(query)


def test_the_browser_folds_like_the_builder(page: Page, search_url: str) -> None:
    page.goto(f"{search_url}search/")
    used = set(FOLDER.text("".join(row["text"] for row in PASSAGES)))
    points = [*range(0x20, 0xD800), *range(0xE000, 0x10000), *range(0x1F100, 0x1F200), *range(0x20000, 0x21000)]
    chars = [chr(point) for point in points if unicodedata.category(chr(point)) != "Cn"]
    folded = page.evaluate("(chars) => yuan.search.ready().then(() => chars.map(yuan.search.fold))", chars)
    for char, here in zip(chars, folded, strict=True):
        there = FOLDER.char(char)
        assert here == there or not (set(here) <= used or set(there) <= used), char


# --- the concordance ---------------------------------------------------------------------------


def done(page: Page, total: int) -> Locator:
    """The lines of the concordance, once all `total` of them are there."""
    lines = page.locator(f'.search-lines[data-state="done"][data-total="{total}"] > li')
    expect(lines).to_have_count(total)
    return lines


def listed(lines: Locator) -> list[str]:
    found: list[str] = lines.evaluate_all("(items) => items.map((item) => item.dataset.passage)")
    return found


@pytest.mark.parametrize("query", ["联动", "群", "裏", "18.08%", "面 台", "反诈 -机制", "AAAA级景区", "240小時"])
def test_the_concordance_lists_every_hit(page: Page, search_url: str, query: str) -> None:
    page.goto(f"{search_url}search/?q={query.replace('%', '%25')}")
    assert listed(done(page, len(expected(query)))) == expected(query)


def test_a_line_shows_the_keyword_between_its_context_and_opens_its_passage(page: Page, search_url: str) -> None:
    page.goto(f"{search_url}zh-Hant/search/?q=出入境")
    line = done(page, len(expected("出入境"))).first.locator("a").first
    text = next(row["text_hant"] for row in PASSAGES if row["id"] == expected("出入境")[0])
    left, right = text.split("出入境", 1)
    expect(line.locator("mark")).to_have_text("出入境")
    assert line.locator("span").all_text_contents() == [left[-40:], right[:40].partition("出入境")[0] or right[:40]]
    line.click()
    page.wait_for_url(f"{search_url}zh-Hant/d/*/#{expected('出入境')[0]}")


def test_lines_are_sorted_filtered_and_the_address_keeps_it(page: Page, search_url: str) -> None:
    hits = expected("老街")
    page.goto(f"{search_url}search/?q=老街&sort=right&year=2011&topic=jie")
    in_2011 = [id for id in hits if (int(id[1:]) // 12) % 9 == 1]
    lines = done(page, len(in_2011))
    assert sorted(listed(lines)) == in_2011
    rights = lines.locator("a:first-child > :last-child").all_text_contents()
    assert rights == page.evaluate("(texts) => texts.sort(new Intl.Collator('zh').compare)", rights)
    page.get_by_role("button", name="2011").click()
    done(page, len(hits))
    page.get_by_label("排除").fill("裁缝")
    rest = expected("老街 -裁缝")
    assert sorted(listed(done(page, len(rest)))) == rest
    address = page.url
    page.goto(f"{search_url}index.html")
    page.goto(address)
    assert sorted(listed(done(page, len(rest)))) == rest
    expect(page.get_by_label("排除")).to_have_value("裁缝")
    expect(page.get_by_label("排序")).to_have_value("right")


def test_the_counts_add_up(page: Page, search_url: str) -> None:
    hits = expected("反诈")
    page.goto(f"{search_url}search/?q=反诈")
    done(page, len(hits))
    page.evaluate("document.querySelector('.search-facets').open = true")
    done(page, len(hits))
    expect(page.locator('[data-facet="year"] button').first).to_be_visible()
    years = page.locator('[data-facet="year"] button').all_text_contents()
    assert sum(int(text.split()[1]) for text in years) == len(hits)
    kinds = page.locator('[data-facet="kind"] button').all_text_contents()
    titles = sum(int(id[1:]) % 12 == 0 for id in hits)
    assert sorted(kinds) == sorted(f"{label} {n}" for label, n in (("标题", titles), ("正文", len(hits) - titles)) if n)


def test_the_table_that_is_downloaded_has_every_occurrence(page: Page, search_url: str) -> None:
    page.goto(f"{search_url}search/?q=联动")
    done(page, len(expected("联动")))
    with page.expect_download() as download:
        page.get_by_role("button", name="下载").click()
    head, *rows = Path(download.value.path()).read_text("utf-8").splitlines()
    cells = [dict(zip(head.split("\t"), row.split("\t"), strict=True)) for row in rows]
    assert list(dict.fromkeys(cell["id"] for cell in cells)) == expected("联动")
    assert len(cells) == sum(row["text"].count("联动") for row in PASSAGES)
    assert {cell["keyword"] for cell in cells} == {"联动"}
    assert cells[0]["url"].endswith(f"#{cells[0]['id']}")


def test_neighbours_are_counted(page: Page, search_url: str) -> None:
    page.goto(f"{search_url}search/?q=再联动")
    done(page, len(expected("再联动")))
    page.get_by_text("前后常见的字词").click()
    first = page.locator(".search-collocates tbody tr").first.locator("td")
    occurrences = sum(row["text"].count("再联动") for row in PASSAGES)
    expect(first.nth(1)).to_have_text(f"动 {occurrences}")


@pytest.mark.parametrize(
    ("query", "meant"),
    [("反炸专线", "反诈专线"), ("反专线", "反诈专线"), ("反诈的专线", "反诈专线"), ("诈反专线", "反诈专线")],
)
def test_a_near_match_is_offered_where_nothing_is_found(page: Page, search_url: str, query: str, meant: str) -> None:
    page.goto(f"{search_url}search/?q={query}")
    done(page, 0)
    page.get_by_role("button", name=f"“{meant}”").click()
    assert listed(done(page, len(expected(meant)))) == expected(meant)


def test_regional_words_are_found_and_say_so(page: Page, search_url: str) -> None:
    page.goto(f"{search_url}zh-Hant/search/?q=資訊")
    assert listed(done(page, len(expected("信息")))) == expected("信息")
    expect(page.locator(".search-total")).to_contain_text("按“信息”查到")


def test_a_hostile_query_is_only_text(page: Page, search_url: str) -> None:
    page.goto(f"{search_url}search/?q=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E")
    done(page, 0)
    assert page.locator(".search-page img").count() == 0


# --- the box -------------------------------------------------------------------------------------


def test_nothing_is_loaded_before_the_box_has_the_focus(page: Page, search_url: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(search_url)))
    page.goto(search_url)
    page.wait_for_load_state("networkidle")
    assert sorted(asked) == ["", "assets/css/search.css", "assets/css/site.css", "assets/js/search-load.js"]
    page.keyboard.press("/")
    expect(page.get_by_role("combobox")).to_be_focused()
    page.wait_for_function("window.yuan.search")


@pytest.mark.parametrize("tree", TREES.values())
def test_the_box_answers_with_the_keyboard_alone(page: Page, search_url: str, tree: str) -> None:
    page.goto(search_url + tree)
    page.keyboard.press("/")
    page.keyboard.insert_text("過境免簽")
    box = page.get_by_role("combobox")
    expect(box).to_have_attribute("aria-expanded", "true")
    hits = expected("过境免签")
    expect(page.locator(".search-status")).to_have_text(re.compile(rf"^{len(hits)} 段"))
    options = page.get_by_role("option")
    marked = options.nth(1).locator("mark").first
    expect(marked).to_have_text(re.compile("過境免." if tree else "过境免签"))
    for _ in range(2):
        page.keyboard.press("ArrowDown")
    expect(options.nth(1)).to_have_attribute("aria-selected", "true")
    active = box.get_attribute("aria-activedescendant")
    assert options.nth(1).get_attribute("id") == active
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(rf"{re.escape(search_url + tree)}d/doc-\d+/#p\d+$"))
    assert page.url.partition("#")[2] in hits


def test_escape_and_a_click_elsewhere_close_the_box(page: Page, search_url: str) -> None:
    page.goto(f"{search_url}search/")
    page.keyboard.press("/")
    page.keyboard.insert_text("反诈")
    panel = page.locator(".search-results")
    expect(panel).to_be_visible()
    page.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    page.keyboard.insert_text("专")
    expect(panel).to_be_visible()
    page.mouse.click(1270, 790)
    expect(panel).to_be_hidden()


def test_results_stand_under_their_documents(page: Page, search_url: str) -> None:
    page.goto(search_url)
    page.get_by_role("combobox").fill("联动")
    groups = page.locator(".search-results [role=group]")
    expect(groups).to_have_count(5)
    for group in groups.all():
        doc = re.findall(r"\d+", group.get_attribute("aria-label") or "")[0]
        links = group.get_by_role("option").evaluate_all("(links) => links.map((link) => link.href)")
        assert links
        assert all(f"/d/doc-{doc}/#" in link for link in links)


def test_enter_without_a_choice_leads_to_the_concordance(page: Page, search_url: str) -> None:
    page.goto(f"{search_url}zh-Hant-HK/")
    page.get_by_role("combobox").fill("反詐")
    page.keyboard.press("Enter")
    assert listed(done(page, len(expected("反诈")))) == expected("反诈")


def test_no_search_in_the_middle_of_a_composition(page: Page, search_url: str) -> None:
    page.goto(search_url)
    box = page.get_by_role("combobox")
    box.focus()
    page.wait_for_function("window.yuan.search")
    session = page.context.new_cdp_session(page)
    session.send("Input.imeSetComposition", {"text": "fanzha", "selectionStart": 6, "selectionEnd": 6})
    page.wait_for_timeout(300)
    expect(page.locator(".search-status")).to_have_text("")
    session.send("Input.insertText", {"text": "反诈"})
    expect(page.locator(".search-status")).to_have_text(re.compile(rf"^{len(expected('反诈'))} 段"))


def test_the_box_without_javascript_leads_to_advice(open_page: OpenPage, search_url: str) -> None:
    page = open_page(java_script_enabled=False)
    page.goto(search_url)
    page.get_by_role("combobox").fill("反诈")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{search_url}search/?q=*")
    expect(page.locator(".search-noscript")).to_be_visible()


def test_results_fit_a_phone(open_page: OpenPage, search_url: str) -> None:
    page = open_page(viewport={"width": 320, "height": 640})
    page.goto(f"{search_url}search/?q=联动")
    done(page, len(expected("联动")))
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_a_copy_on_disk_searches_too(page: Page, tmp_path: Path) -> None:
    write_site(tmp_path, PASSAGES, DOCUMENTS, Options(small=0))
    page.goto(f"{tmp_path.as_uri()}/zh-Hant/index.html")
    page.get_by_role("combobox").fill("反詐")
    first = page.locator("[role=group] [role=option]").first
    expect(first).to_be_visible()
    page.keyboard.press("Enter")
    assert listed(done(page, len(expected("反诈")))) == expected("反诈")
    page.locator(".search-lines a").first.click()
    page.wait_for_url(re.compile(rf"zh-Hant/d/doc-\d+/index\.html#{expected('反诈')[0]}$"))


# --- the quotation check -------------------------------------------------------------------------


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
