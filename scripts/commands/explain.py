"""Explain a problem code, or list them all."""

from __future__ import annotations

from collections.abc import Iterator

from scripts import report
from scripts.commands._arguments import ArgumentParser, Namespace
from scripts.corpus.codes import CODES, FAMILIES, NEEDS, family

HEAD = """# 问题代码

`check`、`build` 与编号命令报告问题时写的代码：什么应当成立，不成立时怎么办。本表由代码的登记册生成，不手工编辑：
`python -m scripts explain --markdown > corpus/CODES.md`。单查一个：`python -m scripts explain DOC05`。
"""


def register(parser: ArgumentParser) -> None:
    """Declare the arguments of `explain`."""
    parser.add_argument("codes", nargs="*", metavar="CODE", help="such as DOC05; without one, all are listed")
    parser.add_argument("--markdown", action="store_true", help="write the list of the curators' guide")


def run(given: Namespace) -> int:
    """Print what the codes mean; return the exit code, 1 where one of them is unknown."""
    if given.markdown:
        report.text(as_markdown())
        return 0
    wanted = [code.upper() for code in given.codes]
    for line in (line for code in wanted if code in CODES for line in explained(code)):
        report.line(line)
    for line in listed() if not wanted else ():
        report.line(line)
    unknown = [code for code in wanted if code not in CODES]
    for code in unknown:
        report.error(f"没有代码 {code}；不带代码运行 explain 可列出全部")
    return 1 if unknown else 0


def explained(code: str) -> Iterator[str]:
    """Yield the lines that explain one code of the register."""
    meaning = CODES[code]
    yield f"{code}  {meaning.rule}"
    yield f"  改法：{meaning.hint}"
    if meaning.needs:
        yield f"  前提：{'，'.join(NEEDS[need] for need in meaning.needs)}；否则不报"


def listed() -> Iterator[str]:
    """Yield all codes, a line each, under the name of their family."""
    for name, title in FAMILIES.items():
        yield f"{title}"
        yield from (f"  {code:<6}{CODES[code].rule}" for code in CODES if family(code) == name)


def as_markdown() -> str:
    """Return the list of the curators' guide, `corpus/CODES.md`."""
    parts = [HEAD]
    for name, title in FAMILIES.items():
        rows = [f"| {code} | {CODES[code].rule} | {CODES[code].hint} |" for code in CODES if family(code) == name]
        parts.append("\n".join([f"## {title}", "", "| 代码 | 应当成立 | 改法 |", "|---|---|---|", *rows, ""]))
    return "\n".join(parts).replace("<", "\\<")
