"""The tree that an engine without hooks renders: what `scripts/hooks.py` adds while MkDocs runs is in it already."""

from __future__ import annotations

import posixpath
import re
import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from html import escape, unescape
from pathlib import Path
from typing import Any

import yaml

from scripts.corpus.state import Corpus
from scripts.gate.located import Written
from scripts.pages import fill, pages, parted
from scripts.web import address

OWN_DOCS = "docs"
"""Folder of a corpus whose pages and pictures take the place of the shell's."""
CARD = "assets/images/card.png"
"""What others show beside a link. It bears the name of the corpus: one with its own `docs/` has its own, or none."""
COLOUR = "assets/css/corpus.css"

_LINKS = re.compile(
    r"""(?ms)^(?P<fence>```|~~~).*?^(?P=fence)|`[^`\n]*`|<(?P<raw>noscript|script|style|textarea)\b.*?</(?P=raw)>"""
    r"""|(?P<before>\s(?:href|src)=(?P<mark>["']))(?P<target>[^"']*)(?P<after>(?P=mark))"""
)
"""What is passed over here as by the engine, code and elements that hold text to it, or a link in raw HTML."""


class ClashError(Exception):
    """A generated page has the address of one that a hand wrote."""


@dataclass(frozen=True)
class Tree:
    """A written tree: the heads of its pages by their Markdown files, what a hand wrote, sources of generated pages."""

    folder: Path
    heads: dict[str, dict[str, Any]]
    written: dict[str, Written]
    sources: dict[str, str]

    @property
    def card(self) -> bool:
        """Whether there is a picture to show beside a link."""
        return (self.folder / CARD).is_file()


def write_tree(corpus: Corpus, shell: Path, folder: Path, excluded: Iterable[str], style: str) -> Tree:
    """Write all pages and files of a site below ``folder``: the shell's, the corpus' own, its colours, the generated.

    Raises ClashError where a generated page would take the place of one that a hand wrote.
    """
    shutil.copytree(shell, folder)
    for name in excluded:
        (folder / name).unlink(missing_ok=True)
    _add_own(corpus, folder)
    if style:
        _write(folder / COLOUR, style)
    by_hand = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.md"))
    written = {name: Written(f"docs/{name}", (folder / name).read_text("utf-8")) for name in by_hand}
    heads = {name: _filled(corpus, folder / name) for name in by_hand}
    sources = {}
    for name, page in pages(corpus).items():
        if name in written:
            raise ClashError(name)
        _write(folder / name, page.markdown)
        if name.endswith(".md"):
            heads[name], sources[name] = parted(page.markdown)[0], page.edit_uri
    return Tree(folder, heads, written, sources)


def _add_own(corpus: Corpus, folder: Path) -> None:
    """Let what a corpus keeps in its own `docs/` take the place of what the shell has there."""
    own = corpus.root / OWN_DOCS
    if own.is_dir():
        (folder / CARD).unlink(missing_ok=True)
        shutil.copytree(own, folder, dirs_exist_ok=True)


def _filled(corpus: Corpus, file: Path) -> dict[str, Any]:
    """Fill the names of the corpus into a page that a hand wrote; return its head."""
    head, body = _parted(file.read_text("utf-8"))
    filled = fill(body, corpus)
    _write(file, head + (filled if file.name == "index.md" else led_from_file(filled, file.stem)))
    return yaml.safe_load(head.strip("-\n")) or {}


def led_from_file(markdown: str, name: str) -> str:
    """Let links in raw HTML be those from a file, as the engine reads them, not those from the page made of it.

    The page is one folder deeper than its file. Links in Markdown are from the file in every engine, and code is text.
    """

    def led(found: re.Match[str]) -> str:
        target = unescape(found["target"] or "")  # none in what is passed over
        if not target or not address.leads_below(target):
            return found[0]
        path, rest = address.split(target)
        moved = posixpath.normpath(posixpath.join(name, path)) + ("/" if path.endswith("/") else "")
        return f"{found['before']}{escape(moved + rest)}{found['after']}"

    return _LINKS.sub(led, markdown)


def _parted(text: str) -> tuple[str, str]:
    """Part a page into its front matter, with the lines around it, and the rest."""
    if not text.startswith("---\n") or "\n---\n" not in text:
        return "", text
    head, _, body = text.removeprefix("---\n").partition("\n---\n")
    return f"---\n{head}\n---\n", body


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8", newline="\n")
