"""Conversion of many pages that have much in common: each is converted as if it were alone."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scripts.convert.markup import page as module
from scripts.convert.markup.page import Pages, convert_page
from scripts.convert.markup.tags import stretches
from scripts.convert.markup.verbatim import Taken, put_back, take_out
from tests.sampled import examples
from tests.test_convert_page import GARBAGE, PAGE, PROJECT, TARGETS

SOME = st.lists(st.one_of(PAGE, GARBAGE), min_size=1, max_size=4)
ADDRESSES = st.lists(
    st.sampled_from(
        [
            *(' href="', "/a/#b", '"', ' id="x"', ' href=""', ' src="后"', " href='c'", "<a", ">", "后", "&amp;"),
            *(' translate="no"', "</a>", "\x1a", '<span class="id" translate="no">¶b00001</span>'),
        ]
    ),
    max_size=12,
).map("".join)


@examples(60)
@given(SOME)
def test_what_was_converted_before_changes_nothing(pages: list[str]) -> None:
    alone = [tuple(convert_page(page, target, PROJECT) for target in TARGETS) for page in pages]
    known = Pages(TARGETS, PROJECT)
    assert known.convert(pages) == alone
    assert [known.convert([page])[0] for page in reversed(pages)] == alone[::-1]


def test_the_same_text_is_converted_by_what_holds_where_it_stands() -> None:
    line = "<p>后来</p>"
    pages = [f"<div{attribute}>{line}</div>{line}" for attribute in ("", ' translate="no"', ' lang="ja"')]
    kept = "<p>后来</p>"
    changed = "<p>後來</p>"
    found = [texts[0].removesuffix(f"</div>{changed}") for texts in Pages(("zh-Hant",), PROJECT).convert(pages)]
    assert found == [f"<div>{changed}", f'<div translate="no">{kept}', f'<div lang="ja">{kept}']


def test_memory_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MEMORY", 500)
    known = Pages(("zh-Hant",), PROJECT)
    for number in range(100):
        assert known.convert([f"<p>第{number}页后来</p>"]) == [(f"<p>第{number}頁後來</p>",)]
        assert sum(len(text) for place in known._places.values() for text in place.known) < 600


@settings(deadline=None)
@given(st.one_of(PAGE, GARBAGE))
def test_stretches_are_the_page(page: str) -> None:
    assert "".join(stretches(page)) == page


@settings(deadline=None)
@given(ADDRESSES)
def test_addresses_go_back_where_they_were(page: str) -> None:
    assert put_back(*take_out(page)) == page


def test_addresses_are_what_pages_differ_in() -> None:
    one, other = (take_out(f'<a class="x" href="{link}" id="{link}">后</a>') for link in ("../a/", "b/#c"))
    assert one[0] == other[0]
    assert other[1] == Taken([], [' href="b/#c"', ' id="b/#c"'])
    with pytest.raises(ValueError, match="size"):
        put_back(one[0], Taken([], []))


def test_what_is_not_to_be_converted_is_taken_out_whole_and_no_phrase_reads_across_it() -> None:
    element = '<a class="id" href="#b" title="头发" translate="no">¶后</a>'
    page = f"<p>头{element}发</p>"
    rest, taken = take_out(page)
    assert (rest, taken.elements) == ("<p>头\x1a发</p>", [element])
    assert convert_page(page, "zh-Hant", PROJECT) == f"<p>頭{element}發</p>"
    assert convert_page("<p>头<b>发</b></p>", "zh-Hant", PROJECT) == "<p>頭<b>髮</b></p>"


@pytest.mark.parametrize(
    "page",
    [
        '<span translate="no">后<b>后</b></span>',
        '<span translate="no">后</a>后</span>',
        '<span translate="yes">后</span>',
        '<p translate="no">后</p>',
        '<span translate="no">后\x1a</span>',
    ],
)
def test_only_a_whole_inline_element_of_text_is_taken_out(page: str) -> None:
    assert take_out(page)[1].elements == []
