"""What a document page holds once, so that cite.js can cite any of its passages.

For each style there is the citation of the whole document and a pattern for its passages. In both, the day
of reading is a placeholder that the browser fills in; in the pattern, so are what is cited as it is written
(``⟦id⟧``: a passage, a stretch of one, a range of several) and as an address has it (``⟦place⟧``: ASCII alone),
the first two characters (``⟦shelf⟧``, the resolver's page) and the start of the hash. Wherever the forms that
many documents share (`scripts.cite.forms`) make all this of its facts, the page has the facts alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial

from scripts.cite.forms import NAMES, Pattern, facts_of, forms_of, name_of
from scripts.cite.item import CitationItem, Day, digest_of, item_of, narrowed
from scripts.cite.styles import STYLES, Style, citation_address, file_styles
from scripts.corpus.records import CorpusRecord
from scripts.corpus.state import Document
from scripts.web import address

READING_DAY = Day("⟦iso⟧", "⟦year⟧", "⟦month⟧", "⟦day⟧", "⟦english⟧")


@dataclass(frozen=True)
class Entry:
    """One style in the control: the document's citation and the pattern for its passages."""

    style: Style
    document: str
    passage: str


@dataclass(frozen=True)
class Control:
    """The citation control of one document page.

    `digests` gives the start of each published passage's hash by its id (drafts have none); `files` are
    the document's citation files, each with its site address. `forms` are the shared ones by style, `facts` what
    fills them.
    """

    doc: str
    digests: Mapping[str, str]
    entries: tuple[Entry, ...]
    files: tuple[tuple[Style, str], ...]
    facts: Mapping[str, str]
    forms: Mapping[str, Pattern]

    @property
    def form(self) -> str:
        """The name of the forms."""
        return name_of(self.forms)

    @property
    def names(self) -> Mapping[str, str]:
        """Those of the facts that are names, which a script of the site writes in its own way."""
        return {name: value for name, value in self.facts.items() if name.startswith(NAMES)}

    @property
    def own(self) -> tuple[Entry, ...]:
        """What no form gives."""
        return tuple(entry for entry in self.entries if entry.style.id not in self.forms)


def control(document: Document, corpus: CorpusRecord, large: bool = False) -> Control:
    """Return what the template `_cite.html` needs for a document page; ``large`` tells whether its corpus is."""
    whole = replace(item_of(document, corpus), accessed=READING_DAY)
    styled = partial(_styled, corpus=corpus)
    styles = STYLES.values()
    return Control(
        doc=document.id,
        digests={passage.id: digest_of(passage) for passage in document.passages if not passage.draft},
        entries=tuple(Entry(style, *styled(whole)[style.id]) for style in styles),
        files=tuple((style, citation_address(style, document.id)) for style in file_styles(large)),
        facts=facts_of(whole),
        forms=forms_of(whole, styled),
    )


def _styled(whole: CitationItem, corpus: CorpusRecord) -> dict[str, Pattern]:
    """Return what every style writes of a document and of its passages."""
    part = _pattern(whole, corpus)
    return {style.id: Pattern(style.format(whole), style.format(part)) for style in STYLES.values()}


def _pattern(whole: CitationItem, corpus: CorpusRecord) -> CitationItem:
    part = narrowed(whole, corpus, "⟦id⟧", "⟦hash⟧")
    url = address.absolute(address.entry("⟦shelf⟧", "⟦place⟧"), corpus.base_url)
    return replace(part, key=f"{whole.key}-⟦place⟧", url=url)
