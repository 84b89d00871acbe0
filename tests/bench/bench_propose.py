"""What the rules propose for each document, the others being known, beside what its curator wrote."""

from __future__ import annotations

import re
import shutil
import tempfile
from collections import Counter
from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path

from scripts.corpus.model import Figure, Passage
from scripts.corpus.state import Corpus
from scripts.pipeline import run
from scripts.propose import topics as topic_rules
from scripts.propose.dating import written
from scripts.propose.document import fields, models, proposals
from scripts.propose.figures import find
from scripts.propose.happenings import happenings
from scripts.propose.likeness import likely
from scripts.propose.periods import Around, after, main_period, period
from scripts.propose.quantities import Found
from scripts.propose.script import simplified
from scripts.propose.told import comparison
from scripts.stages.suggest import UNLABELLED
from tests.bench.invented import added, gold, tallies
from tests.bench.left_out import blank
from tests.cli import CORPUS, TOY

SECONDS = {"record": 10, "topics": 8, "figure": 6, "event": 8, "parallel": 4, "entity": 10, "article": 30, "kind": 10}
"""Seconds to read one proposal and say yes or no: set by hand, from reading a sample; what is missed is not in them."""


class Score:
    """Right, missed and needless answers, from which recall, precision and F1 follow."""

    def __init__(self) -> None:
        self.right = self.missed = self.needless = 0

    def add(self, wanted: set[object], got: set[object]) -> None:
        self.right += len(wanted & got)
        self.missed += len(wanted - got)
        self.needless += len(got - wanted)

    def row(self, name: str, target: str) -> list[object]:
        found, given = self.right + self.missed, self.right + self.needless
        recall, precision = self.right / (found or 1), self.right / (given or 1)
        f1 = 2 * self.right / (found + given or 1)
        return [name, found, f"{recall:.3f}", f"{precision:.3f}", f"{f1:.3f}", target]


def _figure(known: Figure) -> tuple[object, ...]:
    most = known.number_max
    return Decimal(known.number), Decimal(most) if most else None, known.unit, known.qualifier


def _matched(known: list[Figure], found: list[Found]) -> Score:
    """Figures whose place overlaps and whose number, unit and qualifier are the curator's."""
    score, left = Score(), list(known)
    for one in found:
        value = (one.number, one.number_max, one.unit, one.qualifier)
        hit = next((k for k in left if k.start < one.end and one.start < k.end and _figure(k) == value), None)
        score.right += hit is not None
        score.needless += hit is None
        left = [k for k in left if k is not hit]
    score.missed = len(left)
    return score


def _figures(corpus: Corpus) -> list[object]:
    total = Score()
    for passage in corpus.passages:
        known = [figure for figure in corpus.figures if figure.passage == passage.id]
        one = _matched(known, find(simplified(passage.text)))
        total.right, total.missed = total.right + one.right, total.missed + one.missed
        total.needless += one.needless
    return total.row("figures", "recall .97, precision .90")


def _plain(said: str | None) -> str:
    """Return a period or a comparison without what a curator adds in brackets, and without quotation marks."""
    return re.sub(r"（.*?）|[“”]|来$|^截至|以来$|底$", "", said or "")


def _agree(known: str | None, told: str | None) -> bool:
    """Tell whether two say the same: the curator may say more (同比 分别 提升, 截至2018年10月底)."""
    one, other = _plain(known), _plain(told)
    return bool(one and other) and (one in other or other in one)


def _beside(corpus: Corpus) -> list[list[object]]:
    """Period and comparison of the figures that are found where the curator has one too."""
    scores = {"period": Score(), "comparison": Score()}
    for document in corpus.documents:
        own = [passage for passage in corpus.passages if passage.doc == document.id]
        when = written(fields(corpus, document.id))
        around = Around(when, main_period([passage.text for passage in own], when))
        for passage in own:
            known = [figure for figure in corpus.figures if figure.passage == passage.id]
            for one in find(simplified(passage.text)):
                same = next((k for k in known if k.start < one.end and one.start < k.end), None)
                told = {"period": period(passage.text, one, around), "comparison": comparison(passage.text, one)}
                for name, score in scores.items() if same else ():
                    wanted, right = getattr(same, name), _agree(getattr(same, name), told[name])
                    score.right += right
                    score.missed += bool(wanted) and not right
                    score.needless += bool(told[name]) and not right
            around = after(passage.text, around)
    return [score.row(f"{name}s of figures", "") for name, score in scores.items()]


def _invented() -> list[list[object]]:
    """The same of invented texts in other layouts, added to a corpus of other texts."""
    texts = gold()
    with tempfile.TemporaryDirectory() as place:
        corpus = added(Path(shutil.copytree(TOY, Path(place) / "corpus")), texts)
        found = tallies(corpus, texts)
    return [
        [f"invented: {kind}", len(one.right) + len(one.missed), f"{one.recall:.3f}", f"{one.precision:.3f}", "", ""]
        for kind, one in found.items()
    ]


def _readable(corpus: Corpus, doc: str) -> list[Passage]:
    return [passage for passage in corpus.passages if passage.doc == doc and passage.kind not in UNLABELLED]


