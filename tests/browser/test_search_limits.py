"""Searches limited by date and publisher, in the query and by the fields of the page, and hits taken away as files."""

from __future__ import annotations

import calendar
import csv
import json
import re
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
import rispy
from playwright.sync_api import Page, expect

from scripts.search.index import Options
from tests.browser.conftest import OpenPage
from tests.browser.search_site import TREES, done, listed, spelled, write_site
from tests.browser.views import overflow, violations
from tests.conftest import Serve
from tests.published import rows_of

pytestmark = pytest.mark.browser

Document = dict[str, Any]
DOCUMENTS: list[Document] = [
    {"date_published": "2024-05-06", "publisher": "重庆日报"},
    {"date_published": "2024-12-31", "date_basis": "inferred: 报纸的次序", "publisher": "江城晚报"},
    {"date_published": "2025-03-01", "publisher": "重庆日报"},
    {"date_published": None, "date_event": "2024-05", "date_basis": "stated: 首段", "publisher": "江城晚报"},
    {"date_published": None, "date_event": "2025", "date_basis": "inferred: 前后文", "publisher": None},
    {"date_published": None, "date_event": None, "publisher": "重庆日报"},
    {"date_published": "2026-01-15", "publisher": "门户网"},
]
VARIANTS = {"zh-Hans": "", "zh-Hant": "TWVariants", "zh-Hant-HK": "HKVariants"}


def converted(text: str, script: str) -> str:
    return spelled(text, VARIANTS[script]) if VARIANTS[script] else text


@pytest.fixture(scope="module", params=["small", "large"])
def dated_url(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, serve: Serve) -> str:
    """A site of documents of all sorts of dates, each of two passages; without and with posting lists."""
    documents = [{"id": f"doc-{n}", "title": f"第{n}篇", **document} for n, document in enumerate(DOCUMENTS)]
    rows = [
        {"id": f"p{n}{k}", "doc": f"doc-{n}", "n": k, "kind": "paragraph", "topics": []}
        | {"text": text, "text_hant": text, "text_hant_hk": text}
        for n in range(len(DOCUMENTS))
        for k, text in enumerate(["渡口的船开了", "灯下的船没有开"])
    ]
    out = tmp_path_factory.mktemp("dated")
    large = request.param == "large"
    write_site(out, rows, documents, Options(convert=converted, small=0 if large else 400_000))
    return serve(out)


def span(text: str) -> tuple[date, date]:
    """The first and the last day that a date may mean."""
    year, month, day = (*map(int, text.split("-")), 0, 0)[:3]
    last = month or 12
    return date(year, month or 1, day or 1), date(year, last, day or calendar.monthrange(year, last)[1])


def when(document: Document) -> str | None:
    told: str | None = document["date_published"] or document.get("date_event")
    return told


def within(begin: str, end: str) -> Callable[[Document], bool]:
    """Whether a document has a date that may lie in this time."""

    def holds(document: Document) -> bool:
        told = when(document)
        if not told:
            return False
        first, last = span(told)
        return (not begin or last >= span(begin)[0]) and (not end or first <= span(end)[1])

    return holds


def of(publisher: str) -> Callable[[Document], bool]:
    return lambda document: publisher in (document["publisher"] or "")


def both(*tests: Callable[[Document], bool]) -> Callable[[Document], bool]:
    return lambda document: all(test(document) for test in tests)


def no_daily(document: Document) -> bool:
    return "日报" not in (document["publisher"] or "")


def always(_: Document) -> bool:
    return True


Case = tuple[str, Callable[[Document], bool], Callable[[Document], bool] | None]
"""A query, the documents that it lets pass, and of those without a date those that it would."""
CASES: list[Case] = [
    ("船 日期:2024", within("2024", "2024"), always),
    ("船 日期:2024-05", within("2024-05", "2024-05"), always),
    ("日期：2024-05-07..2025-03", within("2024-05-07", "2025-03"), always),
    ("船 日期:..2024-05-06", within("", "2024-05-06"), always),
    ("船 日期:2025/1至", within("2025-01", ""), always),
    ("日期:２０２４.５…２０２４.６", within("2024-05", "2024-06"), always),
    ("船 日期:2024-12|2026", lambda it: within("2024-12", "2024-12")(it) or within("2026", "2026")(it), always),
    ("船 日期:2024年5月", within("2024-05", "2024-05"), always),
    ("日期:2024年5月7日至２０２５年３月", within("2024-05-07", "2025-03"), always),
    ("船 日期:2024年", within("2024", "2024"), always),
    ("日期:2024-05-06号..2024年12月31號", within("2024-05-06", "2024-12-31"), always),
    ("船 年:2024年|2026", lambda it: str(when(it))[:4] in {"2024", "2026"}, None),
    ("船 -日期:2024", lambda it: not within("2024", "2024")(it), None),
    ("出版者:重慶日報", of("重庆日报"), None),
    ("船 出版者:日报|门户", lambda it: of("日报")(it) or of("门户")(it), None),
    ("日期:2024.. 出版者:重庆日报", both(within("2024", ""), of("重庆日报")), of("重庆日报")),
    ("出版者:晚報 日期:2024..", both(within("2024", ""), of("晚报")), of("晚报")),
    ("船 -出版者:日报 日期:2020..2030", both(within("2020", "2030"), no_daily), no_daily),
]  # fmt: skip
FIND = """async (query) => {
  await yuan.search.ready();
  const { numbers, undated, fault } = await yuan.search.search(query);
  return { ids: (await yuan.search.rows(numbers)).map((row) => row.id), undated, fault: fault?.key };
}"""


