"""The machine-readable head: what Zotero takes from it, links for machines, JSON-LD."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import Environment, FileSystemLoader

from scripts.cite import head_meta
from scripts.corpus.curated import load
from scripts.corpus.state import Document
from tests.cite_zotero import read
from tests.cited import citations
from tests.cli import TOY
from tests.page_corpus import corpus_record, document_record
from tests.tree import read_html

PARTIALS = Path(__file__).parent.parent / "scripts" / "templates" / "frame" / "partials"
URL = "https://example.org/toy/d/yehang/"


def head_of(large: bool = False, **changes: Any) -> str:
    """The rendered partial; like MkDocs, without escaping unless the template asks for it."""
    meta = head_meta(Document(document_record(authors=("王小明", "欧阳文"), **changes), ()), corpus_record(), large)
    template = Environment(loader=FileSystemLoader(PARTIALS)).get_template("citation-head.html")
    return template.render(page={"meta": {"citation": meta}})


def page_of(**changes: Any) -> str:
    return f'<html lang="zh-Hans"><head>{head_of(**changes)}<title>题 - 站</title></head><body><p>文</p></body></html>'


def links(page: str, rel: str) -> list[Any]:
    found: list[Any] = read_html(page).xpath(f'//link[@rel="{rel}"]')
    return found


def slots(told: dict[str, tuple[str, str]]) -> list[list[str]]:
    """What a reader's browser fills into citations."""
    return [re.findall("⟦\\w+⟧", text) for texts in told.values() for text in texts]


def json_ld(page: str) -> dict[str, Any]:
    (script,) = read_html(page).xpath('//script[@type="application/ld+json"]/text()')
    held: dict[str, Any] = json.loads(script)
    return held


@pytest.mark.parametrize("large", [False, True])
def test_zotero_takes_the_page_as_newspaper_article(large: bool) -> None:
    assert read(page_of(large=large)) == {
        "itemType": "newspaperArticle",
        "title": "北湾夜航开通",
        "creators": ["王小明", "欧阳文"],
        "publicationTitle": "北湾日报",
        "date": "2029-05-01",
        "language": "zh-CN",
        "url": URL,
        "rights": "版权归北湾日报。",
    }


@pytest.mark.parametrize(
    ("spoiler", "kind"),
    [
        ('<meta property="og:type" content="website">', "webpage"),
        ('<meta name="citation_journal_title" content="报">', "journalArticle"),
        ('<span class="Z3988" title="rft.genre=article"></span>', "whatever the COinS says"),
    ],
)
def test_the_reader_of_rules_sees_what_would_spoil_it(spoiler: str, kind: str) -> None:
    spoilt = page_of().replace("<title>", f"{spoiler}<title>")
    assert read(spoilt)["itemType"] == kind


def test_zotero_is_told_nothing_that_nobody_knows() -> None:
    item = read(page_of(publisher=None, date_published=None, date_event="2029-04"))
    assert item["itemType"] == "newspaperArticle"
    assert (item["publicationTitle"], item["date"]) == (None, None)


def test_signposting_links_are_absolute_and_typed() -> None:
    page = page_of()
    assert [link.get("href") for link in links(page, "cite-as")] == [URL]
    described = {link.get("type"): link.get("href") for link in links(page, "describedby")}
    assert described["application/vnd.citationstyles.csl+json"].endswith("/toy/data/citations/yehang.csl.json")
    assert len(described) == 3
    assert {link.get("type") for link in links(page, "item")} == {"application/tei+xml", "text/plain"}
    assert [link.get("href") for link in links(page, "license")] == ["https://example.org/toy/about/rights/"]


def test_json_ld_is_a_news_article_in_a_dataset() -> None:
    article = json_ld(page_of(subtitle="首月一千人"))
    assert (article["@type"], article["@id"]) == ("NewsArticle", URL)
    assert article["headline"] == "北湾夜航开通"
    assert article["alternativeHeadline"] == "首月一千人"
    assert article["datePublished"] == "2029-05-01"
    assert article["isPartOf"]["@type"] == "Dataset"
    assert article["isPartOf"]["version"] == "0.1.0"


def test_json_ld_leaves_out_what_is_unknown() -> None:
    article = json_ld(page_of(publisher=None, date_published=None))
    assert {"publisher", "datePublished", "alternativeHeadline"}.isdisjoint(article)


@given(st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1).filter(str.strip))
def test_hostile_titles_stay_inside_their_attribute_and_script(title: str) -> None:
    page = page_of(title=f"</script><b x=\"'>{title}")
    tree = read_html(page)
    assert not tree.xpath("//b")
    wanted = " ".join(f"</script><b x=\"'>{title}".split())
    assert json_ld(page)["headline"] == wanted
    assert tree.xpath('//meta[@name="citation_title"]/@content') == [wanted]


@pytest.mark.long
def test_zotero_takes_every_built_document_page_for_what_its_record_says(toy_site: Path) -> None:
    curated, problems = load(TOY)
    assert curated is not None
    assert not problems
    for record in curated.documents:
        page = (toy_site / "d" / record.id / "index.html").read_text("utf-8")
        item = read(page)
        assert item["itemType"] == "newspaperArticle"
        assert item["title"] == record.title
        assert item["creators"] == list(record.authors)
        assert item["publicationTitle"] == record.publisher
        assert item["date"] == (record.date_published and record.date_published.isoformat())
        assert item["url"] == f"{curated.corpus.base_url}d/{record.id}/"
        assert str(item["language"]).startswith("zh")


def test_built_pages_in_every_script_cite_the_original(toy_site: Path) -> None:
    for page in sorted(toy_site.glob("d/*/index.html")):
        original = page.read_text("utf-8")
        for script in ("zh-Hant", "zh-Hant-HK"):
            other = (toy_site / script / page.relative_to(toy_site)).read_text("utf-8")
            assert read(other) == read(original)
            assert json_ld(other) == json_ld(original)
            told, source = (citations(toy_site, tree, page.parent.name, "data") for tree in (script, ""))
            assert told == source
            told, source = (citations(toy_site, tree, page.parent.name, "text") for tree in (script, ""))
            assert told.keys() == source.keys()
            assert told != source
            assert slots(told) == slots(source)
