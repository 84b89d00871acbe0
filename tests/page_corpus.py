"""A small invented corpus, built by hand, for the tests of pages."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any, Literal

from scripts.corpus.curated import Curated
from scripts.corpus.ledger import Ledger
from scripts.corpus.model import AccountingRow, Figure, Happening, Mention, Passage, Source, Topic
from scripts.corpus.records import (
    CorpusRecord,
    DocumentRecord,
    EntityRecord,
    MemberRecord,
    ParallelRecord,
    SeriesRecord,
    TermRecord,
    TopicRecord,
)
from scripts.corpus.state import Corpus, Document

RAW = {
    "a_01": "北湾夜航开通\n本港首条夜航线路昨日开通。\n\n首月运送旅客1200人次。\n分享到朋友圈\n",
    "b_02": "夜航满月\n夜航首月运送旅客1200余人次，准点率98.5%。\n",
}


def corpus_record(**changes: Any) -> CorpusRecord:
    fields: dict[str, Any] = {
        "id": "toy", "title": "北湾港语料", "title_en": "North Bay", "description": "北湾港的报道。",
        "description_en": "News of a port.", "publisher": "北湾港史小组", "contact": "mail@example.org",
        "base_url": "https://example.org/toy/", "version": "0.1.0", "released": date(2030, 1, 2),
        "text_rights": "权利归原作者。", "annotation_license": "CC-BY-4.0",
    }  # fmt: skip
    return CorpusRecord(**{**fields, **changes})


def document_record(**changes: Any) -> DocumentRecord:
    fields: dict[str, Any] = {
        "id": "yehang", "title": "北湾夜航开通", "subtitle": None, "kind": "article", "publisher": "北湾日报",
        "byline": None, "date_published": date(2029, 5, 1), "date_event": None, "date_basis": None,
        "source": {"file": "raw/a_01.txt", "sha256": "0" * 64}, "rights": {"statement": "版权归北湾日报。"},
    }  # fmt: skip
    return DocumentRecord(**{**fields, **changes})


def passage(id_: str, text: str, **changes: Any) -> Passage:
    fields: dict[str, Any] = {
        "doc": "yehang", "n": 1, "kind": "paragraph", "file": "raw/a_01.txt", "spans": ((0, 1),), "line": 1,
    }  # fmt: skip
    return Passage(id=id_, text=text, **{**fields, **changes})


def row(stem: str, text: str, **told: Any) -> AccountingRow:
    """The accounting row of a stretch of a raw text: published in a passage, or dropped for a reason."""
    start = RAW[stem].index(text)
    fields: dict[str, Any] = {"passage": None, "reason": None, "duplicate_of": None, **told}
    fate: Literal["published", "dropped"] = "published" if fields["passage"] else "dropped"
    return AccountingRow(f"raw/{stem}.txt", start, start + len(text), fate, **fields)


BOTH = Topic("hangxian", "航线", "curator"), Topic("fuwu", "服务", "rule")
_TOPICS: tuple[dict[str, Any], ...] = (
    {"id": "hangxian", "label": "航线", "main": True, "definition": "讲航线的。", "introduction": "夜航是新事。",
     "advice": "拨打 12345。"},
    {"id": "fuwu", "label": "服务", "definition": "讲服务的。", "introduction": "服务旅客。"},
)  # fmt: skip
TOPICS = tuple(TopicRecord(**fields) for fields in _TOPICS)
SERIES = SeriesRecord(id="lvke", label="夜航旅客", unit="人次", description="每月。")
FIGURE = Figure(
    id="f4ghj6.1", passage="f4ghj6", quote="1200人次", start=6, end=12, number="1200", number_max=None, unit="人次",
    qualifier=None, measure="夜航运送旅客", period="首月", comparison=None, series="lvke", by="curator",
)  # fmt: skip
ENTITY = EntityRecord(
    id="yehang-xianlu", type="programme", name="夜航线路", aliases=("夜航",), description="夜间航班。自2029年起。"
)
TERM = TermRecord(id="zhundianlv", term="准点率", text="准时开出的班次所占的**比例**。")
PARALLEL = ParallelRecord(
    id="lvke-shu", claim="首月旅客数", relation="differ", note="后者称“余”。",
    members=(
        MemberRecord(passage="f4ghj6", quote="1200人次"), MemberRecord(passage="h6jkm4", quote="1200余人次"),
    ),
)  # fmt: skip
ACCOUNTING = (
    row("a_01", "北湾夜航开通", passage="b1cdf9"),
    row("a_01", "本港首条夜航", passage="d3fgh7"),
    row("a_01", "线路昨日开通。", passage="d3fgh7"),
    row("a_01", "首月运送旅客1200人次。", passage="f4ghj6"),
    row("a_01", "分享到朋友圈", reason="boilerplate"),
    row("b_02", "夜航满月", reason="duplicate", duplicate_of="b1cdf9"),
    row("b_02", "夜航首月运送旅客1200余人次，准点率98.5%。", passage="h6jkm4"),
)


def earlier(opening: str) -> Document:
    """The dated article; `opening` is the text of its first paragraph."""
    passages = (
        passage("b1cdf9", "北湾夜航开通", kind="title", n=1),
        passage("c2dfg8", "缘起", kind="heading", n=2),
        passage("d3fgh7", opening, n=3, topics=BOTH, note="首条，据报纸所称。"),
        passage("f4ghj6", "首月运送旅客1200人次。", kind="list-item", n=4, topics=BOTH[:1]),
        passage("g5hjk5", "每晚两班。", kind="list-item", n=5),
    )
    return Document(document_record(), passages)


def later() -> Document:
    """The photo news, of which much is unknown: no title in the text, no outlet, no day of publication."""
    record = document_record(
        id="manyue", title="[夜航满月]", kind="photo-news", publisher=None, date_published=None,
        date_event="2029-06", date_basis="inferred: 文中称满月", source={"file": "raw/b_02.txt", "sha256": "1" * 64},
    )  # fmt: skip
    text = "夜航首月运送旅客1200余人次，准点率98.5%。"
    one = passage("h6jkm4", text, doc="manyue", file="raw/b_02.txt", topics=BOTH[:1], near=("f4ghj6",))
    return Document(record, (one,))


def toy(*, hostile: str | None = None) -> Corpus:
    """Two documents, two topics, one figure series, one entity, one term, one parallel, one event.

    With `hostile`, that string replaces the text of the first paragraph.
    """
    return Corpus(
        root=Path("toy"),
        curated=Curated(corpus=corpus_record(), topics=TOPICS, series=(SERIES,)),
        ledger=Ledger(),
        sources=(
            Source("raw/a_01.txt", "0" * 64, "utf-8", RAW["a_01"]),
            Source("raw/b_02.txt", "1" * 64, "utf-8", RAW["b_02"]),
        ),
        documents=(earlier("本港首条夜航线路昨日开通。" if hostile is None else hostile), later()),
        accounting=ACCOUNTING,
        figures=(FIGURE,),
        entities=(ENTITY,),
        mentions=(Mention("yehang-xianlu", "d3fgh7", 4, 8),) if hostile is None else (),
        terms=(TERM,),
        term_mentions=(Mention("zhundianlv", "h6jkm4", 16, 19),),
        events=(Happening("d3fgh7.e1", "2029-05-01", "夜航开通", "d3fgh7", "昨日开通", "curator"),),
        parallels=(PARALLEL,),
    )
