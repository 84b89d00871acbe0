"""Second opinions on a conversion: places that need a reader's eyes, and the record of those seen.

Three methods, none of them OpenCC's own way of deciding:
``cut``: the words cut from the right give another character than cut from the left;
``alone``: no phrase covers a character that has several conversions, so its commonest was taken;
``phrase``: OpenCC's dictionary itself has two conversions of a phrase (编制 → 編制, 編製).
Places that a phrase of the project or a personal name decides have been seen already.

The record, ``accepted.tsv``, says of each finding why the conversion is right: TAB separated, a
header line, then method, source, result, context, reason. ``context`` is the text around, with the
source in square brackets, as much as makes it unmistakable; ``*`` accepts a character everywhere.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import Literal, NamedTuple, get_args

from scripts.convert.audit import Text, unused
from scripts.convert.overrides import FILES
from scripts.convert.tables import table
from scripts.convert.words import Lexicon, Word, ambiguous, lexicon
from scripts.corpus.conversion import Overrides
from scripts.corpus.model import Problem

Method = Literal["cut", "alone", "phrase"]
HEADER = "method\tsource\tresult\tcontext\treason"
EVERYWHERE = "*"
AROUND = 8


class Finding(NamedTuple):
    """A place to look at: the source there, its conversion and the other one, in OpenCC's Traditional."""

    method: Method
    passage: str
    source: str
    result: str
    other: str
    before: str
    after: str


class Accepted(NamedTuple):
    """A conversion that a reader found right, and where."""

    line: int
    method: str
    source: str
    result: str
    context: str
    reason: str

    def covers(self, finding: Finding) -> bool:
        """Whether this is the record of a finding."""
        if (self.method, self.source, self.result) != finding[:1] + finding[2:4]:
            return False
        before, _, after = self.context.partition(f"[{self.source}]")
        return self.context == EVERYWHERE or (finding.before.endswith(before) and finding.after.startswith(after))


def findings(texts: Iterable[Text], overrides: Overrides, names: Collection[str] = ()) -> Iterator[Finding]:
    """Yield what the methods find in every text, in order; ``names`` are the persons of the texts."""
    project = {entry.source for entry in overrides.phrases} | set(names)
    for item in texts:
        known = lexicon(overrides)
        right = "".join(word.target for word in known.from_right(item.text))
        for word in known.from_left(item.text):
            if word.source not in project and not _in_name(item.text, word, names):
                yield from _opinions(item, word, known)
                yield from _cuts(item, word, right)


def _in_name(text: str, word: Word, names: Collection[str]) -> bool:
    around = text[max(0, word.start - AROUND) : word.start + len(word.source) + AROUND]
    return any(name in around and word.source in name for name in names)


def _opinions(item: Text, word: Word, known: Lexicon) -> Iterator[Finding]:
    """What the dictionaries themselves leave open about a word."""
    if word.phrase and (others := known.others(word.source)):
        yield _finding("phrase", item, word, others[0])
    elif not word.phrase and word.source in ambiguous():
        other = next(target for target in table("STCharacters")[word.source] if target != word.target)
        yield _finding("alone", item, word, other)


def _cuts(item: Text, word: Word, right: str) -> Iterator[Finding]:
    """Where ``right``, the text converted in words cut from the right, differs in a word."""
    for offset, result in enumerate(word.target, start=word.start):
        if right[offset] != result:
            yield _finding("cut", item, Word(offset, item.text[offset], result, False), right[offset])


def _finding(method: Method, item: Text, word: Word, other: str) -> Finding:
    end = word.start + len(word.source)
    before, after = item.text[max(0, word.start - AROUND) : word.start], item.text[end : end + AROUND]
    return Finding(method, item.id, word.source, word.target, other, before, after)


def parse_accepted(text: str, path: str) -> tuple[tuple[Accepted, ...], tuple[Problem, ...]]:
    """Read the record of accepted findings; lines that are none are problems."""
    lines = text.rstrip("\n").split("\n") if text else [HEADER]
    accepted, problems = [], []
    if lines[0] != HEADER:
        problems.append(Problem(path, 1, "VAR07", f"首行不是 {HEADER}"))
    for number, line in enumerate(lines[1:], start=2):
        cells = line.split("\t")
        marked = len(cells) == 5 and (cells[3] == EVERYWHERE or cells[3].count(f"[{cells[1]}]") == 1)
        if marked and all(cells) and cells[0] in get_args(Method):
            accepted.append(Accepted(number, *cells))
        else:
            problems.append(Problem(path, number, "VAR07", "这一行不是一条记录"))
    return tuple(accepted), tuple(problems)


def judge(found: Iterable[Finding], accepted: Collection[Accepted], path: str) -> tuple[Problem, ...]:
    """Return a problem for every finding that no record covers and every record that covers none."""
    problems = {}
    covering: set[Accepted] = set()
    for finding in found:
        records = [record for record in accepted if record.covers(finding)]
        covering.update(records)
        if not records:
            context = f"{finding.before}[{finding.source}]{finding.after}"
            place = f"{finding.method}：段落 {finding.passage} 的「{context}」"
            message = f"{place}转为「{finding.result}」，也可能是「{finding.other}」"
            problems[message] = Problem(path, 1, "VAR08", message)
    idle = [record for record in accepted if record not in covering]
    stale = [Problem(path, record.line, "VAR09", f"「{record.context}」已无此处") for record in idle]
    return (*problems.values(), *stale)


def check_conversion(
    texts: Collection[Text],
    overrides: Overrides,
    record: str,
    names: Collection[str] = (),
    folder: str = "variants",
) -> tuple[Problem, ...]:
    """Return what is to be done about the conversion of a corpus: findings, stale records, idle phrases.

    ``record`` is the text of ``accepted.tsv``; ``names`` are the persons of the texts.
    """
    path = f"{folder}/accepted.tsv"
    accepted, malformed = parse_accepted(record, path)
    judged = judge(findings(texts, overrides, names), accepted, path)
    idle = [
        Problem(
            f"{folder}/{FILES[stage]}",
            entry.line,
            "VAR06",
            f"语料里没有「{entry.source}」",
        )
        for stage, entry in unused(texts, overrides)
    ]
    return (*malformed, *judged, *idle)
