"""Take files into the corpus, each with a record to fill in: text, Markdown, HTML, Word, PDF, or whole folders."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from pypinyin import lazy_pinyin

from scripts import report
from scripts.commands._acceptance import why_no_text, why_not, why_not_named
from scripts.commands._arguments import ArgumentParser, Namespace, add_corpus
from scripts.corpus import filing
from scripts.corpus.curated import load
from scripts.corpus.fields import LONGEST_SLUG, why_no_id
from scripts.corpus.model import Passage
from scripts.corpus.raw_files import read_raw
from scripts.corpus.records import DocumentRecord
from scripts.corpus.writing import write_whole
from scripts.intake.extracted import Extracted, RefusalError
from scripts.intake.known import twins
from scripts.intake.paper import Paper, paper
from scripts.intake.sort import extract
from scripts.intake.wanted import Wanted, wanted
from scripts.pipeline import passages_of
from scripts.propose.articles import articles
from scripts.propose.chat import passed_on
from scripts.stages.charset import Decoded, decode
from scripts.stages.segment import published

TWINS_TOLD = 5


def register(parser: ArgumentParser) -> None:
    """Declare the arguments of `add`."""
    add_corpus(parser)
    parser.add_argument(
        "raw", type=Path, nargs="+", metavar="FILE|FOLDER|-", help="what to take in; - is standard input"
    )
    parser.add_argument("--id", help="id of the document, as in /d/<id>/ (one file; else made from its name)")
    parser.add_argument("--name", help="name in raw/ of the text on standard input")
    parser.add_argument("--dry-run", action="store_true", help="tell what would be done, and do nothing")


@dataclass
class _Corpus:
    """What a corpus holds while files are taken into it: raw files, records, and (when asked for) passages."""

    folder: Path
    raw: dict[str, bytes]
    records: dict[str, str]
    taken: set[str] = field(default_factory=set)
    known: tuple[Passage, ...] | None = None

    @classmethod
    def read(cls, folder: Path) -> _Corpus:
        """Read what is there; a corpus that cannot be read holds nothing that one could know."""
        curated, _ = load(folder)
        records = curated.documents if curated else ()
        raw, _ = read_raw(folder / filing.RAW)
        return cls(folder, raw, {_original(record): record.id for record in records}, {record.id for record in records})

    @property
    def passages(self) -> tuple[Passage, ...]:
        """The passages of the corpus, made once; what is taken in afterwards is added to ``known``."""
        if self.known is None:
            self.known = passages_of(self.folder) if self.records else ()
        return self.known


def _original(record: DocumentRecord) -> str:
    return record.source.extracted.original if record.source.extracted else record.source.file


def _id(given: str | None, name: str, taken: set[str]) -> str:
    """Return the id that is given, else one made of the sounds of a file's name that no document has."""
    if given:
        return given
    sounds = re.findall(r"[a-z0-9]+", " ".join(lazy_pinyin(Path(name).stem)).lower())
    made = "-".join(sounds)[: LONGEST_SLUG - 4].strip("-") or "wenxian"
    made = f"{made}-1" if why_no_id(made) else made
    return next(id for id in (made, *(f"{made}-{n}" for n in range(2, 10_000))) if id not in taken)


def _twin_of(name: str, data: bytes, corpus: _Corpus) -> str:
    """Return the raw file that is the same byte for byte under another name, or nothing."""
    return next((other for other, held in corpus.raw.items() if held == data and other != name), "")


def _decoded(data: bytes, extracted: Extracted | None) -> Decoded:
    """Return the text of a file; raises RefusalError where it is none."""
    found = Decoded("utf-8", extracted.text) if extracted else decode(data)
    if why := why_no_text(b"" if extracted else data, found):
        raise RefusalError(why)
    assert isinstance(found, Decoded)  # why_no_text tells of anything else
    return found


def _plan(wanted: Wanted, given: Namespace, corpus: _Corpus) -> Paper | None:
    """Return what a file becomes; None where the corpus holds it already. Raises RefusalError and OSError."""
    if why := why_not_named(wanted):
        raise RefusalError(why)
    data = wanted.data if wanted.data is not None else wanted.path.read_bytes()
    if (
        corpus.raw.get(wanted.name) == data
        and wanted.name in corpus.records
        and given.id in (None, corpus.records[wanted.name])
    ):
        return None
    id = _id(given.id, wanted.name, corpus.taken)
    if why := why_not(corpus.folder, wanted, id):
        raise RefusalError(why)
    if twin := _twin_of(wanted.name, data, corpus):
        raise RefusalError(f"与 {filing.raw(twin)} 逐字节相同，不再收")
    extracted = extract(data)
    return paper(id, wanted.name, data, _decoded(data, extracted), extracted)


