"""Read the curator's files: YAML into typed records, every fault with its file and line."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from scripts.corpus import filing
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

ONE_FILE: Mapping[str, Any] = {
    "corpus": CorpusRecord,
    "topics": tuple[TopicRecord, ...],
    "entities": tuple[EntityRecord, ...],
    "glossary": tuple[TermRecord, ...],
    "series": tuple[SeriesRecord, ...],
    "parallels": ParallelsFile,
}
"""What each single file of a corpus holds, by its stem; all but `corpus` may be missing."""


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


def _named(folder: Path, suffix: str) -> list[Path]:
    """What is named like a file of the corpus, in order; hidden names (an editor's locks) are nobody's files."""
    return sorted(path for path in folder.glob(f"*{suffix}") if not path.name.startswith("."))


class _Collector:
    """Collects records, lines and problems while the files of a corpus are read."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.lines: dict[tuple[str, Location], int] = {}
        self.problems: list[Problem] = []
        self.unread: set[str] = set()

    def take(self, path: Path, shape: Any) -> Any:
        """Read and validate one file; return its record or None."""
        name = path.relative_to(self.root).as_posix()
        text, undecodable = read_text(path, name)
        self.problems += undecodable
        if text is None:
            self.unread.add(name)
            return None
        file = parse_yaml(name, text)
        record, problems = validate(file, shape)
        self.problems += problems
        self.unread |= {name} if record is None else set()
        self.lines |= {(name, location): line for location, line in file.lines.items()}
        return record

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

    def folder(self, name: str, shape: Any) -> list[tuple[Path, Any]]:
        """Read every YAML file of a folder, in order of name."""
        found = [(path, self.take(path, shape)) for path in _named(self.root / name, ".yml")]
        return [(path, record) for path, record in found if record is not None]


def load(root: Path) -> tuple[Curated | None, list[Problem]]:
    """Read the curator's files below ``root``.

    Returns the curated corpus (None where `corpus.yml` itself is unusable) and all problems found.
    """
    collector = _Collector(root)
    single: dict[str, Any] = {}
    for stem, shape in ONE_FILE.items():
        path = root / f"{stem}.yml"
        if path.exists() or path.is_symlink():
            single[stem] = collector.take(path, shape)
        elif stem == "corpus":
            collector.problems.append(Problem("corpus.yml", 1, "REC04", "找不到 corpus.yml"))
    documents = collector.folder(filing.DOCUMENTS, DocumentRecord)
    annotations = collector.folder(filing.ANNOTATIONS, AnnotationRecord)
    collector.problems += _misnamed(root, documents, "id") + _misnamed(root, annotations, "doc")
    idle = _idle(root)
    collector.unread |= {f"{name.rpartition('.')[0]}.yml" for name in idle}
    collector.problems += map(_unread, idle)
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
        return (name.stem in ONE_FILE and name.suffix == ".yml") or str(name) == filing.LEDGER
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
