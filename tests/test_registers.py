"""What registers say: the names of citation styles, of which files they make; whose names are kept in conversion."""

from __future__ import annotations

import re
from dataclasses import replace

from scripts.cite.styles import DEFAULT, FILE_STYLES, STYLES
from scripts.convert.spelling import known_words, personal_names
from scripts.corpus.records import EntityRecord, TermRecord
from tests.page_corpus import document_record, toy


def test_a_style_is_called_what_its_id_says() -> None:
    """Names of standards to the letter: nothing but their edition and, in brackets, their form follows."""
    names = {re.sub("[^a-z0-9]", "", style.id): style.label for style in STYLES.values()}
    for id, label in names.items():
        assert re.fullmatch(r"[A-Z][\w/ -]*\w(（[\u4e00-\u9fff]+）)?", label)
        plain = re.sub("[^a-z0-9]", "", label.lower().replace("GB/T 7714".lower(), "gbt"))
        assert plain.startswith(id) or id.startswith(re.sub("\\d+$", "", plain)), label
    assert len(set(names.values())) == len(STYLES)
    assert next(iter(STYLES)) == DEFAULT == "gbt-2025"


def test_texts_are_read_and_data_are_files_of_their_kind() -> None:
    for style in STYLES.values():
        assert (style.form == "text") == (style.extension == "txt") == (style.mime == "text/plain")
        assert style.form == "text" or style.mime.startswith("application/")
    assert tuple(style for style in STYLES.values() if style.form == "data") == FILE_STYLES
    assert [style.extension for style in FILE_STYLES] == ["bib", "ris", "csl.json"]


def test_names_of_persons_are_those_of_entities_authors_and_texts_and_of_nothing_else() -> None:
    kinds = ("person", "organisation", "place", "programme", "operation", "hotline")
    entities = tuple(
        EntityRecord.model_validate(
            {"id": kind, "type": kind, "name": f"{kind}甲", "aliases": (f"{kind}乙",), "description": "。"}
        )
        for kind in kinds
    )
    record = document_record(authors=("林丙",), names=("王丁",))
    corpus = toy()
    documents = (replace(corpus.documents[0], record=record), *corpus.documents[1:])
    told = replace(corpus, documents=documents, entities=entities)
    assert personal_names(told) == {"person甲", "person乙", "林丙", "王丁"}


def test_words_of_the_curator_are_chinese_and_longer_than_a_character() -> None:
    entity = EntityRecord(id="a", type="place", name="北湾", aliases=("湾", "North"), description="。")
    term = TermRecord(id="b", term="准点率", aliases=("北湾", "率", "A股"), text="。")
    curated = replace(toy().curated, entities=(entity,), glossary=(term,))
    assert known_words(curated) == ("准点率", "北湾")
