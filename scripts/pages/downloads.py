"""The data page: which files there are, what a row of each is, how many rows it has."""

from __future__ import annotations

from scripts.cite.styles import FILE_STYLES, citation_address
from scripts.pages.parts.render import Head, Page, render
from scripts.pages.parts.shelf import Shelf
from scripts.web.formats import FORMATS

OTHERS = (
    ("figures.csv", "数字一览，同 figures.jsonl，供电子表格使用"),
    ("anchors.tsv", "段落编号的账簿，只增不改"),
    ("datapackage.json", "以上各文件的说明（Frictionless Data Package）"),
    ("checksums.txt", "以上各文件的 SHA-256"),
    ("site.zip", "整个网站，可离线阅读"),
)
"""Files beside the tables: name, what it is."""


FIRST = "ris"
"""The citation format that most programs read stands first."""


def data_page(shelf: Shelf) -> Page:
    """Return the data page."""
    corpus = shelf.corpus
    tables = [
        ("passages", "一个段落：文字（三种写法）、类别、专题、地址、在原始文件中的位置", len(corpus.passages)),
        ("documents", "一篇文献：题名、出版者、日期及其依据、来源、权利", len(corpus.documents)),
        ("accounting", "原始文件的一个区间：刊出在哪一段，或因何略去", len(corpus.accounting)),
        ("figures", "一个数量：原文、数值、单位、所量、时期、比较", len(corpus.figures)),
        ("parallels", "见于两处以上的同一说法，及其异同", len(corpus.parallels)),
        ("entities", "一个人物、机构、地点、项目、行动或热线，及其所在", len(corpus.entities)),
        ("glossary", "一个词条", len(corpus.terms)),
        ("topics", "一个专题及其段落", len(corpus.curated.topics)),
        ("events", "一件有日期的事", len(corpus.events)),
        ("conversion", "一个有多种转法的字：两种繁体各作什么，依据是什么", len(corpus.conversion)),
    ]
    head = Head("数据", "开放数据：每一行都带段落编号，可与网站互相查证。", "data/", styles=("evidence",))
    context = {
        "tables": tables,
        "others": OTHERS,
        "documents": shelf.newest,
        "formats": FORMATS,
        "citations": sorted(FILE_STYLES, key=lambda style: style.id != FIRST),
        "file_of": citation_address,
        "corpus": corpus.curated.corpus,
    }
    return Page(render("data.html", "data/", head, context), "corpus.yml")
