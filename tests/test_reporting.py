"""Reporting an error: which way leads where, and that the form of the repository takes what it is given."""

from __future__ import annotations

from urllib.parse import parse_qs, quote, urlsplit

import pytest
import yaml

from scripts.commands.new import FILES, TEMPLATES
from scripts.web.reporting import FIELDS, FORM, improvable, ways
from tests.cli import ROOT
from tests.page_corpus import corpus_record, earlier

FORMS = ROOT / ".github" / "ISSUE_TEMPLATE"
GITHUB, GITLAB, OTHER = (f"https://{host}/a/b" for host in ("github.com", "gitlab.example.org", "codeberg.org"))


def test_the_form_has_exactly_the_fields_that_are_filled_in_and_those_that_the_reader_fills_in() -> None:
    form = yaml.safe_load((FORMS / FORM).read_text("utf-8"))
    ids = [field["id"] for field in form["body"] if "id" in field]
    assert ids == ["passage", "address", "version", "hash", "kind", "quotation", "correct", "evidence"]
    types = {field.get("id"): field["type"] for field in form["body"]}
    assert {types[id] for id in FIELDS} == {"input", "textarea"}
    (way, _) = ways(corpus_record(repository=GITHUB))
    asked = parse_qs(urlsplit(way.pattern).query)
    assert asked.keys() == {"template", "title", *FIELDS}
    assert asked["template"] == [FORM]


def test_a_corpus_of_ones_own_has_the_same_form() -> None:
    assert (TEMPLATES / FILES[f".github/ISSUE_TEMPLATE/{FORM}"]).read_bytes() == (FORMS / FORM).read_bytes()


@pytest.mark.parametrize(
    ("repository", "contact", "starts"),
    [
        (GITHUB, "mail@example.org", [f"{GITHUB}/issues/new?template=", "mailto:mail@example.org?subject="]),
        (f"{GITHUB}.git/", "https://example.org/", [f"{GITHUB}/issues/new?template="]),
        ("https://github.example.org/x", "https://example.org/", ["https://github.example.org/x/issues/new?template="]),
        (GITLAB, "x", [f"{GITLAB}/-/issues/new?issue[title]="]),
        (OTHER, "x", [f"{OTHER}/issues/new?title="]),
        (None, "mail@example.org", ["mailto:mail@example.org?subject="]),
        (None, "https://user@example.org/", []),
        (None, "微信：某某", []),
    ],
)
def test_ways_lead_where_the_corpus_says(repository: str | None, contact: str, starts: list[str]) -> None:
    corpus = corpus_record(repository=repository, contact=contact)
    found = [way.of(earlier("甲"), corpus) for way in ways(corpus)]
    assert [address.startswith(start) for address, start in zip(found, starts, strict=True)] == [True] * len(starts)
    for address in found:
        assert "⟦" not in address
        assert "https%3A%2F%2Fexample.org%2Ftoy%2Fd%2Fyehang%2F" in address
        assert f"={quote('勘误：yehang')}&" in address


@pytest.mark.parametrize(
    ("repository", "folder", "page"),
    [
        (GITHUB, "corpus", f"{GITHUB}/blob/HEAD/corpus/documents/yehang.yml"),
        (GITHUB, None, f"{GITHUB}/blob/HEAD/documents/yehang.yml"),
        (GITLAB, "a/b", f"{GITLAB}/-/blob/HEAD/a/b/documents/yehang.yml"),
        (OTHER, None, ""),
        (None, "corpus", ""),
    ],
)
def test_a_page_is_improved_in_the_file_that_it_is_made_from(
    repository: str | None, folder: str | None, page: str
) -> None:
    assert improvable(corpus_record(repository=repository, folder=folder), "documents/yehang.yml") == page
