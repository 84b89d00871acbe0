"""Small edits of the curator's YAML files as text: what is not touched keeps every byte."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

import yaml

from scripts.corpus.yaml_file import Location

_PLAIN = re.compile(r"[\w一-鿿“”‘’（《「『][\w一-鿿“”‘’（）《》「」『』·、，。；：！？—…%.+/ -]*")
_SPECIAL = re.compile(r"^(null|true|false|yes|no|on|off|~|-?\d[\d_,.:eE+-]*)$", re.IGNORECASE)
_FLOW = re.compile(r"[,\[\]{}]")


class EditError(ValueError):
    """An edit that the file has no place for."""


def scalar(value: object) -> str:
    """Write one value as YAML: plain where that is safe inside a flow mapping too, else as a JSON string."""
    if value is None:
        return "null"
    text = str(value)
    safe = _PLAIN.fullmatch(text) and not _SPECIAL.match(text) and ": " not in text and not text.endswith((" ", ":"))
    numeral = re.fullmatch(r"\d+(\.\d+)?", text) or re.fullmatch(r"\d{4}-\d{2}(-\d{2})?", text)
    return (
        text
        if (safe or numeral) and not _FLOW.search(text) and " #" not in text
        else json.dumps(text, ensure_ascii=False)
    )


def flow(value: object) -> str:
    """Write a value on one line: {quote: 17人, number: 17}."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key}: {flow(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(flow, value)) + "]"
    return scalar(value)


def _root(text: str) -> yaml.Node | None:
    return yaml.compose(text, Loader=yaml.SafeLoader)


def _child(node: yaml.Node | None, step: str | int) -> yaml.Node | None:
    if isinstance(node, yaml.MappingNode):
        return next((value for key, value in node.value if key.value == str(step)), None)
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        item: yaml.Node = node.value[step]
        return item
    return None


def _find(text: str, location: Location) -> yaml.Node | None:
    node = _root(text)
    for step in location:
        node = _child(node, step)
    return node


def _last_mark(node: yaml.Node) -> Any:
    """Return where a value ends: a block collection ends with its last item, not where the next key begins."""
    if isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        return _last_mark(last[1] if isinstance(last, tuple) else last)
    return node.end_mark


def _line_after(text: str, node: yaml.Node) -> int:
    """Return the offset of the beginning of the line after a value."""
    mark = _last_mark(node)
    if mark.column == 0 and mark.index and text[mark.index - 1] == "\n":  # a block scalar ends with its line
        return int(mark.index)
    at = text.find("\n", mark.index)
    return len(text) if at < 0 else at + 1


def _insert(text: str, at: int, lines: Sequence[str]) -> str:
    head = text[:at] if not text[:at] or text[:at].endswith("\n") else text[:at] + "\n"
    return head + "".join(f"{line}\n" for line in lines) + text[at:]


def replaced(text: str, location: Location, written: str) -> str:
    """Replace a value by ``written``; a key that a mapping lacks is added at its end. Raises EditError."""
    node = _find(text, location)
    if node is not None:
        return text[: node.start_mark.index] + written + text[_last_mark(node).index :]
    parent = _find(text, location[:-1])
    if not isinstance(parent, yaml.MappingNode) or parent.flow_style:
        raise EditError(f"找不到 {'.'.join(map(str, location))} 的位置")
    indent = " " * parent.start_mark.column
    return _insert(text, _line_after(text, parent), [f"{indent}{location[-1]}: {written}"])


def appended(text: str, location: Location, items: Sequence[Sequence[str]]) -> str:
    """Append items (each a list of lines, the first without its dash) to a list; make it where it is missing.

    Raises EditError where there is neither the list nor a mapping to hold it.
    """
    node = _find(text, location)
    if isinstance(node, yaml.SequenceNode) and not node.flow_style and node.value:
        return _insert(text, _line_after(text, node), _dashed(items, node.start_mark.column))
    if not location:
        return _insert(text, len(text), _dashed(items, 0))
    if node is not None:
        line = text.rfind("\n", 0, node.start_mark.index) + 1
        indent = len(text[line:]) - len(text[line:].lstrip(" "))
        end = node.end_mark.index
        body = "".join(f"\n{item}" for item in _dashed(items, indent + 2))
        return text[: node.start_mark.index].rstrip(" ") + body + text[end:]
    parent = _find(text, location[:-1])
    if not isinstance(parent, yaml.MappingNode) or parent.flow_style:
        raise EditError(f"找不到 {'.'.join(map(str, location))} 的位置")
    column = parent.start_mark.column
    lines = [f"{' ' * column}{location[-1]}:", *_dashed(items, column + 2)]
    return _insert(text, _line_after(text, parent), lines)


def _dashed(items: Sequence[Sequence[str]], column: int) -> list[str]:
    pad = " " * column
    return [f"{pad}{'- ' if n == 0 else '  '}{line}" for item in items for n, line in enumerate(item)]


def keyed(text: str, location: Location, key: str, lines: Sequence[str], after: Sequence[str] = ()) -> str:
    """Add a key with its block to a mapping: behind the last of the keys ``after`` that it has, else at its end.

    ``lines`` are indented below the key. Raises EditError where there is no block mapping at the location.
    """
    node = _find(text, location)
    if not isinstance(node, yaml.MappingNode) or (node.flow_style and node.value):
        raise EditError(f"找不到 {'.'.join(map(str, location))} 的位置")
    present = {pair[0].value: pair[1] for pair in node.value}
    before = next((present[name] for name in reversed(after) if name in present), None)
    column = node.start_mark.column if node.value and not node.flow_style else 2 * len(location)
    block = [f"{' ' * column}{key}:", *(f"{' ' * (column + 2)}{line}" for line in lines)]
    if node.flow_style:
        return text[: node.start_mark.index].rstrip(" ") + "\n" + "\n".join(block) + text[node.end_mark.index :]
    return _insert(text, _line_after(text, before or node), block)
