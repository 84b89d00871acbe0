"""TEI: valid against tei_all, whole, and with every annotation beside the text."""

from __future__ import annotations

import gzip
from decimal import Decimal
from pathlib import Path

import pytest
from lxml import etree

from tests.published import rows_of

NS = {"t": "http://www.tei-c.org/ns/1.0"}
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
SCHEMA = Path(__file__).parent / "tei_all-4.11.0.rng.gz"


@pytest.fixture(params=["built_site", "toy_site"], ids=["real", "toy"])
def site(request: pytest.FixtureRequest) -> Path:
    folder: Path = request.getfixturevalue(request.param)
    return folder


def documents(site: Path) -> dict[str, etree._Element]:
    return {path.stem: etree.parse(path).getroot() for path in sorted((site / "data/tei").glob("*.xml"))}


@pytest.mark.long
def test_every_document_is_valid_and_a_fault_is_found(built_site: Path, toy_site: Path) -> None:
    """One test, since the schema takes ten seconds to be read."""
    schema = etree.RelaxNG(etree.fromstring(gzip.decompress(SCHEMA.read_bytes())))
    for site in (built_site, toy_site):
        for doc, root in documents(site).items():
            assert schema.validate(root), (doc, schema.error_log.last_error)
    root = next(iter(documents(toy_site).values()))
    root.append(etree.Element("{http://www.tei-c.org/ns/1.0}nonsense"))
    assert not schema.validate(root)


def text_of(element: etree._Element) -> str:
    """The published text of a passage: lines of verse and rows stand each on its own line, cells apart by tabs."""
    name = etree.QName(element).localname
    if name == "lg":
        return "\n".join(line.text or "" for line in element)
    if name == "table":
        return "\n".join("\t".join(cell.text or "" for cell in row) for row in element)
    return element.text or ""


def test_the_text_rebuilt_is_the_published_one(site: Path) -> None:
    texts = {row["id"]: row["text"] for row in rows_of(site, "passages")}
    rebuilt: dict[str, str] = {}
    for root in documents(site).values():
        rebuilt |= {str(e.get(XML_ID)): text_of(e) for e in root.iterfind(".//t:text//*", NS) if e.get(XML_ID)}
    assert rebuilt == texts


def test_figures_are_measures_that_point_at_their_words(site: Path) -> None:
    texts = {row["id"]: row["text"] for row in rows_of(site, "passages")}
    found = {}
    for root in documents(site).values():
        for measure in root.iterfind(".//t:list[@type='figures']//t:measure", NS):
            passage, start, length = str(measure.get("corresp")).partition("(")[2].rstrip(")").split(",")
            words = texts[passage][int(start) : int(start) + int(length)]
            assert "".join(map(str, measure.itertext())).strip() == words
            number = measure.find("t:num", NS)
            told = measure.get("quantity") if number is None else number.get("atLeast")
            found[str(measure.get("n"))] = Decimal(str(told))
    assert found == {row["id"]: Decimal(row["number"]) for row in rows_of(site, "figures")}


def test_mentions_topics_and_parallels_are_all_there(site: Path) -> None:
    roots = documents(site).values()
    mentions = [rs for root in roots for rs in root.iterfind(".//t:list[@type='mentions']//t:rs", NS)]
    assert len(mentions) == sum(len(row["mentions"]) for row in rows_of(site, "entities"))
    tagged = [place for root in roots for i in root.iterfind(".//t:interp", NS) for place in str(i.get("inst")).split()]
    assert len(tagged) == sum(len(row["topics"]) for row in rows_of(site, "passages"))
    linked = {str(link.get("n")) for root in roots for link in root.iterfind(".//t:link", NS)}
    apart = {row["id"] for row in rows_of(site, "parallels") if len({m["passage"] for m in row["members"]}) > 1}
    assert linked == apart


def test_a_source_tells_where_it_was_found(toy_site: Path) -> None:
    rows = {row["id"]: row["source"] for row in rows_of(toy_site, "documents")}
    assert any(source["archived"] for source in rows.values())
    for doc, root in documents(toy_site).items():
        refs = {str(ref.get("type")): ref.get("target") for ref in root.iterfind(".//t:sourceDesc//t:ref", NS)}
        assert (refs.get("original"), refs.get("archived")) == (rows[doc]["url"], rows[doc]["archived"])
