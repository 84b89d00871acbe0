"""Conversion of a whole text, page or Markdown file from outside the corpus, and what decided in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import PurePath
from typing import Literal, NamedTuple

from scripts.convert.audit import Text, choices
from scripts.convert.converter import converter
from scripts.convert.detect import detect_script, evidence
from scripts.convert.markup.markdown import convert_markdown, parts, runs
from scripts.convert.markup.page import convert_page
from scripts.convert.markup.survey import Survey
from scripts.corpus.conversion import Choice, Overrides
from scripts.corpus.editions import Script

Form = Literal["text", "html", "markdown"]
FORMS: dict[str, Form] = {
    ".txt": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
}
"""The form of a file by the ending of its name."""


class Converted(NamedTuple):
    """A converted text; ``source`` is the script that it was in, ``mixed`` says that it holds both scripts."""

    text: str
    source: Script
    mixed: bool


def form_of(name: str) -> Form | None:
    """Return the form that a file's name promises, None for files that hold no text to convert."""
    return FORMS.get(PurePath(name).suffix.lower())


def convert_document(text: str, to: Script, form: Form, overrides: Overrides) -> Converted:
    """Return the text in script ``to``: of a page or of Markdown only what people read.

    A text that is in ``to`` already comes back as it is; a mixed one is converted as Simplified, which
    leaves Traditional characters alone. What it is in, its prose tells: code and front matter stay as they are.
    """
    prose = "\n".join(_runs(text, form)) or text
    source = source_script(prose)
    convert = converter(to, overrides, source).convert
    if form == "html":
        done = convert_page(text, to, overrides, source)
    else:
        done = convert_markdown(text, convert) if form == "markdown" else convert(text)
    return Converted(done, source, evidence(prose).mixed)


def explain(text: str, form: Form, overrides: Overrides) -> Iterator[Choice]:
    """Yield every choice in a Simplified text; ``passage`` is the number of its line (of a plain text), or empty."""
    if form == "text":
        texts = [Text(str(number), line) for number, line in enumerate(text.split("\n"), start=1)]
    else:
        texts = [Text("", run) for run in _runs(text, form)]
    yield from choices(texts, overrides)


def source_script(text: str) -> Script:
    """The script to convert a text from: the one detected, Simplified for mixed texts and without evidence."""
    if evidence(text).mixed:
        return "zh-Hans"
    return detect_script(text) or "zh-Hans"


def _runs(text: str, form: Form) -> list[str]:
    """What people read of a text: all of it, of Markdown the prose, of a page what it shows as Simplified."""
    if form == "text":
        return [text]
    return runs(parts(text)) if form == "markdown" else _page_runs(text)


def _page_runs(page: str) -> list[str]:
    found: list[str] = []

    def note(read: Sequence[str], script: Script) -> Sequence[str]:
        found.extend(read if script == "zh-Hans" else ())
        return read

    survey = Survey("zh-Hans")
    survey.read(page, survey.state)
    survey.texts("zh-Hant", note)
    return found
