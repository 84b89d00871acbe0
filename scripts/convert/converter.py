"""Conversion of a text from one script to another, with OpenCC, words and the project's overrides.

Offsets of annotations hold in every script because a conversion never changes the number of code
points. OpenCC's phrase configurations (``s2twp`` …) do, and rewrite words; none is used here.
Simplified goes through OpenCC's standard Traditional, where `decide` has its say, to the region.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from functools import cache, lru_cache
from itertools import permutations

from opencc import OpenCC

from scripts.convert.config import build
from scripts.convert.decide import Decider, Decision, decider
from scripts.convert.names import spell_names
from scripts.corpus.conversion import Entry, Overrides
from scripts.corpus.editions import EDITIONS, SCRIPTS, Script

SIMPLIFIED = "s"
"""OpenCC's name of Simplified."""


def _steps(source: Script, target: Script) -> tuple[str, ...]:
    """The OpenCC configurations from a script to another one, in the order in which they are applied.

    Traditional texts mix the forms of the regions, so on the way to Simplified those of both are undone.
    """
    begin, end = EDITIONS[source].opencc, EDITIONS[target].opencc
    if SIMPLIFIED in (begin, end):
        return ("s2t", f"t2{end}") if begin == SIMPLIFIED else ("hk2t", "tw2s")
    return f"{begin}2t", f"t2{end}"


STEPS = {pair: _steps(*pair) for pair in permutations(SCRIPTS, 2)}
"""OpenCC configurations by source and target script."""
STOCK = {script: f"s2{edition.opencc}" for script, edition in EDITIONS.items() if edition.opencc != SIMPLIFIED}
"""OpenCC's own configuration for each Traditional script."""
LONGEST = 200_000
"""Characters that are converted in one go; a longer text is cut where a word hardly reads on."""
_PIECE = re.compile(
    rf"[\s\S]{{1,{LONGEST}}}(?:(?<=\n)|(?<=[。！？；，、])|\Z)|[\s\S]{{1,{LONGEST}}}(?<=[^㐀-鿿])|[\s\S]{{1,{LONGEST}}}"
)
_UNTOUCHED = re.compile("([\0\ud800-\udfff]+)")
"""OpenCC takes C strings, which a NUL would end, in UTF-8, which has no surrogates."""

Act = Callable[[str], str]


class Converter:
    """Converts texts of one script to another; build it with `converter`, which keeps it."""

    def __init__(self, target: Script, source: Script, overrides: Overrides) -> None:
        self.target = target
        self.source = source
        self.overrides = overrides
        self.steps = STEPS.get((source, target), ())
        self._acts = [_act(name, overrides) for name in self.steps]
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
        for act in self._acts:
            text = "".join(map(act, pieces(text))) if len(text) > LONGEST else act(text)
        return text


class Standard:
    """Simplified to OpenCC's standard Traditional, as `decide` has it; both regions begin with it."""

    def __init__(self, overrides: Overrides) -> None:
        self._opencc = stock_standard()
        self._decider: Decider = decider(overrides)
        self.convert = lru_cache(maxsize=2)(self._convert)

    def decisions(self, text: str) -> Iterator[Decision]:
        """Yield who decided what for each character that has several forms; offsets are those of the text."""
        offset = 0
        for piece in pieces(text):
            for number, part in enumerate(_UNTOUCHED.split(piece)):
                if number % 2 == 0:
                    found = self._decider.decisions(part, self._opencc.convert(part))
                    yield from (decision._replace(offset=decision.offset + offset) for decision in found)
                offset += len(part)

    def _convert(self, text: str) -> str:
        return around_untouched(text, lambda part: self._decider.standard(part, self._opencc.convert(part)))


def around_untouched(text: str, act: Act) -> str:
    """Apply ``act`` to the parts of a text between characters that OpenCC cannot take."""
    parts = _UNTOUCHED.split(text)
    parts[0::2] = map(act, parts[0::2])
    return "".join(parts)


def pieces(text: str) -> list[str]:
    """Cut a text into pieces of bounded length: at a line's end, after a mark, or, if need be, anywhere."""
    return _PIECE.findall(text) if len(text) > LONGEST else [text]


def converter(target: Script, overrides: Overrides, source: Script = "zh-Hans") -> Converter:
    """The converter to ``target``; building one takes some 60 ms, so each process builds it once.

    It pickles as its arguments and can be handed to worker processes.
    """
    return _kept(target, source, overrides)


@cache
def standard(overrides: Overrides) -> Standard:
    """The first step of conversion from Simplified, kept."""
    return Standard(overrides)


@cache
def stock(target: Script) -> OpenCC:
    """OpenCC by itself, for comparison."""
    return build(STOCK[target], {}, {})


@cache
def stock_standard() -> OpenCC:
    """OpenCC's first step by itself."""
    return build("s2t", {}, {})


@cache
def _kept(target: Script, source: Script, overrides: Overrides) -> Converter:
    return Converter(target, source, overrides)


def _act(name: str, overrides: Overrides) -> Act:
    if name == "s2t":
        return standard(overrides).convert
    if name == "tw2s":
        # The first stage undoes regional forms (著 → 着), so it must leave these words alone.
        step = build(
            name,
            {override.source: override.source for override in overrides.simplified},
            _mapping(overrides.simplified),
        )
    else:
        regional = {"t2tw": overrides.taiwan, "t2hk": overrides.hongkong}
        step = build(name, {}, _mapping(regional.get(name, ())))
    return lambda text: around_untouched(text, step.convert)


def _mapping(entries: Iterable[Entry]) -> dict[str, str]:
    return {entry.source: entry.target for entry in entries}
