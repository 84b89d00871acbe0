"""RO-Crate, Croissant and schema.org describe the files that are there, with their sizes and digests."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from tests.published import base_of, rows_of


@pytest.fixture(params=["built_site", "toy_site"], ids=["real", "toy"])
def site(request: pytest.FixtureRequest) -> Path:
    folder: Path = request.getfixturevalue(request.param)
    return folder


def described(site: Path, name: str) -> Any:
    return json.loads((site / "data" / name).read_text("utf-8"))


def proves(site: Path, path: str, digest: str) -> None:
    assert hashlib.sha256((site / "data" / path).read_bytes()).hexdigest() == digest


def test_the_crate_holds_every_part_it_names(site: Path) -> None:
    crate = described(site, "ro-crate-metadata.json")
    assert crate["@context"] == "https://w3id.org/ro/crate/1.2/context"
    entities = {entity["@id"]: entity for entity in crate["@graph"]}
    assert len(entities) == len(crate["@graph"])
    descriptor, root = entities["ro-crate-metadata.json"], entities["./"]
    assert descriptor["about"] == {"@id": "./"}
    assert descriptor["conformsTo"] == {"@id": "https://w3id.org/ro/crate/1.2"}
    assert {"name", "description", "datePublished", "license"} <= root.keys()
    assert entities[root["license"]["@id"]]["@type"] == "CreativeWork"
    assert root["hasPart"]
    for part in root["hasPart"]:
        file = entities[part["@id"]]
        assert file["@type"] == "File"
        assert int(file["contentSize"]) == (site / "data" / file["@id"]).stat().st_size
        proves(site, file["@id"], file["sha256"])


def test_croissant_names_every_column_of_every_table(site: Path) -> None:
    told = described(site, "croissant.json")
    assert told["conformsTo"] == "http://mlcommons.org/croissant/1.0"
    objects = {one["@id"]: one for one in told["distribution"]}
    assert {record["@id"] for record in told["recordSet"]} == {name.removesuffix(".csv") for name in objects}
    for path, one in objects.items():
        assert one["contentUrl"] == f"{base_of(site)}data/{path}"
        proves(site, path, one["sha256"])
    for record in told["recordSet"]:
        content = (site / "data" / f"{record['@id']}.csv").read_text("utf-8-sig")
        columns = next(csv.reader(io.StringIO(content)))
        assert [field["source"]["extract"]["column"] for field in record["field"]] == columns
        assert {field["source"]["fileObject"]["@id"] for field in record["field"]} == {f"{record['@id']}.csv"}


def test_the_data_page_is_a_dataset_for_search_engines(site: Path) -> None:
    page = html.fromstring((site / "data/index.html").read_text("utf-8"))
    (block,) = [one for one in page.iter("script") if one.get("type") == "application/ld+json"]
    told = json.loads(block.text or "")
    assert (told["@type"], told["url"]) == ("Dataset", f"{base_of(site)}data/")
    assert {"name", "description", "license", "creator", "distribution"} <= told.keys()
    assert len(told["distribution"]) > len(rows_of(site, "topics")[:1])
    for download in told["distribution"]:
        proves(site, download["contentUrl"].removeprefix(f"{base_of(site)}data/"), download["sha256"])
