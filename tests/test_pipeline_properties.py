"""Whatever a raw file holds, no character of it is lost: published where it stood, dropped with a reason, or told."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Sequence
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from scripts.corpus.curated import Curated
from scripts.corpus.ledger import Ledger
from scripts.corpus.records import Cut, DocumentRecord
from scripts.corpus.source_records import Extent
from scripts.corpus.state import Corpus
from scripts.pipeline import gather, process
from scripts.stages.read import read
from tests.cli import TOY
from tests.page_corpus import corpus_record, document_record
from tests.sampled import examples

NAME = "a.txt"
HAN = "海风吹过渡口老船工说今年的雾比往年来得早一二十百于范"
MARKS = "，。：；？！、（）“”《》…,:;?!()·"
INVISIBLE = "\u200b\ufeff\u00ad"
WORDS = st.text(HAN + HAN + MARKS + "0123456789.%０９Ａab 　●①－-—" + INVISIBLE, max_size=40)
FURNITURE = st.sampled_from(
    [
        "相关新闻>>",
        "Copyright © 2031",
        "【打印本页】【关闭窗口】",
        "●",
        "● ●",
        "（资料图）",
        "编者按：海风",
        "记者 老船",
        "①",
        "一是海风",
    ]
)
ENDS = st.sampled_from(["\n", "\n\n", "\r\n", "\r", "\n　　", "\u2028", "\n \n", "\x0b", ""])
COLUMN = st.integers(5, 20)


@st.composite
def raw_texts(draw: st.DrawFn) -> str:
    """A newspaper as it comes: lines, blank lines, hard-wrapped columns, site furniture, pages saved twice."""
    parts = []
    for block in draw(st.lists(WORDS | FURNITURE, max_size=12)):
        width = draw(COLUMN) if draw(st.booleans()) else len(block) or 1
        parts += ["\n".join(block[i : i + width] for i in range(0, len(block), width)), draw(ENDS)]
    text = "".join(parts)
    return text + draw(ENDS) + text if draw(st.booleans()) else text


def record(text: str, **changes: object) -> DocumentRecord:
    digest = hashlib.sha256(text.encode()).hexdigest()
    made = document_record(id="a", title="[甲]", source={"file": NAME, "sha256": digest})
    return made.model_copy(update=changes)


def processed(text: str, *records: DocumentRecord) -> Corpus:
    curated = Curated(corpus=corpus_record(), documents=records)
    return process(Corpus(TOY, curated, Ledger(), raw={NAME: text.encode()}))


def fates(corpus: Corpus) -> dict[str, list[int]]:
    """For every raw file, how many rows of the accounting hold each of its characters."""
    counts = {source.file: [0] * len(source.text) for source in corpus.sources}
    for row in corpus.accounting:
        for i in range(row.start, row.end):
            counts[row.file][i] += 1
    return counts


def assert_nothing_is_lost(corpus: Corpus) -> None:
    """Each character that is no space is in one row, or in a stretch that ACC01 tells."""
    told = {(problem.path, problem.line) for problem in corpus.problems if problem.code == "ACC01"}
    counts = fates(corpus)
    for source in corpus.sources:
        ink = [i for i, char in enumerate(source.text) if not char.isspace()]
        held = [counts[source.file][i] for i in ink]
        assert set(held) <= {0, 1}
        begun = [at for before, at, count in zip([1, *held], ink, held, strict=False) if before and not count]
        lost = {(f"raw/{source.file}", source.text.count("\n", 0, at) + 1) for at in begun}
        assert corpus.lost or lost == {place for place in told if place[0] == f"raw/{source.file}"}


def assert_passages_are_the_source(corpus: Corpus) -> None:
    """The spans of a passage hold its characters, up to width, and nothing else but white space."""
    texts = {source.file: source.text for source in corpus.sources}
    for passage in corpus.passages:
        stretch = "".join(texts[passage.file][start:end] for start, end in passage.spans)
        assert narrow(stretch) == narrow(passage.text) != ""
        held = [i for start, end in passage.spans for i in range(start, end)]
        assert len(held) == len(set(held))  # in order of reading, which columns side by side take apart


def narrow(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", char) for char in text if not char.isspace())


@examples(200)
@given(raw_texts())
def test_one_document_takes_or_drops_everything(text: str) -> None:
    corpus = processed(text, record(text))
    assert_nothing_is_lost(corpus)
    assert_passages_are_the_source(corpus)
    assert not [problem for problem in corpus.problems if problem.code == "ACC01"]


def piece(draw: st.DrawFn, text: str) -> str:
    """Some words of a text, or of none where it is empty."""
    start = draw(st.integers(0, max(0, len(text) - 1)))
    return text[start : start + draw(st.integers(1, 12))] or "无"


@examples(150)
@given(st.data())
def test_extents_and_cuts_lose_nothing_in_silence(data: st.DataObject) -> None:
    text = data.draw(raw_texts())
    quotes = [data.draw(st.composite(piece)(text)) for _ in range(3)]
    made = record(text)
    extent = Extent.model_construct(start=quotes[0], end=quotes[1])
    cut = Cut.model_validate({"action": "cut", "quote": quotes[2], "reason": "unrelated", "why": "试删"})
    source = made.source.model_copy(update={"extent": extent})
    corpus = processed(text, made.model_copy(update={"source": source, "decisions": (cut,)}))
    assert_nothing_is_lost(corpus)
    assert_passages_are_the_source(corpus)


@st.composite
def damaged(draw: st.DrawFn, texts: Sequence[tuple[str, str]]) -> dict[str, str]:
    """The raw files of a corpus, one of them with a stretch removed, repeated or put elsewhere."""
    found = dict(texts)
    name = draw(st.sampled_from(sorted(found)))
    text = found[name]
    start = draw(st.integers(0, len(text)))
    end = draw(st.integers(start, min(len(text), start + 400)))
    to = draw(st.integers(0, len(text)))
    inserted = draw(st.sampled_from([text[start:end], draw(WORDS), "\n\n", ""]))
    rest = text[:start] + text[end:]
    return {**found, name: rest[:to] + inserted + rest[to:]}


TOY_CORPUS = gather(TOY)[0]
assert TOY_CORPUS is not None
TOY_TEXTS = [(source.file, source.text) for source in read(TOY_CORPUS.curated, TOY_CORPUS.raw)[0]]


@examples(60)
@given(damaged(TOY_TEXTS))
def test_a_damaged_source_loses_nothing_in_silence(texts: dict[str, str]) -> None:
    assert TOY_CORPUS is not None
    corpus = process(replace(TOY_CORPUS, raw={name: text.encode() for name, text in texts.items()}))
    assert_nothing_is_lost(corpus)
    assert_passages_are_the_source(corpus)
