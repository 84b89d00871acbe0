"""A document as TEI P5, with the ids of its passages."""

from __future__ import annotations

from lxml import etree

from scripts.corpus.model import Kind, Passage
from scripts.corpus.records import CorpusRecord, DocumentRecord
from scripts.corpus.state import Corpus, Document
from scripts.web import address
from scripts.web.serialised import serialised
from scripts.web.tei_annotations import stand_off

TEI = "http://www.tei-c.org/ns/1.0"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"

_ELEMENT: dict[Kind, tuple[str, dict[str, str]]] = {
    "title": ("head", {"type": "title"}),
    "subtitle": ("head", {"type": "subtitle"}),
    "heading": ("head", {"type": "section"}),
}
"""TEI elements of the kinds that have one; every other kind is an ``ab`` of that type."""


def _E(name: str, *content: etree._Element | str, **attributes: str) -> etree._Element:  # noqa: N802 (as lxml's)
    """Return a TEI element with text and children in the order given."""
    element = etree.Element(f"{{{TEI}}}{name}", attributes, nsmap={None: TEI})  # type: ignore[dict-item]  # None is the default namespace
    for part in content:
        if isinstance(part, str):
            element.text = part
        else:
            element.append(part)
    return element


def _lined(passage: Passage) -> etree._Element:
    """A table as rows of cells (the first row as labels), verse as a group of lines."""
    if passage.kind == "verse":
        return _E("lg", *(_E("l", line) for line in passage.text.split("\n")))
    rows = [[_E("cell", cell) for cell in row.split("\t")] for row in passage.text.split("\n")]
    roles = ["label" if i == 0 and len(rows) > 1 else "data" for i in range(len(rows))]
    return _E("table", *(_E("row", *cells, role=role) for cells, role in zip(rows, roles, strict=True)))


def _passage(passage: Passage) -> etree._Element:
    if passage.kind in ("table", "verse"):
        lined = _lined(passage)
        lined.set(XML_ID, passage.id)
        return lined
    name, attributes = _ELEMENT.get(passage.kind, ("ab", {"type": passage.kind}))
    element = _E(name, passage.text, **attributes)
    element.set(XML_ID, passage.id)
    if passage.digest:
        element.append(_E("gap", reason="withheld"))
    return element


def _division(passages: list[Passage]) -> etree._Element:
    return _E("div", *(_passage(passage) for passage in passages))


def _body(document: Document) -> etree._Element:
    """Return the body: one division a section, so that every head stands first in its division."""
    sections: list[list[Passage]] = [[]]
    for passage in document.passages:
        if passage.kind == "heading" and sections[-1]:
            sections.append([])
        sections[-1].append(passage)
    return _E("body", *(_division(section) for section in sections))


def _source(record: DocumentRecord) -> etree._Element:
    """Return the bibliographic description of the source; what is unknown is left out."""
    parts = [_E("title", record.title), *(_E("author", author) for author in record.authors)]
    if record.publisher:
        parts.append(_E("publisher", record.publisher))
    if record.date_published:
        parts.append(_E("date", record.date_published.isoformat(), when=record.date_published.isoformat()))
    parts.append(_E("idno", record.source.sha256, type="sha256"))
    if record.source.url:
        parts.append(_E("ref", record.source.url, target=record.source.url, type="original"))
    if record.source.archived:
        parts.append(_E("ref", record.source.archived, target=record.source.archived, type="archived"))
    if record.source.retrieved:
        day = record.source.retrieved.isoformat()
        parts.append(_E("date", day, when=day, type="retrieved"))
    if record.date_basis:
        parts.append(_E("note", record.date_basis, type="dating"))
    return _E("bibl", *parts)


_STATUS = {"full": "free", "excerpt": "restricted", "record": "restricted"}


def _rights(record: DocumentRecord) -> list[etree._Element]:
    """Return the paragraphs on rights: the statement, the holder, the source's own words."""
    holder = f"权利人：{record.rights.holder}" if record.rights.holder else ""
    quote = f"来源声明：{record.rights.quote}" if record.rights.quote else ""
    return [_E("p", text) for text in (record.rights.statement, holder, quote) if text]


def _encoding(corpus: CorpusRecord) -> etree._Element:
    """Return how the text was made: from which corpus and version, and what was done to it."""
    told = (
        f"{corpus.title} {corpus.version}：逐段编号、注释；编号永久，见 {corpus.base_url}data/anchors.tsv。",
        "字词一仍原文；标点的全半角、硬换行与多余空格已统一，删去的部分逐字有记录（accounting.jsonl）。",
    )
    return _E("encodingDesc", _E("projectDesc", _E("p", told[0])), _E("editorialDecl", _E("p", told[1])))


def _header(document: Document, corpus: CorpusRecord) -> etree._Element:
    record = document.record
    statement = _E(
        "fileDesc",
        _E("titleStmt", _E("title", record.title)),
        _E(
            "publicationStmt",
            _E("publisher", corpus.publisher),
            _E("idno", address.absolute(address.document(record.id), corpus.base_url), type="URL"),
            _E("availability", *_rights(record), status=_STATUS[record.publish]),
            _E("date", corpus.released.isoformat(), when=corpus.released.isoformat()),
        ),
        _E("sourceDesc", _source(record)),
    )
    profile = _E("profileDesc", _E("langUsage", _E("language", record.language, ident=record.language)))
    return _E("teiHeader", statement, _encoding(corpus), profile)


def tei(document: Document, corpus: Corpus) -> bytes:
    """Return a document as TEI P5 (https://tei-c.org/guidelines/p5/); ``xml:id`` is the passage's id."""
    beside = stand_off(document, corpus, _E)
    parts = [beside] if beside is not None else []
    root = _E("TEI", _header(document, corpus.curated.corpus), *parts, _E("text", _body(document)))
    root.set(XML_LANG, document.record.language)
    return serialised(root)
