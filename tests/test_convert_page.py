"""Conversion of HTML: what changes, what never does, and phrases across tags."""

from __future__ import annotations

import html
import re
from pathlib import Path

import html5lib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scripts.convert.converter import converter
from scripts.convert.fold import fold
from scripts.convert.markup.page import convert_page
from scripts.convert.markup.tags import split
from scripts.convert.overrides import load_overrides
from scripts.corpus.conversion import Overrides
from scripts.corpus.editions import SCRIPTS, Script
from tests.sampled import examples

PROJECT, _ = load_overrides(Path(__file__).parents[1] / "corpus" / "variants")
TARGETS: tuple[Script, ...] = ("zh-Hant", "zh-Hant-HK")

PHRASES = st.sampled_from(["服务护发展", "贺电表彰", "头发", "后来", "皇后", "干部", "历史", "里程", "点赞", "於乾隆"])
PLAIN = st.one_of(
    PHRASES, st.sampled_from(["，", " ", "\n", "A1", "&amp;", "&#21457;", "&nbsp;", "&copy", "&", "a < b "])
)
TEXT = st.lists(PLAIN, max_size=5).map("".join)
INLINE = st.sampled_from(["b", "span", "a", "em", "code", "mark"])
BLOCK = st.sampled_from(["p", "div", "section", "li", "td", "h2", "pre", "button", "svg"])
ATTRIBUTES = st.lists(
    st.sampled_from(
        [
            ' id="发展"',
            " class='头发'",
            ' title="历史 &gt; 后"',
            " href=/后/",
            " hidden",
            ' aria-label="点赞"',
            ' lang="en"',
            ' translate="no"',
            ' translate="yes"',
            ' lang="zh-Hans"',
            ' data-x="后"',
            ' data-text-more="后&#x6765;"',
        ]
    ),
    max_size=3,
    unique_by=lambda text: text.strip().partition("=")[0],
).map("".join)
OTHER = st.sampled_from(["<!-- 后 -->", "<br>", '<img alt="后" src="后.png">', "<script>后 < '</b>'</script>", "<wbr>"])


