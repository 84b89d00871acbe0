"""The citations that a document's page in a built site comes to, put together as cite.js does it."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

from scripts.cite.bibtex import MONTHS
from scripts.cite.item import Day
from tests.tree import read_html


def citations(site: Path, tree: str, doc: str, form: str = "") -> dict[str, tuple[str, str]]:
    """For each style ("text" or "data": of this form) what it writes of the document, and the pattern for a passage."""
    page = read_html((site / tree / "d" / doc / "index.html").read_bytes())
    (held,) = page.xpath("//div[@class='cite']")
    name = f"cite-{held.get('data-form')}"
    brought = (site / tree / "shared" / f"{name}.js").read_text("utf-8")
    entries = json.loads(brought.removeprefix(f'yuan.deliver("{name}",').removesuffix(");\n"))
    source, names = (_facts(held, where) for where in ("[@translate]", "[not(@translate)]"))
    found = {}
    for style, _, ending, _, *forms in entries:
        own = [held.xpath(f"string(p[@data-style='{style}']/{mark})") for mark in ("i", "b")]
        facts = source | ({} if ending else names)
        texts = [_filled(text or own[n], facts) for n, text in enumerate(forms)]
        if form in ("", "data" if ending else "text"):
            found[style] = (texts[0], texts[1])
    return found


def _facts(held: Any, where: str) -> dict[str, str]:
    return {fact.get("data-fact"): fact.text_content() for fact in held.xpath(f"p{where}/*[@data-fact]")}


def _filled(text: str, facts: dict[str, str]) -> str:
    return re.sub("⟦([a-z0-9-]+)⟧", lambda slot: (facts | _spellings(facts)).get(slot[1], slot[0]), text)


def _spellings(facts: dict[str, str]) -> dict[str, str]:
    if "date" not in facts:
        return {}
    day = Day.of(date.fromisoformat(facts["date"]))
    return {
        "date-slashed": facts["date"].replace("-", "/"),
        "date-english": day.english,
        "date-apa": day.english_year_first,
        "date-year": day.year,
        "date-month": f"month = {MONTHS[int(day.month) - 1]}",
        "date-parts": ",\n     ".join(str(int(part)) for part in (day.year, day.month, day.day)),
    }
