"""The review queue of a conversion: places that need a reader's eyes, and the record of those seen.

A decision is queued if nothing settled it:
``boundary``: OpenCC's phrases would read across words, and only the words speak against it;
``alone``: neither phrase nor rule speaks about a character that has several forms, so its commonest was taken;
``statistics``: only the neighbours of a character within its word speak for its form, and OpenCC's against it;
``phrase``: OpenCC's dictionary itself has two conversions of a phrase (编制 → 編制, 編製).
What a phrase of the project, a rule or a personal name decides is settled.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType

from scripts.convert.audit import Text, unused
from scripts.convert.converter import standard, stock_standard
from scripts.convert.decide import Decision
from scripts.convert.overrides import FILES
from scripts.convert.record import Accepted, Method, OpenChoice, parse_accepted
from scripts.convert.words import Lexicon, Word, lexicon
from scripts.corpus.conversion import Overrides
from scripts.corpus.model import Problem

Places = Mapping[str, tuple[str, int]]
AROUND = 8
FOLDER = "variants"


def open_choices(texts: Iterable[Text], overrides: Overrides, names: Collection[str] = ()) -> Iterator[OpenChoice]:
    """Yield what is queued of every text, in order; ``names`` are the persons of the texts.

    The curator's answers count for nothing here: they answer what is found.
    """
    asked = replace(overrides, answers=())
    known, decide = lexicon(asked), standard(asked).decisions
    for item in texts:
        ends = -1
        whole = stock_standard().convert(item.text)
        for decision in decide(item.text):
            open_ = _open(item, decision, whole, known) if decision.offset >= ends else None
            if open_ and not _in_name(item.text, decision.offset, names):
                ends = decision.offset + len(open_.source)
                yield open_


def _in_name(text: str, offset: int, names: Collection[str]) -> bool:
    around = text[max(0, offset - AROUND) : offset + AROUND + 1]
    return any(name in around and text[offset] in name for name in names)


def _open(item: Text, decision: Decision, whole: str, known: Lexicon) -> OpenChoice | None:
    """What is open about a decision, if anything."""
    if decision.rule == "phrase" and (others := known.others(decision.by)):
        starts = range(decision.offset, decision.offset - len(decision.by), -1)
        start = next(at for at in starts if item.text.startswith(decision.by, at))
        return _queued("phrase", item, Word(start, decision.by, known.phrases[decision.by], True), others[0])
    method = (
        _METHODS.get(decision.rule)
        if decision.rule != "statistics" or decision.form != whole[decision.offset]
        else None
    )
    char = item.text[decision.offset]
    other = next((form for form in known.forms(char) if form != decision.form), None)
    return _queued(method, item, Word(decision.offset, char, decision.form, False), other) if method and other else None


_METHODS: dict[str, Method] = {"boundary": "boundary", "character": "alone", "statistics": "statistics"}


def _queued(method: Method, item: Text, word: Word, other: str) -> OpenChoice:
    end = word.start + len(word.source)
    before, after = item.text[max(0, word.start - AROUND) : word.start], item.text[end : end + AROUND]
    return OpenChoice(method, item.id, word.source, word.target, other, before, after)


def judge(
    found: Iterable[OpenChoice], accepted: Collection[Accepted], path: str, places: Places = MappingProxyType({})
) -> tuple[Problem, ...]:
    """Return a problem for every open choice that no answer covers and every answer that covers none.

    ``path`` is the record of answers, ``places`` the file and line of each text, by its id: where to look.
    """
    problems = {}
    covering: set[Accepted] = set()
    for choice in found:
        records = [record for record in accepted if record.covers(choice)]
        covering.update(records)
        if not records:
            context = f"{choice.before}[{choice.source}]{choice.after}"
            place = f"{choice.method}：段落 {choice.passage} 的「{context}」"
            message = f"{place}转为「{choice.result}」，也可能是「{choice.other}」"
            problems[message] = Problem(*places.get(choice.passage, (path, 1)), "VAR08", message)
    idle = [record for record in accepted if record not in covering]
    stale = [Problem(path, record.line, "VAR09", f"「{record.context}」已无此处") for record in idle]
    return (*problems.values(), *stale)


def check_conversion(
    texts: Collection[Text],
    overrides: Overrides,
    record: str,
    found: Iterable[OpenChoice],
    places: Places = MappingProxyType({}),
) -> tuple[Problem, ...]:
    """Return what is to be done about the conversion of a corpus: open choices, stale records, idle phrases.

    ``record`` is the text of ``accepted.tsv``; ``found`` is what `open_choices` queues of the texts,
    ``places`` the file and line of each.
    """
    path = f"{FOLDER}/accepted.tsv"
    accepted, malformed = parse_accepted(record, path)
    judged = judge(found, accepted, path, places)
    idle = [
        Problem(
            f"{FOLDER}/{FILES[stage]}",
            entry.line,
            "VAR06",
            f"语料里没有「{entry.source}」",
        )
        for stage, entry in unused(texts, overrides)
    ]
    return (*malformed, *judged, *idle)
