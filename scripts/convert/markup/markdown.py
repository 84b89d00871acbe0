"""Conversion of Markdown: prose changes; front matter, code, addresses and attributes stay as they are.

Blocks of code are those that a CommonMark parser finds (https://spec.commonmark.org/0.31.2/). Prose
reads on across emphasis and soft line breaks, so that phrases are seen whole.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Literal, NamedTuple

from markdown_it import MarkdownIt

Kind = Literal["prose", "silent", "wall"]
"""Prose is converted; what is silent stays and prose reads across it; across a wall nothing reads."""

_FRONT = re.compile(r"\ufeff?(---|\+\+\+)[ \t]*\r?\n(?:[\s\S]*?\n)?\1[ \t]*(?:\r?\n|\Z)")
_BLOCK = r"[ \t>]*(?:[-*+][ \t]|\d{1,9}[.)][ \t]|#|\||:?-{2,}|={2,}|$)"
_WALL = (
    r"(?P<tick>`+)(?!`)[\s\S]*?(?<!`)(?P=tick)(?!`)",
    r"<!--[\s\S]*?-->",
    r"<(?P<name>code|pre|kbd|samp|script|style|textarea|math)\b[\s\S]*?</(?P=name)>",
    r"<[a-zA-Z/][^<>]*>",
    r"\]\(\s*(?:<[^<>\n]*>|(?:[^()\s]|\([^()\s]*\))*)",
    r"(?m:^[ \t]{0,3}\[[^\]\n]+\]:[ \t]*\S+)",
    r"\[\^[^\]\n]*\]|\]\[",
    r"(?:[a-zA-Z][a-zA-Z0-9+.-]*://|www\.)[!-~]+|[\w.+-]+@[\w-]+\.[\w.-]+",
    r"\{[:#.][^{}\n]*\}",
    r"&(?:#\d+|#[xX][0-9a-fA-F]+|\w+);",
    rf"(?:  +|\\)\r?\n[ \t]*|\r?\n(?={_BLOCK})|\|",
)
_SILENT = r"[*~=]{1,3}|(?<![^\W_])_{1,3}|_{1,3}(?![^\W_])|\\(?=[!-/:-@\[-`{-~])|[ \t]*\r?\n[ \t>]*|[\[\]]"
_TOKEN = re.compile(rf"(?P<wall>{'|'.join(_WALL)})|(?P<silent>{_SILENT})", re.MULTILINE)
_PARSER = MarkdownIt("commonmark")


class Part(NamedTuple):
    """A stretch of the source; all of them together are the source."""

    kind: Kind
    text: str


def parts(source: str) -> list[Part]:
    """Cut Markdown into prose and what is not."""
    front = _FRONT.match(source)
    body = source[front.end() :] if front else source
    found = [Part("wall", front.group())] if front else []
    lines = body.splitlines(keepends=True)
    done = 0
    for begin, end in _code(body):
        found += _inline("".join(lines[done:begin]))
        found.append(Part("wall", "".join(lines[begin:end])))
        done = end
    return [*found, *_inline("".join(lines[done:]))]


def runs(cut: Sequence[Part]) -> list[str]:
    """Return the prose between walls, each stretch as one string without what is silent in it."""
    found = [""]
    for part in cut:
        if part.kind == "prose":
            found[-1] += part.text
        elif part.kind == "wall":
            found.append("")
    return found


def convert_markdown(source: str, convert: Callable[[str], str]) -> str:
    """Return Markdown with its prose converted; ``convert`` changes no length and reads across no line feed."""
    cut = parts(source)
    texts = iter(convert("\n".join(runs(cut))).split("\n"))
    done: list[str] = []
    text, place = next(texts), 0
    for part in cut:
        if part.kind == "prose":
            done.append(text[place : place + len(part.text)])
            place += len(part.text)
            continue
        done.append(part.text)
        if part.kind == "wall":
            text, place = next(texts), 0
    return "".join(done)


def _code(body: str) -> Iterator[tuple[int, int]]:
    """The lines of blocks of code, in order."""
    tokens = _PARSER.parse(body.replace("\r\n", "\n"))
    yield from sorted((token.map[0], token.map[1]) for token in tokens if token.map and token.type in _VERBATIM)


_VERBATIM = frozenset({"fence", "code_block"})


def _inline(text: str) -> Iterator[Part]:
    done = 0
    for match in _TOKEN.finditer(text):
        if match.start() > done:
            yield Part("prose", text[done : match.start()])
        if match.group():
            yield Part("wall" if match["wall"] is not None else "silent", match.group())
        done = match.end()
    if done < len(text):
        yield Part("prose", text[done:])
