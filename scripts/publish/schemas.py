"""JSON Schemas: of the published rows, and of the curator's YAML files for editors to complete from."""

from __future__ import annotations

import json
from typing import Any

from pydantic import BaseModel, TypeAdapter

from scripts.corpus.curated import ONE_FILE
from scripts.corpus.records import AnnotationRecord, DocumentRecord
from scripts.publish.rows import FILES

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema(shape: Any) -> bytes:
    """Return the JSON Schema (2020-12) of a record, a row or a list of them, as UTF-8 JSON."""
    described = TypeAdapter(shape).json_schema(mode="validation" if _is_curated(shape) else "serialization")
    return (json.dumps({"$schema": DIALECT, **described}, ensure_ascii=False, indent=2) + "\n").encode()


def _is_curated(shape: Any) -> bool:
    return not (isinstance(shape, type) and issubclass(shape, BaseModel) and shape in FILES.values())


def row_schemas() -> dict[str, bytes]:
    """Return the schemas of the data files, ``<name>.schema.json`` to content."""
    return {f"{name}.schema.json": schema(kind) for name, kind in FILES.items()}


def curated_schemas() -> dict[str, bytes]:
    """Return the schemas of the curator's files, ``<name>.schema.json`` to content."""
    shapes = {**ONE_FILE, "document": DocumentRecord, "annotation": AnnotationRecord}
    return {f"{name}.schema.json": schema(shape) for name, shape in shapes.items()}
