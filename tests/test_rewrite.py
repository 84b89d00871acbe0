"""Start tags of a page change; nothing else does, and what only looks like a tag least of all."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scripts.convert.markup.rewrite import StartTag, rewrite, start_tags

HERE = '<a class=x href="a/">甲</a>'
SCRAPS = st.lists(
    st.sampled_from(
        [HERE, "<", ">", '"', "'", "<!-- ", " -->", "<script>", "</script>", "<b", "/>", "乙", " href=", "="]
    )
)


def moved(tag: StartTag) -> str | None:
    return tag.having({"href": "b/"}) if "href" in tag.values else None


@pytest.mark.parametrize(
    "page",
    [
        '<p>链接写作 &lt;a href="a/"></p>',
        '<p>链接写作 href="a/" 即可</p>',
        '<!-- <a href="a/"> -->',
        '<script>document.body.innerHTML = "<a href=\\"a/\\">";</script>',
        "<p title='<a href=\"a/\">'>甲</p>",
        '</a href="a/">',
    ],
)
def test_what_only_looks_like_a_tag_stays(page: str) -> None:
    assert rewrite(page, moved) == page


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (HERE, '<a class=x href="b/">甲</a>'),
        ("<A HREF='a/' id=y>", "<A HREF='b/' id=y>"),
        ("<a href=a>", "<a href=b/>"),
        ('<img alt=">" href="a/"/>', '<img alt=">" href="b/"/>'),
        ('<script href="a/">1 < 2</script>', '<script href="b/">1 < 2</script>'),
    ],
)
def test_a_value_changes_in_its_place(before: str, after: str) -> None:
    assert rewrite(before, moved) == after


def test_attributes_are_added_at_the_end_and_taken_away_whole() -> None:
    (tag,) = start_tags('<a id="x"  aria-current="true" href="a/">')
    assert tag.having({"aria-current": None}) == '<a id="x" href="a/">'
    assert tag.having({"lang": "zh", "rel": None}) == '<a id="x"  aria-current="true" href="a/" lang="zh">'


def test_a_raw_element_comes_with_its_content() -> None:
    tags = {tag.name: tag.content for tag in start_tags('<style>a > b {}</style><script src="x"></script><p id=a>甲')}
    assert tags == {"style": "a > b {}", "script": "", "p": ""}


@given(SCRAPS)
def test_a_page_whose_tags_stay_comes_back_as_it_is(scraps: list[str]) -> None:
    page = "".join(scraps)
    assert rewrite(page, lambda tag: None) == page
    assert rewrite(page, lambda tag: tag.having({})) == page
