"""CSL-JSON, type ``article-newspaper``: the input of Zotero, Pandoc, citeproc and their like.

Names are literal: where a Chinese family name ends is not ours to guess.
Schema: csl-data.json of the Citation Style Language project, version 1.0.
"""

from __future__ import annotations

import json
from typing import Any

from scripts.cite.item import CitationItem, Day, note_of


def format_csl_json(item: CitationItem) -> str:
    """Return a JSON array with one CSL item, ending with a line feed."""
    return json.dumps([csl_item(item)], ensure_ascii=False, indent=1) + "\n"


def csl_item(item: CitationItem) -> dict[str, Any]:
    """Return the CSL item; what is unknown is left out."""
    fields: dict[str, Any] = {
        "id": item.key,
        "type": "article-newspaper",
        "title": item.title,
        "author": [{"literal": name} for name in item.authors],
        "container-title": item.outlet,
        "issued": _date(item.published),
        "accessed": _date(item.accessed or (item.found.retrieved if item.found else None)),
        "language": item.language,
        "URL": item.url,
        "source": item.provenance.corpus if item.provenance else None,
        "archive": item.found.archived if item.found else None,
        "note": note_of(item),
    }
    return {name: value for name, value in fields.items() if value}


def _date(day: Day | None) -> dict[str, Any] | None:
    if day is None:
        return None
    parts = (day.year, day.month, day.day)
    return {"date-parts": [[int(part) if part.isdigit() else part for part in parts]]}
