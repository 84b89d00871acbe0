"""Documents as plain text and as TEI: whole, well-formed, each passage once and under its id."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from lxml import etree

from scripts.web.plain_text import on_one_line, plain_text
from scripts.web.tei import tei
from tests.page_corpus import toy
from tests.tree import read_xml

TEI = {"t": "http://www.tei-c.org/ns/1.0"}
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
HOSTILE = '<b>&amp;</b> ]]> "引" <!-- -->'


@pytest.fixture(params=["built_site", "toy_site"], ids=["real", "toy"])
def site(request: pytest.FixtureRequest) -> Path:
    folder: Path = request.getfixturevalue(request.param)
    return folder


def documents(site: Path) -> dict[str, dict[str, str]]:
    """Each document's passages, id to text, in reading order."""
    lines = (site / "data" / "passages.jsonl").read_text("utf-8").splitlines()
    found: dict[str, dict[str, str]] = {}
    for row in map(json.loads, lines):
        found.setdefault(row["doc"], {})[row["id"]] = row["text"]
    return found


def words(element: etree._Element) -> str:
    """The text of a passage: lines of verse and rows of a table on lines of their own, tabs between cells."""
    lines = {"lg": "t:l", "table": "t:row"}.get(etree.QName(element).localname)
    if lines is None:
        return "".join(map(str, element.itertext()))
    rows = [row.findall("t:cell", TEI) or [row] for row in element.findall(lines, TEI)]
    return "\n".join("\t".join("".join(map(str, cell.itertext())) for cell in row) for row in rows)


def test_every_tei_file_holds_the_passages_in_order(site: Path) -> None:
    for doc, passages in documents(site).items():
        root = read_xml((site / "data" / "tei" / f"{doc}.xml").read_bytes())
        held = [(one.get(XML_ID), words(one)) for one in root.iterfind(f".//t:body//*[@{XML_ID}]", TEI)]
        assert held == list(passages.items())
        assert len(set(root.xpath("//@xml:id"))) == len(passages)


def test_a_tei_head_tells_what_tei_asks_for(site: Path) -> None:
    """TEI P5, 2.1: titleStmt, publicationStmt and sourceDesc make up the fileDesc."""
    for path in (site / "data" / "tei").iterdir():
        root = etree.parse(path).getroot()
        (file_desc,) = root.iterfind("t:teiHeader/t:fileDesc", TEI)
        assert [etree.QName(one).localname for one in file_desc] == ["titleStmt", "publicationStmt", "sourceDesc"]
        assert file_desc.findtext("t:titleStmt/t:title", "", TEI)
        for division in root.iterfind(".//t:body/t:div", TEI):
            names = [etree.QName(one).localname for one in division]
            assert "head" not in names[names.index("ab") :] if "ab" in names else names
            assert set(names) <= {"head", "ab", "lg", "table"}


def test_xmllint_reads_every_xml_file(site: Path) -> None:
    files = [*site.glob("data/tei/*.xml"), site / "sitemap.xml", *site.rglob("feed.xml"), *site.rglob("changes.xml")]
    for path in files:
        etree.parse(path, etree.XMLParser(resolve_entities=False, recover=False))
    assert len(files) > 6


def test_every_text_file_has_a_line_a_passage(site: Path) -> None:
    for doc, passages in documents(site).items():
        title, *lines = (site / "data" / "text" / f"{doc}.txt").read_text("utf-8").splitlines()
        assert title.startswith("# ")
        fields = [line.split("\t") for line in lines]
        assert [(id, text) for id, _, text in fields] == [(id, on_one_line(text)) for id, text in passages.items()]


def test_markup_in_a_text_stays_text() -> None:
    corpus = toy(hostile=HOSTILE)
    document = corpus.documents[0]
    root = read_xml(tei(document, corpus))
    (passage,) = root.iterfind(f".//*[@{XML_ID}='d3fgh7']")
    assert passage.text == HOSTILE
    assert len(passage) == 0
    assert f"d3fgh7\tparagraph\t{HOSTILE}\n" in plain_text(document, corpus).decode()


def test_what_is_unknown_is_left_out() -> None:
    corpus = toy()
    undated = read_xml(tei(corpus.documents[1], corpus))
    (source,) = undated.iterfind(".//t:sourceDesc/t:bibl", TEI)
    assert source.find("t:date", TEI) is None
    assert source.find("t:publisher", TEI) is None
    assert source.findtext("t:note", "", TEI).startswith("inferred: ")