def passages_of(holds: Callable[[Document], bool]) -> Iterator[str]:
    yield from (f"p{n}{k}" for n, document in enumerate(DOCUMENTS) if holds(document) for k in range(2))


@pytest.mark.parametrize("script", TREES)
def test_dates_and_publishers_limit_as_they_say(page: Page, dated_url: str, script: str) -> None:
    page.goto(f"{dated_url}{TREES[script]}search/")
    for query, holds, would in CASES:
        told = page.evaluate(FIND, query)
        assert told["ids"] == [*passages_of(holds)], query
        lacking = [*passages_of(both(would, lambda it: when(it) is None))] if would else []
        assert told["undated"] == len(lacking), query


def test_of_the_undated_only_hits_are_counted(page: Page, dated_url: str) -> None:
    page.goto(f"{dated_url}search/")
    told = page.evaluate(FIND, "渡？的船 日期:2024-12")
    assert (told["ids"], told["undated"]) == (["p10"], 1)


WRONG = {
    "日期:2024-13": "13",
    "日期:2025-02-29": "29",
    "日期:2025..2024": "颠倒",
    "日期:..": "..",
    "日期:去年": "去年",
    "日期:2024年13月": "13",
    "日期:年月": "年月",
    "出版者:没有报": "没有报",
}


def test_what_is_wrong_with_a_limit_is_said(page: Page, dated_url: str) -> None:
    for query, words in WRONG.items():
        page.goto(f"{dated_url}search/?q=船+{quote(query)}")
        done(page, 0)
        expect(page.locator(".search-total")).to_contain_text(f"第 {len('船 ') + query.index(':') + 2} 个字")
        expect(page.locator(".search-total")).to_contain_text(words)
    page.goto(f"{dated_url}search/?q=船&from=2025&to=2024")
    done(page, 0)
    expect(page.locator(".search-total")).to_contain_text("起止颠倒")


VIEWS = [*zip(TREES.items(), (390, 1280, 390), strict=True)]


@pytest.mark.parametrize(("tree", "width"), VIEWS)
def test_the_fields_limit_and_say_what_has_no_date(
    tree: tuple[str, str], width: int, dated_url: str, open_page: OpenPage
) -> None:
    script, folder = tree
    page = open_page(viewport={"width": width, "height": 900})
    page.goto(f"{dated_url}{folder}search/?q=船")
    page.get_by_label("从").fill("2024-05")
    page.get_by_label("到").fill("2024")
    assert listed(done(page, 6)) == [*passages_of(within("2024-05", "2024"))]
    expect(page.locator(".search-total")).to_contain_text("2 段")
    page.evaluate("document.querySelector('.search-facets').open = true")
    page.locator("[data-facet=publisher] button").filter(has_text=converted("江城晚报", script)).click()
    hits = [*passages_of(both(within("2024-05", "2024"), of("晚报")))]
    assert listed(done(page, len(hits))) == hits
    address = page.url
    for other in TREES.values():  # an address holds in every script
        page.goto(address.replace(f"{dated_url}{folder}", f"{dated_url}{other}"))
        assert listed(done(page, len(hits))) == hits
    assert overflow(page) <= 0


