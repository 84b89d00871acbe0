"""Rules for the curator's own prose: it says what its passages say, and quotes them to the letter.

Introductions, advice, descriptions and definitions of terms name their passages (see `scripts.text.sourced`).
Other prose (definitions of topics, claims and notes, series, reasons of decisions) names none: what it quotes
must stand somewhere in the corpus, or in the raw file that it is about.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property

from scripts.checks.record import folded
from scripts.checks.rule import Fault, rule
from scripts.corpus import filing
from scripts.corpus.model import Passage
from scripts.corpus.records import DocumentRecord
from scripts.corpus.state import Corpus
from scripts.stages.mentions import leading_words
from scripts.text.sourced import Sentence, sentences, sources

MARKED = ("常识", "编者")
"""Words that mark a sentence as none of the passages': general knowledge, or the editors' own remark."""
_NUMBER = re.compile(r"(?<![A-Za-z0-9.])\d+(?:[.,]\d+)*[万亿]*%?")
"""A number as printed; the digits in an id or a word of Latin letters are none."""
_QUOTED = re.compile(r"“([^“”]+)”")
_MARKS = str.maketrans("", "", "“”‘’『』「」")
_GAP = re.compile("…+")
Place = tuple[str, tuple[str | int, ...], str]
"""File, place of the value in it, and its prose."""


@dataclass(frozen=True)
class _Evidence:
    """What prose can rest on: the words and numbers of each passage, and the names that the site itself uses."""

    corpus: Corpus

    @cached_property
    def passages(self) -> dict[str, Passage]:
        return {passage.id: passage for passage in self.corpus.passages}

    @cached_property
    def dates(self) -> dict[str, str]:
        """What is known of when a passage speaks, beside its words: of its document, its figures and events."""
        told = {
            passage.id: [_of(document.record.date_event), _of(document.record.date_published)]
            for document in self.corpus.documents
            for passage in document.passages
        }
        for figure in self.corpus.figures:
            told[figure.passage].append(figure.period or "")
        for event in self.corpus.events:
            told[event.passage].append(_of(event.date))
        return {id: " ".join(parts) for id, parts in told.items()}

    @cached_property
    def texts(self) -> str:
        return "\n".join(_bare(passage.text) for passage in self.corpus.passages)

    @cached_property
    def words(self) -> frozenset[str]:
        curated = self.corpus.curated
        own = [topic.label for topic in curated.topics] + [record.title for record in curated.documents]
        found = [*map(leading_words, curated.entities), *map(leading_words, curated.glossary)]
        return frozenset(_bare(word) for words in (own, *found) for word in words)

    def numbers(self, ids: tuple[str, ...]) -> frozenset[str]:
        known = [self.passages[id].text + " " + self.dates[id] for id in ids if id in self.passages]
        return frozenset(number for text in known for number in _NUMBER.findall(text))

    def missing(self, quote: str, ids: tuple[str, ...]) -> bool:
        """Whether words stand in none of these passages (of no ids: nowhere) and are no name of the site's own."""
        texts = [_bare(self.passages[id].text) for id in ids if id in self.passages] if ids else [self.texts]
        return _bare(quote) not in self.words and not any(_stands(quote, text) for text in texts)


def _of(day: object) -> str:
    """Write a date so that its numbers are those of a text: 2025-09-15 gives 2025 9 15."""
    return " ".join(part.lstrip("0") for part in str(day or "").split("-"))


def _bare(text: str) -> str:
    """Take out the marks of quotation, which change when a text is quoted inside another, and white space."""
    return "".join(text.translate(_MARKS).split())


def _stands(quote: str, text: str) -> bool:
    """Whether the parts of a quotation, between its ellipses, stand in a text one after the other."""
    at = 0
    for part in filter(None, _GAP.split(_bare(quote))):
        at = text.find(part, at) + len(part)
        if at < len(part):
            return False
    return True


def _sourced(corpus: Corpus) -> Iterator[Place]:
    """Yield the prose that must name its passages."""
    curated = corpus.curated
    for i, topic in enumerate(curated.topics):
        yield "topics.yml", (i, "introduction"), topic.introduction
        yield from [("topics.yml", (i, "advice"), topic.advice)] if topic.advice else []
    yield from (("entities.yml", (i, "description"), entity.description) for i, entity in enumerate(curated.entities))
    yield from (("glossary.yml", (i, "text"), term.text) for i, term in enumerate(curated.glossary))


def _told(corpus: Corpus) -> Iterator[tuple[str, int, Sentence]]:
    """Yield each sentence of that prose with file and line."""
    for path, place, prose in _sourced(corpus):
        line = corpus.curated.line(path, *place)
        yield from ((path, line, sentence) for sentence in sentences(prose))


@rule("PRO01")
def unknown_source(corpus: Corpus) -> Iterator[Fault]:
    """A passage named in brackets behind words is a passage of the corpus."""
    known = {passage.id for passage in corpus.passages}
    for path, place, prose in _sourced(corpus):
        for id in sources(prose):
            if id not in known:
                yield path, corpus.curated.line(path, *place), f"没有段落 {id}"