def _topics(corpus: Corpus, wanted: set[str], keywords: bool) -> Score:
    score = Score()
    topics = [one if keywords else one.model_copy(update={"keywords": ()}) for one in corpus.curated.topics]
    for document in corpus.documents:
        trained = models(corpus, document.id)
        for passage in _readable(corpus, document.id):
            got = {one.topic for one in topic_rules.suggestions(passage.text, topics, trained)}
            score.add({topic.id for topic in passage.topics} & wanted, got & wanted)  # type: ignore[arg-type]
    return score


def _events(corpus: Corpus) -> list[object]:
    """Happenings by passage and date; what is dated by the day elsewhere may be dated by the month here."""
    score = Score()
    for document in corpus.documents:
        when, own = written(fields(corpus, document.id)), _readable(corpus, document.id)
        known = [event for event in corpus.events if event.passage not in {passage.id for passage in own}]
        found = {(passage.id, date) for passage, _, date in happenings(own, when, known, corpus.passages)}
        wanted = {(event.passage, event.date) for event in corpus.events if event not in known}
        less = {pair for pair in wanted for id, date in found if id == pair[0] and pair[1].startswith(date)}
        score.right += len(less)
        score.missed += len(wanted - less)
        score.needless += len(found) - len(less)
    return score.row("events, by date", "recall .90")


def _same(name: str, known: object, told: object) -> bool:
    """Tell whether a field is right: spelling aside; a supplied title has brackets, a basis its sort."""
    one, other = ("".join(str(value or "").split()).translate(WIDTH) for value in (known, told))
    if name == "title":
        return one == other or (one[:1] == other[:1] == "[")
    return one.partition(":")[0] == other.partition(":")[0] if name == "date_basis" else one == other


WIDTH = str.maketrans("，：；（）！？", ",:;()!?")


def _record(corpus: Corpus) -> list[list[object]]:
    right, total = Counter[str](), Counter[str]()
    for document in corpus.documents:
        for field in fields(corpus, document.id):
            owner = document.record.rights if field.name.startswith("rights.") else document.record
            known = getattr(owner, field.name.rpartition(".")[2])
            total[field.name] += 1
            right[field.name] += _same(field.name, known, field.value)
    wrong = ", ".join(f"{name} {total[name] - right[name]}" for name in total if right[name] < total[name])
    share = f"{right.total() / total.total():.3f}"
    return [["record fields", total.total(), share, "", "", f".90; wrong: {wrong or 'none'}"]]


def _parallels(corpus: Corpus, relations: Iterable[str], name: str) -> list[object]:
    """Claims that a document shares with others: found where one of its passages is paired with one of theirs."""
    doc = {passage.id: passage.doc for passage in corpus.passages}
    score, wanted = Score(), set(relations)
    for document in corpus.documents:
        others = [one for other in corpus.documents if other != document for one in _readable(corpus, other.id)]
        pairs = {(one.passage, one.other) for one in likely(_readable(corpus, document.id), others)}
        for parallel in (one for one in corpus.curated.parallels.parallels if one.relation in wanted):
            own = [one.passage for one in parallel.members if doc[one.passage] == document.id]
            theirs = [one.passage for one in parallel.members if doc[one.passage] != document.id]
            if own and theirs:
                score.add({parallel.id}, {parallel.id} if any((a, b) in pairs for a in own for b in theirs) else set())
    return [name, score.right + score.missed, f"{score.right / (score.right + score.missed):.3f}", "", "", "recall .95"]


def _minutes(corpus: Corpus) -> list[list[object]]:
    """What is left to a curator of each document: decisions on proposals, in minutes."""
    rows: list[list[object]] = [["document", "passages", "proposals", "minutes", "", "by sort"]]
    for document in corpus.documents:
        left = proposals(blank(corpus, document.id), document.id)
        counts = Counter(one.sort for one in left)
        minutes = sum(SECONDS[sort] * count for sort, count in counts.items()) / 60
        told = " ".join(f"{sort} {count}" for sort, count in counts.items())
        rows.append([document.id, len(document.passages), len(left), f"{minutes:.0f}", "", told])
    return rows


def measure() -> list[list[object]]:
    """Recall, precision and F1 by kind of proposal, then the work that is left, by document."""
    corpus, _ = run(CORPUS)
    if corpus is None:
        raise RuntimeError("the corpus cannot be read")
    main = {topic.id for topic in corpus.curated.topics if topic.main}
    every = {topic.id for topic in corpus.curated.topics}
    return [
        ["what", "known", "recall", "precision", "F1", "target"],
        _figures(corpus),
        *_beside(corpus),
        _topics(corpus, main, True).row("four main topics", "F1 .85"),
        _topics(corpus, main, False).row("the same, by the model alone", ""),
        _topics(corpus, every, True).row("all topics", ""),
        _events(corpus),
        *_record(corpus),
        _parallels(corpus, ("agree", "differ", "text", "scope"), "parallels"),
        _parallels(corpus, ("agree", "differ", "text"), "parallels, other scopes aside"),
        *_invented(),
        *_minutes(corpus),
    ]
