"""One text in every script of the site, spelled alike on pages and in data."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from scripts.convert.converter import converter
from scripts.corpus.conversion import Overrides
from scripts.corpus.curated import Curated
from scripts.corpus.editions import Script
from scripts.corpus.state import Corpus

_HAN = re.compile("[㐀-鿿]{2,}")


def personal_names(corpus: Corpus) -> frozenset[str]:
    """Return the names of persons that the corpus annotates: entities, authors, and others in its texts."""
    people = (record for record in corpus.entities if record.type == "person")
    records = [document.record for document in corpus.documents]
    return frozenset(
        name
        for group in (
            *((person.name, *person.aliases) for person in people),
            *(record.authors for record in records),
            *(record.names for record in records),
        )
        for name in group
    )


def known_words(curated: Curated) -> tuple[str, ...]:
    """Return what the curator's lists name, in Chinese: entities and terms, which are not cut in two."""
    named = (name for entity in curated.entities for name in (entity.name, *entity.aliases))
    terms = (name for term in curated.glossary for name in (term.term, *term.aliases))
    return tuple(sorted({name for name in (*named, *terms) if _HAN.fullmatch(name)}))


def spelled(text: str, target: Script, source: Script, overrides: Overrides, names: frozenset[str]) -> str:
    """Return ``text`` in the target script, with the overrides and the persons' names of a corpus."""
    return text if target == source else converter(target, overrides, source).convert(text, names)


@dataclass(frozen=True)
class Speller:
    """Spells texts of a corpus in another script, with its overrides and its persons' names."""

    corpus: Corpus

    @cached_property
    def names(self) -> frozenset[str]:
        """The names of persons in the corpus."""
        return personal_names(self.corpus)

    def spell(self, text: str, target: Script, source: Script = "zh-Hans") -> str:
        """Return ``text`` in the target script; a text that is in it already stays as it is."""
        return spelled(text, target, source, self.corpus.overrides, self.names)
