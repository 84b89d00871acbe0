"""Web Annotations: one for each topic, figure and mention, whose selectors find their words in the passage."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.published import base_of, rows_of


@pytest.fixture(params=["built_site", "toy_site"], ids=["real", "toy"])
def site(request: pytest.FixtureRequest) -> Path:
    folder: Path = request.getfixturevalue(request.param)
    return folder


def items(site: Path) -> list[dict[str, Any]]:
    page = json.loads((site / "data/annotations.jsonld").read_text("utf-8"))
    assert (page["@context"], page["type"]) == ("http://www.w3.org/ns/anno.jsonld", "AnnotationPage")
    assert page["id"] == f"{base_of(site)}data/annotations.jsonld"
    found: list[dict[str, Any]] = page["items"]
    return found


def test_everything_annotated_is_there_once(site: Path) -> None:
    topics = sum(len(row["topics"]) for row in rows_of(site, "passages"))
    mentions = sum(len(row["mentions"]) for row in rows_of(site, "entities"))
    held = items(site)
    assert len(held) == topics + mentions + len(rows_of(site, "figures")) > 0
    assert len({item["id"] for item in held}) == len(held)
    assert {item["type"] for item in held} == {"Annotation"}
    assert {item["motivation"] for item in held} == {"tagging", "describing", "identifying"}


def test_selectors_find_their_words(site: Path) -> None:
    texts = {row["url"]: row["text"] for row in rows_of(site, "passages")}
    pointed = [item["target"] for item in items(site) if isinstance(item["target"], dict)]
    assert pointed
    for target in pointed:
        text = texts[target["source"]]
        quote, position = target["selector"]
        start, end = position["start"], position["end"]
        assert (quote["type"], position["type"]) == ("TextQuoteSelector", "TextPositionSelector")
        assert text[start:end] == quote["exact"]
        assert text[:start].endswith(quote["prefix"])
        assert text[end:].startswith(quote["suffix"])
        assert text.count(quote["prefix"] + quote["exact"] + quote["suffix"]) == 1


def test_topics_are_tags_on_whole_passages(site: Path) -> None:
    wanted = {(row["url"], topic["label"], topic["by"]) for row in rows_of(site, "passages") for topic in row["topics"]}
    tags = [item for item in items(site) if item["motivation"] == "tagging"]
    by = {"Person": "curator", "Software": "rule"}
    assert {(tag["target"], tag["body"][1]["value"], by[tag["creator"]["type"]]) for tag in tags} == wanted
