"""Conversion of many pages that have much in common: each is converted as if it were alone."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scripts.convert import page as module
from scripts.convert.addresses import put_back, take_out
from scripts.convert.page import Pages, convert_page
from scripts.convert.tags import stretches
from tests.test_convert_page import GARBAGE, PAGE, PROJECT, TARGETS

SOME = st.lists(st.one_of(PAGE, GARBAGE), min_size=1, max_size=4)
ADDRESSES = st.lists(
    st.sampled_from(
        [' href="', "/a/#b", '"', ' id="x"', ' href=""', ' src="后"', " href='c'", "<a", ">", "后", "&amp;"]
    ),
    max_size=12,
).map("".join)


@settings(max_examples=60, deadline=None)
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
    assert other[1] == [' href="b/#c"', ' id="b/#c"']
    with pytest.raises(ValueError, match="size"):
        put_back(one[0], [])
