"""What a book says of itself and of its documents: package, contents, sources, notes, citations, the zip."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from typing import Any, cast

import pytest
from lxml import etree

from scripts.cite.item import digest_of, item_of, narrowed
from scripts.cite.styles import DEFAULT, STYLES
from scripts.convert.spelling import Speller
from scripts.corpus.state import Corpus
from scripts.publish.books.library import books
from scripts.publish.books.passages import leaf
from scripts.web import wording
from tests.page_corpus import document_record, passage, toy

NAMES = {
    "opf": "http://www.idpf.org/2007/opf",
    "dc": "http://purl.org/dc/elements/1.1/",
    "h": "http://www.w3.org/1999/xhtml",
    "epub": "http://www.idpf.org/2007/ops",
}
CORPUS = toy()
RECORD, (DATED, UNDATED) = CORPUS.curated.corpus, CORPUS.documents
OPENED = RECORD.base_url


def select(root: etree._Element, path: str) -> list[Any]:
    """What an XPath finds."""
    return cast("list[Any]", root.xpath(path, namespaces=NAMES))


def told(root: etree._Element, path: str) -> list[str]:
    """The whole text of each element that an XPath finds."""
    return ["".join(map(str, one.itertext())) for one in select(root, path)]


@pytest.fixture(scope="module")
def bound() -> dict[str, zipfile.ZipFile]:
    return {path: zipfile.ZipFile(io.BytesIO(content)) for path, content in books(CORPUS, Speller(CORPUS))}


def package(book: zipfile.ZipFile) -> dict[str, list[str]]:
    """What the package of a book says, by the names of Dublin Core."""
    root = etree.fromstring(book.read("EPUB/book.opf"))
    found: dict[str, list[str]] = {}
    for one in select(root, "//dc:*"):
        found.setdefault(etree.QName(one).localname, []).append(one.text or "")
    return found


def test_the_package_of_a_document_says_where_it_is_from(bound: dict[str, zipfile.ZipFile]) -> None:
    said = package(bound[f"books/d/{DATED.id}.epub"])
    assert said.pop("identifier") == [f"{OPENED}books/d/{DATED.id}.epub"]
    assert said == {
        "title": [DATED.record.title], "language": ["zh-Hans"], "creator": [DATED.record.publisher],
        "publisher": [RECORD.publisher], "date": ["2029-05-01"], "source": [f"{OPENED}d/{DATED.id}/"],
        "rights": [DATED.record.rights.statement],
    }  # fmt: skip
    unknown = package(bound[f"books/d/{UNDATED.id}.epub"])
    assert not {"creator", "date"} & unknown.keys()


def test_the_package_of_what_the_corpus_collected_names_the_corpus(bound: dict[str, zipfile.ZipFile]) -> None:
    for path, title, page in (
        ("books/t/hangxian.epub", "航线", "t/hangxian/"),
        (f"books/{RECORD.id}.epub", RECORD.title, ""),
    ):
        said = package(bound[path])
        assert (said["title"], said["creator"], said["publisher"]) == ([title], [RECORD.publisher], [RECORD.publisher])
        assert (said["source"], said["rights"]) == ([f"{OPENED}{page}"], [RECORD.text_rights])
        assert said["date"] == [RECORD.released.isoformat()]


def test_authors_are_the_creators_and_titles_stand_on_one_line() -> None:
    record = document_record(title="北湾\n夜航", authors=("林甲", "王乙"), publisher="北湾日报")
    one = replace(CORPUS, documents=(replace(DATED, record=record),))
    made = dict(books(one, Speller(one)))[f"books/d/{record.id}.epub"]
    said = package(zipfile.ZipFile(io.BytesIO(made)))
    assert (said["creator"], said["title"]) == (["林甲", "王乙"], ["北湾 夜航"])


def test_the_package_says_how_a_book_can_be_read(bound: dict[str, zipfile.ZipFile]) -> None:
    """EPUB Accessibility 1.1, 2.2: modes, sufficient modes, features and hazards must be told."""
    for book in bound.values():
        root = etree.fromstring(book.read("EPUB/book.opf"))
        meta = {(one.get("property"), one.text) for one in select(root, "//opf:meta")}
        assert meta == {
            ("dcterms:modified", f"{RECORD.released.isoformat()}T00:00:00Z"),
            ("schema:accessMode", "textual"),
            ("schema:accessModeSufficient", "textual"),
            ("schema:accessibilityFeature", "tableOfContents"),
            ("schema:accessibilityFeature", "structuralNavigation"),
            ("schema:accessibilityHazard", "none"),
        }
        types = {str(one.get("href")).rpartition(".")[2]: one.get("media-type") for one in select(root, "//opf:item")}
        assert types == {"xhtml": "application/xhtml+xml", "css": "text/css"}
        assert (root.get("version"), select(root, "//opf:spine/opf:itemref/@idref")[0]) == ("3.0", "p1")


def test_a_zip_hangs_on_nothing_but_what_it_holds(bound: dict[str, zipfile.ZipFile]) -> None:
    released = (RECORD.released.year, RECORD.released.month, RECORD.released.day, 0, 0, 0)
    for book in bound.values():
        first, *others = book.infolist()
        assert {(one.date_time, one.external_attr >> 16) for one in (first, *others)} == {(released, 0o644)}
        assert first.compress_type == zipfile.ZIP_STORED
        assert {one.compress_type for one in others} == {zipfile.ZIP_DEFLATED}


def test_the_contents_name_the_sections_of_every_document(bound: dict[str, zipfile.ZipFile]) -> None:
    nav = etree.fromstring(bound[f"books/{RECORD.id}.epub"].read("EPUB/nav.xhtml"))
    assert select(nav, "//h:nav/@epub:type") == ["toc"]
    assert select(nav, "//h:nav/@role") == ["doc-toc"]
    assert told(nav, "//h:h1") == ["目录"]
    led = list(zip(select(nav, "//h:nav//h:a/@href"), told(nav, "//h:nav//h:a"), strict=True))
    ends = [("record", "出处与权利"), ("cite", "引用")]
    assert led == [
        ("title.xhtml", RECORD.title),
        (f"{DATED.id}.xhtml", DATED.record.title),
        (f"{DATED.id}.xhtml#c2dfg8", "缘起"),
        *((f"{DATED.id}.xhtml#{anchor}", name) for anchor, name in ends),
        (f"{UNDATED.id}.xhtml", UNDATED.record.title),
        *((f"{UNDATED.id}.xhtml#{anchor}", name) for anchor, name in ends),
    ]
    assert len(select(nav, "//h:nav/h:ol/h:li")) == 3


def page_of(corpus: Corpus) -> etree._Element:
    """The page of the first document of a corpus."""
    document = corpus.documents[0]
    return etree.fromstring(leaf(document, document.passages, corpus.curated.corpus).html)


def record_of(**changes: Any) -> dict[str, str]:
    """What the page of a document with such a record says of it."""
    document = replace(DATED, record=document_record(**changes))
    page = page_of(replace(CORPUS, documents=(document,)))
    section = "//h:section[h:h2/@id='record']//h:"
    return dict(zip(told(page, f"{section}dt"), told(page, f"{section}dd"), strict=True))


def test_what_is_known_of_a_document_is_told_and_what_is_not_is_said_to_be_unknown() -> None:
    source = {"file": "raw/a_01.txt", "sha256": "0" * 64}
    assert record_of(publisher=None, date_published=None) == {
        "出版者": wording.UNNAMED, "署名": wording.UNSTATED, "发表日期": wording.UNSTATED, "权利": "版权归北湾日报。",
    }  # fmt: skip
    far = {"url": "https://example.org/a", "archived": "https://web.archive.org/a", "retrieved": "2029-06-01"}
    rights = {"statement": "版权。", "holder": "北湾日报", "quote": "未经许可。"}
    assert record_of(
        byline="记者 林甲", date_event="2029-04", date_basis="stated: 文末", source=source | far, rights=rights,
        publish="record",
    ) == {
        "出版者": "北湾日报", "署名": "记者 林甲", "发表日期": "2029年5月1日", "事件日期": "2029年4月",
        "日期依据": "原文写明：文末", "网址": far["url"], "存档": far["archived"],
        "公开范围": wording.PUBLICATION["record"], "权利": "版权。", "权利人": "北湾日报", "来源声明": "未经许可。",
    }  # fmt: skip


def test_a_passage_is_set_as_what_it_is_and_followed_by_its_id() -> None:
    kinds = ("title", "heading", "paragraph", "title", "list-item", "list-item", "verse")
    held = tuple(passage(f"b{at}cdf", f"第{at}", kind=kind, note="存疑。" if at == 2 else None)
                 for at, kind in enumerate(kinds))  # fmt: skip
    page = page_of(replace(CORPUS, documents=(replace(DATED, passages=held),)))
    set_as = [(etree.QName(one.getparent()).localname, one.getparent().get("class")) for one in
              (select(page, f"//h:span[@id='{line.id}']")[0] for line in held)]  # fmt: skip
    assert set_as == list(zip(("h1", "h2", "p", "h2", "li", "li", "p"), kinds, strict=True))
    assert len(select(page, "//h:ul[h:li/@class='list-item']")) == 1
    for line in held:
        after = "注" if line.note else ""
        assert told(page, f"//h:*[h:span/@id='{line.id}']") == [f"{line.text} {after}¶{line.id}"]
        assert select(page, f"//h:*[h:span/@id='{line.id}']/h:a[last()]/@href") == [f"#cite-{line.id}"]
    (note,) = select(page, "//h:aside")
    assert (note.get("id"), note.get("role"), "".join(note.itertext())) == (
        "note-b2cdf", "doc-footnote", "¶b2cdf 编者注：存疑。",
    )  # fmt: skip
    assert select(page, "//h:a[@role='doc-noteref']/@href") == ["#note-b2cdf"]


def test_the_citations_are_those_of_the_site() -> None:
    page, whole = page_of(CORPUS), item_of(DATED, RECORD)
    readers = [style for style in STYLES.values() if style.form == "text"]
    assert told(page, "//h:section[@class='cite']//h:dt") == [style.label for style in readers]
    assert told(page, "//h:section[@class='cite']//h:dd") == [style.format(whole).strip() for style in readers]
    assert told(page, "//h:section[@class='cite']/*[self::h:h2 or self::h:h3]") == ["引用", "全文", "逐段"]
    for line in DATED.passages:
        cited = STYLES[DEFAULT].format(narrowed(whole, RECORD, line.id, digest_of(line))).strip()
        assert told(page, f"//h:li[@id='cite-{line.id}']") == [f"¶{line.id} {cited}"]
        assert select(page, f"//h:li[@id='cite-{line.id}']/h:a[@role='doc-backlink']/@href") == [f"#{line.id}"]


def test_a_page_without_a_title_in_its_text_is_headed_by_that_of_its_record() -> None:
    assert told(page_of(CORPUS), "//h:h1") == [f"{DATED.record.title} ¶b1cdf9"]
    assert told(page_of(replace(CORPUS, documents=(UNDATED,))), "//h:h1") == [UNDATED.record.title]
    origin = told(page_of(replace(CORPUS, documents=(UNDATED,))), "//h:p[@class='origin']")
    assert origin == [f"{wording.UNNAMED}　2029年6月"]
