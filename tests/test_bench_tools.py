"""What the tools are asked in measurements has an answer, and is the same every time."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

from tests.bench.bench_tools import is_tool
from tests.bench.tool_questions import MAKERS, TIMES, commonest, visits
from tests.browser.search_site import DOCUMENTS, PASSAGES


def test_every_kind_is_asked_and_twice_the_same() -> None:
    asked = visits(PASSAGES, DOCUMENTS)
    assert asked.keys() == MAKERS.keys()
    assert all(0 < len(kind) <= TIMES for kind in asked.values())
    assert asked == visits(PASSAGES, DOCUMENTS)


def test_a_wildcard_stands_for_what_some_passage_has() -> None:
    for visit in visits(PASSAGES, DOCUMENTS)["search: wildcard, one character"]:
        (query,) = parse_qs(urlsplit(visit.address).query)["q"]
        pattern = re.escape(query).replace("？", ".")
        assert any(re.search(pattern, row["text"]) for row in PASSAGES)


def test_the_commonest_string_stands_in_most_passages() -> None:
    rows = [{"text": text} for text in ("渡口", "渡口，渡口", "渡船", "船")]
    assert (commonest(rows, 1), commonest(rows, 2)) == ("渡", "渡口")


def test_a_page_and_its_style_are_no_tool() -> None:
    assert is_tool("/assets/search/1a2b/n3.js")
    assert is_tool("/assets/js/search/query.js")
    assert not is_tool("/search/?q=x")
    assert not is_tool("/assets/js/search/load.js"), "every page has it"
    assert not is_tool("/assets/css/search.css")
