"""The register of citation styles, in the order in which readers are offered them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from scripts.cite.apa import format_apa
from scripts.cite.bibtex import format_bibtex
from scripts.cite.chicago import format_bibliography, format_note
from scripts.cite.csl_json import format_csl_json
from scripts.cite.gbt import format_2015, format_2025
from scripts.cite.item import CitationItem, item_of
from scripts.cite.ris import format_ris
from scripts.corpus.records import CorpusRecord
from scripts.corpus.state import Document
from scripts.web import address


@dataclass(frozen=True)
class Style:
    """A citation style: its id and label, the file it makes, and the function that formats.

    `form` tells a text for readers, which follows the script of the page, from data for programs,
    which stays as the source has it.
    """

    id: str
    label: str
    extension: str
    mime: str
    form: Literal["text", "data"]
    format: Callable[[CitationItem], str]


def _register(*styles: Style) -> Mapping[str, Style]:
    return MappingProxyType({style.id: style for style in styles})


STYLES = _register(
    Style("gbt-2025", "GB/T 7714-2025", "txt", "text/plain", "text", format_2025),
    Style("gbt-2015", "GB/T 7714-2015", "txt", "text/plain", "text", format_2015),
    Style("apa", "APA 7", "txt", "text/plain", "text", format_apa),
    Style("chicago", "Chicago 17（参考书目）", "txt", "text/plain", "text", format_bibliography),
    Style("chicago-note", "Chicago 17（脚注）", "txt", "text/plain", "text", format_note),
    Style("bibtex", "BibTeX", "bib", "application/x-bibtex", "data", format_bibtex),
    Style("ris", "RIS", "ris", "application/x-research-info-systems", "data", format_ris),
    Style("csl-json", "CSL-JSON", "csl.json", "application/vnd.citationstyles.csl+json", "data", format_csl_json),
)
DEFAULT = "gbt-2025"
FILE_STYLES = tuple(style for style in STYLES.values() if style.form == "data")
ONE_FILE = "ris"
"""The style of the citation files of a large corpus, which most programs read; the page makes the others."""


def citation(item: CitationItem, style: str = DEFAULT) -> str:
    """Return the citation of an item in a style named by its id; KeyError for an unknown style."""
    return STYLES[style].format(item)


def citation_address(style: Style, doc: str) -> str:
    """Return the address of a document's citation file in a style."""
    return address.data(f"citations/{doc}.{style.extension}")


def file_styles(large: bool) -> tuple[Style, ...]:
    """Return the styles in which each document of a corpus has a file."""
    return tuple(style for style in FILE_STYLES if not large or style.id == ONE_FILE)


def citation_files(document: Document, corpus: CorpusRecord, large: bool = False) -> dict[str, str]:
    """Return the citation files of a document by address (``….bib``, ``.ris``, ``.csl.json``).

    They carry no date of access: a file that is the same for every reader cannot know it.
    """
    item = item_of(document, corpus)
    return {citation_address(style, document.id): style.format(item) for style in file_styles(large)}
