"""One YAML file: its data, the line of every value, and what does not fit its record type."""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any

import yaml
from pydantic import BaseModel, TypeAdapter, ValidationError
from yaml.composer import Composer
from yaml.reader import ReaderError
from yaml.resolver import Resolver

from scripts.corpus.model import Problem, is_writable

Location = tuple[str | int, ...]


DEEPEST = 30
"""Levels of nesting that a record may have; the deepest field of a record type stands on the sixth."""


class _Refused(yaml.MarkedYAMLError):
    """A feature of YAML that no record needs, and that can hide what a file says or how long it is."""


class _Refusing(Composer):
    """A composer that refuses what records do not use.

    Nine short lines of aliases stand for gigabytes, and a tag turns a text into something that its record did
    not ask for.
    """

    depth = 0

    def compose_node(self, parent: yaml.Node | None, index: Any) -> yaml.Node | None:
        """Compose one node; raise _Refused for what records do not use."""
        event = self.peek_event()  # type: ignore[attr-defined]  # a parser's, which each loader brings
        if getattr(event, "anchor", None):
            raise _Refused(problem="不能用锚点（&）和别名（*）", problem_mark=event.start_mark)
        if getattr(event, "tag", None) not in (None, "!"):
            raise _Refused(problem="不能用类型标签（!）", problem_mark=event.start_mark)
        self.depth += 1
        if self.depth > DEEPEST:
            raise _Refused(problem=f"括号或缩进超过 {DEEPEST} 层", problem_mark=event.start_mark)
        node = super().compose_node(parent, index)
        self.depth -= 1
        return node


class _Plain(Resolver):
    """Only null and booleans are special: dates and numbers stay as the curator typed them."""


_Plain.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag.endswith((":null", ":bool"))]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


class _Telling(_Refusing, _Plain, yaml.SafeLoader):
    """Knows the place and the words of every fault, in Python alone."""


_READ_OTHERWISE = re.compile("[\t?\ufeff]")
"""What libyaml takes as a part of a text where the Python loader sees a fault, or the other way round."""


class _Swift(_Refusing, _Plain, yaml.CSafeLoader):
    """Reads the events of a sound file with libyaml, in a sixth of the time; of a fault it would say less."""

    def __init__(self, text: str) -> None:
        yaml.CSafeLoader.__init__(self, text)
        Composer.__init__(self)  # libyaml's own composer cannot refuse


@dataclass(frozen=True)
class YamlFile:
    """One YAML file, composed: its data, the 1-based line of each value, and its faults of form."""

    path: str
    data: Any
    lines: dict[Location, int]
    problems: list[Problem]


def _walk(node: yaml.Node, here: Location, file: YamlFile) -> None:
    """Note the line of every value below ``node``; report keys that stand twice and unprintable characters."""
    line = node.start_mark.line + 1
    file.lines.setdefault(here, line)
    if isinstance(node, yaml.ScalarNode) and not is_writable(node.value):
        file.problems.append(Problem(file.path, line, "YML01", *_UNWRITABLE))
    if isinstance(node, yaml.SequenceNode):
        for i, item in enumerate(node.value):
            _walk(item, (*here, i), file)
    if isinstance(node, yaml.MappingNode):
        for key, value in [pair for pair in node.value if isinstance(pair[0], yaml.ScalarNode)]:
            line = key.start_mark.line + 1
            if (*here, key.value) in file.lines:
                file.problems.append(Problem(file.path, line, "YML02", f"键「{key.value}」重复"))
            file.lines[(*here, key.value)] = line
            _walk(value, (*here, key.value), file)


_UNWRITABLE = ("有 YAML 不允许的控制字符", "删去看不见的字符，重新输入这一行")


def parse_yaml(path: str, text: str) -> YamlFile:
    """Parse one YAML file.

    YML01 for errors of syntax, YML02 for a key that stands twice, YML03 for features that records do not use.
    """
    if not _READ_OTHERWISE.search(text):
        with suppress(yaml.YAMLError, ValueError, OverflowError):
            file = _read(path, _Swift(text))
            if not file.problems:
                return file
    return _told(path, text)