def _take(folder: Path, files: Mapping[str, bytes]) -> None:
    """Put raw files and record in their places, all of them or none; raises OSError."""
    made = [folder / name for name in files if not (folder / name).exists()]
    try:
        for name, content in files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            if path in made:
                write_whole(path, content)
    except BaseException:
        for path in made:
            path.unlink(missing_ok=True)
        raise


def _likenesses(found: Paper, passages: Sequence[Passage]) -> Iterator[str]:
    """Tell which paragraphs the corpus has already, word for word or nearly."""
    same = list(twins([published(block).text for block in found.draft.blocks], passages))
    for twin in same[:TWINS_TOLD]:
        how = "相同" if twin.exact else "相近"
        yield f"「{twin.paragraph[:16]}…」与 {twin.passage.doc} 的 {twin.passage.id or '草稿'} {how}"
    if len(same) > TWINS_TOLD:
        yield f"……共 {len(same)} 段与已收的文献相同或相近"


def _several(found: Paper, id: str) -> Iterator[str]:
    """Tell of several articles in one file, which `propose` can part."""
    passed = passed_on(found.source.text)
    parts = articles(found.source, [block.traced for block in found.draft.blocks]) if passed is None else passed
    if len(parts) > 1:
        heads = "、".join(f"「{part.title[:16]}」" for part in parts)
        yield f"看来有 {len(parts)} 篇文章：{heads}；`.venv/bin/python -m scripts propose {id}` 提出各篇的起止"


def _told(wanted: Wanted, found: Paper, corpus: _Corpus, dry: bool) -> None:
    """Say what was (or would be) made of a file, and what its curator should look at."""
    folder, record = str(corpus.folder), next(name for name in found.files if name.startswith(filing.DOCUMENTS))
    id = filing.stem(record)
    report.findings(found.draft.findings, found.source.text)
    for doubt in (*found.doubts, *_several(found, id), *_likenesses(found, corpus.passages)):
        report.line(doubt, folder)
    report.doubts([(found.source.file, found.source.text, doubt) for doubt in found.draft.doubts])
    places = "、".join(str(corpus.folder / name) for name in found.files if name != record)
    if dry:
        report.line(f"{wanted.path}：会收入 {places}，记录 {corpus.folder / record}")
        return
    propose, check, mint = (
        f"`.venv/bin/python -m scripts {command}`" for command in (f"propose {id}", "check", "mint")
    )
    told = f"请填写 {corpus.folder / record}（{propose} 提出可填的），再运行 {check}；无误后运行 {mint}"
    report.line(f"已收入 {places}，{told}", folder)


def _added(wanted: Wanted, given: Namespace, corpus: _Corpus) -> bool:
    """Take one file, or say why not; return whether nothing stood against it."""
    try:
        found = _plan(wanted, given, corpus)
    except RefusalError as error:
        why = str(error)
        report.error(why if str(wanted.path) in why else f"{wanted.path}：{why}")
        return False
    if found is None:
        report.line(f"{wanted.path}：已经收入，没有改动")
        return True
    id = next(filing.stem(name) for name in found.files if name.startswith(filing.DOCUMENTS))
    before = corpus.passages
    if not given.dry_run:
        _take(corpus.folder, found.files)
    _told(wanted, found, corpus, given.dry_run)
    texts = [(block.kind or "paragraph", published(block).text) for block in found.draft.blocks]
    own = [Passage("", id, n, kind, text, found.source.file, (), 1) for n, (kind, text) in enumerate(texts, start=1)]
    corpus.known = (*before, *own)
    corpus.raw |= {name.rpartition("/")[2]: data for name, data in found.files.items() if name.startswith(filing.RAW)}
    corpus.records[wanted.name] = id
    corpus.taken.add(id)
    return True


def run(given: Namespace) -> int:
    """Take every file that is asked for; return the exit code, 1 where any was refused. Nothing is overwritten."""
    if not (given.corpus / filing.CORPUS).is_file():
        report.error(f"{given.corpus} 不是语料库：没有 corpus.yml")
        return 1
    files = list(wanted(given.raw, given.name))
    if given.id and len(files) > 1:
        report.error(f"--id 只能用于一个文件，这里有 {len(files)} 个")
        return 2
    corpus = _Corpus.read(given.corpus)
    done = [_added(file, given, corpus) for file in files]
    if len(files) > 1:
        report.line(f"共 {len(files)} 个文件：{sum(done)} 个收入或已在，{len(files) - sum(done)} 个没有收")
    return 0 if all(done) else 1
