"""What machines are told of the data, of an invented corpus: three descriptions that agree, annotations, the page."""

from __future__ import annotations

import html
import json
import re
from typing import Any

import pytest

from scripts.publish.formats.datasets import DataFile, croissant, license_of, ro_crate, schema_org
from scripts.publish.formats.web_annotation import AROUND, web_annotations
from scripts.publish.open_data import PREVIEWED, SHORT, Told, completed, readable, told_of
from scripts.web.tables import TABLES
from tests.page_corpus import corpus_record

FILES = (
    DataFile.of("events.csv", "一件事", "text/csv", b"id\r\n"),
    DataFile.of("topics.csv", "一个专题", "text/csv", b"id,label\r\n"),
    DataFile.of("tei/a.xml", "一篇文献", "application/xml", b"<TEI/>"),
)
COLUMNS = {"events": ("id", "date"), "topics": ("id", "label"), "away": ("id",)}
RECORD = corpus_record()
HERE = f"{RECORD.base_url}data/"


def test_three_descriptions_say_the_same_of_the_corpus() -> None:
    schema = schema_org(RECORD, FILES)
    crate = {entity["@id"]: entity for entity in json.loads(ro_crate(RECORD, FILES))["@graph"]}
    told, root = json.loads(croissant(RECORD, FILES, COLUMNS)), crate["./"]
    for name, value in {
        "description": RECORD.description, "version": RECORD.version, "datePublished": RECORD.released.isoformat(),
        "url": HERE,
    }.items():  # fmt: skip
        assert schema[name] == root[name] == told[name] == value
    assert schema["license"] == root["license"]["@id"] == told["license"] == license_of(RECORD)
    assert (schema["name"], schema["alternateName"], schema["@id"]) == (RECORD.title, RECORD.title_en, HERE)
    assert (root["name"], told["name"]) == (RECORD.title, RECORD.id)
    publisher = crate[root["publisher"]["@id"]]
    assert schema["creator"]["name"] == publisher["name"] == told["creator"]["name"] == RECORD.publisher
    assert schema["creator"]["url"] == publisher["url"] == RECORD.base_url
    assert {schema["creator"]["@type"], publisher["@type"]} == {"Organization"}
    assert crate[license_of(RECORD)]["name"] == RECORD.annotation_license
    assert (schema["@context"], schema["@type"]) == ("https://schema.org/", "Dataset")
    assert set(schema["inLanguage"]) == {"zh-Hans", "zh-Hant"}
    assert schema["isAccessibleForFree"] is True
    assert re.fullmatch(r"\S+: \S+\. \S+\. https://\S+", told["citeAs"])
    assert all(told["citeAs"].count(part) for part in (RECORD.publisher, RECORD.title, RECORD.version, RECORD.base_url))


def test_three_descriptions_say_the_same_of_each_file() -> None:
    downloads = {one["name"]: one for one in schema_org(RECORD, FILES)["distribution"]}
    crate = {entity["@id"]: entity for entity in json.loads(ro_crate(RECORD, FILES))["@graph"]}
    objects = {one["@id"]: one for one in json.loads(croissant(RECORD, FILES, COLUMNS))["distribution"]}
    assert list(downloads) == [part["@id"] for part in crate["./"]["hasPart"]] == [file.path for file in FILES]
    assert list(objects) == [file.path for file in FILES if file.path.endswith(".csv")]
    for file in FILES:
        download, part = downloads[file.path], crate[file.path]
        assert (download["@type"], part["@type"]) == ("DataDownload", "File")
        assert download["contentUrl"] == HERE + file.path
        assert (part["name"], part["description"]) == (file.path, file.meaning)
        assert (download["contentSize"], part["contentSize"]) == (f"{file.size} B", str(file.size))
        for one in (download, part, objects.get(file.path, download)):
            assert (one["encodingFormat"], one["sha256"]) == (file.media_type, file.sha256)


def test_croissant_has_a_record_set_a_table_and_a_field_a_column() -> None:
    sets = json.loads(croissant(RECORD, FILES, COLUMNS))["recordSet"]
    assert [(one["@type"], one["name"], one["description"]) for one in sets] == [
        ("cr:RecordSet", "events", "一件事"),
        ("cr:RecordSet", "topics", "一个专题"),
    ]
    for one in sets:
        fields = [(field["@type"], field["@id"], field["name"], field["dataType"]) for field in one["field"]]
        assert fields == [("cr:Field", f"{one['@id']}/{name}", name, "sc:Text") for name in COLUMNS[one["@id"]]]


