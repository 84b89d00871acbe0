"""For assistants and other readers of plain text: `llms.txt`, and every document as Markdown with its ids.

In a large corpus the plain texts, which have the ids too, stand in for the Markdown.
The form is that of https://llmstxt.org/: a title, a summary in a quotation, sections of links.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from scripts.corpus.records import CorpusRecord
from scripts.publish.formats.tables import Rows
from scripts.web.formats import TEXT
from scripts.web.tables import lines_name
from scripts.web.wording import EVENT, UNDATED, UNNAMED

FOLDER = "data/markdown/"
_SYNTAX = re.compile(r"[\\`*_\[\]<>&~|]")
_AT_START = re.compile(r"^(\s*\d*)([-+=#.)])", re.MULTILINE)


def literal(text: str) -> str:
    """Return a text as Markdown that shows it to the letter."""
    return _AT_START.sub(r"\1\\\2", _SYNTAX.sub(r"\\\g<0>", text))


def _date(document: Mapping[str, Any]) -> str:
    """Return the date of publication, else that of the event, which is said to be one."""
    event = f"{document['date_event']}{EVENT}" if document["date_event"] else UNDATED
    return document["date_published"] or event


def markdown(document: Mapping[str, Any], passages: list[Mapping[str, Any]], corpus: CorpusRecord) -> bytes:
    """Return a document as Markdown: its record, then every passage with its id and address."""
    lines = [f"# {literal(document['title'])}", ""]
    told = (("出版者", document["publisher"] or UNNAMED), ("日期", _date(document)), ("地址", document["url"]))
    lines += [f"- {name}：{value}" for name, value in (*told, ("权利", document["rights"]["statement"]))]
    lines += [f"- 语料：{corpus.title} {corpus.version}；引用时请写明段落编号与地址", ""]
    for passage in passages:
        lines += [f"[{passage['id']}]({passage['url']}) {literal(passage['text'])}", ""]
    return "\n".join(lines).encode()


def llms(corpus: CorpusRecord, rows: Rows, large: bool = False) -> bytes:
    """Return `llms.txt`: what this is, how to cite, and where each document and table stands."""
    base = corpus.base_url
    lines = [f"# {corpus.title}", "", f"> {corpus.description}", ""]
    lines += ["每一段都有永久编号。引用某一段时，请写明其编号，并链接到 " + f"{base}i/<编号前两位>/#<编号>；", ""]
    lines += ["不要改动引文的文字；没有编号的话不要说成出自本语料。", "", "## 文献", ""]
    for document in rows["documents"]:
        title = f"[{literal(document['title'])}]({base}{_text_of(document['id'], large)})"
        lines.append(f"- {title}：{_date(document)}，{len(document['passages'])} 段")
    lines += ["", "## 数据", ""]
    named = ((lines_name(name, large), len(held)) for name, held in rows.items())
    lines += [f"- [{name}]({base}data/{name})：{count} 行" for name, count in named]
    lines += [f"- [说明]({base}data/)：各文件的字段与用法", ""]
    return "\n".join(lines).encode()


def _text_of(doc: str, large: bool) -> str:
    """The address of the text that `llms.txt` names for a document."""
    return TEXT.address(doc) if large else f"{FOLDER}{doc}.md"


def assistant_files(corpus: CorpusRecord, rows: Rows, large: bool = False) -> dict[str, bytes]:
    """Return `llms.txt` and, unless the corpus is ``large``, the Markdown of every document, by path."""
    files = {"llms.txt": llms(corpus, rows, large)}
    if large:
        return files
    own: defaultdict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for passage in rows["passages"]:
        own[passage["doc"]].append(passage)
    for document in rows["documents"]:
        files[f"{FOLDER}{document['id']}.md"] = markdown(document, own[document["id"]], corpus)
    return files
