"""The books: containers as EPUB 3.3 wants them, whole, and with the words that the site publishes."""

from __future__ import annotations

import posixpath
import zipfile
from functools import cache
from pathlib import Path
from typing import Any, cast
from urllib.parse import urldefrag

import pytest
from lxml import etree

from scripts.convert.spelling import Speller
from scripts.corpus.editions import SCRIPTS, TREES, Script
from scripts.corpus.state import Corpus
from scripts.publish.books.library import books
from tests.cli import TOY, run_scripts
from tests.page_corpus import toy
from tests.published import base_of, rows_of
from tests.tree import read_html

NAMES = {
    "c": "urn:oasis:names:tc:opendocument:xmlns:container",
    "opf": "http://www.idpf.org/2007/opf",
    "dc": "http://purl.org/dc/elements/1.1/",
    "h": "http://www.w3.org/1999/xhtml",
    "epub": "http://www.idpf.org/2007/ops",
}
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
HOSTILE = '<b>&amp;</b> ]]> "引" <!-- -->'
by_script = pytest.mark.parametrize("script", SCRIPTS)


def select(root: etree._Element, path: str) -> list[Any]:
    """What an XPath finds."""
    return cast("list[Any]", root.xpath(path, namespaces=NAMES))


class Opened:
    """A book as a reading system takes it: from the container to the package, from there to the rest."""

    def __init__(self, path: Path) -> None:
        with zipfile.ZipFile(path) as bundle:
            self.entries = bundle.infolist()
            self.files = {entry.filename: bundle.read(entry) for entry in self.entries}
        container = etree.fromstring(self.files["META-INF/container.xml"])
        (rootfile,) = select(container, "//c:rootfile/@full-path")
        self.folder = posixpath.dirname(str(rootfile))
        self.package = etree.fromstring(self.files[str(rootfile)])
        self.items = {
            item.get("id"): f"{self.folder}/{item.get('href')}"
            for item in self.package.iterfind("opf:manifest/opf:item", NAMES)
        }
        held = {path for path in self.items.values() if path.endswith(".xhtml")}
        self.pages = {path: etree.fromstring(self.files[path]) for path in held}
        self.rootfile = str(rootfile)

    def told(self, name: str) -> list[str]:
        return [one.text or "" for one in self.package.iterfind(f"opf:metadata/dc:{name}", NAMES)]

    def spine(self) -> list[str]:
        return [self.items[one.get("idref")] for one in self.package.iterfind("opf:spine/opf:itemref", NAMES)]

    def texts(self) -> dict[str, str]:
        """What stands under each id, to the letter."""
        spine = (self.pages[path] for path in self.spine())
        return {
            str(one.get("id")): "".join(map(str, one.itertext()))
            for page in spine
            for one in page.iterfind(".//*[@id]")
        }


@cache
def opened(path: Path) -> Opened:
    return Opened(path)


def in_tree(site: Path, script: Script) -> list[Path]:
    return sorted((site / TREES[script] / "books").rglob("*.epub"))


def published(site: Path, script: Script) -> dict[str, dict[str, str]]:
    """The text of every passage by document and id, as the page of its document has it in a script."""
    found: dict[str, dict[str, str]] = {}
    for path in (site / TREES[script] / "d").glob("*/index.html"):
        page = read_html(path.read_bytes())
        texts = select(page, "//*[@data-passage]")
        found[path.parent.name] = {one.get("data-passage"): one.text_content() for one in texts}
    return found


def test_all_of_an_original_in_traditional_says_so(toy_site: Path) -> None:
    """Its title, too: what is not marked would be converted into Traditional once more (旗山里長 → 旗山裡長)."""
    page = read_html((toy_site / "d/tide-wall/index.html").read_bytes())
    assert select(page, "//*[@data-passage]")
    assert not select(page, "//*[@data-passage][not(ancestor::*[@data-original='zh-Hant'])]")


@by_script
def test_a_container_is_whole(toy_site: Path, script: Script) -> None:
    for book in map(opened, in_tree(toy_site, script)):
        first = book.entries[0]
        assert (first.filename, first.compress_type, first.extra) == ("mimetype", zipfile.ZIP_STORED, b"")
        assert book.files["mimetype"] == b"application/epub+zip"
        assert {*book.items.values(), "mimetype", "META-INF/container.xml", book.rootfile} == set(book.files)
        nav = [one for one in book.package.iterfind(".//opf:item", NAMES) if one.get("properties") == "nav"]
        assert len(nav) == 1
        assert {*book.spine(), f"{book.folder}/{nav[0].get('href')}"} == set(book.pages)
        assert len(set(book.spine())) == len(book.spine())


