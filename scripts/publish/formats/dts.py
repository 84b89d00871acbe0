"""Distributed Text Services 1.0 (https://dtsapi.org/versions/v1.0) as static files, reached through URI templates.

The standard allows a service made of files (its section on static websites; conformance level 0: no ranges).
A document is a Resource, its passages are the CitableUnits of one flat citation tree. Every call that a
template can make is a file, with two exceptions that files cannot serve: ``start``/``end``, and errors other
than the 404 of the host.

In a large corpus the service is kept small: the TEI of a document stands once, below ``data/tei/``; a flat tree has one
answer for every depth, so that nobody need ask for one; a document's parents are asked of no file; and a unit says no
more than it must, for its tree says what all units are.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from lxml import etree

from scripts.corpus.records import CorpusRecord
from scripts.publish.formats.tables import Rows

FOLDER = "data/dts/"
MOST_PASSAGES = 1000
"""Above this size of the corpus the answers about single passages, six files each, are not written."""

_CONTEXT = {"@context": "https://dtsapi.org/context/v1.0.json", "dtsVersion": "1.0"}
_TREES = [{"@type": "CitationTree", "citeStructure": [{"@type": "CiteStructure", "citeType": "passage"}]}]
_BESIDE = frozenset({"dublinCore", "download"})
"""What is known of a document beside its service: in a large collection its own answer alone says it."""
_DTS = "https://dtsapi.org/ns/"
_TEI = "http://www.tei-c.org/ns/1.0"
_ID = "{http://www.w3.org/XML/1998/namespace}id"


class _Service:
    """One corpus as a service; ``here`` is the address of its entry."""

    def __init__(self, corpus: CorpusRecord, rows: Rows, tei: Mapping[str, bytes], small: bool) -> None:
        self.corpus, self.rows, self.tei, self.small = corpus, rows, tei, small
        self.here = corpus.base_url + FOLDER
        self.units: defaultdict[str, list[dict[str, Any]]] = defaultdict(list)
        for passage in rows["passages"]:
            self.units[passage["doc"]].append(self._unit(passage))

    def _unit(self, passage: Mapping[str, Any]) -> dict[str, Any]:
        told = {"identifier": passage["id"], "@type": "CitableUnit", "level": 1, "parent": None}
        if not self.small:
            return told
        core = {"type": [{"lang": "en", "value": passage["kind"]}]}
        return told | {"citeType": "passage", "dublinCore": core}

    def templates(self, doc: str = "{resource}") -> dict[str, str]:
        """The addresses of the three endpoints, for every document or for one."""
        asked, nav = doc == "{resource}", ",nav" if self.small else ""
        collection = f"collection{{/id{nav}}}/index.json" if asked else f"collection/{doc}{{/nav}}/index.json"
        if not self.small:
            return {
                "collection": self.here + (collection if asked else f"collection/{doc}/index.json"),
                "navigation": f"{self.here}navigation/{doc}.json",
                "document": f"{self.corpus.base_url}data/tei/{doc}.xml",
            }
        return {
            "collection": self.here + collection,
            "navigation": f"{self.here}navigation/{doc}{{/ref}}{{;down}}.json",
            "document": f"{self.here}document/{doc}{{/ref}}.xml",
        }

    def resource(self, document: Mapping[str, Any]) -> dict[str, Any]:
        """A document as a Resource."""
        core = {
            "publisher": document["publisher"],
            "date": document["date_published"],
            "coverage": document["date_event"],
            "language": document["language"],
            "rights": document["rights"]["statement"],
        }
        told = {"@id": document["id"], "@type": "Resource", "title": document["title"], "totalParents": 1}
        told |= {"totalChildren": 0, "dublinCore": {key: [value] for key, value in core.items() if value}}
        told |= {"citationTrees": _TREES, "mediaTypes": ["application/tei+xml"]}
        return (
            told | {"download": f"{self.corpus.base_url}data/tei/{document['id']}.xml"} | self.templates(document["id"])
        )

    def _served(self, document: Mapping[str, Any]) -> dict[str, Any]:
        """A document as other answers than its own speak of it."""
        whole = self.resource(document)
        return whole if self.small else {key: value for key, value in whole.items() if key not in _BESIDE}

    def root(self) -> dict[str, Any]:
        """The whole corpus as a Collection."""
        members = [self._served(document) for document in self.rows["documents"]]
        told = {"@id": self.corpus.id, "@type": "Collection", "title": self.corpus.title, "totalParents": 0}
        told |= {"totalChildren": len(members), "description": self.corpus.description}
        return told | {"collection": self.templates()["collection"]} | {"member": members}

    def collections(self) -> Iterator[tuple[str, Any]]:
        """Every answer of the Collection endpoint."""
        root = self.root()
        yield "collection/index.json", root
        yield f"collection/{self.corpus.id}/index.json", root
        if not self.small:
            for document in self.rows["documents"]:
                yield f"collection/{document['id']}/index.json", {**self.resource(document), "member": []}
            return
        yield f"collection/{self.corpus.id}/children/index.json", root
        yield f"collection/{self.corpus.id}/parents/index.json", {**root, "member": []}
        for document in self.rows["documents"]:
            resource = self.resource(document)
            parent = {key: value for key, value in root.items() if key != "member"}
            yield f"collection/{document['id']}/index.json", {**resource, "member": []}
            yield f"collection/{document['id']}/children/index.json", {**resource, "member": []}
            yield f"collection/{document['id']}/parents/index.json", {**resource, "member": [parent]}

    def navigations(self, single: bool) -> Iterator[tuple[str, Any]]:
        """Every answer of the Navigation endpoint; those about single passages where ``single``."""
        for document in self.rows["documents"]:
            units, resource = self.units[document["id"]], self._served(document)
            if not self.small:
                yield self._navigation(document["id"], resource, {"member": units})
                continue
            for down in ("1", "-1"):
                yield self._navigation(f"{document['id']};down={down}", resource, {"member": units})
            for unit in units if single else ():
                path, told = f"{document['id']}/{unit['identifier']}", {"ref": unit}
                yield self._navigation(path, resource, told)
                yield self._navigation(f"{path};down=0", resource, told | {"member": units})
                for down in ("1", "-1"):
                    yield self._navigation(f"{path};down={down}", resource, told | {"member": [unit]})

    def _navigation(self, path: str, resource: Mapping[str, Any], told: Mapping[str, Any]) -> tuple[str, Any]:
        name = f"navigation/{path}.json"
        return name, {"@id": self.here + name, "@type": "Navigation", "resource": resource, **told}

    def documents(self, single: bool) -> Iterator[tuple[str, bytes]]:
        """Every answer of the Document endpoint: whole documents, and single passages in a `dts:wrapper`."""
        for id, content in self.tei.items() if self.small else ():
            yield f"document/{id}.xml", content
            for element in etree.fromstring(content).iter() if single else ():
                if element.get(_ID):
                    yield f"document/{id}/{element.get(_ID)}.xml", _wrapped(element)


def _wrapped(element: etree._Element) -> bytes:
    """Return one passage as a TEI document with the fragment in a wrapper, as the standard asks."""
    root = etree.Element(f"{{{_TEI}}}TEI", nsmap={None: _TEI, "dts": _DTS})  # type: ignore[dict-item]  # default namespace
    wrapper = etree.SubElement(root, f"{{{_DTS}}}wrapper", ref=str(element.get(_ID)))
    part = etree.fromstring(etree.tostring(element, with_tail=False))
    wrapper.append(part)
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True)


def _json(value: Mapping[str, Any]) -> bytes:
    return (json.dumps(_CONTEXT | dict(value), ensure_ascii=False, separators=(",", ":")) + "\n").encode()


def dts_service(corpus: CorpusRecord, rows: Rows, tei: Mapping[str, bytes], large: bool = False) -> dict[str, bytes]:
    """Return the files of the service by path; ``tei`` holds the TEI of every document by its id."""
    service = _Service(corpus, rows, tei, small=not large)
    single = not large and len(rows["passages"]) <= MOST_PASSAGES
    answers = {name: _json(told) for name, told in (*service.collections(), *service.navigations(single))}
    entry = {"@id": service.here, "@type": "EntryPoint", **service.templates()}
    answers |= {"index.json": _json(entry), **dict(service.documents(single))}
    return {FOLDER + name: content for name, content in answers.items()}
