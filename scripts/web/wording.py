"""The Chinese words that pages show for the values of the data contract, and how dates are written."""

from __future__ import annotations

import re
from datetime import date

from scripts.corpus.records import ParallelRecord

DOCUMENT_KINDS = {"article": "报道", "commentary": "评论", "photo-news": "图片新闻"}
PASSAGE_KINDS = {
    "title": "标题", "subtitle": "副题", "lead": "导语", "heading": "小标题", "paragraph": "正文",
    "list-item": "列表项", "question": "提问", "answer-note": "答问说明", "caption": "图片说明",
    "byline": "署名", "editor-note": "编者按", "metadata": "出版信息", "table": "表格", "verse": "诗行",
}  # fmt: skip
REASONS = {"duplicate": "重复", "boilerplate": "网站套语", "unrelated": "他篇文字", "layout": "版式残留"}
RELATIONS = {"agree": "一致", "differ": "有出入", "scope": "不可混用", "text": "措辞重见"}
"""Each relation as a whole; `relation` says of a single claim what exactly differs or is the same."""
DIFFERENCES = {"subject": "所指", "measure": "口径", "period": "期间"}
"""In what claims of another scope differ, in the order in which it is told."""
ENTITY_TYPES = {
    "person": "人物", "organisation": "机构", "place": "地点", "programme": "项目与平台",
    "operation": "专项行动", "hotline": "热线",
}  # fmt: skip
MARKS = {"figure": "数字", "entity": "名录", "term": "词汇"}
BASES = {"stated: ": "原文写明：", "inferred: ": "推断："}
UNDATED = "日期未载"
EVENT = "（事件日期）"
"""After a date that is not one of publication."""
INFERRED = "推定"
"""Beside a date that the curator concluded, where there is no room for the basis. The same in every script."""
UNSTATED = "原文未载"
UNNAMED = "报名未载"
"""For what a source does not state of itself: its author or date; its outlet."""
_MARKS = re.compile(r"[^\w%]")


def relation(parallel: ParallelRecord) -> str:
    """Name the relation between the members of a claim.

    Words are the same only where all quotations have the same words, punctuation aside; what is of another
    scope differs in what the curator says.
    """
    if parallel.relation == "scope":
        return "、".join(word for key, word in DIFFERENCES.items() if key in parallel.differs) + "不同"
    if parallel.relation == "text":
        words = {_MARKS.sub("", member.quote) for member in parallel.members}
        return "文字相同" if len(words) == 1 else "说法相近"
    return RELATIONS[parallel.relation]


def grounded(basis: str) -> str:
    """Write the basis of a date or a publisher (``stated: …``, ``inferred: …``, or words alone) in Chinese."""
    for label, word in BASES.items():
        if basis.startswith(label):
            return word + basis.removeprefix(label)
    return basis


def written(day: date | str | None) -> str:
    """Write a date (or a reduced ISO 8601 date such as ``2018-04``) the Chinese way.

    ``None`` gives the word for an unknown date.
    """
    if day is None:
        return UNDATED
    parts = str(day).split("-")
    return "".join(f"{int(part)}{unit}" for part, unit in zip(parts, "年月日", strict=False))


def marked(day: str, *, event: bool, inferred: bool) -> str:
    """Write after a date (ISO 8601) what it is, if it is not the printed date of publication."""
    if not inferred:
        return day + EVENT if event else day
    return day + (EVENT.replace("）", f"，{INFERRED}）") if event else f"（{INFERRED}）")


def named(title: str) -> str:
    """Write the name of a document in running text; one supplied by the editors has brackets of its own."""
    return title if title.startswith("[") else f"《{title}》"


PUBLICATION: dict[str, str] = {
    "excerpt": "只公开开头一部分文字；其余各段保留编号与类别",
    "record": "只公开著录；各段保留编号与类别，文字不公开",
}
"""How much of a document that is not published whole is."""