@by_script
def test_a_package_tells_what_it_is(toy_site: Path, script: Script) -> None:
    for path in in_tree(toy_site, script):
        book = opened(path)
        assert book.told("identifier") == [base_of(toy_site) + path.relative_to(toy_site).as_posix()]
        assert book.package.get("unique-identifier") == select(book.package, "//dc:identifier/@id")[0]
        assert book.told("language") == [script] == [book.package.get(XML_LANG)]
        assert all(book.told("title")), path
        (modified,) = select(book.package, "//opf:meta[@property='dcterms:modified']")
        assert modified.text == "2031-08-01T00:00:00Z"
        assert {(page.get("lang"), page.get(XML_LANG)) for page in book.pages.values()} == {(script, script)}


@by_script
def test_every_link_leads_somewhere_and_no_id_stands_twice(toy_site: Path, script: Script) -> None:
    for book in map(opened, in_tree(toy_site, script)):
        anchors = {path: [str(id_) for id_ in select(page, "//@id")] for path, page in book.pages.items()}
        assert all(len(held) == len(set(held)) for held in anchors.values())
        for path, page in book.pages.items():
            for link in map(str, select(page, "//@href")):
                target, fragment = urldefrag(link)
                if "://" in target:
                    continue
                file = posixpath.normpath(posixpath.join(book.folder, target)) if target else path
                assert file in book.files, link
                assert not fragment or fragment in anchors[file], link
        (nav,) = (page for page in book.pages.values() if select(page, "//h:nav[@epub:type='toc']"))
        led = {f"{book.folder}/{urldefrag(str(link))[0]}" for link in select(nav, "//h:nav//h:a/@href")}
        assert led == set(book.spine())


@by_script
def test_a_document_has_its_words_in_every_book(toy_site: Path, script: Script) -> None:
    texts, (whole,) = published(toy_site, script), (toy_site / TREES[script] / "books").glob("*.epub")
    together = opened(whole).texts()
    assert texts
    for doc, passages in texts.items():
        own = opened(toy_site / TREES[script] / "books" / "d" / f"{doc}.epub").texts()
        assert [id_ for id_ in own if id_ in passages] == list(passages)
        for id_, text in passages.items():
            assert own[id_] == together[id_] == text
            assert id_ in own[f"cite-{id_}"]


def test_a_topic_has_the_passages_on_it(toy_site: Path) -> None:
    topics = [topic for topic in rows_of(toy_site, "topics") if topic["passages"]]
    assert topics
    for topic in topics:
        book = opened(toy_site / "books" / "t" / f"{topic['id']}.epub")
        assert {id_.removeprefix("cite-") for id_ in book.texts() if id_.startswith("cite-")} == set(topic["passages"])


def test_tables_and_verse_are_set_as_such(toy_site: Path) -> None:
    kinds = {row["id"]: row for row in rows_of(toy_site, "passages") if row["kind"] in ("table", "verse")}
    assert {row["kind"] for row in kinds.values()} == {"table", "verse"}
    (whole,) = (toy_site / "books").glob("*.epub")
    for page in opened(whole).pages.values():
        for one in page.iterfind(".//*[@id]"):
            row = kinds.get(one.get("id", ""))
            lines = len(row["text"].split("\n")) if row else 0
            if row and row["kind"] == "table":
                assert etree.QName(one).localname == "table"
                assert len(one.findall(".//h:tr", NAMES)) == lines
            elif row:
                assert len(one.findall("h:br", NAMES)) == lines - 1


@by_script
def test_pages_lead_to_the_book_in_their_script(toy_site: Path, script: Script) -> None:
    tree = toy_site / TREES[script]
    led = {
        (tree / page / str(link)).resolve()
        for kind in ("d", "t", "data")
        for folder in (path.parent for path in (toy_site if kind == "data" else tree).glob(f"{kind}/**/index.html"))
        for page in [folder.relative_to(toy_site if kind == "data" else tree)]
        for link in read_html((tree / page / "index.html").read_bytes()).xpath("//a[contains(@href, '.epub')]/@href")
    }
    assert led == {path.resolve() for path in in_tree(toy_site, script)}


def bound(corpus: Corpus) -> dict[str, bytes]:
    return dict(books(corpus, Speller(corpus)))


def test_markup_in_a_text_stays_text_and_bytes_stay_the_same(tmp_path: Path) -> None:
    corpus = toy(hostile=HOSTILE)
    made = bound(corpus)
    assert made == bound(corpus)
    file = tmp_path / "book.epub"
    file.write_bytes(made[f"books/d/{corpus.documents[0].id}.epub"])
    assert Opened(file).texts()["d3fgh7"] == HOSTILE


@pytest.mark.long
def test_a_large_site_holds_no_books_and_a_command_binds_them(large_site: Path, toy_site: Path, tmp_path: Path) -> None:
    assert not list(large_site.rglob("*.epub"))
    assert not [page for page in large_site.rglob("index.html") if ".epub" in page.read_text("utf-8")]
    done = run_scripts("books", "--corpus", TOY, "--out", tmp_path)
    assert done.returncode == 0, done.stderr
    for script in SCRIPTS:
        for path in in_tree(toy_site, script):
            assert (tmp_path / path.relative_to(toy_site)).read_bytes() == path.read_bytes()
