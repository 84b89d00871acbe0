"""Examples of queries on the search page: each has a hit, of the words that most passages have."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scripts.corpus.model import Mention, Passage, Topic
from scripts.corpus.state import Corpus, Document
from scripts.pages.examples import APART, RUN, WORDS, Example, examples, telling_words
from scripts.pages.parts.shelf import dated
from scripts.web.wording import PASSAGE_KINDS
from tests.page_corpus import BOTH, document_record, passage, toy
from tests.sampled import examples as tried

LETTERS = "港桥雁汐"
LIMIT = re.compile(r"(\S+) (年|日期|出版者|专题|类|文献):(\S+)")
texts = st.lists(st.text(f"{LETTERS}，", min_size=1, max_size=40).map(str.strip).filter(bool), min_size=1, max_size=8)


def corpus_of(*documents: Sequence[str], **changes: object) -> Corpus:
    """Documents of these texts, each with its date, outlet and title; no names, no terms."""
    ids, made = iter(range(10, 100)), []
    for number, held in enumerate(documents):
        record = document_record(
            id=f"d{number}", title=f"{LETTERS[number]}讯 {number}", publisher=f"{LETTERS[number]}报",
            date_published=date(2020 + number, 1 + 6 * (number % 2), 9),
        )  # fmt: skip
        passages = [passage(f"b{next(ids)}cd", text, doc=record.id, topics=BOTH[:number]) for text in held]
        made.append(Document(record, tuple(passages)))
    return replace(toy(), documents=tuple(made), mentions=(), term_mentions=(), **changes)  # type: ignore[arg-type]


def as_pattern(query: str) -> str:
    """A query without limits as a regular expression that any hit has."""
    if query[0] in '“"':
        return re.escape(query[1:-1])
    if found := re.fullmatch(r"(\S+) ~(\d+) (\S+)", query):
        left, number, right = found.groups()
        return f"{left}.{{0,{number}}}{right}|{right}.{{0,{number}}}{left}"
    return query.replace("？", ".").replace("＊", f".{{0,{APART}}}")


def hits(query: str, corpus: Corpus) -> list[Passage]:
    """The passages that a query finds."""
    limit = LIMIT.fullmatch(query)
    if not limit:
        return [one for one in corpus.passages if re.search(as_pattern(query), one.text)]
    word, field, value = limit.groups()
    held = {document.id: document for document in corpus.documents}
    return [one for one in corpus.passages if word in one.text and value_of(field, one, held[one.doc], value)]


def value_of(field: str, one: Passage, document: Document, value: str) -> bool:
    """Whether a passage has what a limit asks for."""
    day, labels = dated(document), [topic.label for topic in one.topics]
    begin, _, end = value.partition("..")
    has = {
        "年": day.startswith(f"{value}-"), "日期": begin <= day[:7] <= end, "专题": value in labels,
        "出版者": document.record.publisher == value, "类": PASSAGE_KINDS[one.kind] == value,
        "文献": value in document.record.title,
    }  # fmt: skip
    return has[field]


@given(texts, texts)
@tried(120)
def test_every_example_has_a_hit_and_shows_another_way_to_ask(first: list[str], second: list[str]) -> None:
    corpus = corpus_of(first, second)
    shown = examples(corpus)
    assert bool(shown) == any(re.search(f"[{LETTERS}]{{{RUN}}}", text) for text in (*first, *second))
    assert [example.query for example in shown if not hits(example.query, corpus)] == []
    assert all(re.fullmatch(r"[\u4e00-\u9fff，、；？＊0-9 -]+", example.means) for example in shown)
    assert len({example.query for example in shown}) == len({example.means for example in shown}) == len(shown)


@given(texts)
@tried(120)
def test_words_are_runs_that_most_passages_have_and_none_lies_within_another(held: list[str]) -> None:
    def passages_with(word: str) -> int:
        return sum(word in text for text in held)

    runs = {text[at : at + RUN] for text in held for at in range(len(text) - RUN + 1)}
    whole = sorted(run for run in runs if re.fullmatch(f"[{LETTERS}]+", run))
    words = telling_words(corpus_of(held))
    assert words == sorted(whole, key=lambda word: -passages_with(word))[:WORDS]


def test_words_that_are_names_go_before_runs() -> None:
    """A name counts once a passage, however often it stands there; what lies within a better one is left out."""
    held = ["雁汐桥，雁汐桥，雁汐桥", "港汐湾与雁汐桥", "过港汐湾", "到港汐湾去", "港汐湾 Pier"]
    corpus = corpus_of(held)
    named = [
        Mention(name, one.id, found.start(), found.end())
        for one in corpus.passages
        for name in ("雁汐桥", "港汐湾", "汐湾", "Pier", "桥")
        for found in re.finditer(name, one.text)
    ]
    told = replace(corpus, mentions=tuple(named[::2]), term_mentions=(*named[1::2], Mention("away", "zzzzzz", 0, 3)))
    few = telling_words(told)
    assert few[:2] == ["汐湾", "雁汐桥"]  # in four passages, in two; "港汐湾" is in as many as what lies within it
    assert "Pier" not in few
    assert not any(word in other for word in few for other in few if word != other)


def test_as_many_names_as_wanted_leave_no_room_for_runs() -> None:
    """Those of two characters have none in their midst that could be left open."""
    names = [f"{first}{second}" for first in LETTERS for second in "东西南"]
    corpus = corpus_of(["、".join(names), "潮起潮落，潮起潮落"], ["潮起潮落"])
    first = corpus.passages[0]
    at = tuple(Mention(name, first.id, first.text.index(name), first.text.index(name) + 2) for name in names)
    assert telling_words(replace(corpus, mentions=at)) == sorted(names)[:WORDS]
    first_example, *_ = examples(replace(corpus, mentions=at))
    assert first_example.query == f"{sorted(names)[0]}＊"


@pytest.mark.parametrize(
    ("held", "shown"),
    [
        (["雁汐港桥"], ["雁？港桥", '"雁汐港桥"']),
        (
            ["雁汐港桥 港汐雁桥"],
            ["港？雁桥", "港汐雁桥|雁汐港桥", "雁汐港桥＊港汐雁桥", "雁汐港桥 ~10 港汐雁桥", "“雁汐港桥 港汐雁桥”"],
        ),
        (["雁汐港桥，，，，，，，，，，，港汐雁桥"], ["港？雁桥", "港汐雁桥|雁汐港桥", '"港汐雁桥"']),
        (["one, two"], []),
    ],
)
def test_each_operator_is_shown_where_the_texts_bear_it(held: list[str], shown: list[str]) -> None:
    queries = [example.query for example in examples(corpus_of(held))]
    assert [query for query in queries if not LIMIT.fullmatch(query)] == shown


def test_limits_are_what_most_of_the_hits_have() -> None:
    word = "雁汐港桥"
    corpus = corpus_of([word, "港"], [f"到{word}", f"过{word}"], [word])
    told = {LIMIT.fullmatch(example.query)[2]: LIMIT.fullmatch(example.query)[3] for example in limits(corpus)}  # type: ignore[index]
    assert told == {
        "年": "2021", "日期": "2021-07..2021-12", "出版者": "桥报", "专题": BOTH[0].label, "类": "正文", "文献": "桥讯",
    }  # fmt: skip


def limits(corpus: Corpus) -> list[Example]:
    return [example for example in examples(corpus) if LIMIT.fullmatch(example.query)]


def test_what_nobody_knows_is_no_limit() -> None:
    corpus = corpus_of(["雁汐港桥"])
    (document,) = corpus.documents
    unknown = document.record.model_copy(update={"publisher": None, "date_published": None, "title": "2020"})
    bare = replace(corpus, documents=(replace(document, record=unknown),))
    assert [example.query for example in limits(bare)] == ["雁汐港桥 类:正文"]
    january = unknown.model_copy(update={"date_event": "2020-06"})
    year = unknown.model_copy(update={"date_event": "2020"})
    for record, asked in ((january, ["年:2020", "日期:2020-01..2020-06"]), (year, ["年:2020"])):
        queries = [one.query for one in limits(replace(bare, documents=(replace(document, record=record),)))]
        assert queries == [*(f"雁汐港桥 {limit}" for limit in asked), "雁汐港桥 类:正文"]


def test_the_topic_is_told_by_its_name() -> None:
    corpus = corpus_of(["雁汐港桥"])
    (document,) = corpus.documents
    (one,) = document.passages
    tagged = replace(one, topics=(Topic("fuwu", "服务", "rule"),))
    queries = [
        example.query for example in examples(replace(corpus, documents=(replace(document, passages=(tagged,)),)))
    ]
    assert "雁汐港桥 专题:服务" in queries