@rule("PRO02")
def sentence_without_source(corpus: Corpus) -> Iterator[Fault]:
    """Every sentence of an introduction, a description or a definition names passages, or is marked as not theirs."""
    for path, line, sentence in _told(corpus):
        if not sentence.passages and not any(word in sentence.words for word in MARKED):
            yield path, line, f"「{sentence.words[:24]}」没有写明出自哪一段"


@rule("PRO03")
def number_without_source(corpus: Corpus) -> Iterator[Fault]:
    """Every number of a sentence stands in a passage that the sentence names, or in the dates of that passage."""
    evidence = _Evidence(corpus)
    for path, line, sentence in _told(corpus):
        known = evidence.numbers(sentence.passages)
        if sentence.passages:
            for number in dict.fromkeys(_NUMBER.findall(sentence.words)):
                if number not in known:
                    message = f"数「{number}」不见于 {'、'.join(sentence.passages)}"
                    yield path, line, message


@rule("PRO04")
def words_without_source(corpus: Corpus) -> Iterator[Fault]:
    """What a sentence puts in quotation marks stands to the letter in a passage that it names."""
    evidence = _Evidence(corpus)
    for path, line, sentence in _told(corpus):
        for quote in _QUOTED.findall(sentence.words) if sentence.passages else ():
            if evidence.missing(quote, sentence.passages):
                message = f"引文「{quote}」不见于 {'、'.join(sentence.passages)}"
                yield path, line, message


def _unsourced(corpus: Corpus) -> Iterator[tuple[Place, tuple[str, ...]]]:
    """Yield the prose that quotes without naming passages, and the passages where it quotes from first of all."""
    curated = corpus.curated
    for i, topic in enumerate(curated.topics):
        yield ("topics.yml", (i, "definition"), topic.definition), ()
    for i, series in enumerate(curated.series):
        yield ("series.yml", (i, "description"), series.description), ()
    for i, claim in enumerate(curated.parallels.parallels):
        members = tuple(member.passage for member in claim.members)
        yield ("parallels.yml", ("parallels", i), f"{claim.claim}{claim.note or ''}"), members
    for i, pair in enumerate(curated.parallels.dismissed):
        yield ("parallels.yml", ("dismissed", i), pair.why), pair.members
    for doc, record in sorted(curated.annotations.items()):
        for id, note in record.passages.items():
            yield (filing.annotation(doc), ("passages", id), note.note or ""), (id,)


@rule("PRO05")
def words_nowhere(corpus: Corpus) -> Iterator[Fault]:
    """What a definition, a claim, a note or a series puts in quotation marks stands to the letter in the corpus."""
    evidence = _Evidence(corpus)
    for (path, place, prose), nearest in _unsourced(corpus):
        for quote in _QUOTED.findall(prose):
            if not (nearest and not evidence.missing(quote, nearest)) and evidence.missing(quote, ()):
                yield path, corpus.curated.line(path, *place), f"引文「{quote}」不见于任何段落"


@rule("PRO07")
def number_of_no_member(corpus: Corpus) -> Iterator[Fault]:
    """Every number of a claim and its note stands in one of its members, or is told as reckoned by the editors."""
    evidence = _Evidence(corpus)
    for i, claim in enumerate(corpus.curated.parallels.parallels):
        known = evidence.numbers(tuple(member.passage for member in claim.members))
        told = [
            sentence.words
            for sentence in sentences(f"{claim.claim}\n{claim.note or ''}")
            if MARKED[1] not in sentence.words
        ]
        for number in dict.fromkeys(number for words in told for number in _NUMBER.findall(words)):
            if number not in known:
                line = corpus.curated.line("parallels.yml", "parallels", i)
                yield "parallels.yml", line, f"「{claim.id}」里的数「{number}」不见于所列各处"


@rule("PRO06")
def words_not_in_file(corpus: Corpus) -> Iterator[Fault]:
    """What the reasons of a record put in quotation marks stands to the letter in its raw file, or in the corpus."""
    evidence = _Evidence(corpus)
    texts = {source.file: source.text for source in corpus.sources}
    bare = cache(lambda file: _bare(folded(texts.get(file, ""))))
    for document in corpus.documents:
        path = document.record.path
        for place, prose in _reasons(document.record):
            for quote in _QUOTED.findall(prose):
                parts = "…".join(folded(part) for part in _GAP.split(quote))
                if not _stands(parts, bare(document.record.source.file)) and evidence.missing(quote, ()):
                    line = corpus.curated.line(path, *place)
                    yield path, line, f"引文「{quote}」不见于原始文件"


def _reasons(record: DocumentRecord) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Yield the evidence and the reasons that a record gives, with their places."""
    yield ("date_basis",), record.date_basis or ""
    yield ("publisher_basis",), record.publisher_basis or ""
    yield from ((("decisions", i, "why"), decision.why) for i, decision in enumerate(record.decisions))
