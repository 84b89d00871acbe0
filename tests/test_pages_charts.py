"""Which figures are drawn, as what, and how a drawing is made."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from scripts.corpus.model import Figure, Mention
from scripts.pages.parts import charts, drawing, key_figures
from scripts.pages.parts.shelf import Shelf, shelve
from tests.page_corpus import TOPICS, toy
from tests.tree import read_xml


def figure(number: str, **changes: Any) -> Figure:
    base = replace(toy().figures[0], id=f"f4ghj6.{number}", number=number, quote=f"{number}人次")
    return replace(base, **changes)


def with_figures(*figures: Figure) -> Shelf:
    return shelve(replace(toy(), figures=figures))


def test_two_points_are_not_drawn() -> None:
    shelf = with_figures(figure("1", period="2020年"), figure("2", period="2021年"))
    assert charts.charts(shelf, shelf.corpus.figures) == []


def test_points_that_are_all_the_same_are_not_drawn() -> None:
    shelf = with_figures(*(figure("7", id=f"f4ghj6.{n}", period=f"202{n}年") for n in range(4)))
    assert charts.charts(shelf, shelf.corpus.figures) == []


def test_a_series_is_drawn_in_order_of_time() -> None:
    shelf = with_figures(*(figure(str(n), period=f"20{n}年") for n in (24, 18, 21)))
    (chart,) = charts.charts(shelf, shelf.corpus.figures)
    assert [point.label for point in chart.points] == ["2018年", "2021年", "2024年"]


def test_rates_of_different_measures_have_no_scale_in_common() -> None:
    rates = (("甲", "3.5"), ("乙", "9"), ("丙", "1"))
    shelf = with_figures(
        *(
            figure(
                number, id=f"f4ghj6.{n}", measure=name, unit="%", period="2024年", comparison="同比下降", series=None
            )
            for n, (name, number) in enumerate(rates)
        )
    )
    assert charts.charts(shelf, shelf.corpus.figures) == []


def test_a_drawing_has_words_and_links_and_nothing_of_its_own() -> None:
    shelf = with_figures(*(figure(str(n), period=f"20{n}年 <b>&") for n in (18, 21, 24)))
    (chart,) = charts.charts(shelf, shelf.corpus.figures)
    drawn = drawing.drawing(chart, shelf, lambda target: f"../{target}")
    tree = read_xml(drawn)
    assert not tree.xpath("//*[local-name()='style' or local-name()='script' or @style]")
    assert not tree.xpath("//comment()")
    links = tree.xpath("//*[local-name()='a']")
    assert [link.get("href") for link in links] == ["../d/yehang/#f4ghj6"] * 3
    assert sorted(link.get("aria-label") for link in links) == [f"20{n}年 <b>&：{n}人次" for n in (18, 21, 24)]
    bars = [float(link[0].get("width")) for link in links]
    labels = [link.get("aria-label") for link in links]
    assert labels[bars.index(max(bars))].startswith("2024年")
    title, told = tree[0], tree[1]
    assert title.text == "夜航旅客（人次）"
    assert "2018年 <b>& 18人次" in told.text
    assert tree.get("aria-labelledby") == f"{title.get('id')} {told.get('id')}"


def test_each_bar_has_its_label_above_and_its_number_at_its_end() -> None:
    """Rows of one height from top to bottom; of a row the number stands right of the bar, on its level."""
    shelf = with_figures(*(figure(str(n), period=f"20{n}年") for n in (18, 21, 24)))
    (chart,) = charts.charts(shelf, shelf.corpus.figures)
    tree = read_xml(drawing.drawing(chart, shelf, str))
    labels, bars, values = (
        tree.xpath(f"//*[contains(concat(' ', @class, ' '), ' {name} ')]") for name in ("label", "rect", "value")
    )
    assert [value.text for value in values] == ["18人次", "21人次", "24人次"]
    assert [label.text for label in labels] == ["2018年", "2021年", "2024年"]
    tops = [float(bar.get("y")) for bar in bars]
    height = tops[1] - tops[0]
    assert tops == [tops[0], tops[0] + height, tops[0] + 2 * height]
    assert [float(bar.get("width")) / float(bars[-1].get("width")) for bar in bars] == pytest.approx(
        [18 / 24, 21 / 24, 1], abs=0.01
    )
    for label, bar, value in zip(labels, bars, values, strict=True):
        top, end = float(bar.get("y")), float(bar.get("x")) + float(bar.get("width"))
        assert end < float(value.get("x")) <= end + 12
        assert top < float(value.get("y")) <= top + float(bar.get("height"))
        assert float(label.get("x")) == float(bar.get("x")) == 0
        assert top - height < float(label.get("y")) < top


def change(number: str, side: str, **changes: Any) -> Figure:
    fields: dict[str, Any] = {
        "measure": f"候船时间（{side}）",
        "unit": "分钟",
        "comparison": "从2小时缩短到30分钟",
        "series": None,
    }
    return figure(number, **{**fields, "id": f"f4ghj6.{side}", **changes})


def test_a_change_is_two_bars_in_one_measure_of_time() -> None:
    shelf = with_figures(change("2", "缩短前", unit="小时"), change("30", "缩短后；原文未写起止"))
    (chart,) = charts.changes(shelf, shelf.corpus.figures)
    assert chart.title == "候船时间"
    assert [(point.label, point.number) for point in chart.points] == [("缩短前", 120), ("缩短后", 30)]


def test_a_change_told_twice_is_drawn_once_with_both_sources() -> None:
    twice = [change(number, side, passage=passage) for passage in ("f4ghj6", "h6jkm4")
             for number, side in (("120", "前"), ("30", "后"))]  # fmt: skip
    (chart,) = charts.changes(with_figures(*twice), twice)
    assert [[one.passage for one in point.figures] for point in chart.points] == [["f4ghj6", "h6jkm4"]] * 2


def test_a_change_is_described_by_its_series_only_when_that_holds_both_numbers() -> None:
    series = toy().curated.series[0]
    before, after = change("120", "前", series=series.id), change("30", "后", series=series.id)
    (whole,) = charts.changes(with_figures(before, after), (before, after))
    (half,) = charts.changes(with_figures(before, after), (before, replace(after, series=None)))
    assert (whole.note, half.note) == (series.description, "从2小时缩短到30分钟。")


@pytest.mark.parametrize(
    "other",
    [
        {"comparison": "同比下降"}, {"unit": "人次"}, {"measure": "靠泊时间（后）"}, {"passage": "h6jkm4"},
    ],
)  # fmt: skip
def test_numbers_of_different_things_are_no_change(other: dict[str, object]) -> None:
    shelf = with_figures(change("120", "前"), change("30", "后", **other))
    assert charts.changes(shelf, shelf.corpus.figures) == []


def told(
    *figures: Figure, home: str = "f4ghj6", introduction: str = "夜航是新事。", mentions: tuple[Mention, ...] = ()
) -> key_figures.Told:
    """What the topic 航线 tells, which the figures in the passage `home` alone are about."""
    about = [replace(one, topics=("hangxian",) if one.passage == home else ()) for one in figures]
    shelf = shelve(replace(toy(), figures=tuple(about), mentions=mentions))
    topic = TOPICS[0].model_copy(update={"introduction": introduction})
    return key_figures.of_topic(shelf, key_figures.whole(shelf), topic)


def test_one_change_is_said_and_two_are_drawn() -> None:
    one = [change("120", "前"), change("30", "后")]
    two = [replace(figure, id=f"{figure.id}x", measure=f"靠泊{figure.measure}") for figure in one]
    alone, both = told(*one), told(*one, *two)
    assert [(key.label, key.change, len(key.values)) for key in alone.keys] == [("候船时间", True, 2)]
    assert (alone.changes, both.keys, len(both.changes)) == ((), (), 2)


RESTING = "夜航每晚12人次[f4ghj6]。"


def test_a_series_is_said_with_each_number_once() -> None:
    figures = figure("12", quote="12"), figure("12", id="f4ghj6.b"), figure("9", period="次月")
    (key,) = told(*figures, introduction=RESTING).keys
    assert key.label == "夜航旅客"
    assert [(value.quote, value.period, len(value.passages)) for value in key.values] == [
        ("12人次", "首月", 1), ("9人次", "次月", 1),
    ]  # fmt: skip


def test_values_and_periods_stand_in_order_of_time_not_of_passages() -> None:
    late, early = figure("9", id="f4ghj6.a", period="截至2025年9月"), figure("9", id="f4ghj6.b", period="2024年")
    other = figure("8", id="f4ghj6.c", period="2023年")
    (alike,) = told(late, early, introduction="夜航每晚9人次[f4ghj6]。").keys
    (unlike,) = told(late, other, introduction="夜航每晚9人次[f4ghj6]。").keys
    assert [value.period for value in alike.values] == ["2024年、截至2025年9月"]
    assert [(value.quote, value.period) for value in unlike.values] == [("8人次", "2023年"), ("9人次", "截至2025年9月")]


def test_a_topic_says_the_figures_that_its_introduction_rests_on_in_their_order() -> None:
    first, second = figure("12", series=None, measure="甲"), figure("30", series=None, measure="乙")
    found = told(first, second, introduction="先有30人次，后有12人次[f4ghj6]。").keys
    assert [key.label for key in found] == ["乙", "甲"]
    assert told(first, second, introduction="夜航每晚112人次[f4ghj6]。").keys == ()


@pytest.mark.parametrize("introduction", ["夜航每晚12人次。", "夜航每晚12人次[h6jkm4]。", "夜航每晚13人次[f4ghj6]。"])
def test_other_figures_of_one_document_are_not_said(introduction: str) -> None:
    assert told(figure("12"), introduction=introduction).keys == ()


def test_a_figure_that_is_about_another_topic_is_not_said() -> None:
    assert told(figure("12", passage="h6jkm4"), introduction="夜航每晚12人次[h6jkm4]。").keys == ()


def test_a_number_in_a_name_is_not_said() -> None:
    name = Mention("yehang-xianlu", "f4ghj6", 4, 14)
    assert told(figure("12"), introduction=RESTING).keys != ()
    assert told(figure("12"), introduction=RESTING, mentions=(name,)).keys == ()


def test_what_several_documents_tell_is_said() -> None:
    shelf = with_figures(
        *(figure("12", id=f"{one}.1", passage=one, topics=("hangxian",)) for one in ("f4ghj6", "h6jkm4"))
    )
    (key,) = key_figures.of_topic(shelf, key_figures.whole(shelf), TOPICS[0]).keys
    assert [len(value.passages) for value in key.values] == [2]


@pytest.mark.parametrize(("quote", "unit"), [("12", "人次"), ("12人次", ""), ("1.2万", "")])
def test_a_bare_number_is_given_its_unit(quote: str, unit: str) -> None:
    (key,) = told(figure("12", quote=quote), introduction=f"夜航每晚{quote}[f4ghj6]。").keys
    assert [value.unit for value in key.values] == [unit]