def test_the_terms_of_croissant_are_those_of_its_vocabulary() -> None:
    """Section "JSON-LD context" of the specification: a term is its own name in the vocabulary, and is typed there."""
    told = json.loads(croissant(RECORD, FILES, COLUMNS))
    terms = told["@context"]
    spaces = {name: terms.pop(name) for name in ("cr", "dct", "rai", "sc", "@language", "@vocab")}
    assert spaces == {
        "cr": "http://mlcommons.org/croissant/", "dct": "http://purl.org/dc/terms/", "@language": "zh",
        "rai": "http://mlcommons.org/croissant/RAI/", "sc": "https://schema.org/", "@vocab": "https://schema.org/",
    }  # fmt: skip
    typed = {name: term["@type"] for name, term in terms.items() if isinstance(term, dict)}
    assert typed == {"data": "@json", "dataType": "@vocab", "examples": "@json"}
    meant = {name: term["@id"] if name in typed else term for name, term in terms.items()}
    assert meant == {name: f"{'dct' if name == 'conformsTo' else 'cr'}:{name}" for name in terms}
    assert set(terms) >= {"citeAs", "conformsTo", "recordSet", "field", "source", "fileObject", "extract", "column"}
    assert told["conformsTo"] == "http://mlcommons.org/croissant/1.0"


def test_folders_are_described_as_such() -> None:
    graph = json.loads(ro_crate(RECORD, FILES[:1], {"tei/": "一篇文献"}))["@graph"]
    held = {entity["@id"]: entity for entity in graph}
    assert held["tei/"] == {"@id": "tei/", "@type": "Dataset", "name": "tei/", "description": "一篇文献"}
    assert [part["@id"] for part in held["./"]["hasPart"]] == ["events.csv", "tei/"]


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/"),
        ("cc-by-sa-4.0", "https://creativecommons.org/licenses/by-sa/4.0/"),
        ("CC0-1.0", "https://creativecommons.org/publicdomain/zero/1.0/"),
        ("ODbL 1.0", "https://spdx.org/licenses/ODbL-1.0"),
    ],
)
def test_a_licence_has_its_own_address_or_that_of_spdx(name: str, address: str) -> None:
    assert license_of(corpus_record(annotation_license=name)) == address


TEXT = "港口昨夜新开了去北湾的航线，首月一共运送旅客1200人次，比预计的多出了整整一倍还不止。"
START = TEXT.index("1200")


def annotated() -> dict[str, list[dict[str, Any]]]:
    passages: list[dict[str, Any]] = [
        {"id": "b1cdf9", "text": TEXT, "url": "https://example.org/toy/d/a/#b1cdf9", "topics": [
            {"id": "hangxian", "label": "航线", "by": "curator"}, {"id": "fuwu", "label": "服务", "by": "rule"}]},
        {"id": "c2dfg8", "text": "北湾。", "url": "https://example.org/toy/d/a/#c2dfg8", "topics": []},
    ]  # fmt: skip
    figure = {"id": "b1cdf9.1", "passage": "b1cdf9", "start": START, "end": START + 6, "measure": "旅客",
              "number": "1200", "unit": "人次", "by": "curator"}  # fmt: skip
    figures = [figure | {"qualifier": None}, figure | {"id": "b1cdf9.2", "qualifier": "约", "unit": "", "by": "rule"}]
    mentions = [{"passage": "b1cdf9", "start": 8, "end": 10}, {"passage": "c2dfg8", "start": 0, "end": 2}]
    return {"passages": passages, "figures": figures, "entities": [{"id": "beiwan", "mentions": mentions}]}


