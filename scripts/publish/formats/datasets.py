"""The data set described for machines: RO-Crate 1.2, Croissant 1.0 and schema.org.

https://w3id.org/ro/crate/1.2 · https://docs.mlcommons.org/croissant/docs/croissant-spec.html ·
https://schema.org/Dataset. All three say the same of the same files.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from scripts.corpus.records import CorpusRecord
from scripts.publish.formats.tables import COLUMNS

LICENSES = {"CC-BY-4.0": "https://creativecommons.org/licenses/by/4.0/"} | {
    "CC-BY-SA-4.0": "https://creativecommons.org/licenses/by-sa/4.0/",
    "CC0-1.0": "https://creativecommons.org/publicdomain/zero/1.0/",
}
"""Addresses of the licences that a corpus may name by their SPDX identifiers."""
NONE: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True)
class DataFile:
    """A published file: its path below ``data/``, what it is in one sentence, its media type and its content's size."""

    path: str
    meaning: str
    media_type: str
    size: int
    sha256: str

    @classmethod
    def of(cls, path: str, meaning: str, media_type: str, content: bytes) -> DataFile:
        """Describe a file."""
        return cls(path, meaning, media_type, len(content), hashlib.sha256(content).hexdigest())


def license_of(corpus: CorpusRecord) -> str:
    """Return the address of the licence of annotations and metadata."""
    name = corpus.annotation_license
    return LICENSES.get(name.replace(" ", "-").upper(), f"https://spdx.org/licenses/{name.replace(' ', '-')}")


def schema_org(corpus: CorpusRecord, files: Sequence[DataFile]) -> dict[str, Any]:
    """Return the schema.org Dataset for the head of the data page."""
    here = f"{corpus.base_url}data/"
    return {
        "@context": "https://schema.org/",
        "@type": "Dataset",
        "@id": here,
        "name": corpus.title,
        "alternateName": corpus.title_en,
        "description": corpus.description,
        "url": here,
        "version": corpus.version,
        "datePublished": corpus.released.isoformat(),
        "inLanguage": ["zh-Hans", "zh-Hant"],
        "license": license_of(corpus),
        "isAccessibleForFree": True,
        "creator": {"@type": "Organization", "name": corpus.publisher, "url": corpus.base_url},
        "distribution": [
            {"@type": "DataDownload", "name": file.path, "contentUrl": here + file.path}
            | {"encodingFormat": file.media_type, "contentSize": f"{file.size} B", "sha256": file.sha256}
            for file in files
        ],
    }


def ro_crate(corpus: CorpusRecord, files: Sequence[DataFile], folders: Mapping[str, str] = NONE) -> bytes:
    """Return `ro-crate-metadata.json`: the folder ``data/`` as a research object.

    ``folders`` hold files that are not described one by one: by path, what one of them is.
    """
    about: dict[str, Any] = {"@id": "./", "@type": "Dataset", "name": corpus.title, "description": corpus.description}
    about |= {"datePublished": corpus.released.isoformat(), "license": {"@id": license_of(corpus)}}
    about |= {"version": corpus.version, "url": f"{corpus.base_url}data/", "publisher": {"@id": corpus.base_url}}
    about |= {"hasPart": [{"@id": path} for path in (*(file.path for file in files), *folders)]}
    descriptor: dict[str, Any] = {"@id": "ro-crate-metadata.json", "@type": "CreativeWork", "about": {"@id": "./"}}
    descriptor |= {"conformsTo": {"@id": "https://w3id.org/ro/crate/1.2"}}
    parts = [
        {"@id": file.path, "@type": "File", "name": file.path, "description": file.meaning}
        | {"encodingFormat": file.media_type, "contentSize": str(file.size), "sha256": file.sha256}
        for file in files
    ]
    publisher = {"@id": corpus.base_url, "@type": "Organization", "name": corpus.publisher, "url": corpus.base_url}
    told = {"@id": license_of(corpus), "@type": "CreativeWork", "name": corpus.annotation_license}
    told |= {"description": "annotations and metadata; for the rights of each text see documents.jsonl"}
    held = [{"@id": path, "@type": "Dataset", "name": path, "description": what} for path, what in folders.items()]
    graph = [descriptor, about, *parts, *held, publisher, told]
    return _json({"@context": "https://w3id.org/ro/crate/1.2/context", "@graph": graph})


_CROISSANT: dict[str, Any] = {
    "@language": "zh",
    "@vocab": "https://schema.org/",
    "citeAs": "cr:citeAs",
    "column": "cr:column",
    "conformsTo": "dct:conformsTo",
    "cr": "http://mlcommons.org/croissant/",
    "data": {"@id": "cr:data", "@type": "@json"},
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    "dct": "http://purl.org/dc/terms/",
    "equivalentProperty": "cr:equivalentProperty",
    "examples": {"@id": "cr:examples", "@type": "@json"},
    "extract": "cr:extract",
    "field": "cr:field",
    "fileObject": "cr:fileObject",
    "fileProperty": "cr:fileProperty",
    "fileSet": "cr:fileSet",
    "format": "cr:format",
    "includes": "cr:includes",
    "isLiveDataset": "cr:isLiveDataset",
    "jsonPath": "cr:jsonPath",
    "key": "cr:key",
    "md5": "cr:md5",
    "parentField": "cr:parentField",
    "path": "cr:path",
    "rai": "http://mlcommons.org/croissant/RAI/",
    "recordSet": "cr:recordSet",
    "references": "cr:references",
    "regex": "cr:regex",
    "repeated": "cr:repeated",
    "replace": "cr:replace",
    "samplingRate": "cr:samplingRate",
    "sc": "https://schema.org/",
    "separator": "cr:separator",
    "source": "cr:source",
    "subField": "cr:subField",
    "transform": "cr:transform",
}
"""The context that the Croissant specification prescribes."""


def croissant(corpus: CorpusRecord, files: Sequence[DataFile], columns: Mapping[str, Sequence[str]] = COLUMNS) -> bytes:
    """Return `croissant.json`: the CSV tables as record sets."""
    here = f"{corpus.base_url}data/"
    held = {file.path.removesuffix(".csv"): file for file in files if file.path.removesuffix(".csv") in columns}
    objects = [
        {"@type": "cr:FileObject", "@id": file.path, "name": file.path, "contentUrl": here + file.path}
        | {"encodingFormat": file.media_type, "sha256": file.sha256}
        for file in held.values()
    ]
    sets = [
        {"@type": "cr:RecordSet", "@id": name, "name": name, "description": held[name].meaning}
        | {"field": [_field(name, column, held[name]) for column in columns[name]]}
        for name in held
    ]
    told: dict[str, Any] = {
        "@context": _CROISSANT,
        "@type": "sc:Dataset",
        "conformsTo": "http://mlcommons.org/croissant/1.0",
    }
    told |= {"name": corpus.id, "description": corpus.description, "version": corpus.version, "url": here}
    told |= {"license": license_of(corpus), "datePublished": corpus.released.isoformat()}
    told |= {"citeAs": f"{corpus.publisher}: {corpus.title}. {corpus.version}. {corpus.base_url}"}
    return _json(
        told
        | {
            "creator": {"@type": "sc:Organization", "name": corpus.publisher},
            "distribution": objects,
            "recordSet": sets,
        }
    )


def _field(table: str, column: str, file: DataFile) -> dict[str, Any]:
    source = {"fileObject": {"@id": file.path}, "extract": {"column": column}}
    return {"@type": "cr:Field", "@id": f"{table}/{column}", "name": column, "dataType": "sc:Text", "source": source}


def _json(value: Mapping[str, Any]) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()
