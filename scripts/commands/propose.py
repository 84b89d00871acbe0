"""Propose record, articles, topics, figures, events, entities and parallels of a document, with evidence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

import yaml

from scripts import report
from scripts.commands._arguments import ArgumentParser, Namespace, add_corpus
from scripts.corpus import filing
from scripts.corpus.curated import load
from scripts.corpus.state import Corpus
from scripts.corpus.writing import write_whole
from scripts.corpus.yaml_edit import EditError, flow
from scripts.pipeline import run as run_pipeline
from scripts.propose.accept import accepted, rows
from scripts.propose.document import proposals, standing
from scripts.propose.proposal import SORTS, Proposal, chosen, of_row, outdated

HEAD = """\
# 由规则提出，尚未有人读过；不发布。可在此改正后用 `propose {doc} --accept 编号或类别…` 收入。
# 再次运行 `propose {doc}` 会重写本文件；已收入的不再提出。
"""


def register(parser: ArgumentParser) -> None:
    """Declare the arguments of `propose`."""
    add_corpus(parser)
    parser.add_argument("doc", help="id of a document")
    parser.add_argument("--accept", nargs="+", metavar="KIND|ID", help=f"take over: {', '.join(SORTS)}, or ids")


def _file(folder: Path, doc: str) -> Path:
    return folder / filing.proposal(doc)


def _save(folder: Path, doc: str, found: Sequence[Proposal]) -> None:
    """Write what is proposed; nothing left to propose leaves no file."""
    path = _file(folder, doc)
    if not found:
        path.unlink(missing_ok=True)
        return
    path.parent.mkdir(exist_ok=True)
    listed = yaml.safe_dump(rows(found), allow_unicode=True, sort_keys=False, width=10_000)
    path.write_text(HEAD.format(doc=doc) + listed, "utf-8")


def _shown(proposal: Proposal) -> str:
    return f"  {proposal.id}  {flow(dict(proposal.value))}  ← {proposal.evidence}"


def _tell(folder: Path, doc: str, found: Sequence[Proposal]) -> None:
    for proposal in found:
        report.line(_shown(proposal))
    counts = Counter(proposal.sort for proposal in found)
    told = "、".join(f"{sort} {counts[sort]}" for sort in SORTS if counts[sort])
    report.line(f"共提出 {len(found)} 条：{told or '无'}；写入 {_file(folder, doc)}")
    report.line(f"收入：`.venv/bin/python -m scripts propose {doc} --accept 类别或编号`", str(folder))


def _saved(folder: Path, doc: str, fresh: Sequence[Proposal]) -> list[Proposal]:
    """Return what is proposed: as the curator may have changed it in the file, else as the rules say now."""
    path = _file(folder, doc)
    if not path.is_file():
        return list(fresh)
    try:
        return [of_row(row) for row in yaml.safe_load(path.read_text("utf-8")) or []]
    except (yaml.YAMLError, KeyError, TypeError):
        report.error(f"{path} 读不出来，按规则重新提出")
        return list(fresh)


def _standing(
    corpus: Corpus, folder: Path, doc: str, wanted: Sequence[Proposal], still: Collection[str]
) -> list[Proposal]:
    """Return the proposals that still stand; of the others it is told why they are not taken over.

    ``still`` are the ids of what the rules propose now.
    """
    texts = {passage.id: passage.text for passage in corpus.passages if passage.doc == doc}
    file = next(record.source.file for record in corpus.curated.documents if record.id == doc)
    source = next(source.text for source in corpus.sources if source.file == file)
    standing_ones = []
    for proposal in wanted:
        if gone := outdated(proposal, texts, source):
            again = f"重新运行 `.venv/bin/python -m scripts propose {doc}`"
            report.line(f"{proposal.id}：已过时（{gone}），没有收入；{again}", str(folder))
        elif proposal.id not in still:
            report.line(f"{proposal.id}：已经收入，没有改动")
        else:
            standing_ones.append(proposal)
    return standing_ones


def _take(corpus: Corpus, folder: Path, doc: str, wanted: Sequence[str], found: Sequence[Proposal]) -> int:
    """Write the chosen proposals into the curator's files; nothing is written where one of them cannot be."""
    taken, unknown = chosen(found, wanted)
    for name in unknown:
        report.error(f"没有「{name}」这一条或这一类；可用：{'、'.join(SORTS)}，或 {_file(folder, doc)} 里的编号")
    if unknown:
        return 1
    still = {proposal.id for proposal in proposals(corpus, doc)}
    taken = _standing(corpus, folder, doc, taken, still)
    if not taken:
        report.line("没有可收入的，没有改动")
        return 0
    names = [filing.document(doc), filing.annotation(doc), "entities.yml", "parallels.yml"]
    files = {name: (folder / name).read_text("utf-8") for name in names if (folder / name).is_file()}
    try:
        changed = accepted(files, corpus, doc, taken)
    except EditError as error:
        report.error(f"没有写入：{error}")
        return 1
    return _write(
        folder, doc, changed, [proposal for proposal in found if proposal not in taken and proposal.id in still]
    )


def _write(folder: Path, doc: str, changed: dict[str, str], left: Sequence[Proposal]) -> int:
    """Write the changed files; where the corpus could not be read any more, everything is put back."""
    before = {name: (folder / name).read_bytes() if (folder / name).is_file() else None for name in changed}
    try:
        for name, text in changed.items():
            (folder / name).parent.mkdir(exist_ok=True)
            write_whole(folder / name, text.encode())
        _, problems = load(folder)
    except BaseException:
        _put_back(folder, before)
        raise
    faults = [problem for problem in problems if problem.path in changed]
    if faults:
        _put_back(folder, before)
        report.problems(faults, str(folder))
        return 1
    _save(folder, doc, left)
    report.line(f"已收入 {'、'.join(sorted(changed))}；余 {len(left)} 条")
    return 0


def _put_back(folder: Path, before: Mapping[str, bytes | None]) -> None:
    for name, data in before.items():
        if data is None:
            (folder / name).unlink(missing_ok=True)
        else:
            write_whole(folder / name, data)


def report_mentions(corpus: Corpus, doc: str) -> str:
    """Return the known entities that a document mentions, with how often; the build marks them by itself."""
    own = {passage.id for passage in corpus.passages if passage.doc == doc}
    names = {record.id: record.name for record in corpus.curated.entities}
    counts = Counter(names[mention.target] for mention in corpus.mentions if mention.passage in own)
    return "、".join(f"{name} {count}" for name, count in counts.most_common())


def run(given: Namespace) -> int:
    """Show what is proposed for a document and write it down, or take proposals over; return the exit code."""
    corpus, problems = run_pipeline(given.corpus)
    against = standing(problems)
    if corpus is None or against:
        report.problems(against or problems, str(given.corpus))
        return 1
    if given.doc not in {record.id for record in corpus.curated.documents}:
        report.error(f"没有文献「{given.doc}」")
        return 1
    fresh = proposals(corpus, given.doc)
    if given.accept:
        return _take(corpus, given.corpus, given.doc, given.accept, _saved(given.corpus, given.doc, fresh))
    _save(given.corpus, given.doc, fresh)
    _tell(given.corpus, given.doc, fresh)
    mentioned = report_mentions(corpus, given.doc)
    if mentioned:
        report.line(f"名录里已有、自动标出的：{mentioned}")
    drafts = sum(passage.doc == given.doc and passage.draft for passage in corpus.passages)
    if drafts:
        report.line(
            f"{drafts} 个段落还没有编号，先运行 `.venv/bin/python -m scripts mint`，再提出标注", str(given.corpus)
        )
    return 0
