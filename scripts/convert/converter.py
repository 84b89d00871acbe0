"""Conversion of a text from one script to another, with OpenCC and the project's overrides.

Offsets of annotations hold in every script because a conversion never changes the number of code
points. OpenCC's phrase configurations (``s2twp`` …) do, and rewrite words; none is used here.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from functools import cache

from opencc import OpenCC

from scripts.convert.config import build
from scripts.convert.names import spell_names
from scripts.corpus.conversion import Entry, Overrides
from scripts.corpus.model import Script

STEPS: dict[tuple[Script, Script], tuple[str, ...]] = {
    ("zh-Hans", "zh-Hant"): ("s2tw",),
    ("zh-Hans", "zh-Hant-HK"): ("s2hk",),
    ("zh-Hant", "zh-Hans"): ("tw2s",),
    ("zh-Hant-HK", "zh-Hans"): ("hk2s",),
    ("zh-Hant", "zh-Hant-HK"): ("tw2t", "t2hk"),
    ("zh-Hant-HK", "zh-Hant"): ("hk2t", "t2tw"),
}
"""OpenCC configurations, in the order in which they are applied, by source and target script."""


class Converter:
    """Converts texts of one script to another; build it with `converter`, which keeps it."""

    def __init__(self, target: Script, source: Script, overrides: Overrides) -> None:
        self.target = target
        self.source = source
        self.overrides = overrides
        self.steps = STEPS.get((source, target), ())
        self._opencc = [_step(name, overrides) for name in self.steps]
        self._surnames = _mapping(overrides.surnames)

    def __reduce__(self) -> tuple[object, ...]:
        return converter, (self.target, self.overrides, self.source)

    def convert(self, text: str, names: Collection[str] = ()) -> str:
        """Return the text in the target script, with as many code points as before.

        ``names`` are the persons that the text names, as it writes them (于某). Raises ``ValueError``
        where OpenCC changes the length, which no dictionary of the known versions does.
        """
        converted = self._convert(text)
        if len(converted) != len(text):
            raise ValueError(f"{'+'.join(self.steps)}: {len(text)} characters became {len(converted)}")
        if self.source == "zh-Hans" and names:
            return spell_names(text, converted, names, self._surnames, self._convert)
        return converted

    def _convert(self, text: str) -> str:
        for step in self._opencc:
            # OpenCC takes C strings: a NUL would end the text.
            text = "\0".join(map(step.convert, text.split("\0")))
        return text


def converter(target: Script, overrides: Overrides, source: Script = "zh-Hans") -> Converter:
    """The converter to ``target``; building one takes some 60 ms, so each process builds it once.

    It pickles as its arguments and can be handed to worker processes.
    """
    return _kept(target, source, overrides)


@cache
def _kept(target: Script, source: Script, overrides: Overrides) -> Converter:
    return Converter(target, source, overrides)


def _step(name: str, overrides: Overrides) -> OpenCC:
    phrases = overrides.phrases if name.startswith("s2") else ()
    regional = {"tw": overrides.taiwan, "hk": overrides.hongkong}.get(name.partition("2")[2], ())
    return build(name, _mapping(phrases), _mapping(regional))


def _mapping(entries: Iterable[Entry]) -> dict[str, str]:
    return {entry.source: entry.target for entry in entries}
