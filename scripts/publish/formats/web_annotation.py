"""Topics, figures and mentions as W3C Web Annotations (https://www.w3.org/TR/annotation-model/).

Each annotation targets a passage by its address; within it a TextQuoteSelector (with what stands before
and after) and a TextPositionSelector (half-open, in code points of the published text) say where.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from scripts.publish.formats.tables import Rows
from scripts.web import address

AROUND = 16
"""Characters quoted before and after, so that a quotation is found again where the text has changed."""

_RULE, _CURATOR = {"type": "Software"}, {"type": "Person"}


def _selectors(text: str, start: int, end: int) -> list[dict[str, Any]]:
    quote = {"type": "TextQuoteSelector", "exact": text[start:end]}
    quote |= {"prefix": text[max(0, start - AROUND) : start], "suffix": text[end : end + AROUND]}
    return [quote, {"type": "TextPositionSelector", "start": start, "end": end}]


def _annotation(id: str, by: str, motivation: str, body: Any, target: Any) -> dict[str, Any]:
    return {
        "id": id,
        "type": "Annotation",
        "motivation": motivation,
        "creator": _CURATOR if by == "curator" else _RULE,
        "body": body,
        "target": target,
    }


def _topics(here: str, base: str, passages: Iterable[Mapping[str, Any]]) -> Iterator[dict[str, Any]]:
    for passage in passages:
        for topic in passage["topics"]:
            body = {"type": "SpecificResource", "source": f"{base}t/{topic['id']}/", "purpose": "tagging"}
            text = {"type": "TextualBody", "value": topic["label"], "purpose": "tagging", "language": "zh-Hans"}
            id = f"{here}#topic-{passage['id']}-{topic['id']}"
            yield _annotation(id, topic["by"], "tagging", [body, text], passage["url"])


def _figures(here: str, rows: Rows, found: Mapping[str, Mapping[str, Any]]) -> Iterator[dict[str, Any]]:
    for figure in rows["figures"]:
        passage = found[figure["passage"]]
        told = [figure["measure"], figure["qualifier"] or "", figure["number"], figure["unit"]]
        body = {"type": "TextualBody", "value": " ".join(part for part in told if part), "purpose": "describing"}
        target = {"source": passage["url"], "selector": _selectors(passage["text"], figure["start"], figure["end"])}
        yield _annotation(f"{here}#figure-{figure['id']}", figure["by"], "describing", body, target)


def _mentions(here: str, base: str, rows: Rows, found: Mapping[str, Mapping[str, Any]]) -> Iterator[dict[str, Any]]:
    for entity in rows["entities"]:
        for n, mention in enumerate(entity["mentions"], start=1):
            passage = found[mention["passage"]]
            selectors = _selectors(passage["text"], mention["start"], mention["end"])
            body = {"type": "SpecificResource", "source": base + address.entity(entity["id"]), "purpose": "identifying"}
            id = f"{here}#mention-{entity['id']}-{n}"
            yield _annotation(id, "rule", "identifying", body, {"source": passage["url"], "selector": selectors})


def web_annotations(rows: Rows, base: str) -> bytes:
    """Return `annotations.jsonld`, an AnnotationPage; ``base`` is the address of the site, ending in ``/``."""
    here = f"{base}data/annotations.jsonld"
    found = {passage["id"]: passage for passage in rows["passages"]}
    items = [*_topics(here, base, rows["passages"]), *_figures(here, rows, found), *_mentions(here, base, rows, found)]
    page = {"@context": "http://www.w3.org/ns/anno.jsonld", "id": here, "type": "AnnotationPage", "items": items}
    return (json.dumps(page, ensure_ascii=False, indent=1) + "\n").encode()
