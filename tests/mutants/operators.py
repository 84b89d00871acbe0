"""What can be written wrongly in a module: every place, each with its operator and the wrong source."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from dataclasses import dataclass

COMPARISONS: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Eq: ast.NotEq, ast.NotEq: ast.Eq, ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt,
    ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
}  # fmt: skip


@dataclass(frozen=True)
class Mutant:
    """One wrong piece of source in the place of a right one; offsets are in bytes of the module's UTF-8."""

    path: str
    line: int
    operator: str
    start: int
    end: int
    wrong: str

    def applied(self, source: str) -> str:
        """The source of the module with the fault in it."""
        data = source.encode()
        return (data[: self.start] + self.wrong.encode() + data[self.end :]).decode()

    def told(self, source: str) -> str:
        """The place, the operator and what is changed, in one line."""
        right = source.encode()[self.start : self.end].decode()
        shown = f"{' '.join(right.split())[:60]} → {' '.join(self.wrong.split())[:60]}"
        return f"{self.path}:{self.line} {self.operator}  {shown}"


Found = Iterator[tuple[ast.AST, str, str]]
"""A node to replace, the operator's name, and the source to put there."""


def _negated(node: ast.AST) -> Found:
    tests = [node.test] if isinstance(node, ast.If | ast.While | ast.IfExp) else []
    tests += node.ifs if isinstance(node, ast.comprehension) else []
    yield from ((test, "negate", f"(not ({ast.unparse(test)}))") for test in tests)


def _compared(node: ast.AST) -> Found:
    if isinstance(node, ast.Compare) and len(node.ops) == 1:
        swapped = COMPARISONS[type(node.ops[0])]()
        yield node, "compare", f"({ast.unparse(ast.Compare(node.left, [swapped], node.comparators))})"


def _constant(node: ast.AST) -> Found:
    if isinstance(node, ast.Constant) and type(node.value) is int:
        yield node, "constant", str(node.value + 1)


def _string(node: ast.AST) -> Found:
    if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value:
        yield node, "string", repr(node.value + "~")


def _not(node: ast.AST) -> Found:
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        yield node, "drop-not", f"({ast.unparse(node.operand)})"


def _and_or(node: ast.AST) -> Found:
    if isinstance(node, ast.BoolOp):
        swapped = ast.Or() if isinstance(node.op, ast.And) else ast.And()
        yield node, "and-or", f"({ast.unparse(ast.BoolOp(swapped, node.values))})"


def _returned(node: ast.AST) -> Found:
    """A result emptied: nothing of its kind where the kind shows, else None."""
    if isinstance(node, ast.Return) and node.value is not None and ast.unparse(node.value) != "None":
        empty = {ast.Tuple: "()", ast.List: "[]", ast.ListComp: "[]", ast.Dict: "{}", ast.DictComp: "{}",
                 ast.SetComp: "set()", ast.JoinedStr: "''"}  # fmt: skip
        yield node.value, "return", empty.get(type(node.value), "None")


def _deleted(node: ast.AST) -> Found:
    is_call = isinstance(node, ast.Expr) and isinstance(node.value, ast.Call)
    if is_call or isinstance(node, ast.AugAssign):
        yield node, "delete", "pass"


OPERATORS: tuple[Callable[[ast.AST], Found], ...] = (
    _negated, _compared, _constant, _string, _not, _and_or, _returned, _deleted,
)  # fmt: skip


def mutants(path: str, source: str) -> list[Mutant]:
    """Every mutant of a module; ``path`` is how it is called in reports."""
    module = ast.parse(source)
    starts = _line_starts(source)
    return [
        _placed(path, starts, *found) for node in _running(module) for operator in OPERATORS for found in operator(node)
    ]


def _placed(path: str, starts: list[int], node: ast.AST, operator: str, wrong: str) -> Mutant:
    line, column, last, end = (getattr(node, name) for name in ("lineno", "col_offset", "end_lineno", "end_col_offset"))
    return Mutant(path, line, operator, starts[line - 1] + column, starts[last - 1] + end, wrong)


def _line_starts(source: str) -> list[int]:
    starts = [0]
    for line in source.splitlines(keepends=True):
        starts.append(starts[-1] + len(line.encode()))
    return starts


def _running(node: ast.AST) -> Iterator[ast.AST]:
    """The nodes that do something when the program runs: no docstrings, no annotations, no parts of f-strings."""
    for field, value in ast.iter_fields(node):
        if field in ("annotation", "returns", "type_params"):
            continue
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.AST) and not _is_still(child):
                yield child
                yield from _running(child)


def _is_still(node: ast.AST) -> bool:
    """Docstrings; f-strings, within which Python 3.11 knows no columns; the choices of a `Literal`."""
    literal = isinstance(node, ast.Subscript) and isinstance(node.value, ast.Name) and node.value.id == "Literal"
    docstring = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    return literal or docstring or isinstance(node, ast.JoinedStr)
