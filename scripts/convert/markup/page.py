"""Conversion of built HTML pages: text changes, every other byte stays.

Converted are text, ``<title>``, descriptions and the attributes that people read (see `survey`);
not ids, addresses, classes, code, scripts (JSON-LD too), ``citation_*`` and ``DC.*``, elements with
``translate="no"`` or in another language. An element with ``data-original="zh-Hant"`` holds text in
that script: it is converted from there, or kept where the target is that script, and its ``lang``
becomes the target's.

Pages of a site have much in common, and what was converted once is known (`Pages`).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from functools import partial
from typing import NamedTuple

from scripts.convert.converter import converter
from scripts.convert.markup.scope import State
from scripts.convert.markup.survey import Survey
from scripts.convert.markup.tags import stretches
from scripts.convert.markup.verbatim import Taken, put_back, take_out
from scripts.corpus.conversion import Overrides
from scripts.corpus.editions import Script

MEMORY = 4_000_000
"""Characters of pages that are remembered, some 10 bytes each with their conversions.

Nine tenths of the median page are frame that all pages share; what is remembered is neither read nor converted again.
A bound on characters, not on entries: stretches are from one tag to whole paragraphs long.
"""


class _Place:
    """What holds somewhere in a page, and the stretches of text and tags that are known to have followed."""

    def __init__(self, state: State) -> None:
        self.state = state
        self.known: dict[str, _Stretch] = {}


class _Stretch:
    """A stretch of a page: in every target script, once it is converted, and the place after it."""

    def __init__(self, after: _Place) -> None:
        self.texts: tuple[str, ...] = ()
        self.after = after


class _Found(NamedTuple):
    """A page, by its stretches: the page without what is never converted, and this."""

    stretches: list[_Stretch]
    rest: str
    taken: Taken

    def texts(self, count: int) -> tuple[str, ...]:
        """Return the page in the target scripts, of which there are so many."""
        texts = ("".join([stretch.texts[number] for stretch in self.stretches]) for number in range(count))
        return tuple(put_back(text, self.taken) for text in texts)


class Pages:
    """Converts pages of a site to the target scripts; what they have in common, once.

    ``source`` is the script of the pages themselves, ``names`` are the persons whom they name.
    """

    def __init__(
        self,
        targets: tuple[Script, ...],
        overrides: Overrides,
        source: Script = "zh-Hans",
        names: Collection[str] = (),
    ) -> None:
        self._targets = targets
        self._overrides = overrides
        self._source = source
        self._names = names
        self._forget()

    def convert(self, pages: Iterable[str]) -> list[tuple[str, ...]]:
        """Return each page in every target script; what is new in all of them is converted in one go.

        Where target and source are the same and no element has another original, that is the input.
        """
        if self._size > MEMORY:
            self._forget()
        survey = Survey(self._source)
        fresh: list[_Stretch] = []
        found = [self._found(page, survey, fresh) for page in pages]
        texts = [survey.texts(target, partial(self._converted, target)) for target in self._targets]
        for stretch, *converted in zip(fresh, *texts, strict=True):
            stretch.texts = tuple(converted)
        return [page.texts(len(self._targets)) for page in found]

    def _found(self, page: str, survey: Survey, fresh: list[_Stretch]) -> _Found:
        """Find the stretches of a page; those that are not known are read, and are ``fresh``."""
        found = _Found([], *take_out(page))
        place = self._start
        for text in stretches(found.rest):
            stretch = place.known.get(text)
            if stretch is None:
                state = survey.read(text, place.state)
                stretch = place.known[text] = _Stretch(place if state is place.state else self._place(state))
                fresh.append(stretch)
                self._size += len(text)
            found.stretches.append(stretch)
            place = stretch.after
        return found

    def _converted(self, target: Script, runs: Sequence[str], source: Script) -> list[str]:
        """Convert runs; many are known from elsewhere, among other tags."""
        known = self._runs.setdefault((target, source), {})
        fresh = [run for run in dict.fromkeys(runs) if run not in known]
        if fresh:
            text = converter(target, self._overrides, source).convert("\n".join(fresh), self._names)
            known.update(zip(fresh, text.split("\n"), strict=True))
        return [known[run] for run in runs]

    def _place(self, state: State) -> _Place:
        return self._places.setdefault(state, _Place(state))

    def _forget(self) -> None:
        self._places: dict[State, _Place] = {}
        self._runs: dict[tuple[Script, Script], dict[str, str]] = {}
        self._start = self._place(Survey(self._source).state)
        self._size = 0


def convert_page(
    page: str, target: Script, overrides: Overrides, source: Script = "zh-Hans", names: Collection[str] = ()
) -> str:
    """Return one page with its text in ``target``; see `Pages`."""
    return Pages((target,), overrides, source, names).convert([page])[0][0]
