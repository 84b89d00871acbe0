"""Our references against those of citeproc-js with the official CSL styles (golden/cite/README.md)."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from scripts.cite.item import CitationItem, Day
from scripts.cite.styles import STYLES, citation

GOLDEN = Path(__file__).parent / "golden" / "cite"
CASES = json.loads((GOLDEN / "cases.json").read_text("utf-8"))
TEXT_STYLES = [style.id for style in STYLES.values() if style.form == "text"]
BASE = "https://corpus.example/"
ACCESSED = "2026-11-21"


def day(iso: str | None) -> Day | None:
    return Day.of(date.fromisoformat(iso)) if iso else None


def item_from(case: dict[str, Any]) -> CitationItem:
    passage = case.get("passage")
    return CitationItem(
        key=case["name"],
        title=case["title"],
        authors=tuple(case["authors"]),
        outlet=case["outlet"],
        published=day(case["published"]),
        language="zh-CN",
        url=f"{BASE}i/{passage[:2]}/#{passage}" if passage else f"{BASE}d/{case['name']}/",
        accessed=day(case.get("accessed", ACCESSED)),
    )


@pytest.mark.parametrize("style", TEXT_STYLES)
@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_equals_citeproc_js(case: dict[str, Any], style: str) -> None:
    golden = json.loads((GOLDEN / f"{style}.json").read_text("utf-8"))
    assert citation(item_from(case), style) == golden[case["name"]]


def test_every_golden_file_covers_every_case() -> None:
    names = {case["name"] for case in CASES}
    for style in TEXT_STYLES:
        assert set(json.loads((GOLDEN / f"{style}.json").read_text("utf-8"))) == names