def _read(path: str, loader: _Swift | _Telling) -> YamlFile:
    """Compose and walk one document; raise what the loader raises."""
    file = YamlFile(path, None, {}, [])
    node = loader.get_single_node()
    if node is None:
        return file
    _walk(node, (), file)
    return replace(file, data=loader.construct_document(node))


def _told(path: str, text: str) -> YamlFile:
    """Read a file with the loader that tells what is wrong, where, and in which words."""
    loader = None
    try:
        loader = _Telling(text)
        return _read(path, loader)
    except (yaml.MarkedYAMLError, ReaderError) as error:
        problem = _syntax(path, text, error)
    except (ValueError, OverflowError):  # an escape such as "\UFFFFFFFF": no such character
        problem = Problem(path, loader.line + 1 if loader else 1, "YML01", *_UNWRITABLE)
    return YamlFile(path, None, {}, [problem])


def _syntax(path: str, text: str, error: yaml.MarkedYAMLError | ReaderError) -> Problem:
    if isinstance(error, ReaderError):
        line = text.count("\n", 0, error.position) + 1
        return Problem(path, line, "YML01", *_UNWRITABLE)
    line = error.problem_mark.line + 1 if error.problem_mark else 1
    if isinstance(error, _Refused):
        return Problem(path, line, "YML03", f"{error.problem}")
    if error.problem == "but found another document":
        return Problem(path, line, "YML03", "一个文件里有两份 YAML（---）", "一份一个文件，或删去 --- 这一行")
    return Problem(path, line, "YML01", f"YAML 语法错误：{error.problem}")


_MESSAGES = {
    "missing": ("REC01", "缺少必填字段「{field}」"),
    "extra_forbidden": ("REC02", "不认识的字段「{field}」"),
}
_DEFAULT = ("REC03", "字段「{field}」的值不合要求：{expected}")
_EXPECTED = {
    "literal_error": "只能是 {expected}",
    "union_tag_invalid": "只能是 {expected_tags}",
    "union_tag_not_found": "没有写明 {discriminator}",
    "string_pattern_mismatch": "写法不合 {pattern}",
    "string_too_short": "不能为空",
    "string_too_long": "最多 {max_length} 个字符",
    "string_type": "应是文字",
    "date_from_datetime_parsing": "不是日期，应写成 2025-01-08",
    "date_parsing": "不是日期，应写成 2025-01-08",
    "date_type": "不是日期，应写成 2025-01-08",
    "date_from_datetime_inexact": "不是日期，应写成 2025-01-08",
    "value_error": "{error}",
    "model_type": "应是一组“字段: 值”",
    "model_attributes_type": "应是一组“字段: 值”",
    "dict_type": "应是一组“字段: 值”",
    "tuple_type": "应是一个列表",
    "too_long": "最多 {max_length} 项",
    "bool_type": "应写 true 或 false",
    "invalid_key": "字段名应是文字",
    "bool_parsing": "应写 true 或 false",
}
"""What pydantic's errors say, by type, in the curator's language; ``ctx`` of the error fills the braces."""


def _problem(path: str, lines: Mapping[Location, int], error: Any) -> Problem:
    """Turn one pydantic error into a problem at the nearest line that the file has for it."""
    trail: Location = ()
    for step in error["loc"]:
        trail = (*trail, step) if (*trail, step) in lines else trail
    name = str(error["loc"][-1]) if error["loc"] else path
    told = _EXPECTED.get(error["type"])
    expected = told.format(**error.get("ctx", {})).replace(" or ", ", ") if told else error["msg"]
    code, message = _MESSAGES.get(error["type"], _DEFAULT)
    return Problem(path, lines.get(trail, 1), code, message.format(field=name, expected=expected))


def validate(file: YamlFile, shape: Any) -> tuple[Any, list[Problem]]:
    """Check a parsed file against a record type; return the record (None if faulty) and the problems."""
    if file.problems:
        return None, file.problems
    if file.data is None and not (isinstance(shape, type) and issubclass(shape, BaseModel)):
        return (), []
    try:
        return TypeAdapter(shape).validate_python(file.data or {}), []
    except ValidationError as error:
        return None, [_problem(file.path, file.lines, detail) for detail in error.errors()]
