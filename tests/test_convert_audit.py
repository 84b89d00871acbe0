"""Audit of choices, second opinions, and the record of those that a reader has seen."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from scripts.convert.audit import Text, choices
from scripts.convert.converter import converter
from scripts.convert.open_choices import check_conversion, judge, open_choices
from scripts.convert.overrides import load_overrides, parse_overrides
from scripts.convert.record import HEADER, answers, parse_accepted
from scripts.convert.review import conversion_rows, review
from scripts.convert.spelling import personal_names
from scripts.corpus.conversion import Choice, Overrides
from scripts.pipeline import run
from tests.cli import call_scripts

ROOT = Path(__file__).parents[1]
PROJECT, _ = load_overrides(ROOT / "corpus" / "variants")


def overrides(**texts: str) -> Overrides:
    return parse_overrides(texts, "variants")[0]


def row(found: list[Choice], source: str) -> tuple[str, ...]:
    return next((item.hant, item.hant_hk, item.rule, item.by) for item in found if item.source == source)


RULES = "# reason\n签\t簽\t会·\t\n签\t簽\t\t\n"
ANSWERS = f"{HEADER}\nalone\t系\t係\t男子[系]\t是\n"


def test_every_choice_says_what_decided_it() -> None:
    ours = overrides(phrases="# r\n点赞\t點讚\n", taiwan="# r\n發佈\t發布\n", surnames="# r\n于\t于\n", contexts=RULES)
    ours = replace(ours, answers=answers(ANSWERS))
    text = "点赞，发布；于某发廊后悔了，被发掘，复诊台，部门会签，男子系逃犯"
    found = list(choices([Text("a", text)], ours, {"于某"}))
    assert row(found, "赞") == ("讚", "讚", "project", "点赞")
    assert row(found, "布") == ("布", "佈", "region", "發佈")
    assert row(found, "于") == ("于", "于", "name", "于")
    assert row(found, "后") == ("後", "後", "phrase", "后悔")
    assert row(found, "了") == ("了", "了", "character", "了")
    assert row(found, "签") == ("簽", "簽", "rule", "reason")
    assert row(found, "系") == ("係", "係", "curator", "系")
    assert [(one.hant, one.rule, one.by) for one in found if one.source == "发"] == [
        ("發", "phrase", "发布"),
        ("髮", "phrase", "发廊"),
        ("發", "boundary", "发掘"),
    ]


def test_a_choice_knows_its_place_and_what_opencc_alone_would_do() -> None:
    (found,) = choices([Text("abc123", "服务护发展")], overrides(phrases="# r\n护发展\t護發展\n"))
    assert found == Choice("abc123", 3, "发", "發", "發", "project", "护发展", "髮", "髮", "服务护发展")


@pytest.mark.parametrize(
    ("text", "method", "source", "result", "other"),
    [
        ("贺电表彰", "boundary", "表", "表", "錶"),
        ("服务护发展", "boundary", "发", "發", "髮"),
        ("过境免签时", "alone", "签", "籤", "簽"),
        ("该男子系网上逃犯", "alone", "系", "系", "係"),
        ("编制九件", "phrase", "编制", "編制", "編製"),
    ],
)
def test_what_nothing_settles_is_queued(text: str, method: str, source: str, result: str, other: str) -> None:
    found = [choice for choice in open_choices([Text("a", text)], Overrides()) if choice.method == method]
    assert (source, result, other) in [(choice.source, choice.result, choice.other) for choice in found]


def test_what_a_phrase_or_a_rule_of_the_project_decides_is_not_queued() -> None:
    assert list(open_choices([Text("a", "串并案件，部门会签")], PROJECT)) == []


def test_an_answer_is_remembered_and_followed_in_its_place_only() -> None:
    texts = [Text("a", "男子系逃犯，该楼系危房")]
    accepted, _ = parse_accepted(ANSWERS, "variants/accepted.tsv")
    ours = replace(Overrides(), answers=answers(ANSWERS))
    assert converter("zh-Hant", ours).convert(texts[0].text) == "男子係逃犯，該樓系危房"
    left = [problem.message for problem in judge(open_choices(texts, ours), accepted, "p")]
    assert len(left) == 1
    assert "该楼[系]" in left[0]


def test_a_record_covers_its_context_only() -> None:
    texts = [Text("a", "案件80余起，余某"), Text("b", "80余起")]
    accepted, problems = parse_accepted(f"{HEADER}\nalone\t余\t餘\t0[余]起\t数目之后\n", "variants/accepted.tsv")
    assert problems == ()
    (problem,) = judge(open_choices(texts, Overrides()), accepted, "variants/accepted.tsv")
    assert problem.code == "VAR08"
    assert "，[余]某" in problem.message
    assert judge(open_choices(texts, Overrides(), {"余某"}), accepted, "variants/accepted.tsv") == ()


def test_an_open_choice_is_told_where_it_stands_before_and_after_its_passage_has_an_id(
    toy_copy: Path, tmp_path: Path
) -> None:
    (toy_copy / "variants" / "accepted.tsv").write_text(f"{HEADER}\n", "utf-8")
    new = tmp_path / "new.txt"
    new.write_text("港里的冬天\n\n今年⺠宿里的人也说要搬家，说了一个冬天。\n", "utf-8")
    assert call_scripts("add", "--corpus", toy_copy, new, "--id", "winter").returncode == 0
    checked = call_scripts("check", "--corpus", toy_copy)
    told = [line for line in checked.stderr.splitlines() if "VAR08" in line and "搬[家]" in line]
    assert [line.partition(" VAR08 ")[0] for line in told] == [
        f"{toy_copy}/raw/market_page.txt:2:",
        f"{toy_copy}/raw/new.txt:3:",
    ]
    assert ["段落 v60vn0 " in told[0], "段落 raw/new.txt:3 " in told[1]] == [True, True]
    assert "spelt radical=1" in checked.stdout, "what is written in another's place is counted"


def test_a_record_without_its_place_is_stale_and_an_unread_phrase_is_idle() -> None:
    ours = overrides(phrases="# r\n护发展\t護發展\n\n# 防备：r\n免签\t免簽\n", hongkong="# r\n羣\t群\n")
    record = f"{HEADER}\nalone\t余\t餘\t*\t数目之后\n"
    found = check_conversion([Text("a", "平安")], ours, record, [])
    assert [(problem.path, problem.line, problem.code) for problem in found] == [
        ("variants/accepted.tsv", 2, "VAR09"),
        ("variants/phrases.txt", 2, "VAR06"),
        ("variants/hongkong.txt", 2, "VAR06"),
    ]


@pytest.mark.parametrize(
    "line",
    ["alone\t余\t餘\t余起\tr", "guess\t余\t餘\t[余]起\tr", "alone\t余\t餘\t[余]起", "alone\t余\t餘\t[余]起\t", "x"],
)
def test_malformed_records_are_problems(line: str) -> None:
    accepted, problems = parse_accepted(f"{HEADER}\n{line}\n", "variants/accepted.tsv")
    assert accepted == ()
    assert [(problem.line, problem.code) for problem in problems] == [(2, "VAR07")]
    assert parse_accepted("method\n", "p")[1][0].line == 1


def test_the_corpus_has_no_open_finding_and_a_row_for_every_choice() -> None:
    corpus, problems = run(ROOT / "corpus")
    assert corpus is not None, problems
    names = personal_names(corpus)
    assert review(corpus, names) == ()
    texts = {passage.id: passage.text for passage in corpus.passages}
    rows = list(conversion_rows(corpus, names))
    assert {"project", "region", "rule", "phrase", "character", "curator"} <= {row.rule for row in rows}
    assert all(texts[row.passage][row.offset] == row.source for row in rows)
