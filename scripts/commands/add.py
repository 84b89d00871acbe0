"""Take a raw file into the corpus, with a document record to fill in."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
from pathlib import Path

from scripts import report
from scripts.commands._arguments import ArgumentParser, Namespace, add_corpus
from scripts.convert.detect import detect_script
from scripts.corpus import filing
from scripts.corpus.fields import SLUG
from scripts.corpus.model import Source
from scripts.stages.draft import draft
from scripts.stages.read import decode

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


def _quoted(text: str | None) -> str:
    """Write a text as a YAML scalar: a JSON string is one, and so is its null."""
    return json.dumps(text, ensure_ascii=False)


def _refusal(folder: Path, raw: Path, id: str, made: tuple[Path, ...]) -> str:
    """Say why nothing can be added; empty where nothing stands against it."""
    taken = next((path for path in made if path.exists() and path.resolve() != raw.resolve()), None)
    if not (folder / "corpus.yml").is_file():
        return f"{folder} 不是语料库：没有 corpus.yml"
    if not re.fullmatch(SLUG, id):
        return f"编号「{id}」不合要求：只用小写字母、数字，中间可用连字符，如 yehang-2031"
    if not raw.is_file():
        return f"没有文件 {raw}"
    return f"{taken} 已存在，不覆盖" if taken else ""


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
    refusal = _refusal(folder, raw, id, (record, copy))
    decoded = None if refusal else decode(raw.read_bytes())
    if decoded is None:
        report.error(refusal or f"{raw} 无法解码，请确认是文本文件")
        return 1
    for path in (record, copy):
        path.parent.mkdir(parents=True, exist_ok=True)
    if copy.resolve() != raw.resolve():
        shutil.copyfile(raw, copy)
    text = decoded[1]
    digest = hashlib.sha256(copy.read_bytes()).hexdigest()
    found = draft(Source(raw.name, digest, decoded[0], text))
    filled = RECORD.format(
        id=id, title=_quoted(found.title or f"[{id}]"), subtitle=_quoted(found.subtitle), file=_quoted(raw.name),
        sha256=digest, language=detect_script(text) or "zh-Hans",
    )  # fmt: skip
    record.write_text(filled, "utf-8")
    report.findings(found.findings, text)
    report.doubts([(raw.name, text, doubt) for doubt in found.doubts])
    check, mint = (f"`.venv/bin/python -m scripts {command}`" for command in ("check", "mint"))
    report.line(f"已收入 {copy}，请填写 {record}，再运行 {check}；无误后运行 {mint}", str(folder))
    return 0
