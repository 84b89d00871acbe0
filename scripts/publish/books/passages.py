"""A document, or its passages on a topic, as one page of a book: the words to the letter, under the passages' ids."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from scripts.convert.cut import opening
from scripts.corpus.model import Passage
from scripts.corpus.records import CorpusRecord, DocumentRecord
from scripts.corpus.state import Document
from scripts.publish.books.citations import ENTRY, citations
from scripts.publish.books.xhtml import Content, Element, Entry, Leaf, element, leaf_html, meant, plain, prose
from scripts.web import address, wording

HEADINGS = ("heading", "question")
_NOTE = "note-"


def _verse(text: str) -> list[Content]:
    first, *others = text.split("\n")
    return [first, *(part for line in others for part in (element("br"), f"\n{line}"))]


def _row(cells: Sequence[Element]) -> Element:
    """Tabs stand between the cells, so that the text of a table is the passage's to the letter."""
    first, *others = cells
    return element("tr", first, *(part for cell in others for part in ("\t", cell)))


def _table(passage: Passage) -> Element:
    """The first row as the head, where others follow."""
    lines = [line.split("\t") for line in passage.text.split("\n")]
    heads = [element("th", cell, scope="col") for cell in lines[0]] if len(lines) > 1 else []
    rows = [_row([element("td", cell) for cell in line]) for line in lines[1 if heads else 0 :]]
    body = element("tbody", rows[0], *(part for row in rows[1:] for part in ("\n", row)))
    parts = [element("thead", _row(heads)), "\n", body] if heads else [body]
    return element("table", *parts, id=passage.id)


def _after(passage: Passage) -> list[Content]:
    """What stands behind the words: that some are withheld, the mark of a note, the id."""
    withheld = element("em", "以下文字不公开" if passage.text else "这一段文字不公开") if passage.digest else None
    note = meant("noteref", element("a", "注", href=f"#{_NOTE}{passage.id}", role="doc-noteref", class_="noteref"))
    id_ = element("a", f"¶{passage.id}", href=f"#{ENTRY}{passage.id}", class_="id", translate="no")
    return [" ", withheld, note if passage.note else None, id_]


def _passage(passage: Passage, is_head: bool) -> Element:
    name = passage.kind
    if name == "table":
        return element("div", _table(passage), element("p", *_after(passage), class_="of-table"))
    words = element("span", *(_verse(passage.text) if name == "verse" else [passage.text]), id=passage.id)
    tags = {"title": "h1" if is_head else "h2", "heading": "h2", "list-item": "li"}
    return element(tags.get(name, "p"), words, *_after(passage), class_=name)


def _text(document: Document, passages: Sequence[Passage]) -> Element:
    head = next((passage for passage in passages if passage.kind == "title"), None)
    parts: list[Element] = []
    for is_list, run in groupby(passages, lambda passage: passage.kind == "list-item"):
        made = [_passage(passage, passage is head) for passage in run]
        parts += [element("ul", *made)] if is_list else made
    text = element("div", *parts)
    if document.record.language != "zh-Hans":
        text.attrib.update({"lang": document.record.language, "data-original": document.record.language})
    return text


def _notes(passages: Sequence[Passage]) -> Iterator[Element]:
    """Yield the editors' notes to passages, which reading systems may show where they are called."""
    for passage in passages:
        if passage.note:
            back = element("a", f"¶{passage.id}", href=f"#{passage.id}", translate="no", role="doc-backlink")
            note = element("p", back, " 编者注：", plain(passage.note))
            yield meant("footnote", element("aside", note, id=f"{_NOTE}{passage.id}", role="doc-footnote"))


def _told(record: DocumentRecord) -> Iterator[tuple[str, str]]:
    """Yield what is known of a document, in the words of its page."""
    yield "出版者", record.publisher or wording.UNNAMED
    yield "署名", record.byline or wording.UNSTATED
    yield "发表日期", wording.written(record.date_published) if record.date_published else wording.UNSTATED
    if record.date_event:
        yield "事件日期", wording.written(record.date_event)
    if record.date_basis:
        yield "日期依据", wording.grounded(record.date_basis)
    if record.source.url:
        yield "网址", record.source.url
    if record.source.archived:
        yield "存档", record.source.archived
    if record.publish != "full":
        yield "公开范围", wording.PUBLICATION[record.publish]
    yield "权利", record.rights.statement
    if record.rights.holder:
        yield "权利人", record.rights.holder
    if record.rights.quote:
        yield "来源声明", record.rights.quote


def _record(record: DocumentRecord) -> Element:
    told = [part for label, text in _told(record) for part in (element("dt", label), element("dd", text))]
    return element("section", element("h2", "出处与权利", id="record"), element("dl", *told))


def _contents(name: str, passages: Sequence[Passage], record: DocumentRecord) -> Entry:
    headings = (passage for passage in passages if passage.kind in HEADINGS and passage.text)
    sections = (Entry(f"{name}#{heading.id}", opening(heading.text, 36), record.language) for heading in headings)
    ends = (Entry(f"{name}#record", "出处与权利"), Entry(f"{name}#cite", "引用"))
    return Entry(name, record.title, below=(*sections, *ends))


def leaf(document: Document, passages: Sequence[Passage], corpus: CorpusRecord) -> Leaf:
    """Return the page of a document with these of its passages."""
    record, name = document.record, f"{document.id}.xhtml"
    titled = any(passage.kind == "title" for passage in passages)
    page = address.absolute(address.document(document.id), corpus.base_url)
    where = f"{record.publisher or wording.UNNAMED}　{wording.written(record.date_published or record.date_event)}"
    introduction = prose(record.introduction, page) if record.introduction else None
    notes = list(_notes(passages))
    parts = (
        None if titled else element("h1", record.title),
        element("p", where, class_="origin"),
        introduction,
        _text(document, passages),
        element("section", *notes) if notes else None,
        _record(record),
        citations(document, passages, corpus),
    )
    body = meant("chapter", element("section", *parts))
    return Leaf(name, leaf_html(record.title, body), _contents(name, passages, record))
