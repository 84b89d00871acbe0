"""Proposals by rule, on invented sentences: what is read, what is left alone, and how an acceptance is written."""

from __future__ import annotations

import re
import shutil
from decimal import Decimal
from pathlib import Path

import pytest

from scripts.corpus.curated import load
from scripts.corpus.model import Passage
from scripts.corpus.yaml_edit import EditError, appended, flow, keyed, replaced
from scripts.pipeline import run
from scripts.propose import topics
from scripts.propose.articles import of_cleaned
from scripts.propose.dates import Written
from scripts.propose.document import proposals
from scripts.propose.events import events
from scripts.propose.figures import find
from scripts.propose.kinds import decisions, value
from scripts.propose.likeness import likely
from scripts.propose.people import candidates
from scripts.propose.periods import Around, period
from scripts.propose.record import record
from scripts.propose.script import simplified
from scripts.propose.told import comparison, measure
from scripts.stages.clean import clean
from scripts.stages.read import read
from tests.cli import CORPUS, ROOT, TOY, call_scripts, run_scripts
from tests.project import tracked

FIGURES = {
    "渡口5月份运送旅客12.6万人次，比去年同期增加三成。": [("126000", None, "人次", None), ("3", None, "成", None)],
    "三年来，全县新建学校17所，受益学生1.2万余名。": [("17", None, "所", None), ("12000", None, "人", "余")],
    "图书馆每周开放60多个小时，藏书约34万册。": [("60", None, "小时", "多"), ("340000", None, "册", "约")],
    "候船时间由25分钟缩短到12分钟，每班多载四十余人。": [
        ("25", None, "分钟", None), ("12", None, "分钟", None), ("40", None, "人", "余"),
    ],
    "十五名工人历时两个多月，修好三座桥。": [
        ("15", None, "人", None), ("2", None, "个月", "多"), ("3", None, "座", None),
    ],
    "会议室可容纳30-50人，每天开放3、4小时。": [("30", "50", "人", None), ("3", "4", "小时", None)],
    "准点率、满意率分别提高1.8、2.3个百分点。": [("1.8", None, "个百分点", None), ("2.3", None, "个百分点", None)],
    "老人占百分之四十五，近百户受灾，上千人转移。": [
        ("45", None, "%", None), ("100", None, "户", "近"), ("1000", None, "人", "上"),
    ],
    "2030年粮食产量达2,345吨，连续13年增产，用工减少一半。": [
        ("2345", None, "吨", None), ("13", None, "年", None), ("0.5", None, "倍", None),
    ],
    "500元以上的占12%左右，实现“零事故”。": [
        ("500", None, "元", "以上"), ("12", None, "%", "左右"), ("0", None, "起", None),
    ],
    "歷時十四個月，前後補了2,700多處，花費1.8億元。": [
        ("14", None, "个月", None), ("2700", None, "处", "多"), ("180000000", None, "元", None),
    ],
}  # fmt: skip
NOT_FIGURES = (
    "2031年6月1日上午9点30分，第12届博览会开幕。",
    "航班CA1234，电话023-12345678，12345热线，3楼302室。",
    "近五年来，推进三年行动，未来五年再上台阶。",
    "千家万户一键办理，四面八方，一名职工说一不二。",
    "第三批、第15号、“三个规定”，十大人物。",
)


def quantities(text: str) -> list[tuple[str, str | None, str, str | None]]:
    def plain(number: Decimal | None) -> str | None:
        return None if number is None else format(number.normalize(), "f")

    return [(str(plain(one.number)), plain(one.number_max), one.unit, one.qualifier) for one in find(simplified(text))]


@pytest.mark.parametrize("text", FIGURES)
def test_quantities_have_number_unit_and_qualifier(text: str) -> None:
    assert quantities(text) == FIGURES[text]


@pytest.mark.parametrize("text", NOT_FIGURES)
def test_what_counts_nothing_is_left_alone(text: str) -> None:
    assert quantities(text) == []


def test_a_figure_says_what_when_and_against_what() -> None:
    text = "今年1-8月，渡口运送旅客12万人次，同比增长8%；候船时间从25分钟缩短至12分钟。"
    passengers, growth, before, after = find(text)
    assert measure(text, passengers) == "渡口运送旅客"
    assert period(text, passengers, Around(Written(2031, 9))) == "2031年1-8月"
    assert comparison(text, growth) == "同比增长"
    assert comparison(text, before) == comparison(text, after) == "从25分钟缩短至12分钟"


def test_events_take_the_year_from_the_text_around_them() -> None:
    text = "去年8月，新桥动工。11月3日，合龙；截至今年10月底，通车12万辆。2029年2月7日，设计中标。"
    assert [(one.date, one.quote) for one in events(text, Written(2031, 5))] == [
        ("2030-08", "去年8月"), ("2030-11-03", "11月3日"), ("2029-02-07", "2029年2月7日"),
    ]  # fmt: skip
    assert [one.date for one in events("今年上半年，镇里修了路。1-3月天冷。", Written(2031, 9))] == ["2031"]
    assert events("11月3日，合龙。", None) == []


