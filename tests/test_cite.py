"""Citations of documents and passages: what is ours in them, what is missing, what programs read back."""

from __future__ import annotations

import calendar
import hashlib
import json
import re
from datetime import date
from typing import Any

import pytest
import rispy
from hypothesis import given
from hypothesis import strategies as st

from scripts.cite import STYLES, CitationItem, citation, citation_files, control, item_of
from scripts.cite.item import Day
from scripts.corpus.records import CorpusRecord
from scripts.corpus.state import Document
from tests.page_corpus import corpus_record, document_record, passage

CORPUS: CorpusRecord = corpus_record(version="1.2.0")
TEXT = "本港首条 夜航线路\n昨日开通。"
DIGEST = hashlib.sha256("本港首条夜航线路昨日开通。".encode()).hexdigest()[:16]
TODAY = date(2031, 4, 7)
ENGLISH = ("apa", "chicago", "chicago-note")
DATA = tuple(style.id for style in STYLES.values() if style.form == "data")
HOSTILE = st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(lambda text: text.strip())


def a_document(**changes: Any) -> Document:
    return Document(document_record(authors=("王小明",), **changes), (passage("d3fgh7", TEXT),))


def cited(style: str, *, whole: bool = False, **changes: Any) -> str:
    document = a_document(**changes)
    return citation(item_of(document, CORPUS, None if whole else document.passages[0], TODAY), style)


def bibtex_fields(entry: str) -> dict[str, str]:
    """Read one entry as BibTeX does: a value is a macro, or ends where its braces balance, backslashes or not."""
    fields, position = {}, entry.index(",") + 1
    while match := re.compile(r"\s*(\w+) = (\{|[a-z]+)").match(entry, position):
        depth, position = int(match[2] == "{"), match.end()
        while depth:
            depth += {"{": 1, "}": -1}.get(entry[position], 0)
            position += 1
        fields[match[1]] = entry[match.end() : position - 1] if match[2] == "{" else match[2]
        position += entry[position] == ","
    assert entry[position:] == "\n}\n", "the entry does not end where its braces do"
    return fields


@pytest.mark.parametrize("style", STYLES)
def test_a_passage_carries_id_resolver_version_and_hash(style: str) -> None:
    text = cited(style)
    for part in ("d3fgh7", "https://example.org/toy/i/d3/#d3fgh7", "1.2.0", DIGEST):
        assert part in text


@pytest.mark.parametrize("style", STYLES)
def test_a_document_carries_its_address_and_version_only(style: str) -> None:
    text = cited(style, whole=True)
    assert "https://example.org/toy/d/yehang/" in text
    assert "1.2.0" in text
    assert not re.search("#|SHA-256|段落|[Pp]assage", text)


@pytest.mark.parametrize("style", ENGLISH)
def test_english_styles_name_the_corpus_in_english(style: str) -> None:
    assert "North Bay" in cited(style)
    assert "北湾港语料" not in cited(style)


def test_the_passage_stands_where_each_style_wants_it() -> None:
    where = "https://example.org/toy/i/d3/#d3fgh7"
    note = f"passage d3fgh7, North Bay, version 1.2.0, SHA-256 {DIGEST}"
    assert cited("gbt-2025") == (
        f"王小明. 北湾夜航开通[N/OL]. 北湾日报，2029-05-01. {where}. "
        f"段落编号：d3fgh7，北湾港语料 v1.2.0，SHA-256：{DIGEST}."
    )
    assert cited("gbt-2015").endswith(f"段落编号: d3fgh7, 北湾港语料 v1.2.0, SHA-256: {DIGEST}.")
    assert cited("apa").endswith(f"{where} (Passage d3fgh7; North Bay, Version 1.2.0; SHA-256 {DIGEST})")
    assert cited("chicago").endswith(f"May 1, 2029. P{note[1:]}. {where}.")
    assert cited("chicago-note").endswith(f"May 1, 2029, {note}, {where}.")


@pytest.mark.parametrize("style", STYLES)
def test_what_is_missing_is_not_invented(style: str) -> None:
    document = a_document(publisher=None, date_published=None)
    bare = Document(document.record.model_copy(update={"authors": ()}), document.passages)
    text = citation(item_of(bare, CORPUS), style)
    assert "北湾夜航开通" in text
    assert not re.search(r"None|null|\[\]|佚名|不详|, ,|，，|\.\.|\{\}", text)


def test_an_event_date_does_not_pass_for_a_date_of_publication() -> None:
    assert "2029" not in cited("gbt-2025", date_published=None, date_event="2029-04")


def test_a_title_supplied_by_the_curator_keeps_its_brackets() -> None:
    assert cited("gbt-2025", title="[发布会实录]").startswith("王小明. [发布会实录][N/OL]. ")


@pytest.mark.parametrize("style", ENGLISH)
@pytest.mark.parametrize("mark", "？！。")
def test_no_second_mark_after_a_full_width_end_mark(style: str, mark: str) -> None:
    assert not re.search(f"{mark}[”’]*\\.", cited(style, title=f"谁在值守{mark}"))


