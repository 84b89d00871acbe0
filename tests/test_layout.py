"""Layouts are found by the form of lines, can be overruled, and any input gets a sensible reading."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scripts.corpus.model import Layout, Source
from scripts.corpus.records import LayoutRecord
from scripts.corpus.traced import Traced
from scripts.layout.reading import lay_out
from scripts.layout.signs import PLAIN
from scripts.stages.draft import draft
from tests.cleaning import CASES, as_document
from tests.cli import call_scripts
from tests.sampled import examples, sampled, some
from tests.test_pipeline_properties import assert_nothing_is_lost

FOUND: dict[str, set[Layout]] = {
    "01-markdown-export": {"markdown"},
    "05-box-table": {"table"},
    "06-ocr-page": {"wrapped"},
    "11-headline-marks": {"running"},
    "12-two-columns": {"columns"},
    "13-word-html": {"html"},
    "14-press-conference": {"transcript"},
    "16-legal-articles": {"articles"},
    "18-poem-lines": {"verse"},
    "19-latin-wrap": {"wrapped"},
}


@pytest.mark.parametrize("name", FOUND)
def test_a_layout_is_found_with_its_evidence(name: str) -> None:
    (path,) = [path for path in CASES if path.stem == name]
    findings = lay_out(Traced.whole(path.read_bytes().decode())).findings
    assert FOUND[name] <= {one.kind for one in findings}
    assert all(one.evidence and 0 <= one.confidence <= 1 and one.by == "rule" for one in findings)


def layout(kind: Layout, start: str) -> tuple[LayoutRecord, ...]:
    return (LayoutRecord.model_validate({"from": start, "kind": kind, "reason": "读过原文。"}),)


def texts(text: str) -> list[tuple[str, str]]:
    return [(passage.kind, passage.text) for passage in as_document(text).passages]


STANZA = ("浪头一个接一个打上来", "船工们在岸上守了一夜", "天亮时候潮水退了下去", "沙滩上留下一只空木桶")
SONG = "海风起时\n\n渡口的船都回来了。\n\n" + "\n".join(STANZA) + "\n"


def test_a_curator_overrules_a_layout_by_quotation() -> None:
    assert ("verse", "浪头一个接一个打上来\n船工们在岸上守了一夜\n天亮时候潮水退了下去\n沙滩上留下一只空木桶") in texts(
        SONG
    )
    overruled = as_document(SONG, layout=layout("wrapped", "浪头一个接一个"))
    assert (
        overruled.passages[-1].text
        == "浪头一个接一个打上来船工们在岸上守了一夜天亮时候潮水退了下去沙滩上留下一只空木桶"
    )
    (finding,) = [one for one in overruled.cleaned[0].findings if one.by == "curator"]
    assert (finding.kind, finding.evidence) == ("wrapped", "读过原文。")


FREE_VERSE = (
    ("verse", "船灯亮了\n把江面照成一条路\n没有人说话"),
    ("verse", "风从下游来\n带着稻子的味道\n我们收起缆绳"),
    ("paragraph", "诗登在镇上文化站的墙报上，过往的人都站住读。"),
)


def test_bullets_over_several_paragraphs_are_headings() -> None:
    said = (
        "木凳条条都是自己刨的，坐上去不晃。",
        "他明年还来，给孩子们做些小的。",
        "路过的人都可以喝一碗，喝完把碗放回竹筐里。",
    )
    kinds = texts(f"夜市开张\n\n{said[0]}\n\n■ 灯下的木匠\n\n{said[0]}\n\n{said[1]}\n\n■ 不收钱的茶\n\n{said[2]}\n")
    assert [text for kind, text in kinds if kind == "heading"] == ["灯下的木匠", "不收钱的茶"]


@pytest.mark.parametrize("bullet", ["●", " ■ ", "▪"])
def test_items_behind_their_introduction_on_one_line_are_cut(bullet: str) -> None:
    items = ("灯笼二十盏", "木凳六十条", "茶水不收钱")
    found = texts("夜市开张\n\n摊主们都来了。\n\n东西有三样，都不收钱：" + "".join(bullet + item for item in items))
    assert found[2:] == [("paragraph", "东西有三样，都不收钱："), *(("list-item", item) for item in items)]


@pytest.mark.parametrize(
    "line",
    ["路线这样走：→渡口→石桥→文化站。", "大家的评语：★★★★☆，都说值得再来。", "姓名：王○○、李○○，两人住在桥头。"],
)
def test_signs_that_begin_no_item_cut_nothing(line: str) -> None:
    assert line in [text for _, text in texts(f"夜市开张\n\n摊主们都来了。\n\n{line}")]


def test_stanzas_of_free_verse_need_one_another() -> None:
    """Uneven lines without stops are verse where such stanzas follow each other; one alone is not enough."""
    stanza, _, after = FREE_VERSE
    assert texts("夜航\n\n" + "\n\n".join(text for _, text in FREE_VERSE)) == [("title", "夜航"), *FREE_VERSE]
    assert stanza not in texts(f"夜航\n\n{stanza[1]}\n\n{after[1]}")


def test_stanzas_of_two_lines_among_longer_ones_are_no_headlines() -> None:
    """Uneven stanzas below a title and its author, a long one that alone looks like a column among them."""
    stanzas = ["灯塔旁边有一盏小灯\n奶奶说它认得路", "船回来的时候\n它先眨一眨眼睛\n再把影子放进水里\n一点点\n又一点点"]
    whole = [("verse", stanza) for stanza in [*stanzas, "后来换成了电灯\n小灯挂到了墙上"]]
    text = "灯\n月牙港小学　苗某\n\n" + "\n\n".join(stanza for _, stanza in whole)
    assert [(kind, "".join(found)) for kind, found in texts(text)[2:]] == whole


def test_a_layout_that_is_quoted_wrongly_is_a_fault() -> None:
    corpus = as_document(SONG, layout=layout("wrapped", "没有这句话"))
    assert "DEC01" in {problem.code for problem in corpus.problems}


def test_a_sentence_with_two_readings_is_told_and_not_joined() -> None:
    text = "渡口\n\n" + "老船工说，今年的雾比往年来得早，船到岸的时候天还没有亮，乘客都站在船头看灯塔的光" * 2
    corpus = as_document(text + "\n\n记者在码头看到，候船的人不少。\n\n船开了。\n")
    (doubt,) = corpus.documents[0].doubts
    assert "没有句末标点" in doubt.message
    assert len(corpus.passages) == 4


BAD = {
    "all tags without text": "<p><p><p><p>",
    "all furniture": "首页 > 文化 > 正文\n打印本页\n关闭窗口\nCopyright © 2031\n",
    "all table": "│甲│乙│\n│丙│丁│\n│戊│己│\n",
    "all frames": "┌──┐\n├──┤\n└──┘\n",
    "all code": "```\nx = 1\n```\n\n```\ny = 2\n```\n",
    "one line": "海风" * 400,
    "ten thousand lines of one character": "风\n" * 10_000,
    "mixed line ends": "甲。\r乙。\r\n丙。\n丁。\u2028戊。\u2029己。\x85庚。",
    "a table that is not one": "甲 | 乙\n丙 | 丁 | 戊\n| 己\n\n│\n庚│辛\n",
    "Markdown that does not close": "# 标题\n\n**没有关上\n\n[半个链接](https://example.org\n\n> 引文\n\n```\n正文",
    "HTML cut in the middle": "<html><body><p>海风起<b>了。</p><table><tr><td>甲<td>乙<tr><td>丙</td><p>完了&ldquo;没",
    "comment that does not close": "<html><p>海风</p><!-- 没有完",
    "only marks": "，。！？\n（）\n——\n",
    "only digits": "1\n22\n333\n4444\n",
    "references": "&ldquo;海风&rdquo; &nbsp; &#x6d77; &bogus; &amp;lt; &#0; &#1114112;",
}


@sampled
@pytest.mark.parametrize("name", some([*BAD], [name for name, text in BAD.items() if len(text) < 10_000]))
def test_bad_input_gets_a_reading_and_loses_nothing(name: str) -> None:
    assert_nothing_is_lost(as_document(BAD[name]))


PIECES = st.sampled_from([
    "\n", "\n\n", "\r", "\u2028", "　　", "  ", "| ", "│", "┌─┐", "# ", "**", "- ", "> ", "[", "](", ")", "<p>",
    "</p>", "<td>", "&amp;", "&ldquo;", "1.", "（一）", "第一条　", "问：", "记者：", "▲", "●", "—　2　—",
    "（下转A2版）",
    "00:01 --> 00:02", "海风吹过渡口", "，", "。", "Harbour Con-", "trol", "0999-", "5550", "来源：", "```",
    "---", "\t",
])  # fmt: skip


@examples(150)
@given(st.lists(PIECES, max_size=30).map("".join))
def test_no_layout_invents_or_loses_a_character(text: str) -> None:
    corpus = as_document(text)
    assert_nothing_is_lost(corpus)
    laid = lay_out(Traced.whole(text))
    placed = [pair for block in laid.blocks for pair in zip(block.traced.text, block.traced.origin, strict=True)]
    inked = [at for char, at in placed if char.strip()]
    assert len(inked) == len(set(inked))
    assert all(char == text[at] or char.isspace() or text[at] == "&" or char in PLAIN for char, at in placed)


@examples(25)
@given(st.lists(PIECES, max_size=20).map("".join))
def test_what_add_writes_check_accepts(text: str) -> None:
    """The drafted title and subtitle are those of the document that has them in its record."""
    found = draft(Source("a.txt", hashlib.sha256(text.encode()).hexdigest(), "utf-8", text))
    corpus = as_document(text, judged=True, title=found.title or "[无题]", subtitle=found.subtitle)
    assert not {"DOC01", "DOC10"} & {problem.code for problem in corpus.problems} or not corpus.passages


@pytest.mark.parametrize(
    ("name", "raw"),
    [
        ("byte order mark", "\ufeff海风起\n\n渡口的船都回来了。\n\n船工在岸上。\n".encode()),
        ("CR only", "海风起\r\r渡口的船都回来了。\r\r船工在岸上。\r".encode()),
        ("question in the title", "丢了船票？三步补办\n\n渡口的船都回来了，船工在岸上等着。\n\n船开了。\n".encode()),
        ("subtitle", "海风起\n——渡口记事\n\n渡口的船都回来了，船工在岸上等着。\n\n船开了。\n".encode()),
    ],
)
def test_add_writes_a_record_that_check_accepts(name: str, raw: bytes, toy_copy: Path, tmp_path: Path) -> None:
    path = tmp_path / "new.txt"
    path.write_bytes(raw)
    assert call_scripts("add", path, "--id", "new", "--corpus", toy_copy).returncode == 0, name
    told = call_scripts("check", "--corpus", toy_copy).stderr
    assert {line.split(": ")[1].split()[0] for line in told.splitlines() if ": " in line} <= {"ID20"}, told
