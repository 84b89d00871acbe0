"""A file that is taken in: the raw files and the record it becomes, or why it is not taken."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from scripts.convert.detect import detect_script, evidence
from scripts.corpus import filing
from scripts.corpus.model import Source, visible
from scripts.intake.extracted import Extracted
from scripts.stages.charset import Decoded
from scripts.stages.draft import Draft, draft

RECORD = """\
# 字段说明见 corpus/README.md。不知道的内容写 null，不要猜；推断的写明依据。
id: {id}
title: {title}
subtitle: {subtitle}
kind: article            # article 报道 · commentary 评论 · photo-news 图片新闻
publisher: null          # 原文写明的发表单位
publisher_basis: null
byline: null             # 照录署名
authors: []
date_published: null     # 2025-01-08
date_event: null
date_basis: null         # "stated: …" 或 "inferred: …"，附依据
language: {language}
source:
  file: {file}
  sha256: {sha256}
{extracted}rights:
  statement: 原文没有关于转载的说明，著作权归原作者及原发表单位所有。
  holder: null
  quote: null            # 原文自己关于转载的话，逐字照录
decisions: []
"""
EXTRACTED = "  extracted: {{from: {name}, sha256: {sha256}, tool: {tool}}}\n"


@dataclass(frozen=True)
class Paper:
    """What a file becomes: bytes by their path below the corpus, the drafted layout, and sentences for its curator."""

    files: Mapping[str, bytes]
    source: Source
    draft: Draft
    doubts: tuple[str, ...]


def _quoted(text: str | None) -> str:
    """Write a text as a YAML scalar: a JSON string is one, and so is its null."""
    return json.dumps(text, ensure_ascii=False)


def _title(found: Draft, id: str) -> str:
    """Return the printed title, else a supplied one to be replaced."""
    return _quoted(found.title if found.title and visible(found.title) == found.title else f"[{id}]")


def _doubts(decoded: Decoded) -> Iterator[str]:
    """What a reader should look at, since likelihood alone has told it."""
    found = evidence(decoded.text)
    if decoded.rival:
        confirmed = f"请核对文字，没错就在 source 里写 encoding: {decoded.encoding}"
        yield f"编码像是 {decoded.encoding}，也可能是 {decoded.rival}：{confirmed}"
    if found.mixed:
        counts = f"简 {found.simplified} 字，繁 {found.traditional} 字"
        yield f"简繁混用（{counts}）：请核对 language；若是两篇文字拼在一起，先拆开"


def paper(id: str, name: str, data: bytes, decoded: Decoded, extracted: Extracted | None) -> Paper:
    """Return what a file becomes under an id. Text that was read out of it lies beside it, under its name with .txt."""
    text, place = (extracted.text.encode(), f"{name}.txt") if extracted else (data, name)
    source = Source(place, hashlib.sha256(text).hexdigest(), decoded.encoding, decoded.text)
    found = draft(source)
    told = {
        "name": _quoted(name),
        "sha256": hashlib.sha256(data).hexdigest(),
        "tool": _quoted(extracted.tool if extracted else None),
    }
    record = RECORD.format(
        id=id, title=_title(found, id), subtitle=_quoted(found.subtitle), file=_quoted(place), sha256=source.sha256,
        language=detect_script(decoded.text) or "zh-Hans", extracted=EXTRACTED.format(**told) if extracted else "",
    )  # fmt: skip
    files = {filing.raw(name): data} | ({filing.raw(place): text} if extracted else {})
    doubts = (*(extracted.doubts if extracted else ()), *_doubts(decoded))
    return Paper(files | {filing.document(id): record.encode()}, source, found, doubts)