def test_a_topic_is_learnt_from_labelled_passages_and_says_why() -> None:
    labelled = [(f"渡船{word}开往灯塔岛，旅客排队上船", {"ferry"}) for word in "甲乙丙丁戊"]
    labelled += [(f"图书馆{word}新书上架，读者借阅踊跃", {"books"}) for word in "甲乙丙丁戊"]
    model = topics.train(labelled, "ferry")
    score, why = model.score("末班渡船开往灯塔岛，旅客不多")
    assert score > model.score("读者借阅新书")[0]
    assert why
    assert all(run in "末班渡船开往灯塔岛，旅客不多" for run in why)
    assert topics.train(labelled, "nothing").score("渡船开往灯塔岛")[0] < topics.SURE


def told(blocks: list[tuple[str, str]], source: str = "") -> dict[str, object]:
    return {field.name: field.value for field in record(blocks, source or "\n".join(text for _, text in blocks))}  # type: ignore[arg-type]


def test_a_record_is_read_from_what_a_page_prints() -> None:
    blocks = [
        ("heading", "新桥今日通车"),
        ("metadata", "时间：2031-05-09 来源：河口晚报 编辑：白露"),
        ("lead", "河口晚报讯（记者 向 晚 木青）5月8日，新桥举行通车仪式。桥长三百米。"),
        ("paragraph", "镇长说，过河不用再等船。"),
    ]
    fields = told(blocks, "声明：本网文章版权归河口晚报所有，未经授权禁止转载。")
    assert fields["title"] == "新桥今日通车"
    assert fields["publisher"] == fields["rights.holder"] == "河口晚报"
    assert (fields["byline"], fields["authors"]) == ("记者 向 晚 木青", ("向晚", "木青"))
    assert (fields["date_published"], fields["date_event"]) == ("2031-05-09", "2031-05-08")
    assert str(fields["date_basis"]).startswith("stated: ")
    assert str(fields["rights.quote"]).startswith("声明：")


def test_a_year_that_is_not_said_is_inferred_and_said_to_be() -> None:
    fields = told([("lead", "6月1日，渡口开航。2030年运送旅客三万人。"), ("byline", "记者 木青 摄")])
    assert fields["date_event"] == "2031-06-01"
    assert str(fields["date_basis"]).startswith("inferred: ")
    assert (fields["kind"], fields["publisher"], fields["title"]) == ("photo-news", None, "[6月1日，渡口开航]")


def passage(id: str, doc: str, text: str) -> Passage:
    return Passage(id, doc, 1, "paragraph", text, "x.txt", ((0, len(text)),), 1)


def test_passages_that_tell_the_same_in_other_words_are_paired() -> None:
    own = [passage("a", "one", "北门码头的浮桥已经修好，旅客上下船分开走。")]
    others = [
        passage("b", "two", "为了分流，港务所把上船和下船的旅客隔开，新修了一座浮桥。"),
        passage("c", "two", "图书馆本周起延长开放时间，读者可以借十册书。"),
        passage("d", "two", "早市摊位八十个，先到先得。"),
    ]
    found = likely(own, others)
    assert found[0].other == "b"
    assert "浮桥" in found[0].run or "旅客" in found[0].run


def test_a_surname_before_a_title_or_nobody_is_no_candidate() -> None:
    text = "站长周某说，灯亮着。主任林委员说，钟响着。所长何代表说，船到了。"
    assert candidates([passage("a", "one", text)], ()) == []


def test_candidates_for_entities_are_names_nobody_has_entered() -> None:
    text = "港务所所长周潮说，渡船准时。副镇长林海介绍，“春潮”行动已经开始，“春潮”行动为期一月。"
    found = candidates([passage("a", "one", text)], ())
    assert [(one.name, one.type) for one in found] == [("周潮", "person"), ("林海", "person"), ("“春潮”", "operation")]


def test_captions_lists_and_furniture_are_told_by_what_stands_around_them() -> None:
    texts = [
        ("heading", "新桥通车"), ("heading", "首页 > 本地 > 正文"), ("heading", "5月8日，新桥上的游人"),
        ("caption", "新桥夜景（资料图）"), ("heading", "发布人："), ("heading", "周潮 港务所所长"),
        ("lead", "新桥今天通车了。"), ("heading", "以后的事"),
    ]  # fmt: skip
    source = "\n".join(text for _, text in texts)
    made, at = [], 0
    for n, (kind, text) in enumerate(texts, start=1):
        at = source.index(text, at)
        made.append(Passage("", "one", n, kind, text, "x.txt", ((at, at + len(text)),), n))  # type: ignore[arg-type]
    found = [(one.passage.n, one.action, one.what) for one in decisions(made)]
    assert found == [(2, "cut", "boilerplate"), (3, "kind", "caption"), (6, "kind", "list-item")]
    assert value(decisions(made)[1], source) == {
        "action": "kind", "kind": "caption", "quote": "5月8日，新桥上的游人", "why": "与图片说明并列，没有句末标点。",
    }  # fmt: skip


