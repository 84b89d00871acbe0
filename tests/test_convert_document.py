"""Conversion for others: texts, pages and Markdown, by the command line."""

from __future__ import annotations

import time
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scripts.convert.converter import LONGEST, converter, pieces
from scripts.convert.document import Form, convert_document, explain
from scripts.convert.markup.markdown import convert_markdown, parts
from scripts.convert.overrides import load_overrides, parse_overrides
from scripts.corpus.editions import Script
from tests.cli import CORPUS, call_scripts, run_module
from tests.fixtures import GOLDEN, read_cases

PROJECT, _ = load_overrides(CORPUS / "variants")
OURS, _ = parse_overrides({"phrases": "# r\n护发展\t護發展\n", "hongkong": "# r\n羣\t群\n"}, "variants")
SIGNS = ("#", "-", ">", "|", "`", "```", "*", "**", "_", "[", "](", ")", "\n", "\n\n", "发", "<b>", "</b>", "---", "\\")
MARKDOWN = read_cases(GOLDEN / "markdown.txt")


@pytest.mark.parametrize(
    ("text", "to", "expected"),
    [
        ("服务护发展\n群众", "zh-Hant", "服務護發展\n群眾"),
        ("服务护发展\n群众", "zh-Hant-HK", "服務護發展\n群眾"),
        ("服務羣眾，不再轉換", "zh-Hant", "服務羣眾，不再轉換"),
        ("臺北的車站裡", "zh-Hant-HK", "台北的車站裏"),
        ("臺北的車站裡", "zh-Hans", "台北的车站里"),
        ("服务护发展，服務護發展", "zh-Hant", "服務護發展，服務護發展"),
        ("", "zh-Hant", ""),
    ],
)
def test_plain_text(text: str, to: Script, expected: str) -> None:
    assert convert_document(text, to, "text", OURS).text == expected


def test_html_keeps_its_markup() -> None:
    page = '<html lang="zh-CN"><p id="发">护<b>发展</b>'
    expected = '<html lang="zh-Hant"><p id="发">護<b>發展</b>'
    assert convert_document(page, "zh-Hant", "html", OURS).text == expected


@pytest.mark.parametrize(("title", "source", "expected"), MARKDOWN, ids=[case[0] for case in MARKDOWN])
def test_markdown_keeps_what_is_no_prose(title: str, source: str, expected: str) -> None:
    assert convert_document(source, "zh-Hant", "markdown", PROJECT).text == expected


@pytest.mark.parametrize(
    ("form", "source"),
    [
        ("markdown", "---\ntitle: 头发与后面的发展\n---\n後來他說只是路過。\n\n```\n头发 = 后面的发展\n```\n"),
        ("html", "<p>後來他說只是路過。</p><pre>头发 = 后面的发展</pre><script>// 头发与后面的发展</script>"),
    ],
)
def test_what_is_converted_already_is_told_by_its_prose_alone(form: Form, source: str) -> None:
    done = convert_document(source, "zh-Hant", form, PROJECT)
    assert (done.text, done.source, done.mixed) == (source, "zh-Hant", False)


@settings(deadline=None)
@given(st.lists(st.sampled_from(SIGNS)))
def test_the_parts_of_any_markdown_are_the_markdown(words: list[str]) -> None:
    source = " ".join(words)
    assert "".join(part.text for part in parts(source)) == source
    assert convert_markdown(source, lambda text: text) == source


def test_every_choice_is_explained_where_it_stands() -> None:
    found = list(explain("平安\n线索被发掘", "text", PROJECT))
    assert [(one.passage, one.offset, one.source, one.hant) for one in found] == [("2", 3, "发", "發")]
    forms: tuple[tuple[Form, str], ...] = (("html", "<p>线索被<b>发掘</b>"), ("markdown", "线索被**发掘** `被发掘`"))
    for form, text in forms:
        (one,) = explain(text, form, PROJECT)
        assert (one.source, one.hant, one.context) == ("发", "發", "线索被发掘" + (" " if form == "markdown" else ""))


@pytest.mark.parametrize("text", ["𠮷野家的头发\U000323af", "被\ud83d发掘\udc00", "被\0发掘", "﻿线索\u200b被发掘\u2028"])
def test_what_opencc_cannot_take_stays_as_it_is(text: str) -> None:
    converted = converter("zh-Hant", PROJECT).convert(text)
    assert len(converted) == len(text)
    assert [char for char in converted if char not in "頭髮線發"] == [char for char in text if char not in "头发线"]


def test_a_very_long_line_is_converted_piece_by_piece() -> None:
    line = "线索被发掘，后来的事情很复杂。" * (5 * LONGEST // 15)
    began = time.process_time()
    converted = converter("zh-Hant", PROJECT).convert(line)
    assert converted == "線索被發掘，後來的事情很複雜。" * (5 * LONGEST // 15)
    assert time.process_time() - began < 60
    assert max(map(len, pieces(line))) <= LONGEST
    assert "".join(pieces("发" * (2 * LONGEST + 1))) == "发" * (2 * LONGEST + 1)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "一.md").write_bytes("---\ntitle: 头发\n---\n线索被发掘\r\n".encode())
    (tmp_path / "二.html").write_text("<p>后来</p>", "utf-8")
    (tmp_path / "图.png").write_bytes(b"\x89PNG")
    return tmp_path


def test_a_folder_is_converted_beside_and_then_checked(folder: Path) -> None:
    given = ("convert", str(folder), "--to", "zh-Hant", "--beside")
    assert call_scripts(*given, "--check").returncode == 1
    assert call_scripts(*given).returncode == 0
    assert (folder / "一.zh-Hant.md").read_bytes().decode() == "---\ntitle: 头发\n---\n線索被發掘\r\n"
    assert (folder / "二.zh-Hant.html").read_text("utf-8") == "<p>後來</p>"
    assert call_scripts(*given, "--check").returncode == 0
    assert sorted(path.name for path in folder.iterdir()) == [
        "一.md",
        "一.zh-Hant.md",
        "二.html",
        "二.zh-Hant.html",
        "图.png",
    ]
    (folder / "二.html").write_text("<p>后来呢</p>", "utf-8")
    stale = call_scripts(*given, "--check")
    assert stale.returncode == 1
    assert "二.zh-Hant.html" in stale.stdout
    assert "一" not in stale.stdout


def test_in_place_a_converted_file_is_not_converted_twice(folder: Path) -> None:
    given = ("convert", str(folder), "--to", "zh-Hant", "--in-place")
    assert call_scripts(*given).returncode == 0
    first = {path.name: path.read_bytes() for path in folder.iterdir()}
    again = call_scripts(*given)
    assert "已经是 zh-Hant" in again.stderr
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == first


def test_what_is_wrong_is_said(folder: Path) -> None:
    (folder / "gbk.txt").write_bytes("后来".encode("gbk"))
    assert call_scripts("convert", str(folder), "--to", "zh-Hant").returncode == 2
    told = call_scripts("convert", str(folder / "gbk.txt"), str(folder / "无.txt"), "--to", "zh-Hant", "--in-place")
    assert told.returncode == 1
    assert "gbk.txt：不是 UTF-8" in told.stderr
    assert "无.txt" in told.stderr
    mixed = call_scripts("convert", "--to", "zh-Hant", given=StringIO("服务护发展，服務護發展"))
    assert mixed.stdout == "服務護發展，服務護發展"
    assert "简繁混排" in mixed.stderr
    assert "发 → 發" in run_module("scripts", "convert", "--to", "zh-Hant", "--explain", given="线索被发掘").stdout
