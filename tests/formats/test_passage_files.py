"""One JSON file a passage answers "what is this id?"; `llms.txt` and Markdown serve assistants."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from scripts.corpus.ledger import Event, Ledger
from scripts.publish.formats.assistants import literal
from scripts.publish.formats.passage_files import passage_files
from scripts.publish.formats.tables import COLUMNS
from tests.published import base_of, rows_of


@pytest.fixture(params=["built_site", "toy_site"], ids=["real", "toy"])
def site(request: pytest.FixtureRequest) -> Path:
    folder: Path = request.getfixturevalue(request.param)
    return folder


def answer(site: Path, id: str) -> Any:
    return json.loads((site / "i" / id[:2] / f"{id}.json").read_text("utf-8"))


def ledger_lines(site: Path) -> list[list[str]]:
    return [line.split("\t") for line in (site / "data/anchors.tsv").read_text("utf-8").split("\n")[1:-1]]


def test_every_living_passage_answers_whole(site: Path) -> None:
    for row in rows_of(site, "passages"):
        told = answer(site, row["id"])
        assert told["status"] == "live"
        assert {key: told[key] for key in row} == row
        figures = [figure for figure in rows_of(site, "figures") if figure["passage"] == row["id"]]
        assert [figure["id"] for figure in told["figures"]] == [figure["id"] for figure in figures]
        assert row["id"] in told["citation"]["gbt-2025"]


def test_the_history_is_the_ledgers(site: Path) -> None:
    lines = ledger_lines(site)
    for id in {line[3] for line in lines}:
        told = answer(site, id)["history"]
        wanted = [(line[0], line[1], line[4], line[5] or None) for line in lines if line[3] == id]
        assert [(event["event"], event["date"], event["doc"], event["sha256"]) for event in told] == wanted


def test_an_id_that_ended_says_how(toy_site: Path) -> None:
    living = {row["id"] for row in rows_of(toy_site, "passages")}
    ended = {line[3]: line[0] for line in ledger_lines(toy_site) if line[3] not in living}
    assert ended
    for id, event in ended.items():
        told = answer(toy_site, id)
        assert told["status"] == event
        assert "text" not in told


def test_a_large_corpus_has_one_file_a_shelf() -> None:
    events = tuple(Event("mint", "2030-01-02", "0.1.0", id, "a", "0" * 64) for id in ("b2c3d4", "b2f5g6", "c2d3f4"))
    files = passage_files({name: [] for name in COLUMNS}, Ledger(events), None)
    assert {path: set(json.loads(gzip.decompress(content))) for path, content in files.items()} == {
        "i/b2/passages.json.gz": {"b2c3d4", "b2f5g6"},
        "i/c2/passages.json.gz": {"c2d3f4"},
    }


def shown(tokens: list[Token]) -> str:
    return "".join(child.content for token in tokens if token.type == "inline" for child in token.children or ())


@given(st.text(st.sampled_from("甲a1 -+.)*_`#[]<>&|~!\\()"), min_size=1, max_size=12).map(str.strip).filter(bool))
@example("1. 甲")
@example("&amp;")
@example("a\\*b")
def test_markdown_shows_the_text_to_the_letter(text: str) -> None:
    assert shown(MarkdownIt().parse(literal(text))) == text


def test_llms_leads_to_every_document(site: Path) -> None:
    told, base = (site / "llms.txt").read_text("utf-8"), base_of(site)
    assert told.startswith("# ")
    for row in rows_of(site, "documents"):
        assert f"{base}data/markdown/{row['id']}.md" in told
        page = (site / "data/markdown" / f"{row['id']}.md").read_text("utf-8")
        assert all(f"[{id}]({row['url']}#{id})" in page for id in row["passages"])
        if row["date_event"] and not row["date_published"]:
            assert f"日期：{row['date_event']}（事件日期）" in page, "no date of an event passes for one of publication"
