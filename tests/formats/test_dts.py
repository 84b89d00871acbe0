"""The static DTS service, asked as a client asks: every URI template expanded, every answer of the standard's form."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from lxml import etree
from uritemplate import expand

from tests.published import base_of, rows_of

SCHEMAS = json.loads((Path(__file__).parent / "dts.schema.json").read_text("utf-8"))
"""The tables of the specification (https://dtsapi.org/versions/v1.0) as JSON Schemas, written from its text."""


class Client:
    """Reads the service of a built site through its addresses."""

    def __init__(self, site: Path) -> None:
        self.site, self.base = site, base_of(site)
        self.entry = self.answer(f"{self.base}data/dts/index.json", "EntryPoint")

    def file(self, address: str) -> Path:
        assert address.startswith(self.base)
        return self.site / address.removeprefix(self.base)

    def answer(self, address: str, kind: str) -> Any:
        told = json.loads(self.file(address).read_text("utf-8"))
        Draft202012Validator({"$ref": f"#/$defs/{kind}", "$defs": SCHEMAS["$defs"]}).validate(told)
        return told

    def ask(self, endpoint: str, kind: str, **values: str) -> Any:
        return self.answer(expand(self.entry[endpoint], dict[str, Any](values)), kind)


@pytest.fixture
def client(toy_site: Path) -> Client:
    return Client(toy_site)


@pytest.fixture
def large(large_site: Path) -> Client:
    return Client(large_site)


def test_the_small_service_of_a_large_corpus_tells_the_same(client: Client, large: Client) -> None:
    root = large.ask("collection", "Collection")
    assert large.ask("collection", "Collection", id=root["@id"]) == root
    assert [one["@id"] for one in root["member"]] == [one["@id"] for one in resources(client)]
    cores = {one["@id"]: one["dublinCore"] for one in resources(client)}
    for resource in resources(large):
        itself = large.ask("collection", "Collection", id=resource["@id"])
        assert itself.keys() - resource.keys() == {"@context", "dtsVersion", "member", "dublinCore", "download"}
        assert resource.items() <= itself.items()
        assert (itself["member"], itself["dublinCore"]) == ([], cores[resource["@id"]])
        told = large.ask("navigation", "Navigation", resource=resource["@id"])
        whole = client.ask("navigation", "Navigation", resource=resource["@id"], down="1")
        units = [{key: unit[key] for key in unit if key not in ("dublinCore", "citeType")} for unit in whole["member"]]
        (tree,) = told["resource"]["citationTrees"]
        assert {unit["citeType"] for unit in whole["member"]} == {unit["citeType"] for unit in tree["citeStructure"]}
        assert told["member"] == units
        file = large.file(expand(large.entry["document"], resource=resource["@id"]))
        assert file == large.site / f"data/tei/{resource['@id']}.xml"
        assert file.is_file()


def resources(client: Client) -> Iterator[dict[str, Any]]:
    yield from client.ask("collection", "Collection")["member"]


def test_the_collection_lists_every_document(client: Client) -> None:
    wanted = [row["id"] for row in rows_of(client.site, "documents")]
    assert [resource["@id"] for resource in resources(client)] == wanted
    root = client.ask("collection", "Collection")
    assert client.ask("collection", "Collection", id=root["@id"]) == root
    assert client.ask("collection", "Collection", id=root["@id"], nav="children") == root
    assert client.ask("collection", "Collection", id=root["@id"], nav="parents")["member"] == []


def test_a_date_is_of_publication_and_the_event_is_covered(client: Client) -> None:
    wanted = [(row["date_published"], row["date_event"]) for row in rows_of(client.site, "documents")]
    cores = [resource["dublinCore"] for resource in resources(client)]
    assert [tuple(core.get(name, [None])[0] for name in ("date", "coverage")) for core in cores] == wanted


def test_a_document_knows_its_parent(client: Client) -> None:
    root = client.ask("collection", "Collection")
    for resource in resources(client):
        assert client.ask("collection", "Collection", id=resource["@id"])["@id"] == resource["@id"]
        parents = client.answer(expand(resource["collection"], nav="parents"), "Collection")
        assert [member["@id"] for member in parents["member"]] == [root["@id"]]


@pytest.mark.parametrize("down", ["1", "-1"])
def test_navigation_lists_the_passages_in_order(client: Client, down: str) -> None:
    documents = {row["id"]: row["passages"] for row in rows_of(client.site, "documents")}
    for resource in resources(client):
        told = client.answer(expand(resource["navigation"], down=down), "Navigation")
        assert [unit["identifier"] for unit in told["member"]] == documents[resource["@id"]]
        assert told["@id"] == expand(resource["navigation"], down=down)


def test_navigation_about_one_passage(client: Client) -> None:
    first = rows_of(client.site, "documents")[0]
    ref = first["passages"][1]
    told = client.ask("navigation", "Navigation", resource=first["id"], ref=ref)
    assert told["ref"]["identifier"] == ref
    assert "member" not in told
    siblings = client.ask("navigation", "Navigation", resource=first["id"], ref=ref, down="0")
    assert [unit["identifier"] for unit in siblings["member"]] == first["passages"]
    for down in ("1", "-1"):
        alone = client.ask("navigation", "Navigation", resource=first["id"], ref=ref, down=down)
        assert [unit["identifier"] for unit in alone["member"]] == [ref]


def test_every_document_and_passage_can_be_fetched(client: Client) -> None:
    texts = {row["id"]: row["text"] for row in rows_of(client.site, "passages")}
    for resource in resources(client):
        whole = etree.parse(client.file(expand(resource["document"])))
        assert etree.QName(whole.getroot()).localname == "TEI"
    for row in rows_of(client.site, "passages"):
        address = expand(client.entry["document"], resource=row["doc"], ref=row["id"])
        part = etree.parse(client.file(address)).getroot()[0]
        assert (etree.QName(part).namespace, part.get("ref")) == ("https://dtsapi.org/ns/", row["id"])
        assert "".join("".join(map(str, part.itertext())).split()) == "".join(texts[row["id"]].split())
