"""`add`: take a raw file into the corpus with a document record to fill in."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

from scripts import report
from scripts.convert.detect import detect_script
from scripts.stages.read import decode
from scripts.text.kinds import is_headline
from scripts.text.traced import Traced
from scripts.text.wrap import paragraphs

RECORD = """\
# 字段说明见 corpus/README.md。不知道的内容写 null，不要猜；推断的写明依据。
id: {id}
title: {title}
subtitle: null
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


def _title(text: str, id: str) -> str:
    """Return the first paragraph where it is a headline, else a supplied title to be replaced."""
    first = next(iter(paragraphs(Traced.whole(text))), None)
    title = first.text if first and is_headline(first.text) else f"[{id}]"
    return '"' + title.replace("\\", "\\\\").replace('"', '\\"') + '"'


def add(folder: Path, raw: Path, id: str) -> int:
    """Copy ``raw`` byte for byte into the corpus and write a record for it; return the exit code.

    Nothing that exists is overwritten.
    """
    record, copy = folder / "documents" / f"{id}.yml", folder / "raw" / raw.name
    data = raw.read_bytes()
    decoded = decode(data)
    taken = next((path for path in (record, copy) if path.exists() and path.resolve() != raw.resolve()), None)
    if taken or decoded is None:
        report.error(f"{taken} 已存在，不覆盖" if taken else f"{raw} 无法解码，请确认是文本文件")
        return 1
    for path in (record, copy):
        path.parent.mkdir(parents=True, exist_ok=True)
    if copy.resolve() != raw.resolve():
        shutil.copyfile(raw, copy)
    text = decoded[1]
    digest = hashlib.sha256(data).hexdigest()
    filled = RECORD.format(
        id=id, title=_title(text, id), file=raw.name, sha256=digest, language=detect_script(text) or "zh-Hans"
    )
    record.write_text(filled, "utf-8")
    report.line(f"已收入 {copy}，请填写 {record}，再运行 make check；无误后运行 python -m scripts mint")
    return 0
