"""Every place where conversion had a choice: what was chosen in each script, and by what.

A place is a character that OpenCC can convert in more than one way (发 → 發, 髮), or any other one
that comes out otherwise than OpenCC alone would have it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from scripts.convert.converter import converter, standard, stock
from scripts.convert.decide import Decision
from scripts.corpus.conversion import Choice, Entry, Overrides, Rule
from scripts.corpus.editions import Script

TARGETS: tuple[Script, Script] = ("zh-Hant", "zh-Hant-HK")
AROUND = 8
"""Characters of context on either side."""


class Text(NamedTuple):
    """A Simplified text with an id: a passage."""

    id: str
    text: str


def choices(texts: Iterable[Text], overrides: Overrides, names: Collection[str] = ()) -> Iterator[Choice]:
    """Yield the choices of every text, in order; ``names`` are the persons of the texts."""
    versions = _Versions(overrides, names)
    for text in texts:
        yield from _Audit(text, versions).choices()


class _Versions:
    """What to convert texts with: the project with and without names, and OpenCC alone."""

    def __init__(self, overrides: Overrides, names: Collection[str]) -> None:
        self.standard = standard(overrides)
        self.names = names
        self.converters = [converter(target, overrides) for target in TARGETS]
        self.stock = [stock(target) for target in TARGETS]
        regional = {entry.source for entry in (*overrides.taiwan, *overrides.hongkong)}
        self.regional = sorted(regional, key=len, reverse=True)


class _Audit:
    """One text, converted with the project, without names, and by OpenCC alone, and who decided what in it."""

    def __init__(self, item: Text, versions: _Versions) -> None:
        self._item = item
        self._decisions = {decision.offset: decision for decision in versions.standard.decisions(item.text)}
        self._standard = versions.standard.convert(item.text)
        self._regional = versions.regional
        self._ours = [converter.convert(item.text, versions.names) for converter in versions.converters]
        self._unnamed = [converter.convert(item.text) for converter in versions.converters]
        self._stock = [converter.convert(item.text) for converter in versions.stock]

    def choices(self) -> Iterator[Choice]:
        """Yield what is a choice, character by character."""
        text = self._item.text
        for offset, char in enumerate(text):
            hant, hant_hk = (version[offset] for version in self._ours)
            stock_hant, stock_hant_hk = (version[offset] for version in self._stock)
            changed = (hant, hant_hk) != (stock_hant, stock_hant_hk)
            if changed or offset in self._decisions:
                rule, by = self._decided(offset, changed)
                context = text[max(0, offset - AROUND) : offset + AROUND + 1]
                yield Choice(self._item.id, offset, char, hant, hant_hk, rule, by, stock_hant, stock_hant_hk, context)

    def _decided(self, offset: int, changed: bool) -> tuple[Rule, str]:
        char = self._item.text[offset]
        decision = self._decisions.get(offset, Decision(offset, char, "character", char))
        if any(one[offset] != other[offset] for one, other in zip(self._ours, self._unnamed, strict=True)):
            return "name", char
        if changed and (regional := self._regional_at(offset)):
            return "region", regional
        return decision.rule, decision.by

    def _regional_at(self, offset: int) -> str | None:
        """The longest regional entry around a place."""
        around = (
            source
            for source in self._regional
            if source in self._standard[max(0, offset - len(source) + 1) : offset + len(source)]
        )
        return next(around, None)


def unused(texts: Iterable[Text], overrides: Overrides) -> Iterator[tuple[str, Entry]]:
    """Yield the overrides that no text exercises and that are not marked as guards, with their stage.

    A phrase is exercised where it stands in a text; a regional one where it stands in OpenCC's
    Traditional. Surnames are written down before their bearers come.
    """
    whole = "\n".join(item.text for item in texts)
    converted = standard(overrides).convert(whole)
    for stage, entries, text in (
        ("phrases", overrides.phrases, whole),
        ("taiwan", overrides.taiwan, converted),
        ("hongkong", overrides.hongkong, converted),
    ):
        yield from ((stage, entry) for entry in entries if not entry.guard and entry.source not in text)
