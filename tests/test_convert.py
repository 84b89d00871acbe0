"""Conversion of plain text: overrides, names, round trips, length."""

import pickle
from dataclasses import replace
from pathlib import Path

import opencc
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scripts.convert.converter import STEPS, converter
from scripts.convert.fold import fold
from scripts.convert.overrides import load_overrides, parse_overrides
from scripts.convert.tables import table
from scripts.corpus.conversion import Overrides
from scripts.corpus.editions import SCRIPTS, Script

ROOT = Path(__file__).parents[1]
PROJECT, _ = load_overrides(ROOT / "corpus" / "variants")
WORDS = st.sampled_from([*table("STPhrases"), *(entry.source for entry in PROJECT.phrases)])
HAN = st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF)
TEXT = st.lists(st.one_of(WORDS, HAN, st.sampled_from("，。 \nAa1”…&<>")), max_size=20).map("".join)


def overrides(**texts: str) -> Overrides:
    found, problems = parse_overrides(texts, "variants")
    assert problems == ()
    return found


def test_the_override_files_of_the_corpus_are_valid() -> None:
    assert load_overrides(ROOT / "corpus" / "variants")[1] == ()


def test_where_no_phrase_reads_across_words_it_is_opencc() -> None:
    text = "国家公布计划；新闻发布会上，记者了解到情况"
    assert converter("zh-Hant", Overrides()).convert(text) == opencc.OpenCC("s2tw").convert(text)
    assert converter("zh-Hant-HK", Overrides()).convert(text) == opencc.OpenCC("s2hk").convert(text)


def test_a_phrase_counts_only_where_words_begin_and_end() -> None:
    convert = converter("zh-Hant", Overrides()).convert
    assert opencc.OpenCC("s2tw").convert("线索被发掘，贺电表彰") == "線索被髮掘，賀電錶彰"
    assert convert("线索被发掘，贺电表彰") == "線索被發掘，賀電表彰"
    assert convert("留长发的队长发现了头发") == "留長髮的隊長發現了頭髮"


def test_an_override_counts_where_words_begin_and_end() -> None:
    ours = overrides(phrases="# reason\n点赞\t點讚\n")
    assert converter("zh-Hant", Overrides()).convert("网友点赞") == "網友點贊"
    assert converter("zh-Hant", ours).convert("网友点赞，三点赞成意见") == "網友點讚，三點贊成意見"


def test_a_longer_word_of_opencc_wins_over_a_shorter_override() -> None:
    ours = overrides(phrases="# reason\n明了\t明了\n")
    assert converter("zh-Hant", ours).convert("表明了，简单明了") == "表明了，簡單明瞭"


def test_regional_overrides_act_in_their_region_only() -> None:
    ours = overrides(taiwan="# reason\n發佈\t發布\n", hongkong="# reason\n羣\t群\n")
    assert converter("zh-Hant", ours).convert("发布会") == "發布會"
    assert converter("zh-Hant-HK", ours).convert("发布会群众") == "發佈會群眾"


@pytest.mark.parametrize("target", ["zh-Hant", "zh-Hant-HK"])
@settings(deadline=None)
@given(text=TEXT)
def test_length_stays_and_the_folded_text_is_the_same(target: Script, text: str) -> None:
    converted = converter(target, PROJECT).convert(text)
    assert len(converted) == len(text)
    assert fold(converted) == fold(text)


@pytest.mark.parametrize("pair", STEPS)
@settings(deadline=None)
@given(text=st.text())
def test_length_stays_for_any_text_and_every_pair(pair: tuple[Script, Script], text: str) -> None:
    assert len(converter(pair[1], PROJECT, pair[0]).convert(text)) == len(text)


@pytest.mark.parametrize("target", ["zh-Hant", "zh-Hant-HK"])
@settings(deadline=None)
@given(blocks=st.lists(TEXT.map(lambda text: text.replace("\n", "")), min_size=1, max_size=6))
def test_a_line_break_isolates(target: Script, blocks: list[str]) -> None:
    convert = converter(target, PROJECT).convert
    assert convert("\n".join(blocks)) == "\n".join(map(convert, blocks))


@pytest.mark.parametrize("script", SCRIPTS)
def test_to_its_own_script_nothing_changes(script: Script) -> None:
    assert converter(script, PROJECT, script).convert("发布會羣众裏裡") == "发布會羣众裏裡"


def test_traditional_originals_get_simplified_and_the_other_region() -> None:
    assert converter("zh-Hans", PROJECT, "zh-Hant").convert("網路新聞發布會裡") == "网路新闻发布会里"
    assert converter("zh-Hans", PROJECT, "zh-Hant-HK").convert("衞生署户口裏") == "卫生署户口里"
    assert converter("zh-Hant-HK", PROJECT, "zh-Hant").convert("這裡的群眾為臺北") == "這裏的群眾為台北"
    assert converter("zh-Hant", PROJECT, "zh-Hant-HK").convert("這裏的羣眾為台北") == "這裡的群眾為臺北"


def test_names_are_spelled_as_names_and_prepositions_as_prepositions() -> None:
    convert = converter("zh-Hant", PROJECT).convert
    text = "对于某些人，嫌疑人于某与范某、余某；模范某人，于某日"
    assert convert(text) == "對於某些人，嫌疑人于某與范某、余某；模範某人，於某日"
    unruled = converter("zh-Hant", replace(PROJECT, contexts=())).convert
    assert unruled(text) == "對於某些人，嫌疑人於某與範某、餘某；模範某人，於某日"
    assert unruled(text, {"于某", "范某", "余某"}) == convert(text)
    assert convert("局长岳发展讲话", {"岳发展"}) == "局長岳發展講話"


def test_a_converter_pickles_as_its_arguments() -> None:
    one = converter("zh-Hant", PROJECT)
    assert pickle.loads(pickle.dumps(one)) is one


@pytest.mark.parametrize(
    ("stage", "text", "line", "code"),
    [
        ("phrases", "# r\n贺电 賀電\n", 2, "VAR01"),
        ("phrases", "# r\n贺电\t\n", 2, "VAR01"),
        ("phrases", "# r\n贺电\t賀電\t了\n", 2, "VAR01"),
        ("phrases", "# r\n贺电\t賀電\n贺电\t賀電\n", 3, "VAR02"),
        ("phrases", "# r\n网络\t網際網路\n", 2, "VAR03"),
        ("phrases", "# r\n\n贺电\t賀電\n", 3, "VAR04"),
        ("taiwan", "# r\n信息\t資訊\n", 2, "VAR05"),
    ],
)
def test_malformed_overrides_are_problems(stage: str, text: str, line: int, code: str) -> None:
    found, problems = parse_overrides({stage: text}, "variants")
    assert [(problem.line, problem.code) for problem in problems] == [(line, code)]
    assert all(problem.path == f"variants/{stage}.txt" for problem in problems)
    assert len(getattr(found, stage)) == (1 if code == "VAR02" else 0)


def test_a_reason_holds_until_an_empty_line_and_may_mark_a_guard() -> None:
    found = overrides(phrases="# one\n# two\n贺电\t賀電\n免签\t免簽\n\n# 防备：later\n面签\t面簽\n")
    assert [(entry.reason, entry.guard) for entry in found.phrases] == [
        ("one two", False),
        ("one two", False),
        ("later", True),
    ]
