"""Queries with operators: exact by brute force in three scripts, with and without posting lists; and what is wrong."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from random import Random
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from scripts.search.texts import TEXT_FIELDS
from tests.browser.conftest import OpenPage
from tests.browser.search_site import PASSAGES, TREES, done, expected, folded, listed
from tests.browser.views import overflow, violations
from tests.sampled import sampled, some

pytestmark = pytest.mark.browser

FIND = """async (queries) => Promise.all(queries.map(async (query) => {
  const { numbers, ids, fault } = await yuan.search.search(query);
  const read = (await yuan.search.rows(numbers)).map((row) => row.id);
  return { read, told: ids ? await ids(numbers) : read, fault };
}))"""
PLAIN = re.compile(r"[^\s?？*＊|｜~～:：\"“”「」‘’…\-]+")
Span = tuple[int, int]
Holds = Callable[[str], bool]
"""Whether a folded text is a hit."""


def spans(text: str, parts: Iterable[str | Span]) -> set[Span]:
    """Where a text has these parts, one after another: a literal, or the least and most of any characters."""
    found = {(start, start) for start in range(len(text) + 1)}
    for part in parts:
        if isinstance(part, str):
            found = {(start, end + len(part)) for start, end in found if text.startswith(part, end)}
        else:
            steps = range(part[0], part[1] + 1)
            found = {(start, end + step) for start, end in found for step in steps if end + step <= len(text)}
    return found


def stretches(text: str, left: set[Span], apart: int, right: set[Span]) -> set[Span]:
    """The stretches from one to another that are at most so far apart, in either order."""
    pairs = [pair for one in left for other in right for pair in ((one, other), (other, one))]
    return {(first[0], second[1]) for first, second in pairs if 0 <= second[0] - first[1] <= apart}


def cuts(field: str, rng: Random) -> Iterator[str]:
    """Stretches of two to six characters of the passages in one script, without any that is an operator."""
    while True:
        text = rng.choice(PASSAGES)[field]
        start = rng.randrange(len(text))
        if found := PLAIN.match(text[start : start + rng.randint(2, 6)]):
            yield found[0]


def wild(cut: Iterator[str], rng: Random) -> tuple[str, Holds]:
    left, right = next(cut), next(cut)
    if rng.random() < 0.5:
        whole = next(one for one in cut if len(one) > 2)
        left, right = whole[:1], whole[2:]
    mark, gap = rng.choice([("？", (1, 1)), ("?", (1, 1)), ("*", (0, 10)), ("＊", (0, 10)), ("?*", (1, 11))])
    return left + mark + right, lambda text: bool(spans(text, [folded(left), gap, folded(right)]))


def edge(cut: Iterator[str], rng: Random) -> tuple[str, Holds]:
    one, count = next(cut)[0], rng.randint(1, 3)
    return one + "？" * count, lambda text: bool(spans(text, [folded(one), (count, count)]))


def either(cut: Iterator[str], rng: Random) -> tuple[str, Holds]:
    words = [next(cut) for _ in range(rng.randint(2, 3))]
    return rng.choice(["|", "｜", " | "]).join(words), lambda text: any(folded(word) in text for word in words)


def near(cut: Iterator[str], rng: Random) -> tuple[str, Holds]:
    left, right, apart = next(cut)[:2], next(cut)[:2], rng.randint(0, 20)

    def holds(text: str) -> bool:
        return bool(stretches(text, spans(text, [folded(left)]), apart, spans(text, [folded(right)])))

    return f"{left} {rng.choice('~～')}{apart} {right}", holds


def chain(cut: Iterator[str], rng: Random) -> tuple[str, Holds]:
    one, two, three, four = (next(cut)[:1] for _ in range(4))

    def holds(text: str) -> bool:
        first, second, third = ([folded(word)] for word in (one, two, four))
        seconds = spans(text, second) | spans(text, [folded(three)])
        return bool(stretches(text, stretches(text, spans(text, first), 5, seconds), 9, spans(text, third)))

    return f"{one} ~5 {two}|{three} ~9 {four}", holds


def phrase(cut: Iterator[str], rng: Random) -> tuple[str, Holds]:
    quotes = rng.choice(["“”", "「」", '""', "『』", "‘’"])
    text = rng.choice(["街　里", "街 里", "里 的", next(cut) + " " + next(cut)])
    return quotes[0] + text + quotes[1], lambda passage: folded(text) in passage


def mixed(cut: Iterator[str], rng: Random) -> tuple[str, Holds]:
    (one, first), (two, second) = wild(cut, rng), either(cut, rng)
    third = next(cut)[:1]
    return f"{third}|{one} -{two}", lambda text: (folded(third) in text or first(text)) and not second(text)


MAKERS = (wild, edge, either, near, chain, phrase, mixed)


def asked(page: Page, queries: list[str]) -> list[dict[str, Any]]:
    page.evaluate("yuan.search.ready()")
    answers: list[dict[str, Any]] = page.evaluate(FIND, queries)
    return answers


@pytest.mark.parametrize("script", TREES)
def test_every_operator_finds_exactly_what_brute_force_finds(page: Page, search_url: str, script: str) -> None:
    field, rng = TEXT_FIELDS[script], Random(21)
    cut = cuts(field, rng)
    made = [maker(cut, rng) for maker in MAKERS for _ in range(40)]
    page.goto(f"{search_url}{TREES[script]}search/")
    found = 0
    for (query, holds), answer in zip(made, asked(page, [query for query, _ in made]), strict=True):
        hits = [row["id"] for row in PASSAGES if holds(folded(row[field]))]
        assert answer["read"] == hits, query
        assert answer["told"] == hits, query
        found += bool(hits)
    assert found > len(made) / 3, "most queries have no hit, and would prove nothing"


LIMITS: dict[str, Callable[[dict[str, Any]], bool]] = {
    "反诈 年:2011": lambda row: "反诈" in row["text"] and year(row) == 2011,
    "年:2011|2013 类：标题": lambda row: year(row) in {2011, 2013} and row["kind"] == "title",
    "年份:2011-2013 -類:正文": lambda row: 2011 <= year(row) <= 2013 and row["kind"] == "title",
    "專題:老街 -年:2012": lambda row: bool(row["topics"]) and year(row) != 2012,
    "文献:第1篇|doc-2": lambda row: row["doc"] in {"doc-1", "doc-2"},
    "文獻:“第3篇” 一|的": lambda row: row["doc"] == "doc-3" and bool(re.search("[一的]", row["text"])),
}


def year(row: dict[str, Any]) -> int:
    return 2010 + int(row["doc"][4:]) % 9


def test_limits_by_field_leave_what_they_say(page: Page, search_url: str) -> None:
    page.goto(f"{search_url}zh-Hant/search/")
    for (query, holds), answer in zip(LIMITS.items(), asked(page, list(LIMITS)), strict=True):
        assert answer["read"] == [row["id"] for row in PASSAGES if holds(row)], query
        assert answer["read"], query


def test_text_with_the_characters_of_operators_is_text(page: Page, search_url: str) -> None:
    page.goto(f"{search_url}search/")
    queries = ["说：“放心", "“放心吧！”", "行“AI+防", "“放心吧", "每周一:", "7:", "18~20"]
    assert [answer["read"] for answer in asked(page, queries)] == [expected(query) for query in queries]


def test_a_word_in_quotation_marks_that_no_text_has_is_found_without(page: Page, search_url: str) -> None:
    page.goto(f"{search_url}search/?q=“出入境”")
    assert listed(done(page, len(expected("出入境")))) == expected("出入境")
    expect(page.locator(".search-total")).to_contain_text("按“出入境”查到")


WRONG = {
    '反诈 "放心': ("unclosed", 3), "“放心 吧": ("unclosed", 0), '""': ("empty", 0), "反诈|": ("or", 2),
    "|反诈": ("or", 0), "反诈||联动": ("or", 3), "~10 反诈": ("near", 0), "反诈 ~10": ("near", 3),
    "反诈 ~10 年:2011": ("near", 3), "反诈 ~ 联动": ("near-number", 3), "反诈 ~500 联动": ("near-number", 3),
    "反诈 ？？": ("wild", 3), "＊": ("wild", 0), '-"反 诈"': ("barred", 0), "年:": ("value-missing", 2),
    "反诈 年:今年": ("no-year", 5), "年:1850": ("no-year", 2), "专题:没有的": ("no-topic", 3),
    "类:没有的": ("no-kind", 2), "文献:没有的": ("no-doc", 3), "颜色:红": ("field", 0),
}  # fmt: skip


@pytest.mark.parametrize("tree", TREES.values())
def test_a_wrong_query_says_what_is_wrong_and_where(page: Page, search_url: str, tree: str) -> None:
    page.goto(f"{search_url}{tree}search/")
    faults = [answer["fault"] for answer in asked(page, list(WRONG))]
    assert {query: (fault["key"], fault["at"]) for query, fault in zip(WRONG, faults, strict=True)} == WRONG
    for query in WRONG:
        page.get_by_label("查找").fill(query)
        expect(page.locator(".search-total")).to_contain_text(f"第 {WRONG[query][1] + 1} 个字：")


HINTS = {
    "（反诈|联动） 没有": ("brackets", 0), "没有 (反诈｜联动)": ("brackets", 3), "反诈 OR 没有": ("english", 3),
    "反诈 and 没有": ("english", 3), "反诈~10没有": ("glued", 2), "反诈 ～１０没有": ("glued", 3),
    "-没有的": ("barred", 0), "－没有的 -也没有": ("barred", 0), "反诈 - 没有": ("bar-apart", 3),
    "没有 “反诈 专线 机制": ("unclosed", 3),
    "𠮷 “反诈 专线”": ("spaces", 2), "没有的": None, "没有的？！": None, "android or": None,
}  # fmt: skip
"""Queries that find nothing, and what they may have meant."""
TOLD = {
    "brackets": "第 {} 个字：括号", "english": "第 {} 个字：“", "glued": "第 {} 个字：要查相隔",
    "barred": "第 {} 个字：只有要排除的", "bar-apart": "第 {} 个字：要排除",
    "unclosed": "第 {} 个字：引号", "spaces": "第 {} 个字：引号里的空格",
}  # fmt: skip


@pytest.mark.parametrize("tree", TREES.values())
@pytest.mark.parametrize("width", [390, 1280])
def test_what_a_query_that_finds_nothing_may_have_meant_is_told(
    open_page: OpenPage, search_url: str, tree: str, width: int
) -> None:
    page = open_page(viewport={"width": width, "height": 800})
    page.goto(f"{search_url}{tree}search/")
    field, told = page.locator("#concordance-q"), page.locator(".search-total")
    for query, hint in HINTS.items():
        field.fill(query)
        expect(page.locator('.search-lines[data-state="done"][data-total="0"]')).to_be_attached()
        expect(told).to_contain_text(TOLD[hint[0]].format(hint[1] + 1) if hint else "没有找到")
        if not hint:
            expect(told).not_to_contain_text("个字：")
    assert overflow(page) <= 0
    assert violations(page, {"include": [["#concordance"]]}) == []


@sampled
@pytest.mark.parametrize("mark", some("-－﹣", "－"))
def test_any_minus_excludes(page: Page, search_url: str, mark: str) -> None:
    for query in ("反诈 {}专线", "反诈 {}“专线”", "{}专线 反诈"):
        page.goto(f"{search_url}search/?q={query.format(mark)}")
        hits = expected("反诈 -专线")
        assert listed(done(page, len(hits))) == hits


def test_a_fault_in_what_is_excluded_names_its_field(page: Page, search_url: str) -> None:
    page.goto(f"{search_url}search/?q=反诈&not=反|")
    expect(page.locator(".search-total")).to_have_text(re.compile("^“排除”栏第 2 个字："))
    page.get_by_label("排除").fill("专线｜机？")
    rest = [id for id in expected("反诈 -专线") if id not in expected("机")]
    assert listed(done(page, len(rest))) == rest


@pytest.mark.parametrize("tree", TREES.values())
def test_the_box_answers_operators_too(page: Page, search_url: str, tree: str) -> None:
    page.goto(search_url + tree)
    page.get_by_role("combobox").fill("反？專線")
    expect(page.get_by_role("option").first.locator("mark")).to_have_text(re.compile("反.[專专]線|反.专线"))
    page.get_by_role("combobox").fill("反诈|")
    page.get_by_role("option").click()
    expect(page.locator(".search-total")).to_contain_text("第 3 个字：")


@pytest.mark.long
@pytest.mark.parametrize("tree", TREES.values())
def test_every_example_runs_when_it_is_pressed(open_page: OpenPage, toy_url: str, tree: str) -> None:
    page = open_page(viewport={"width": 390, "height": 900})
    page.goto(f"{toy_url}{tree}search/")
    page.locator(".search-help summary").click()
    examples = page.locator(".search-example")
    assert examples.count() >= 8
    for example in examples.all():
        example.click()
        expect(page.locator("#concordance-q")).to_have_value(example.text_content() or "")
        expect(page.locator('.search-lines[data-state="done"]:not([data-total="0"]) mark').first).to_be_visible()
        assert overflow(page) <= 0
    assert violations(page) == []
    page.set_viewport_size({"width": 1280, "height": 900})
    assert overflow(page) <= 0
    assert violations(page) == []