def test_ris_is_read_back_as_a_newspaper_article() -> None:
    (entry,) = rispy.loads(cited("ris"))
    assert entry["type_of_reference"] == "NEWS"
    assert entry["authors"] == ["王小明"]
    assert entry["title"] == "北湾夜航开通"
    assert entry["secondary_title"] == "北湾日报"
    assert entry["date"] == "2029/05/01"
    assert entry["access_date"] == "2031/04/07"
    assert entry["name_of_database"] == "北湾港语料"
    assert entry["urls"] == ["https://example.org/toy/i/d3/#d3fgh7"]


def test_csl_json_is_an_article_in_a_newspaper() -> None:
    (item,) = json.loads(cited("csl-json"))
    assert item["type"] == "article-newspaper"
    assert item["author"] == [{"literal": "王小明"}]
    assert item["container-title"] == "北湾日报"
    assert item["issued"] == {"date-parts": [[2029, 5, 1]]}
    assert item["accessed"] == {"date-parts": [[2031, 4, 7]]}
    assert item["language"] == "zh-CN"


def test_bibtex_keeps_names_whole_and_knows_the_newspaper() -> None:
    entry = cited("bibtex")
    fields = bibtex_fields(entry)
    assert entry.startswith("@article{yehang-d3fgh7,")
    assert fields["author"] == "{王小明}"
    assert (fields["journal"], fields["entrysubtype"]) == ("北湾日报", "newspaper")
    assert (fields["date"], fields["urldate"]) == ("2029-05-01", "2031-04-07")


def test_bibtex_without_outlet_is_no_article() -> None:
    assert cited("bibtex", publisher=None).startswith("@misc{")


@given(title=HOSTILE, outlet=HOSTILE)
def test_hostile_titles_do_not_break_bibtex(title: str, outlet: str) -> None:
    fields = bibtex_fields(cited("bibtex", title=title, publisher=outlet))
    assert not re.search(r"(?<!\\)[&%$#_~^]", fields["title"] + fields["journal"])
    assert fields["url"] == "https://example.org/toy/i/d3/#d3fgh7"


@given(title=HOSTILE, outlet=HOSTILE)
def test_hostile_titles_do_not_break_ris(title: str, outlet: str) -> None:
    lines = cited("ris", title=title, publisher=outlet).split("\n")
    assert [line[:6] for line in lines[:3]] == ["TY  - ", "ID  - ", "AU  - "]
    assert lines[-2:] == ["ER  - ", ""]
    assert all(re.match(r"[A-Z][A-Z0-9]  - ", line) for line in lines[:-1])
    assert f"TI  - {' '.join(title.split())}" in lines


@given(title=HOSTILE, name=HOSTILE)
def test_hostile_titles_come_out_of_csl_json_as_they_went_in(title: str, name: str) -> None:
    record = document_record(title=title, authors=(name,))
    (item,) = json.loads(citation(item_of(Document(record, ()), CORPUS), "csl-json"))
    assert item["title"] == " ".join(record.title.split())
    assert item["author"] == [{"literal": " ".join(name.split())}]


@given(title=HOSTILE, outlet=HOSTILE)
def test_a_text_citation_is_one_line_whatever_the_title(title: str, outlet: str) -> None:
    for style in STYLES.values():
        if style.form == "text":
            text = cited(style.id, title=title, publisher=outlet)
            assert "\n" not in text
            assert "https://example.org/toy/i/d3/#d3fgh7" in text


def test_an_unknown_style_is_an_error() -> None:
    with pytest.raises(KeyError):
        cited("mla")


def test_a_document_has_three_files_without_a_day_of_access() -> None:
    files = citation_files(a_document(), CORPUS)
    assert sorted(files) == [f"data/citations/yehang.{suffix}" for suffix in ("bib", "csl.json", "ris")]
    assert not any("access" in text or "Y2" in text or "urldate" in text for text in files.values())
    assert files.keys() == {file for _, file in control(a_document(), CORPUS).files}


@pytest.mark.parametrize("style", STYLES)
def test_the_pattern_of_a_page_filled_in_is_the_citation_of_the_passage(style: str) -> None:
    document = a_document()
    held = control(document, CORPUS)
    entry = next(entry for entry in held.entries if entry.style.id == style)
    facts = {
        "id": "d3fgh7", "place": "d3fgh7", "shelf": "d3", "hash": held.digests["d3fgh7"],
        "iso": "2031-04-07", "year": "2031", "month": "04", "day": "07", "english": "April 7, 2031",
    }  # fmt: skip
    filled = re.sub("⟦(\\w+)⟧", lambda match: facts[match[1]], entry.passage)
    if style == "csl-json":
        expected = json.loads(cited(style))
        expected[0]["accessed"] = {"date-parts": [["2031", "04", "07"]]}
        assert json.loads(filled) == expected
    else:
        assert filled == cited(style)


def test_a_draft_has_no_digest_and_so_no_control() -> None:
    draft = passage("", "未编号。", draft=True)
    assert control(Document(document_record(), (draft,)), CORPUS).digests == {}


@pytest.mark.parametrize("month", range(1, 13))
def test_english_styles_know_every_month(month: int) -> None:
    assert Day.of(date(2031, month, 5)).english == f"{calendar.month_name[month]} 5, 2031"


def test_items_are_values() -> None:
    item = item_of(a_document(), CORPUS)
    assert isinstance(item, CitationItem)
    assert item == item_of(a_document(), CORPUS)
