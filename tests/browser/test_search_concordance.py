"""The concordance page, over a small site of invented passages: with and without posting lists."""

from __future__ import annotations

import csv
from codecs import BOM_UTF8
from pathlib import Path
from random import Random
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

from scripts.ledger.ids import mint_id
from scripts.search.index import Options
from tests.browser.conftest import OpenPage
from tests.browser.search_site import DOCUMENTS, PASSAGES, done, expected, listed, write_site
from tests.conftest import Serve
from tests.sampled import sampled, some

pytestmark = pytest.mark.browser


def test_the_concordance_lists_every_hit(page: Page, search_url: str) -> None:
    for query in ("联动", "群", "裏", "18.08%", "面 台", "反诈 -机制", "AAAA级景区", "240小時"):
        page.goto(f"{search_url}search/?q={quote(query)}")
        assert listed(done(page, len(expected(query)))) == expected(query), query


def test_ids_that_are_packed_name_every_hit(page: Page, tmp_path: Path, serve: Serve) -> None:
    rng, taken = Random(5), list[str]()
    for _ in PASSAGES:
        taken.append(mint_id(rng, taken))
    minted = dict(zip((row["id"] for row in PASSAGES), taken, strict=True))
    write_site(tmp_path, [{**row, "id": minted[row["id"]]} for row in PASSAGES], DOCUMENTS, Options(small=0))
    url = serve(tmp_path)
    for query in ("联动", "群", "反诈 -机制", "240小時"):
        page.goto(f"{url}search/?q={quote(query)}")
        assert listed(done(page, len(expected(query)))) == [minted[id] for id in expected(query)], query


def test_a_line_shows_the_keyword_between_its_context_and_opens_its_passage(page: Page, search_url: str) -> None:
    page.goto(f"{search_url}zh-Hant/search/?q=出入境")
    line = done(page, len(expected("出入境"))).first.locator("a").first
    text = next(row["text_hant"] for row in PASSAGES if row["id"] == expected("出入境")[0])
    left, right = text.split("出入境", 1)
    expect(line.locator("mark")).to_have_text("出入境")
    assert line.locator("span").all_text_contents() == [left[-40:], right[:40].partition("出入境")[0] or right[:40]]
    line.click()
    page.wait_for_url(f"{search_url}zh-Hant/d/*/?q=*#{expected('出入境')[0]}")


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


def table(page: Page) -> list[dict[str, str]]:
    """The rows of the table that is downloaded, as Python's csv reads them."""
    with page.expect_download() as download:
        page.get_by_role("button", name="TSV").click()
    content = Path(download.value.path()).read_bytes()
    assert content.startswith(BOM_UTF8), "Excel would take it for the system's own encoding"
    lines = content.decode("utf-8-sig").splitlines()
    assert [len(line) for line in csv.reader(lines, "excel-tab")] == [15] * len(lines)
    return list(csv.DictReader(lines, dialect="excel-tab"))


def test_the_table_that_is_downloaded_has_every_occurrence(page: Page, search_url: str) -> None:
    page.goto(f"{search_url}search/?q=联动")
    done(page, len(expected("联动")))
    cells = table(page)
    assert list(dict.fromkeys(cell["id"] for cell in cells)) == expected("联动")
    assert len(cells) == sum(row["text"].count("联动") for row in PASSAGES)
    assert {cell["keyword"] for cell in cells} == {"联动"}
    assert cells[0]["url"].endswith(f"#{cells[0]['id']}")


def test_quotation_marks_and_line_ends_are_read_back_from_the_table(page: Page, serve: Serve, tmp_path: Path) -> None:
    texts = ['"三无"小船12艘，"查获"了', '他说"好"。\t再会', "潮来\n潮去", '"']
    rows = [
        {"id": f"p{n}", "doc": "odd", "n": n, "kind": "paragraph", "topics": []}
        | dict.fromkeys(("text", "text_hant", "text_hant_hk"), f"甲{text}")
        for n, text in enumerate(texts)
    ]
    write_site(tmp_path, rows, [{"id": "odd", "title": '题名"一"', "publisher": None}], Options())
    page.goto(f"{serve(tmp_path)}search/?q=甲")
    done(page, len(texts))
    cells = table(page)
    assert [cell["right"] for cell in cells] == [" ".join(text.split()) for text in texts]
    assert {cell["title"] for cell in cells} == {'题名"一"'}


def test_neighbours_are_counted(page: Page, search_url: str) -> None:
    page.goto(f"{search_url}search/?q=再联动")
    done(page, len(expected("再联动")))
    page.get_by_text("前后常见的字词").click()
    first = page.locator(".search-collocates tbody tr").first.locator("td")
    occurrences = sum(row["text"].count("再联动") for row in PASSAGES)
    expect(first.nth(1)).to_have_text(f"动 {occurrences}")


NEAR = [
    ("反炸", "反诈"),
    ("反炸专线", "反诈专线"),
    ("反专线", "反诈专线"),
    ("反诈的专线", "反诈专线"),
    ("诈反专线", "反诈专线"),
    ("凡炸专线", "反诈专线"),
]


@sampled
@pytest.mark.parametrize(("query", "meant"), some(NEAR, NEAR[::2]))
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


def test_results_fit_a_phone(open_page: OpenPage, search_url: str) -> None:
    page = open_page(viewport={"width": 320, "height": 640})
    page.goto(f"{search_url}search/?q=联动")
    done(page, len(expected("联动")))
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_whoever_types_on_sees_the_last_answer(page: Page, search_url: str) -> None:
    page.goto(f"{search_url}search/")
    page.get_by_label("查找").press_sequentially("出入境业务", delay=20)
    page.wait_for_url("**/search/?q=%E5%87%BA%E5%85%A5%E5%A2%83%E4%B8%9A%E5%8A%A1")
    assert listed(done(page, len(expected("出入境业务")))) == expected("出入境业务")
