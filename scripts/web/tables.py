"""What the data files are, in plain words: one home for the data page and for the descriptions for machines."""

from __future__ import annotations

from dataclasses import dataclass

from scripts.web import address


@dataclass(frozen=True)
class Table:
    """A table of the contract: its name, what one row of it is, and its most telling columns, for a preview."""

    name: str
    meaning: str
    preview: tuple[str, ...]


def _table(name: str, meaning: str, *preview: str) -> Table:
    return Table(name, meaning, preview)


TABLES = (
    _table("passages", "一个段落：文字（三种写法）、类别、专题、地址、在原始文件中的位置", "id", "doc", "kind", "text"),
    _table("documents", "一篇文献：题名、出版者、日期及其依据、来源、权利", "id", "title", "publisher", "date_event"),
    _table("accounting", "原始文件的一个区间：收入哪一段，或因何略去", "file", "start", "end", "fate", "passage"),
    _table("figures", "一个数量：原文、数值、单位、所量、时期、比较", "id", "quote", "number", "unit", "measure"),
    _table("parallels", "见于两处以上的同一说法，及其异同", "id", "relation", "claim"),
    _table("entities", "一个人物、机构、地点、项目、行动或热线，及其所在", "id", "type", "name"),
    _table("glossary", "一个词条", "id", "term", "text"),
    _table("topics", "一个专题及其段落", "id", "label", "definition"),
    _table("events", "一件有日期的事，及说到它的各段", "id", "date", "label"),
    _table("conversion", "一个有多种转法的字：在何处，依据是什么，OpenCC 会作什么", "passage", "offset", "rule", "by"),
    _table(
        "words", "一个依统计成词的字串：次数、段落数、左右熵、凝合、是否收录", "word", "count", "passages", "binding"
    ),
    _table("characters", "一个汉字：次数、段落数", "character", "count", "passages", "first"),
)
"""In the order of the contract."""

DATABASE, ANNOTATIONS, SERVICE = "corpus.sqlite", "annotations.jsonld", "dts/index.json"
CRATE, CROISSANT = "ro-crate-metadata.json", "croissant.json"
DESCRIPTOR, CHECKSUMS = "datapackage.json", "checksums.txt"
ARCHIVE = "site.zip"
PACKED = ".gz"
"""What is added to the names of the JSON Lines of a large corpus, which holds them compressed."""
ONE_CSV = "figures"
"""The table whose CSV belongs to the contract; the others' pack their JSON Lines once more."""
PACKAGES = (ARCHIVE, DATABASE, ANNOTATIONS, *(f"{table.name}.csv" for table in TABLES if table.name != ONE_CSV))
"""What holds nothing that the other files have not: in a large corpus it stands beside the site, not in it."""

OTHERS = (
    (DATABASE, "全部表格合成一个 SQLite 数据库，附常用视图与全文检索，可直接用 Datasette 打开"),
    (ANNOTATIONS, "专题、数字、提及，写成 W3C Web Annotation：指向段落地址与其中的文字"),
    (SERVICE, "按 DTS 1.0 逐段取文的入口（静态文件，经 URI 模板访问）"),
    ("anchors.tsv", "段落编号的台账，只增不改"),
    (DESCRIPTOR, "以上各文件的说明（Frictionless Data Package）"),
    (CRATE, "以上各文件的说明（RO-Crate 1.2，供机构仓储收存）"),
    (CROISSANT, "各表格的说明（Croissant 1.0，供机器学习工具载入）"),
    (CHECKSUMS, "以上各文件的 SHA-256"),
    (ARCHIVE, "整个网站，可离线阅读"),
)
"""Files beside the tables: name, what it is."""


def meaning_of(path: str) -> str:
    """Return in one sentence what a file below ``data/`` is."""
    told = {f"{table.name}.{suffix}": table.meaning for table in TABLES for suffix in ("jsonl", "csv")} | dict(OTHERS)
    path = path.removesuffix(PACKED)
    folders = {"text": "一篇文献的纯文本", "tei": "一篇文献的 TEI P5", "citations": "一篇文献的引文"}
    folders |= {"markdown": "一篇文献的 Markdown，每段带编号与地址"}
    return told.get(path) or folders.get(path.partition("/")[0], path)


def lines_name(name: str, large: bool) -> str:
    """Return the name of the file that holds a table as JSON Lines; in a ``large`` corpus they are compressed."""
    return f"{name}.jsonl{PACKED if large else ''}"


def table_file(name: str, suffix: str) -> str:
    """Return the address of a table's file."""
    return address.data(f"{name}.{suffix}")
