"""Take a raw file into the corpus, with a document record to fill in."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

from scripts import report
from scripts.commands._acceptance import why_no_text, why_not
from scripts.commands._arguments import ArgumentParser, Namespace, add_corpus
from scripts.convert.detect import detect_script, evidence
from scripts.corpus import filing
from scripts.corpus.model import Source, visible
from scripts.corpus.writing import write_whole
from scripts.stages.charset import Decoded, Undecodable, decode
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
rights:
  statement: 原文没有关于转载的说明，著作权归原作者及原发表单位所有。
  holder: null
  quote: null            # 原文自己关于转载的话，逐字照录
decisions: []
"""


def _title(found: Draft, id: str) -> str:
    """Return the printed title, else a supplied one to be replaced."""
    return _quoted(found.title if found.title and visible(found.title) == found.title else f"[{id}]")


def _quoted(text: str | None) -> str:
    """Write a text as a YAML scalar: a JSON string is one, and so is its null."""
    return json.dumps(text, ensure_ascii=False)


def register(parser: ArgumentParser) -> None:
    """Declare the arguments of `add`."""
    add_corpus(parser)
    parser.add_argument("raw", type=Path)
    parser.add_argument("--id", required=True, help="id of the document, as in /d/<id>/")


def run(given: Namespace) -> int:
    """Copy a raw file byte for byte into the corpus and write a record for it; return the exit code.

    Nothing that exists is overwritten.
    """
    folder, raw, id = given.corpus, given.raw, given.id
    record, copy = folder / filing.document(id), folder / filing.raw(raw.name)
    refusal = why_not(folder, raw, id)
    data = b"" if refusal else raw.read_bytes()
    decoded = decode(data)
    refusal = refusal or why_no_text(data, decoded)
    if refusal or isinstance(decoded, Undecodable):
        report.error(refusal if str(raw) in refusal else f"{raw}：{refusal}")
        return 1
    found = draft(Source(raw.name, hashlib.sha256(data).hexdigest(), decoded.encoding, decoded.text))
    _take(copy, data, record, _record(id, raw.name, found, data, decoded).encode())
    report.findings(found.findings, decoded.text)
    for doubt in _doubts(decoded):
        report.line(doubt)
    report.doubts([(raw.name, decoded.text, doubt) for doubt in found.doubts])
    check, mint = (f"`.venv/bin/python -m scripts {command}`" for command in ("check", "mint"))
    report.line(f"已收入 {copy}，请填写 {record}，再运行 {check}；无误后运行 {mint}", str(folder))
    return 0


def _doubts(decoded: Decoded) -> Iterator[str]:
    """What a reader should look at, since likelihood alone has told it."""
    found = evidence(decoded.text)
    if decoded.rival:
        confirmed = f"请核对文字，没错就在 source 里写 encoding: {decoded.encoding}"
        yield f"编码像是 {decoded.encoding}，也可能是 {decoded.rival}：{confirmed}"
    if found.mixed:
        counts = f"简 {found.simplified} 字，繁 {found.traditional} 字"
        yield f"简繁混用（{counts}）：请核对 language；若是两篇文字拼在一起，先拆开"


def _record(id: str, name: str, found: Draft, data: bytes, decoded: Decoded) -> str:
    text, digest = decoded.text, hashlib.sha256(data).hexdigest()
    return RECORD.format(
        id=id, title=_title(found, id), subtitle=_quoted(found.subtitle), file=_quoted(name), sha256=digest,
        language=detect_script(text) or "zh-Hans",
    )  # fmt: skip


def _take(copy: Path, data: bytes, record: Path, written: bytes) -> None:
    """Put the raw bytes and the record in their places, both of them or neither; raises OSError."""
    made = [path for path in (copy, record) if not path.exists()]
    try:
        for path, content in ((copy, data), (record, written)):
            path.parent.mkdir(parents=True, exist_ok=True)
            if path in made:
                write_whole(path, content)
    except BaseException:
        for path in made:
            path.unlink(missing_ok=True)
        raise