def test_what_a_date_is_stands_beside_it(page: Page, dated_url: str) -> None:
    """That it is of the event, and that it is inferred, in words that are the same in every script."""
    shown = [
        "2024-05-06",
        "2024-12-31（推定）",
        "2025-03-01",
        "2024-05（事件日期）",
        "2025（事件日期，推定）",
        None,
        "2026-01-15",
    ]
    for tree in TREES.values():
        page.goto(f"{dated_url}{tree}search/?q=渡")
        lines = done(page, len(DOCUMENTS))
        for line, date_ in zip(lines.all(), shown, strict=True):
            expect(line.locator("small")).to_have_text(
                re.compile(rf"篇 · {re.escape(date_)} · " if date_ else r"篇 · (?!\d)")
            )
    page.locator("#search-box-q").fill("渡")
    expect(page.get_by_role("listbox")).to_contain_text("2024-12-31（推定）")


def taken(page: Page, form: str) -> str:
    with page.expect_download() as download:
        page.get_by_role("button", name=form, exact=True).click()
    return Path(download.value.path()).read_text("utf-8-sig")


def assert_told_of(records: list[Any], documents: list[Any]) -> None:
    """Each record has the title and the day of its document."""
    assert [record["title"] for record in records] == [document["title"] for document in documents]
    days = [(document["date_published"] or "").replace("-", "/") for document in documents]
    assert [record.get("date", "") for record in records] == days


@pytest.mark.parametrize(("tree", "width"), [*zip(TREES.values(), (1280, 390, 1280), strict=True)])
def test_hits_are_taken_away_with_what_was_asked(
    tree: str, width: int, toy_site: Path, toy_url: str, open_page: OpenPage
) -> None:
    """As tables and as citations: the query, the version, the day, and how many there were."""
    page = open_page(viewport={"width": width, "height": 900})
    page.goto(f"{toy_url}{tree}search/?q=渡&not=渡船&from=2020")
    expect(page.locator(".search-lines[data-state=done] > li").first).to_be_visible()
    ids = listed(page.locator(".search-lines > li"))
    total, today = page.locator(".search-total").inner_text(), page.evaluate("new Date().toISOString().slice(0, 10)")
    version = json.loads((toy_site / "data" / "datapackage.json").read_text("utf-8"))["version"]

    def says(text: str) -> bool:
        return all(words in text for words in ("渡", "渡船", "2020..", total, version, today, page.url))

    for form, dialect in (("TSV", "excel-tab"), ("CSV", "excel")):
        rows = list(csv.DictReader(taken(page, form).splitlines(), dialect=dialect))
        assert list(dict.fromkeys(row["id"] for row in rows)) == ids
        assert {None} == {row.get(None) for row in rows}
        assert all(says(" ".join(row[name] for name in ("asked", "found", "version", "address"))) for row in rows)
        documents = {row["id"]: row for row in rows_of(toy_site, "documents")}
        for row in rows:
            published, event = (documents[row["doc"]][name] for name in ("date_published", "date_event"))
            meant = (published, "published") if published else (event, "event") if event else ("", "")
            assert (row["date"], row["date_of"]) == meant
            basis = (documents[row["doc"]]["date_basis"] or "").partition(":")[0]
            assert row["date_basis"] == (basis if meant[0] else "")
    known = {row["id"]: row for row in rows_of(toy_site, "passages")}
    bibtex = taken(page, "BibTeX")
    assert says(bibtex.partition("\n\n")[0])
    assert [key.rpartition("-")[2] for key in re.findall(r"^@\w+\{([^,]+),", bibtex, re.MULTILINE)] == ids
    records = rispy.loads(taken(page, "RIS"))
    assert len(records) == len(ids)
    assert all(says(" ".join(record["notes"])) and id in str(record) for record, id in zip(records, ids, strict=True))
    assert_told_of(records, [documents[known[id]["doc"]] for id in ids])
    items = json.loads(taken(page, "CSL-JSON"))
    assert all(says(" ".join(item["custom"]["search"])) for item in items)
    assert [item["id"].rpartition("-")[2] for item in items] == ids
    assert not re.search("⟦|⟧", bibtex + json.dumps(items))
    assert set(ids) <= set(known)
    assert violations(page) == []


HOSTILE = "渡 -@article{x -$' -$& -\\\\"


def test_a_hostile_query_breaks_no_file(toy_url: str, page: Page) -> None:
    page.goto(f"{toy_url}search/?q={quote(HOSTILE)}")
    expect(page.locator(".search-lines[data-state=done] > li").first).to_be_visible()
    ids = listed(page.locator(".search-lines > li"))
    bibtex = taken(page, "BibTeX")
    assert len(re.findall("@", bibtex.partition("\n\n")[0])) == 0
    assert len(re.findall(r"^@\w+\{", bibtex, re.MULTILINE)) == len(ids)
    records = rispy.loads(taken(page, "RIS"))
    assert len(records) == len(ids)
    assert all(HOSTILE in " ".join(record["notes"]) for record in records)