def test_an_annotation_says_what_of_what_and_who_made_it() -> None:
    rows = annotated()
    page = json.loads(web_annotations(rows, RECORD.base_url))
    assert (page["id"], page["type"]) == (f"{HERE}annotations.jsonld", "AnnotationPage")
    told = [
        (one["id"].removeprefix(page["id"]), one["type"], one["motivation"], one["creator"]["type"])
        for one in page["items"]
    ]
    assert told == [
        ("#topic-b1cdf9-hangxian", "Annotation", "tagging", "Person"),
        ("#topic-b1cdf9-fuwu", "Annotation", "tagging", "Software"),
        ("#figure-b1cdf9.1", "Annotation", "describing", "Person"),
        ("#figure-b1cdf9.2", "Annotation", "describing", "Software"),
        ("#mention-beiwan-1", "Annotation", "identifying", "Software"),
        ("#mention-beiwan-2", "Annotation", "identifying", "Software"),
    ]
    on_topic, _, counted, about, *named = page["items"]
    assert on_topic["target"] == rows["passages"][0]["url"]
    assert on_topic["body"] == [
        {"type": "SpecificResource", "source": f"{RECORD.base_url}t/hangxian/", "purpose": "tagging"},
        {"type": "TextualBody", "value": "航线", "purpose": "tagging", "language": "zh-Hans"},
    ]
    assert counted["body"] == {"type": "TextualBody", "value": "旅客 1200 人次", "purpose": "describing"}
    assert about["body"]["value"] == "旅客 约 1200"
    for one in named:
        assert one["body"] == {
            "type": "SpecificResource", "source": f"{RECORD.base_url}e/beiwan/", "purpose": "identifying",
        }  # fmt: skip


def test_a_selector_quotes_so_much_before_and_after() -> None:
    rows = annotated()
    items = json.loads(web_annotations(rows, RECORD.base_url))["items"]
    (quote, position), *_, short = (one["target"]["selector"] for one in items if isinstance(one["target"], dict))
    assert quote == {
        "type": "TextQuoteSelector", "exact": TEXT[START : START + 6], "prefix": TEXT[:START][-AROUND:],
        "suffix": TEXT[START + 6 :][:AROUND],
    }  # fmt: skip
    assert len(quote["prefix"]) == len(quote["suffix"]) == AROUND == 16
    assert position == {"type": "TextPositionSelector", "start": START, "end": START + 6}
    assert (short[0]["prefix"], short[0]["exact"], short[0]["suffix"]) == ("", "北湾", "。")


@pytest.mark.parametrize(
    ("size", "told"),
    [
        (0, "0 B"), (999, "999 B"), (1000, "1 kB"), (1499, "1 kB"), (14_600, "15 kB"), (999_000, "999 kB"),
        (1_000_000, "1.0 MB"), (1_260_000, "1.3 MB"),
    ],
)  # fmt: skip
def test_sizes_are_told_as_people_read_them(size: int, told: str) -> None:
    assert readable(size) == told


@pytest.mark.parametrize("large", [False, True])
def test_the_data_page_shows_the_first_rows_of_a_table_and_what_each_file_is(large: bool) -> None:
    labels = ["<甲>", "乙" * SHORT, "丙" * (SHORT + 1), "丁"]
    lines = [json.dumps({"id": f"t{at}", "label": label, "definition": None}) for at, label in enumerate(labels)]
    table = next(one for one in TABLES if one.name == "topics")
    told = Told(FILES, {"topics": lines[:PREVIEWED]})
    page = completed(
        "⟦size:tei/a.xml⟧|⟦digest:topics.csv⟧|⟦preview:topics⟧|⟦example:topics⟧|⟦dataset⟧", told, RECORD, large
    )
    size, digest, preview, example, dataset = page.split("|")
    assert (size, digest) == ("6 B", FILES[1].sha256)
    assert table.preview == ("id", "label", "definition")
    cells = [re.findall("<td>(.*?)</td>", row) for row in re.findall("<tr>(.*?)</tr>", preview)]
    assert cells == [["t0", "&lt;甲&gt;", ""], ["t1", labels[1], ""], ["t2", f"{labels[2][:SHORT]}…", ""]]
    assert (html.unescape(example), "<" in example) == (lines[0], False)
    named = [one["name"] for one in json.loads(dataset)["distribution"]]
    assert named == [file.path for file in FILES if not large or "/" not in file.path]


def test_no_text_of_a_corpus_ends_the_script_that_holds_it() -> None:
    hostile = corpus_record(description="</script><b>")
    page = completed("⟦dataset⟧", Told((), {}), hostile, False)
    assert "<" not in page
    assert json.loads(page)["description"] == hostile.description


def test_of_every_table_the_first_rows_are_kept_for_the_page() -> None:
    files = {f"data/{table.name}.jsonl": b"".join(b'{"n":%d}\n' % n for n in range(5)) for table in TABLES}
    told = told_of(files | {"index.html": b""}, False)
    assert [file.path for file in told.files] == sorted(f"{table.name}.jsonl" for table in TABLES)
    assert {file.meaning for file in told.files} == {table.meaning for table in TABLES}
    assert set(told.rows) == {table.name for table in TABLES}
    assert all([json.loads(line)["n"] for line in lines] == [0, 1, 2] for lines in told.rows.values())