def test_articles_of_a_page_are_told_apart() -> None:
    corpus, _ = run(TOY)
    assert corpus is not None
    sources = {source.file: of_cleaned(clean(source, corpus.curated)) for source in read(corpus.curated, corpus.raw)[0]}
    assert len(sources["ferry_2031.txt"]) == 2
    assert len(sources["council_qa.txt"]) == 1, "questions and answers are one article"


YAML = """# a comment
doc: one
passages:
  abc123:   # first
    begins: 渡口
    topics: [ferry]  # read
    figures:
      - {quote: 8班, number: 8}

  # about the last one
  xyz789:
    begins: 海边
"""


def test_edits_touch_nothing_else() -> None:
    added = appended(YAML, ("passages", "abc123", "figures"), [["{quote: 12班}"]])
    assert added.replace("      - {quote: 12班}\n", "") == YAML
    assert added.index("12班") < added.index("# about the last one")
    assert replaced(YAML, ("passages", "abc123", "topics"), "[]") == YAML.replace("[ferry]", "[]")
    between = keyed(YAML, ("passages",), "mmm111", ["begins: 早市"], after=["abc123"])
    assert between.replace("  mmm111:\n    begins: 早市\n", "") == YAML
    assert between.index("mmm111") < between.index("xyz789")
    assert appended("", (), [["id: a", "name: b"]]) == "- id: a\n  name: b\n"
    assert appended("parallels: []\n", ("parallels",), [["id: a"]]) == "parallels:\n  - id: a\n"
    with pytest.raises(EditError):
        appended(YAML, ("passages", "none", "figures"), [["{}"]])


@pytest.mark.parametrize(
    "value", ["a: b", "null", "12%", "- x", "[x]", "“引”，说", "2031-05", "x #y", "“30+10”", "'", "%"]
)
def test_what_is_written_is_read_again(value: str) -> None:
    written = appended("doc: x\n", ("items",), [[flow({"quote": value, "n": 3})]])
    import yaml  # noqa: PLC0415

    assert yaml.load(written, Loader=yaml.BaseLoader)["items"] == [{"quote": value, "n": "3"}]


@pytest.fixture
def toy(tmp_path: Path) -> Path:
    shutil.copytree(TOY, tmp_path / "toy")
    return tmp_path / "toy"


def test_proposals_are_written_apart_and_not_published(toy: Path) -> None:
    (toy / "annotations/ferry-timetable.yml").unlink()
    done = run_scripts("propose", "ferry-timetable", "--corpus", toy)
    assert done.returncode == 0, done.stderr
    assert "figure." in done.stdout
    assert "by: rule" in (toy / "proposals/ferry-timetable.yml").read_text("utf-8")
    _, problems = load(toy)
    assert problems == []


def test_accepting_moves_proposals_into_the_curators_files(toy: Path) -> None:
    annotations = toy / "annotations/ferry-timetable.yml"
    annotations.unlink()
    call_scripts("propose", "ferry-timetable", "--corpus", toy)
    other = (toy / "documents/ferry-timetable.yml").read_bytes()
    done = call_scripts("propose", "ferry-timetable", "--accept", "figure", "event", "topics", "--corpus", toy)
    assert done.returncode == 0, done.stderr
    assert (toy / "documents/ferry-timetable.yml").read_bytes() == other
    corpus, _ = run(toy)
    assert corpus is not None
    notes = corpus.curated.annotations["ferry-timetable"].passages.values()
    taken = [figure for note in notes for figure in note.figures]
    assert taken
    assert {figure.by for figure in taken} == {"curator"}
    left = proposals(corpus, "ferry-timetable")
    assert not [one for one in left if one.sort in ("figure", "event", "topics")]


def test_an_unknown_proposal_changes_nothing(toy: Path) -> None:
    before = {path: path.read_bytes() for path in toy.rglob("*.yml")}
    done = call_scripts("propose", "ferry-timetable", "--accept", "figure.nobody.1", "--corpus", toy)
    assert done.returncode == 1
    assert "figure.nobody.1" in done.stderr
    assert {path: path.read_bytes() for path in toy.rglob("*.yml")} == before
    assert call_scripts("propose", "no-such-document", "--corpus", toy).returncode == 1


def test_no_name_of_the_corpus_stands_in_the_code() -> None:
    curated, _ = load(CORPUS)
    assert curated is not None
    names = {name for entity in curated.entities for name in (entity.name, *entity.aliases) if len(name) > 2}
    names = {name for name in names if not re.fullmatch(r"\d+", name)}
    code = {path: path.read_text("utf-8") for path in tracked("scripts/propose/*.py", "scripts/intake/*.py")}
    assert len(code) > 10
    assert not [f"{path.relative_to(ROOT)}: {name}" for path, text in code.items() for name in names if name in text]
