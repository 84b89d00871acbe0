"""Read the curator's files: YAML into typed records, every fault with its file and line."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, TypeAdapter, ValidationError

from scripts.model import Problem
from scripts.readings import Reading, parse_reading
from scripts.records import (
    AnnotationRecord,
    CorpusRecord,
    DocumentRecord,
    EntityRecord,
    ParallelsFile,
    SeriesRecord,
    TermRecord,
    TopicRecord,
)

Location = tuple[str | int, ...]
R = TypeVar("R")

ONE_FILE: Mapping[str, Any] = {
    "corpus": CorpusRecord,
    "topics": tuple[TopicRecord, ...],
    "entities": tuple[EntityRecord, ...],
    "glossary": tuple[TermRecord, ...],
    "series": tuple[SeriesRecord, ...],
    "parallels": ParallelsFile,
}
"""What each single file of a corpus holds, by its stem; all but `corpus` may be missing."""


class _Loader(yaml.SafeLoader):
    """YAML in which only null and booleans are special: dates and numbers stay as the curator typed them."""


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag.endswith((":null", ":bool"))]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


@dataclass(frozen=True)
class Curated:
    """Everything a curator wrote, as records; ``lines`` finds the line of any value again."""

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

    def line(self, path: str, *location: str | int) -> int:
        """Return the 1-based line of a value in a file, or of the nearest value that encloses it."""
        while location and (path, location) not in self.lines:
            location = location[:-1]
        return self.lines.get((path, location), 1)


@dataclass(frozen=True)
class _File:
    """One YAML file, composed: its data, and the line of each value."""

    path: str
    data: Any
    lines: dict[Location, int]
    problems: list[Problem]


def _walk(node: yaml.Node | None, here: Location, file: _File) -> None:
    """Note the line of every value below ``node``; report keys that stand twice."""
    if node is None:
        return
    file.lines.setdefault(here, node.start_mark.line + 1)
    if isinstance(node, yaml.SequenceNode):
        for i, item in enumerate(node.value):
            _walk(item, (*here, i), file)
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            line = key.start_mark.line + 1
            if (*here, key.value) in file.lines:
                hint = "同一处只能写一次，请合并或删去一个"
                file.problems.append(Problem(file.path, line, "YML02", f"键「{key.value}」重复", hint))
            file.lines[(*here, key.value)] = line
            _walk(value, (*here, key.value), file)


def parse_yaml(path: str, text: str) -> _File:
    """Parse one YAML file; syntax errors and repeated keys become problems (YML01, YML02)."""
    file = _File(path, None, {}, [])
    try:
        loader = _Loader(text)
        node = loader.get_single_node()
        _walk(node, (), file)
        data = None if node is None else loader.construct_document(node)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        line = mark.line + 1 if mark else 1
        message = f"YAML 语法错误：{error.problem}"
        file.problems.append(Problem(path, line, "YML01", message, "检查缩进、引号和冒号后的空格"))
        return file
    return _File(path, data, file.lines, file.problems)


_MESSAGES = {
    "missing": ("REC01", "缺少必填字段「{field}」", "补上该字段；不知道的内容写 null"),
    "extra_forbidden": ("REC02", "不认识的字段「{field}」", "检查拼写；可用字段见 corpus/README.md"),
}


def _problem(path: str, lines: Mapping[Location, int], error: Any) -> Problem:
    """Turn one pydantic error into a problem at the nearest line that the file has for it."""
    trail: Location = ()
    for step in error["loc"]:
        trail = (*trail, step) if (*trail, step) in lines else trail
    name = str(error["loc"][-1]) if error["loc"] else path
    default = ("REC03", "字段「{field}」的值不合要求：{msg}", "按 corpus/README.md 的字段说明改正")
    code, message, hint = _MESSAGES.get(error["type"], default)
    return Problem(path, lines.get(trail, 1), code, message.format(field=name, msg=error["msg"]), hint)


def validate(file: _File, shape: Any) -> tuple[Any, list[Problem]]:
    """Check a parsed file against a record type; return the record (None if faulty) and the problems."""
    if file.problems:
        return None, file.problems
    if file.data is None and not (isinstance(shape, type) and issubclass(shape, BaseModel)):
        return (), []
    try:
        return TypeAdapter(shape).validate_python(file.data or {}), []
    except ValidationError as error:
        return None, [_problem(file.path, file.lines, detail) for detail in error.errors()]


class _Reading:
    """Collects records, lines and problems while the files of a corpus are read."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.lines: dict[tuple[str, Location], int] = {}
        self.problems: list[Problem] = []

    def take(self, path: Path, shape: Any) -> Any:
        """Read and validate one file; return its record or None."""
        name = path.relative_to(self.root).as_posix()
        try:
            file = parse_yaml(name, path.read_text("utf-8"))
        except UnicodeDecodeError as error:
            hint = "请把文件另存为 UTF-8"
            self.problems.append(Problem(name, 1, "YML03", f"不是 UTF-8 文本（第 {error.start} 字节）", hint))
            return None
        record, problems = validate(file, shape)
        self.problems += problems
        self.lines |= {(name, location): line for location, line in file.lines.items()}
        return record

    def readings(self) -> dict[str, Reading]:
        """Read the independent readings of topics, by reader."""
        found = {}
        for path in sorted((self.root / "readings").glob("*.tsv")):
            name = path.relative_to(self.root).as_posix()
            found[path.stem], problems = parse_reading(name, path.read_text("utf-8"))
            self.problems += problems
        return found

    def folder(self, name: str, shape: Any) -> list[tuple[Path, Any]]:
        """Read every YAML file of a folder, in order of name."""
        found = [(path, self.take(path, shape)) for path in sorted((self.root / name).glob("*.yml"))]
        return [(path, record) for path, record in found if record is not None]


