"""Sources, marks in the text, charts, comparison and the words of pages."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from scripts.corpus.model import Happening, Mention
from scripts.corpus.records import ParallelRecord
from scripts.pages import compare, pages, sources
from scripts.pages.lists import MOST, SOURCES, happenings
from scripts.pages.parts import contrast, inline, markup
from scripts.pages.parts.elsewhere import elsewhere
from scripts.pages.parts.grounds import grounded_prose
from scripts.pages.parts.shelf import Shelf, shelve
from scripts.web import address, wording
from scripts.web.markdown import plain
from tests.page_corpus import RAW, passage, toy
from tests.tree import read_html


@pytest.fixture(scope="module")
def shelf() -> Shelf:
    return shelve(toy())


def test_the_pieces_of_a_source_are_its_text(shelf: Shelf) -> None:
    source = shelf.corpus.sources[0]
    portions = sources.portions(sources.drawing(shelf)(source))
    assert "".join(piece.text for piece in portions) == RAW["a_01"]
    fates = [(piece.passage.id if piece.passage else piece.reason) for piece in portions if piece.text.strip()]
    assert fates == ["b1cdf9", "d3fgh7", "f4ghj6", "boilerplate"]


def test_rows_of_one_fate_are_one_piece(shelf: Shelf) -> None:
    source = shelf.corpus.sources[0]
    texts = [portion.text for portion in sources.portions(sources.drawing(shelf)(source))]
    assert "本港首条夜航线路昨日开通。" in texts


def test_a_duplicate_names_the_passage_that_it_repeats() -> None:
    page = pages(toy())["sources/b_02/index.md"].markdown
    tree = read_html(page.split("---\n", 2)[2])
    assert tree.xpath("//span[@class='reason']/a/@href") == ["../../d/yehang/#b1cdf9"]
    assert tree.xpath("//del/text()") == ["略去的文字", "夜航满月"]


def test_the_share_published_counts_characters_without_space(shelf: Shelf) -> None:
    source = shelf.corpus.sources[0]
    told = sources.drawing(shelf)(source).summed
    assert (told.characters, told.dropped) == (38, (("boilerplate", 6),))
    assert told.published == f"{100 * 32 / 38:.1f}"


def marks(*extra: Mention) -> list[tuple[int, int, str]]:
    corpus = toy()
    shelf = shelve(replace(corpus, mentions=(*corpus.mentions, *extra)))
    return [(one.start, one.end, one.style) for one in inline.marks_of(shelf, shelf.passage["f4ghj6"])[0]]


def test_a_mark_inside_another_leaves_both_their_links() -> None:
    around, inside = Mention("yehang-xianlu", "f4ghj6", 4, 13), Mention("yehang-xianlu", "f4ghj6", 10, 12)
    assert marks(around) == [(4, 6, "entity"), (6, 12, "figure"), (12, 13, "entity")]
    assert marks(inside) == [(6, 10, "figure"), (10, 12, "entity")]


def test_of_two_marks_in_the_same_place_the_figure_is_shown_and_the_other_stands_beside() -> None:
    corpus = toy()
    shelf = shelve(replace(corpus, mentions=(*corpus.mentions, Mention("yehang-xianlu", "f4ghj6", 6, 12))))
    shown, hidden = inline.marks_of(shelf, shelf.passage["f4ghj6"])
    assert [(one.start, one.end, one.style) for one in shown] == [(6, 12, "figure")]
    assert [one.target for one in hidden] == ["e/yehang-xianlu/"]
    page = pages(shelf.corpus)["d/yehang/index.md"].markdown
    passage = read_html(page.split("---\n", 2)[2]).get_element_by_id("f4ghj6")
    (beside,) = passage.xpath(".//*[@class='margin']/a[@class='see-also']")
    assert (beside.get("href"), beside.text) == ("../../e/yehang-xianlu/", "名录：1200人次")


def test_marks_do_not_change_the_text(shelf: Shelf) -> None:
    for one in shelf.corpus.passages:
        painted = inline.painted(one.text, inline.marks_of(shelf, one)[0], lambda target: target)
        assert read_html(f"<p>{painted}</p>").text_content() == one.text


def test_a_figure_page_has_a_table_row_for_every_figure() -> None:
    tree = read_html(pages(toy())["figures/index.md"].markdown.split("---\n", 2)[2])
    (row,) = tree.xpath("//tr[@id='f4ghj6.1']")
    assert [cell.text_content().split()[0] for cell in row][:3] == ["夜航运送旅客", "1200人次", "首月"]
    assert row.xpath(".//a/@href") == ["../d/yehang/#f4ghj6"]


@pytest.mark.parametrize(
    ("quote", "others", "expected"),
    [
        ("435项", ["434项"], "<mark>435</mark>项"),
        ("435项、85.1%", ["434项、85.1%"], "<mark>435</mark>项、85&#46;1&#37;"),
        ("17.8亿", ["17亿"], "<mark>17&#46;8</mark>亿"),
        ("50%", ["50"], "<mark>50&#37;</mark>"),
        ("435项", [], "435项"),
    ],
)
def test_numbers_that_do_not_stand_everywhere_are_marked(quote: str, others: list[str], expected: str) -> None:
    stretches = contrast.differing([contrast.Stated(one) for one in (quote, *others)])
    assert contrast.marked(quote, stretches[0]) == expected


def test_a_quantity_is_compared_with_its_qualifier() -> None:
    more = contrast.Stated("减少500元以上", (((2, 8), ("500", "以上")),))
    plain = contrast.Stated("减少500元", (((2, 6), ("500", None)),))
    assert contrast.differing([more, plain]) == [[(2, 8)], [(2, 6)]]
    assert contrast.differing([more, more]) == [[], []]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("案件立案数下降", "案件发案数下降", [[(2, 3)], [(2, 3)]]),
        ("办案更规范", "重庆的夜晚", [[], []]),
        ("旅客", "旅客们", [[], [(2, 3)]]),
    ],
)
def test_wording_is_compared_where_most_of_it_is_the_same(
    one: str, other: str, expected: list[list[contrast.Stretch]]
) -> None:
    assert contrast.reworded([contrast.Stated(one), contrast.Stated(other)]) == expected


@pytest.mark.parametrize(
    ("relation", "quotes", "expected"),
    [
        ("differ", ("立案4件", "立案5件"), ["立案<mark>4</mark>件", "立案<mark>5</mark>件"]),
        (
            "differ",
            ("刑事案件立案数下降", "刑事案件发案数下降"),
            ["刑事案件<mark>立</mark>案数下降", "刑事案件<mark>发</mark>案数下降"],
        ),
        (
            "differ",
            ("刑事案件立案4件", "刑事案件发案5件"),
            ["刑事案件立案<mark>4</mark>件", "刑事案件发案<mark>5</mark>件"],
        ),
        ("scope", ("全市立案4件", "全区立案5件"), ["全市立案<mark>4</mark>件", "全区立案<mark>5</mark>件"]),
        ("scope", ("刑事案件立案数下降", "刑事案件发案数下降"), ["刑事案件立案数下降", "刑事案件发案数下降"]),
        ("agree", ("立案4件", "立案5件"), ["立案4件", "立案5件"]),
    ],
)
def test_what_is_marked_depends_on_the_relation(relation: str, quotes: tuple[str, str], expected: list[str]) -> None:
    """Sides that differ: the numbers, or the wording where no number differs; other scopes: the numbers alone."""
    one, other = toy().documents
    documents = (
        replace(one, passages=(passage("f4ghj6", quotes[0]),)),
        replace(other, passages=(passage("h6jkm4", quotes[1], doc="manyue"),)),
    )
    members = [{"passage": id, "quote": quote} for id, quote in zip(("f4ghj6", "h6jkm4"), quotes, strict=True)]
    fields = {"id": "shu", "claim": "数", "relation": relation, "note": "注。", "members": members}
    parallel = ParallelRecord.model_validate(fields)
    bare = replace(toy(), documents=documents, parallels=(parallel,), figures=(), events=(), mentions=(),
                   term_mentions=(), accounting=())  # fmt: skip
    shown = compare.claim(shelve(bare), parallel)
    assert sorted(str(side.quote) for side in shown.sides) == sorted(expected)


def test_a_comparison_shows_each_side_with_its_passage() -> None:
    tree = read_html(pages(toy())["compare/index.md"].markdown.split("---\n", 2)[2])
    claim = tree.get_element_by_id("lvke-shu")
    assert [quoted.text_content() for quoted in claim.find_class("quoted")] == ["1200人次", "1200余人次"]
    assert [name.text for name in claim.find_class("column-name")] == ["《北湾夜航开通》", "[夜航满月]"]
    assert claim.xpath(".//footer/a/@href") == ["../d/yehang/#f4ghj6", "../d/manyue/#h6jkm4"]
    assert claim.find_class("relation")[0].text == "有出入"


def parallel(id_: str, relation: str, **quotes: str) -> ParallelRecord:
    members = [{"passage": passage, "quote": quote} for passage, quote in quotes.items()]
    return ParallelRecord.model_validate({"id": id_, "claim": id_, "relation": relation, "members": members})


@pytest.mark.parametrize(
    ("relation", "quote", "named"),
    [
        ("agree", "1200余人次", ["g5hjk5"]),
        ("differ", "1200余人次", ["g5hjk5"]),
        ("text", "1200余人次", ["g5hjk5", "h6jkm4"]),
        ("agree", "准点率98.5%", ["g5hjk5", "h6jkm4"]),
    ],
)
def test_beside_a_label_stand_the_places_of_which_it_is_true(relation: str, quote: str, named: list[str]) -> None:
    """A place is left out that another claim, by the same words of both, tells to agree or to differ."""
    loose = parallel("loose", "scope", f4ghj6="1200人次", g5hjk5="每晚两班", h6jkm4="运送旅客1200余人次")
    other = parallel("other", relation, f4ghj6="旅客1200人次", h6jkm4=quote)
    shelf = shelve(replace(toy(), parallels=(loose, other)))
    told = {one.claim.id: list(one.places) for one in elsewhere(shelf, "f4ghj6")}
    assert told == {"loose": named, "other": ["h6jkm4"]}
    assert {one.claim.id: list(one.places) for one in elsewhere(shelf, "g5hjk5")} == {"loose": ["f4ghj6", "h6jkm4"]}


def test_entries_link_back_to_every_passage_that_names_them() -> None:
    made = pages(toy())
    entity = read_html(made["e/yehang-xianlu/index.md"].markdown.split("---\n", 2)[2])
    term = read_html(made["glossary/index.md"].markdown.split("---\n", 2)[2]).get_element_by_id("zhundianlv")
    assert entity.xpath(".//a[@class='context']/@href") == ["../../d/yehang/#d3fgh7"]
    assert term.xpath(".//a[@class='id']/@href") == ["../d/manyue/#h6jkm4"]
    assert term.xpath(".//strong/text()") == ["比例"]


@pytest.mark.parametrize(
    ("target", "here", "expected"),
    [
        ("", "", "./"), ("", "d/x/", "../../"), ("d/x/", "", "d/x/"), ("d/x/#a", "d/x/", "#a"),
        ("d/y/#a", "d/x/", "../y/#a"),
        ("data/a.csv", "data/", "a.csv"), ("data/a.csv", "d/x/", "../../data/a.csv"), ("d/x/", "d/x/", "./"),
    ],
)  # fmt: skip
def test_links_are_relative(target: str, here: str, expected: str) -> None:
    assert address.relative(target, here) == expected


@pytest.mark.parametrize(
    ("day", "expected"),
    [("2018", "2018年"), ("2018-04", "2018年4月"), ("2018-04-09", "2018年4月9日"), (None, "日期未载")],
)
def test_dates_are_written_the_chinese_way(day: str | None, expected: str) -> None:
    assert wording.written(day) == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("甲。\n乙", "<p>甲。乙</p>"),
        ("到三年。 2025年", "<p>到三年。2025年</p>"),
        ("甲 A 乙", "<p>甲 A 乙</p>"),
        ("- 甲。\n- 乙", "<ul>\n<li>甲。</li>\n<li>乙</li>\n</ul>"),
        ("甲\n\n乙", "<p>甲</p>\n<p>乙</p>"),
        ("<b>甲</b>", "<p>&lt;b&gt;甲&lt;/b&gt;</p>"),
    ],
)
def test_prose_of_the_curator(source: str, expected: str) -> None:
    assert markup.prose(source) == expected


def test_a_template_may_not_show_none() -> None:
    with pytest.raises(TypeError, match="None"):
        markup.finalize(None)


@pytest.mark.parametrize("value", ["a b", 'x"y', "甲", ""])
def test_a_token_is_refused_unless_plain(value: str) -> None:
    with pytest.raises(ValueError, match="plain token"):
        markup.token(value)


def test_literal_leaves_no_ascii_punctuation() -> None:
    every = "".join(map(chr, range(32, 127)))
    encoded = re.sub(r"&#\d+;", "", markup.literal(every))
    assert re.fullmatch(r"[ 0-9A-Za-z]+", encoded)


def test_what_several_passages_tell_is_one_happening() -> None:
    first = Happening("d3fgh7.e1", "2029-05-01", "夜航开通", "d3fgh7", "昨日", "curator")
    later = Happening("d3fgh7.e2", "2029-05-02", "夜航满载", "d3fgh7", "开通", "curator")
    again = replace(first, id="b1cdf9.e1", passage="b1cdf9", same="d3fgh7.e1")
    found = happenings([again, later, first])
    assert [[one.id for one in members] for members in found] == [["d3fgh7.e1", "b1cdf9.e1"], ["d3fgh7.e2"]]


@pytest.mark.parametrize(
    ("relation", "differs", "quotes", "expected"),
    [
        ("text", (), ("夜航首月", "夜航，首月"), "文字相同"),
        ("text", (), ("夜航首月", "夜航满月"), "说法相近"),
        ("scope", ("period", "measure"), ("一", "二"), "口径、期间不同"),
        ("scope", ("subject",), ("一", "二"), "所指不同"),
        ("differ", (), ("一", "二"), "有出入"),
    ],
)
def test_a_relation_is_called_by_what_differs(
    relation: str, differs: tuple[str, ...], quotes: tuple[str, str], expected: str
) -> None:
    members = [{"passage": "f4ghj6", "quote": quote} for quote in quotes]
    fields = {"id": "one", "claim": "一事", "relation": relation, "differs": differs, "members": members}
    assert wording.relation(ParallelRecord.model_validate(fields)) == expected


def test_sources_are_small_links_and_no_words_of_the_text(shelf: Shelf) -> None:
    shown = grounded_prose("夜航*首月*运送旅客[f4ghj6 h6jkm4]，见[这里](https://example.org)。", str, shelf)
    links = read_html(str(shown)).xpath("//a[@class='basis']")
    assert [(link.get("href"), link.text) for link in links] == [("d/yehang/#f4ghj6", "¶"), ("d/manyue/#h6jkm4", "¶")]
    assert plain("夜航[f4ghj6]，首月[h6jkm4]。") == "夜航，首月。"


@pytest.mark.parametrize("most", [1, 1000])
def test_the_list_of_sources_names_all_of_them_or_is_in_parts(most: int) -> None:
    corpus = toy()
    made = pages(corpus, {**MOST, SOURCES: most})
    index = made["sources/index.md"].markdown
    named = [f'href="{Path(source.file).stem}/"' in index for source in corpus.sources]
    assert all(named) if most > len(corpus.sources) else not any(named)
