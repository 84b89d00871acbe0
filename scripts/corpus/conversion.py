"""What conversion between scripts is told and what it answers: the project's overrides, the choices of the audit."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, NamedTuple

Rule = Literal["project", "region", "name", "rule", "phrase", "boundary", "statistics", "curator", "character"]


@dataclass(frozen=True)
class Entry:
    """One override, with the reason of its block and the place where it stands."""

    source: str
    target: str
    line: int
    reason: str
    guard: bool


@dataclass(frozen=True)
class Context:
    """One rule that chooses a form by what stands around a character; see `scripts.convert.contexts`."""

    source: str
    form: str
    before: str
    after: str
    line: int
    reason: str


@dataclass(frozen=True)
class Answer:
    """The curator's answer for one place: how ``source`` is written between ``before`` and ``after``."""

    source: str
    result: str
    before: str
    after: str


@dataclass(frozen=True)
class Overrides:
    """All overrides, by the stage where they act; hashed fast, so that converters can be kept by them.

    ``phrases``: Simplified to OpenCC's standard Traditional. ``taiwan``, ``hongkong``: from there to
    the region's usage. ``surnames``: how the first character of a personal name is written.
    ``contexts``: forms by what stands around. ``simplified``: from OpenCC's Traditional to Simplified.
    ``answers``: the curator's, place by place. ``words``: what the segmenter is to know as words.
    """

    phrases: tuple[Entry, ...] = ()
    taiwan: tuple[Entry, ...] = ()
    hongkong: tuple[Entry, ...] = ()
    surnames: tuple[Entry, ...] = ()
    contexts: tuple[Context, ...] = ()
    simplified: tuple[Entry, ...] = ()
    answers: tuple[Answer, ...] = ()
    words: tuple[str, ...] = ()

    def __hash__(self) -> int:
        """Their numbers: lists of thousands are keys of a cache, and are compared whole only with their like."""
        return hash((len(self.phrases), len(self.contexts), len(self.taiwan), len(self.hongkong)))


@lru_cache(maxsize=4)
def shared(overrides: Overrides) -> Overrides:
    """Return the first of all equal overrides of this process: who looks up a converter by it compares no entry."""
    return overrides


class Choice(NamedTuple):
    """One converted character; ``offset`` is its place in the passage's text.

    ``rule`` says what decided and ``by`` names it: a phrase of the project, a regional one, the name
    of a person, a phrase of OpenCC's, or, where no phrase covers it, OpenCC's table of characters.
    ``stock_hant`` and ``stock_hant_hk`` are what OpenCC gives without the project.
    """

    passage: str
    offset: int
    source: str
    hant: str
    hant_hk: str
    rule: Rule
    by: str
    stock_hant: str
    stock_hant_hk: str
    context: str