def _element(names: st.SearchStrategy[str], inside: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.builds("<{0}{1}>{2}</{0}>".format, names, ATTRIBUTES, inside)


PHRASING = st.recursive(
    st.one_of(TEXT, OTHER), lambda inner: st.lists(st.one_of(_element(INLINE, inner), TEXT), max_size=3).map("".join)
)
FLOW = st.recursive(PHRASING, lambda inner: st.lists(_element(BLOCK, inner), min_size=1, max_size=3).map("".join))
PAGE = st.builds(
    '<!DOCTYPE html>\n<html lang="zh-Hans"><head><title>{}</title></head><body>{}</body></html>'.format, TEXT, FLOW
)
GARBAGE = st.text(alphabet="<>/!-=\"' \n&;发后aplngtr#x5b", max_size=60)


def to(page: str, target: Script = "zh-Hant", overrides: Overrides = PROJECT) -> str:
    return convert_page(page, target, overrides)


@settings(deadline=None)
@given(st.one_of(PAGE, GARBAGE))
def test_markup_and_text_together_are_the_page(page: str) -> None:
    assert "".join(text + markup for text, markup in split(page)) == page


@settings(deadline=None)
@given(st.one_of(PAGE, GARBAGE))
def test_identity_conversion_returns_the_input(page: str) -> None:
    assert to(page, "zh-Hans") == page


@examples(60)
@given(page=st.one_of(PAGE, GARBAGE), target=st.sampled_from(TARGETS))
def test_only_the_script_of_the_text_changes(page: str, target: Script) -> None:
    converted = to(page, target)
    spelled = html.unescape(converted.replace(f'lang="{target}"', 'lang="zh-Hans"'))
    assert fold(spelled) == fold(html.unescape(page))


@examples(60)
@given(page=PAGE, target=st.sampled_from(TARGETS))
def test_both_trees_are_alike_but_for_text(page: str, target: Script) -> None:
    before, after = (html5lib.parse(source, namespaceHTMLElements=False) for source in (page, to(page, target)))
    pairs = list(zip(before.iter(), after.iter(), strict=True))
    assert [str(one.tag) for one, _ in pairs] == [str(other.tag) for _, other in pairs]
    shown = {"title", "alt", "aria-label", "lang", "data-text-more"}
    for one, other in pairs:
        assert {k: v for k, v in one.attrib.items() if k not in shown} == {
            k: v for k, v in other.attrib.items() if k not in shown
        }
        assert one.attrib.keys() == other.attrib.keys()


@examples(60)
@given(
    words=st.lists(PHRASES, min_size=1, max_size=3).map("".join),
    cuts=st.dictionaries(st.integers(0, 20), st.sampled_from(["\n", "\n  ", "<b></b>", "</a><a>", "<wbr>"])),
    target=st.sampled_from(TARGETS),
)
def test_a_phrase_is_whole_across_tags_and_soft_breaks(words: str, cuts: dict[int, str], target: Script) -> None:
    marked = list(words)
    for position, markup in {position % len(words): markup for position, markup in cuts.items()}.items():
        marked[position] += markup
    body = to("<p><a>" + "".join(marked).strip() + "</a></p>", target)
    assert re.sub(r"<[^>]*>|\s", "", body) == converter(target, PROJECT).convert(words)


def test_blocks_do_not_join() -> None:
    assert to("<li>护</li><li>发展</li>") == "<li>護</li><li>發展</li>"
    assert to("<td>头<br>发生") == "<td>頭<br>發生"
    assert to("<a>理</a>\n<a>发</a>") == "<a>理</a>\n<a>發</a>"
    assert to('<b title="头">发</b>') == '<b title="頭">發</b>'


@pytest.mark.parametrize(
    "kept",
    [
        '<code>后来</code>', "<pre>后来<b>后来</b></pre>", "<script>'后来'</script>", "<style>/*后*/</style>",
        '<script type="application/ld+json">{"name": "后来"}</script>', "<!-- 后来 -->", "<textarea>后来</textarea>",
        '<p translate="no">后来<b>后来</b><i title="后来"></i></p>',
        '<p lang="ja">后</p>', '<p translate=no><p>后</p>后</p>',
        '<meta name="citation_title" content="后来">', '<meta name="DC.title" content="后来">',
        '<a id="后" class="后" href="后" name="后" data-x="后"></a>', '<input value="后来">',
        '<pre translate="yes" lang="zh-Hans">后</pre>'.replace(' lang="zh-Hans"', ""),
    ],
)  # fmt: skip
def test_what_is_never_touched(kept: str) -> None:
    assert to(f"<body>{kept}<b>后来</b>") == f"<body>{kept}<b>後來</b>"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<title>后来 &amp; 历史</title>", "<title>後來 &amp; 歷史</title>"),
        ('<meta name="description" content="后来">', '<meta name="description" content="後來">'),
        ("<meta property=og:title content=后来>", "<meta property=og:title content=後來>"),
        ("<IMG ALT='后来'>", "<IMG ALT='後來'>"),
        ('<input placeholder="历史">', '<input placeholder="歷史">'),
        ('<input type="submit" value="后来">', '<input type="submit" value="後來">'),
        ('<b data-text-none="没有结果" data-label="日历">', '<b data-text-none="沒有結果" data-label="日曆">'),
        ("<p>&#x5386;史&#21382;</p>", "<p>歷史歷</p>"),
        ('<p translate="no">后<b translate="yes">后来</b></p>', '<p translate="no">后<b translate="yes">後來</b></p>'),
        ("<template><p>后来</p></template>", "<template><p>後來</p></template>"),
        ('<svg><g translate="no"><g/>后</g><text>后来</text>', '<svg><g translate="no"><g/>后</g><text>後來</text>'),
        ("<noscript>后来</noscript>", "<noscript>後來</noscript>"),
        ('<p lang="en">后<q lang="zh-Hans">后来</q></p>', '<p lang="en">后<q lang="zh-Hant">後來</q></p>'),
    ],
)  # fmt: skip
def test_what_is_converted(before: str, after: str) -> None:
    assert to(before) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<html lang='zh-Hans'>", "<html lang='zh-Hant'>"),
        ("<html>", '<html lang="zh-Hant">'),
        ("<html lang=zh-CN><p lang=zh-CN>", "<html lang=zh-Hant><p lang=zh-Hant>"),
        ("<html lang=en><p lang=zh-Hans>", "<html lang=en><p lang=zh-Hant>"),
        ("<html class=x>", '<html lang="zh-Hant" class=x>'),
    ],
)
def test_the_page_says_its_script(before: str, after: str) -> None:
    assert to(before) == after


def test_an_original_in_traditional_is_kept_or_converted_from_there() -> None:
    block = '<p>后来<q lang="{}" data-original="zh-Hant">{}</q></p>'
    page = block.format("zh-Hans", "臺北的車站裡")
    assert to(page, "zh-Hans") == block.format("zh-Hans", "台北的车站里")
    assert to(page, "zh-Hant") == block.format("zh-Hant", "臺北的車站裡").replace("后来", "後來")
    assert to(page, "zh-Hant-HK") == block.format("zh-Hant-HK", "台北的車站裏").replace("后来", "後來")


def test_every_pair_of_scripts_keeps_the_markup() -> None:
    for source in SCRIPTS:
        for target in SCRIPTS:
            page = f'<html lang="{source}"><p id="里">里裡裏</p>'
            converted = convert_page(page, target, PROJECT, source)
            assert converted.startswith(f'<html lang="{target}"><p id="里">')


def test_names_of_the_page_are_spelled_as_names() -> None:
    page = "<p>对于某些人，<b>于</b>某说</p>"
    assert convert_page(page, "zh-Hant", PROJECT, names={"于某"}) == "<p>對於某些人，<b>于</b>某說</p>"
