"""Rules for `parallels.yml`: a claim stands in two or more places, each quoted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from scripts.checks.annotation import quotation
from scripts.checks.rule import Fault, rule
from scripts.corpus.state import Corpus

PATH = "parallels.yml"
_BY_PLACE = re.compile("[前后][一二两三四五六七八九]处|第[一二三四五六七八九十]+处|[首末]处")


@rule("PAR01")
def single_member(corpus: Corpus) -> Iterator[Fault]:
    """A parallel has at least two members."""
    for i, parallel in enumerate(corpus.curated.parallels.parallels):
        if len(parallel.members) < 2:
            line = corpus.curated.line(PATH, "parallels", i)
            yield PATH, line, f"「{parallel.id}」只有 {len(parallel.members)} 处"


@rule("PAR02")
def member_quotation(corpus: Corpus) -> Iterator[Fault]:
    """The quotation of a member has exactly one place in its passage."""
    passages = {passage.id: passage for passage in corpus.passages}
    for i, parallel in enumerate(corpus.curated.parallels.parallels):
        for j, member in enumerate(parallel.members):
            line = corpus.curated.line(PATH, "parallels", i, "members", j)
            if member.passage not in passages:
                yield PATH, line, f"没有段落 {member.passage}", "核对编号；编号见 anchors.tsv"
            elif fault := quotation(passages[member.passage], member.quote):
                yield PATH, line, *fault


@rule("PAR03")
def repeated_parallel(corpus: Corpus) -> Iterator[Fault]:
    """The id of a parallel stands once."""
    seen: set[str] = set()
    for i, parallel in enumerate(corpus.curated.parallels.parallels):
        if parallel.id in seen:
            yield PATH, corpus.curated.line(PATH, "parallels", i), f"编号「{parallel.id}」重复"
        seen.add(parallel.id)


@rule("PAR04")
def dismissed_unknown(corpus: Corpus) -> Iterator[Fault]:
    """A dismissed pair names two passages of the corpus."""
    known = {passage.id for passage in corpus.passages}
    for i, entry in enumerate(corpus.curated.parallels.dismissed):
        for member in entry.members:
            if member not in known:
                line = corpus.curated.line(PATH, "dismissed", i)
                yield PATH, line, f"没有段落 {member}"


@rule("PAR05")
def difference_untold(corpus: Corpus) -> Iterator[Fault]:
    """A parallel that differs, or differs in scope, says how."""
    for i, parallel in enumerate(corpus.curated.parallels.parallels):
        if parallel.relation in ("differ", "scope") and not parallel.note:
            line = corpus.curated.line(PATH, "parallels", i)
            yield PATH, line, f"「{parallel.id}」没有说明怎样不同"


@rule("PAR06")
def same_passage(corpus: Corpus) -> Iterator[Fault]:
    """The members of a parallel stand in different passages."""
    for i, parallel in enumerate(corpus.curated.parallels.parallels):
        ids = [member.passage for member in parallel.members]
        for id in sorted({id for id in ids if ids.count(id) > 1}):
            line = corpus.curated.line(PATH, "parallels", i)
            yield PATH, line, f"「{parallel.id}」两次引用段落 {id}"


@rule("PAR07")
def dismissed_twice(corpus: Corpus) -> Iterator[Fault]:
    """A dismissed pair is two passages, dismissed once, and no parallel links them."""
    parallels = corpus.curated.parallels
    linked = {
        frozenset(pair)
        for parallel in parallels.parallels
        for pair in combinations([m.passage for m in parallel.members], 2)
    }
    seen: set[frozenset[str]] = set()
    for i, entry in enumerate(parallels.dismissed):
        pair = frozenset(entry.members)
        line = corpus.curated.line(PATH, "dismissed", i)
        if len(pair) < 2:
            yield PATH, line, f"段落 {entry.members[0]} 与自己不成一对", "写两个不同的段落"
        elif pair in linked:
            yield PATH, line, f"{' 与 '.join(entry.members)} 已列为对照", "二者只留其一"
        elif pair in seen:
            yield PATH, line, f"{' 与 '.join(entry.members)} 已列过"
        seen.add(pair)


@rule("PAR08")
def scope_undetermined(corpus: Corpus) -> Iterator[Fault]:
    """A parallel of another scope says in what: measure, period or subject; no other parallel does."""
    for i, parallel in enumerate(corpus.curated.parallels.parallels):
        if (parallel.relation == "scope") != bool(parallel.differs):
            line = corpus.curated.line(PATH, "parallels", i)
            yield PATH, line, f"「{parallel.id}」的 relation 与 differs 不合"


@rule("PAR09")
def told_by_place(corpus: Corpus) -> Iterator[Fault]:
    """A note does not count members by their place: every page has an order of its own."""
    for i, parallel in enumerate(corpus.curated.parallels.parallels):
        for found in _BY_PLACE.findall(parallel.note or ""):
            line = corpus.curated.line(PATH, "parallels", i)
            yield PATH, line, f"「{parallel.id}」的附注说“{found}”"
