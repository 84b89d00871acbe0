"""Every place where conversion had a choice: what was chosen in each script, and by what.

A place is a character that OpenCC can convert in more than one way (发 → 發, 髮), or any other one
that comes out otherwise than OpenCC alone would have it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from scripts.convert.converter import converter
from scripts.convert.words import Word, ambiguous, lexicon
from scripts.corpus.conversion import Choice, Entry, Overrides, Rule
from scripts.corpus.model import Script

TARGETS: tuple[Script, Script] = ("zh-Hant", "zh-Hant-HK")
AROUND = 8
"""Characters of context on either side."""


class Text(NamedTuple):
    """A Simplified text with an id: a passage."""

    id: str
    text: str


def choices(texts: Iterable[Text], overrides: Overrides, names: Collection[str] = ()) -> Iterator[Choice]:
    """Yield the choices of every text, in order; ``names`` are the persons of the texts."""
    for text in texts:
        yield from _Audit(text, overrides, names).choices()


class _Audit:
    """One text, cut into words and converted with the project, without names, and by OpenCC alone."""

    def __init__(self, item: Text, overrides: Overrides, names: Collection[str]) -> None:
        self._item = item
        self._words = lexicon(overrides).from_left(item.text)
        self._phrases = {entry.source for entry in overrides.phrases}
        self._regional = {entry.source for entry in (*overrides.taiwan, *overrides.hongkong)}
        self._standard = "".join(word.target for word in self._words)
        self._ours = [converter(target, overrides).convert(item.text, names) for target in TARGETS]
        self._unnamed = [converter(target, overrides).convert(item.text) for target in TARGETS]
        self._stock = [converter(target, Overrides()).convert(item.text) for target in TARGETS]

    def choices(self) -> Iterator[Choice]:
        """Yield what is a choice, character by character."""
        text = self._item.text
        for index, word in enumerate(self._words):
            for offset in range(word.start, word.start + len(word.source)):
                ours, stock = ([version[offset] for version in kind] for kind in (self._ours, self._stock))
                if text[offset] in ambiguous() or ours != stock:
                    rule, by = self._decided(index, offset, ours != stock)
                    context = text[max(0, offset - AROUND) : offset + AROUND + 1]
                    yield Choice(
                        self._item.id, offset, text[offset], ours[0], ours[1], rule, by, stock[0], stock[1], context
                    )

    def _decided(self, index: int, offset: int, changed: bool) -> tuple[Rule, str]:
        word = self._words[index]
        if any(one[offset] != other[offset] for one, other in zip(self._ours, self._unnamed, strict=True)):
            return "name", word.source
        if changed and (regional := self._regional_at(offset)):
            return "region", regional
        if changed or word.source in self._phrases:
            return "project", self._project_before(index)
        return ("phrase" if word.phrase else "character"), word.source

    def _project_before(self, index: int) -> str:
        """The phrase of the project that holds a word or shifted the cut before it."""
        before = (word.source for word in reversed(self._words[: index + 1]))
        return next((source for source in before if source in self._phrases), self._words[index].source)

    def _regional_at(self, offset: int) -> str | None:
        return next(
            (
                source
                for source in sorted(self._regional, key=len, reverse=True)
                if source in self._standard[max(0, offset - len(source) + 1) : offset + len(source)]
            ),
            None,
        )


def unused(texts: Iterable[Text], overrides: Overrides) -> Iterator[tuple[str, Entry]]:
    """Yield the overrides that no text exercises and that are not marked as guards, with their stage.

    A phrase is exercised where it is one of the words of a text; a regional one where it stands in
    OpenCC's Traditional. Surnames are written down before their bearers come.
    """
    cuts: list[list[Word]] = [lexicon(overrides).from_left(item.text) for item in texts]
    words = {word.source for cut in cuts for word in cut}
    standard = "\n".join("".join(word.target for word in cut) for cut in cuts)
    yield from (("phrases", entry) for entry in overrides.phrases if not entry.guard and entry.source not in words)
    for stage, entries in (("taiwan", overrides.taiwan), ("hongkong", overrides.hongkong)):
        yield from ((stage, entry) for entry in entries if not entry.guard and entry.source not in standard)
