"""Read the curator's files: YAML into typed records, every fault with its file and line."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from scripts.corpus import filing, site_settings
from scripts.corpus.decoding import read_text
from scripts.corpus.model import Problem
from scripts.corpus.readings import Reading, parse_reading
from scripts.corpus.records import (
    AnnotationRecord,
    CorpusRecord,
    DocumentRecord,
    EntityRecord,
    ParallelsFile,
    SeriesRecord,
    TermRecord,
    TopicRecord,
)
from scripts.corpus.yaml_file import Location, parse_yaml, validate
from scripts.work.run import ALONE, Work

ONE_FILE: Mapping[str, Any] = {
    "corpus": CorpusRecord,
    "topics": tuple[TopicRecord, ...],
    "entities": tuple[EntityRecord, ...],
    "glossary": tuple[TermRecord, ...],
    "series": tuple[SeriesRecord, ...],
    "parallels": ParallelsFile,
}
"""What each single file of a corpus holds, by its stem; all but `corpus` may be missing."""
IN_FOLDERS: Mapping[str, Any] = {filing.DOCUMENTS: DocumentRecord, filing.ANNOTATIONS: AnnotationRecord}
"""What each file of a folder holds, by the folder."""


@dataclass(frozen=True)
class Curated:
    """Everything a curator wrote, as records; ``lines`` finds the line of any value again.

    ``unread`` names the files that are there but too faulty to read: what only they could tell is not
    reported as missing.
    """

    corpus: CorpusRecord
    documents: tuple[DocumentRecord, ...] = ()
    annotations: Mapping[str, AnnotationRecord] = field(default_factory=dict)
    topics: tuple[TopicRecord, ...] = ()
    entities: tuple[EntityRecord, ...] = ()
    glossary: tuple[TermRecord, ...] = ()
    series: tuple[SeriesRecord, ...] = ()
    parallels: ParallelsFile = field(default_factory=ParallelsFile)
    readings: Mapping[str, Reading] = field(default_factory=dict)
    lines: Mapping[tuple[str, Location], int] = field(default_factory=dict)
    unread: frozenset[str] = frozenset()

    def line(self, path: str, *location: str | int) -> int:
        """Return the 1-based line of a value in a file, or of the nearest value that encloses it."""
        while location and (path, location) not in self.lines:
            location = location[:-1]
        return self.lines.get((path, location), 1)

    def by_source(self) -> dict[str, Curated]:
        """Return, for each raw file, what tells of its documents, and of nothing else."""
        lines: defaultdict[str, dict[tuple[str, Location], int]] = defaultdict(dict)
        for place, line in self.lines.items():
            lines[place[0]][place] = line
        files: defaultdict[str, list[DocumentRecord]] = defaultdict(list)
        for record in self.documents:
            files[record.source.file].append(record)
        return {
            file: Curated(
                self.corpus, tuple(records), lines={k: v for record in records for k, v in lines[record.path].items()}
            )
            for file, records in files.items()
        }


def _named(folder: Path, suffix: str) -> list[Path]:
    """What is named like a file of the corpus, in order; hidden names (an editor's locks) are nobody's files."""
    return sorted(path for path in folder.glob(f"*{suffix}") if not path.name.startswith("."))


Parsed = tuple[Any, list[Problem], Mapping[Location, int]]
"""What a file of records gives: its record (None if faulty), its problems, and the line of every value."""


def _parsed(kind: str, files: Sequence[tuple[str, str]]) -> Iterator[Parsed]:
    """Parse and validate files of a kind, each given with its path."""
    for name, text in files:
        file = parse_yaml(name, text)
        yield *validate(file, {**ONE_FILE, **IN_FOLDERS}[kind]), file.lines


class _Collector:
    """Collects records, lines and problems while the files of a corpus are read."""

    def __init__(self, root: Path, work: Work) -> None:
        self.root, self.work = root, work
        self.lines: dict[tuple[str, Location], int] = {}
        self.problems: list[Problem] = []
        self.unread: set[str] = set()

    def take(self, paths: Sequence[Path], kind: str) -> list[Any]:
        """Read and validate files of a kind; return their records, None for one that is none."""
        texts = {path.relative_to(self.root).as_posix(): self._text(path) for path in paths}
        held = [(name, text) for name, text in texts.items() if text is not None]
        made = dict(zip([name for name, _ in held], self.work.each("records", _parsed, kind, held), strict=True))
        for name in texts:
            record, problems, lines = made.get(name, (None, [], {}))
            self.problems += problems
            self.unread |= {name} if record is None else set()
            self.lines |= {(name, location): line for location, line in lines.items()}
        return [made[name][0] if name in made else None for name in texts]

    def _text(self, path: Path) -> str | None:
        text, undecodable = read_text(path, path.relative_to(self.root).as_posix())
        self.problems += undecodable
        return text

    def readings(self) -> dict[str, Reading]:
        """Read the independent readings of topics, by reader."""
        found = {}
        for path in _named(self.root / filing.READINGS, ".tsv"):
            name = path.relative_to(self.root).as_posix()
            text, undecodable = read_text(path, name)
            found[path.stem], problems = parse_reading(name, text or "")
            self.problems += [*undecodable, *problems]
            for number, line in enumerate((text or "").split("\n"), start=1):
                self.lines[name, (line.partition("\t")[0],)] = number
        return found

    def folder(self, name: str) -> list[tuple[Path, Any]]:
        """Read every YAML file of a folder, in order of name."""
        paths = _named(self.root / name, ".yml")
        found = zip(paths, self.take(paths, name), strict=True)
        return [(path, record) for path, record in found if record is not None]


def load(root: Path, work: Work = ALONE) -> tuple[Curated | None, list[Problem]]:
    """Read the curator's files below ``root``; ``work`` is how work runs.

    Returns the curated corpus (None where `corpus.yml` itself is unusable) and all problems found.
    """
    collector = _Collector(root, work)
    single: dict[str, Any] = {}
    for stem in ONE_FILE:
        path = root / f"{stem}.yml"
        if path.exists() or path.is_symlink():
            (single[stem],) = collector.take([path], stem)
        elif stem == "corpus":
            collector.problems.append(Problem("corpus.yml", 1, "REC04", "找不到 corpus.yml"))
    documents = collector.folder(filing.DOCUMENTS)
    annotations = collector.folder(filing.ANNOTATIONS)
    collector.problems += _misnamed(root, documents, "id") + _misnamed(root, annotations, "doc")
    idle = _idle(root)
    collector.unread |= {f"{name.rpartition('.')[0]}.yml" for name in idle}
    collector.problems += map(_unread, idle)
    collector.problems += site_settings.own(root).problems
    if single.get("corpus") is None:
        return None, collector.problems
    curated = Curated(
        documents=tuple(record for _, record in documents),
        annotations={record.doc: record for _, record in annotations},
        readings=collector.readings(),
        lines=collector.lines,
        unread=frozenset(collector.unread),
        **{stem: record for stem, record in single.items() if record is not None},
    )
    return curated, collector.problems


FOLDERS = {filing.DOCUMENTS: ".yml", filing.ANNOTATIONS: ".yml", filing.READINGS: ".tsv"}
"""Where a corpus keeps several files of a kind, and the ending by which they are found."""
_ENDINGS = (".yml", ".yaml", ".tsv", ".txt", ".csv")


def _idle(root: Path) -> list[str]:
    """Files that look like a curator's and that nothing reads, because of their name or their place.

    Hidden files, backups (`x.yml~`), `raw/` and Markdown are left alone.
    """
    found = []
    for path in sorted(root.glob("*")) + sorted(path for name in FOLDERS for path in (root / name).rglob("*")):
        name = path.relative_to(root)
        if path.suffix.lower() in _ENDINGS and not any(part.startswith(".") for part in name.parts):
            found += [] if _is_read(name) else [name.as_posix()]
    return found


def _is_read(name: Path) -> bool:
    if len(name.parts) == 1:
        return (name.stem in ONE_FILE and name.suffix == ".yml") or str(name) in (filing.LEDGER, site_settings.FILE)
    folder, *rest = name.parts
    return len(rest) == 1 and name.suffix == FOLDERS[folder]


def _unread(name: str) -> Problem:
    """Tell of a file that nothing reads (REC07)."""
    singles = "、".join(f"{stem}.yml" for stem in sorted(ONE_FILE))
    hint = f"可用的文件名：{singles}；documents/ 与 annotations/ 里的以 .yml 结尾，readings/ 里的以 .tsv 结尾"
    return Problem(name, 1, "REC07", "这个文件不会被读取", hint)


def _misnamed(root: Path, found: list[tuple[Path, Any]], key: str) -> list[Problem]:
    """Report files whose name and id differ, and ids that stand in two files."""
    problems, seen = [], dict[str, str]()
    for path, record in found:
        name, value = path.relative_to(root).as_posix(), getattr(record, key)
        if value in seen:
            message = f"文献编号「{value}」已用于 {seen[value]}"
            problems.append(Problem(name, 1, "REC05", message))
        elif path.stem != value:
            message = f"文件名与编号「{value}」不一致"
            problems.append(Problem(name, 1, "REC06", message, f"改名为 {value}.yml，或改正编号"))
        seen.setdefault(value, name)
    return problems