def load(root: Path) -> tuple[Curated | None, list[Problem]]:
    """Read the curator's files below ``root``.

    Returns the curated corpus (None where `corpus.yml` itself is unusable) and all problems found.
    """
    reading = _Reading(root)
    single: dict[str, Any] = {}
    for stem, shape in ONE_FILE.items():
        path = root / f"{stem}.yml"
        if path.exists():
            single[stem] = reading.take(path, shape)
        elif stem == "corpus":
            hint = "每个语料库都要有 corpus.yml，字段见 corpus/README.md"
            reading.problems.append(Problem("corpus.yml", 1, "REC04", "找不到 corpus.yml", hint))
    documents = reading.folder("documents", DocumentRecord)
    annotations = reading.folder("annotations", AnnotationRecord)
    reading.problems += _misnamed(root, documents, "id") + _misnamed(root, annotations, "doc")
    if single.get("corpus") is None:
        return None, reading.problems
    curated = Curated(
        documents=tuple(record for _, record in documents),
        annotations={record.doc: record for _, record in annotations},
        readings=reading.readings(),
        lines=reading.lines,
        **{stem: record for stem, record in single.items() if record is not None},
    )
    return curated, reading.problems


def _misnamed(root: Path, found: list[tuple[Path, Any]], key: str) -> list[Problem]:
    """Report files whose name and id differ, and ids that stand in two files."""
    problems, seen = [], dict[str, str]()
    for path, record in found:
        name, value = path.relative_to(root).as_posix(), getattr(record, key)
        if value in seen:
            message = f"文献编号「{value}」已用于 {seen[value]}"
            problems.append(Problem(name, 1, "REC05", message, "每篇文献用自己的编号"))
        elif path.stem != value:
            message = f"文件名与编号「{value}」不一致"
            problems.append(Problem(name, 1, "REC06", message, f"改名为 {value}.yml，或改正编号"))
        seen.setdefault(value, name)
    return problems
