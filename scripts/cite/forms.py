"""What citations have in common: the form of each style, which many documents share, and the facts that fill it.

A page holds the facts of its document, and names the forms; the forms stand once in each tree. A citation that its
form and the facts would not give to the letter (an address that a style escapes, a name that it sets in capitals)
stands in the page itself: nothing is taken to be so, every citation is put together and compared.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from scripts.cite.bibtex import MONTHS
from scripts.cite.item import CitationItem, Day, Found

_SLOT = re.compile(r"⟦([\w-]+)⟧")
_NAME_LENGTH = 8
"""Hex digits that name the forms of a document, in the page and in the file of the forms."""
_OTHER = Day.of(date(1987, 12, 29))
"""A day that no form may hang on."""


NAMES = ("title", "outlet", "author")
"""What of the facts a script of the site writes in its own way (``author-1`` and so on)."""


class Pattern(NamedTuple):
    """What a style writes: of the document, and of any passage of it."""

    document: str
    passage: str


def facts_of(item: CitationItem) -> dict[str, str]:
    """Return what differs from document to document, by name: all that is known of it."""
    found = item.found or Found("", "", None)
    told = {
        "key": item.key,
        "title": item.title,
        "outlet": item.outlet or "",
        "found": found.url,
        "archived": found.archived,
        "date": item.published.iso if item.published else "",
        "retrieved": found.retrieved.iso if found.retrieved else "",
    } | {f"author-{number}": name for number, name in enumerate(item.authors, 1)}
    return {name: value for name, value in told.items() if value}


def _spelled(item: CitationItem) -> dict[str, str]:
    """Return the same with every spelling of the date that a style has; cite.js makes them of the date, too."""
    facts, day = facts_of(item), item.published
    if day is None:
        return facts
    return facts | {
        "date-slashed": f"{day.year}/{day.month}/{day.day}",
        "date-english": day.english,
        "date-apa": day.english_year_first,
        "date-year": day.year,
        "date-month": f"month = {MONTHS[int(day.month) - 1]}",
        "date-parts": ",\n     ".join(str(int(part)) for part in (day.year, day.month, day.day)),
    }


def _slotted(text: str, facts: Mapping[str, str]) -> str:
    """Return a text with a slot in place of every fact; where one is part of another, of the longer."""
    names = {value: name for name, value in sorted(facts.items(), reverse=True)}
    values = "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
    return re.sub(values, lambda found: f"⟦{names[found[0]]}⟧", text) if values else text


def _filled(form: str, facts: Mapping[str, str]) -> str:
    return _SLOT.sub(lambda found: facts.get(found[1], found[0]), form)


def _form(patterns: Pattern, facts: Mapping[str, str]) -> Pattern:
    return Pattern(*(_slotted(text, facts) for text in patterns))


def _other(item: CitationItem) -> CitationItem:
    """Return an item that says as much as this one, and says it of another document; names end as they do."""
    found = item.found and Found(
        item.found.url and "https://example.org/found",
        item.found.archived and "https://example.org/archived",
        item.found.retrieved and _OTHER,
    )
    return replace(
        item,
        key="other",
        url=item.url.replace(item.key, "other"),
        title=f"某{item.title[-1:]}",
        outlet=item.outlet and f"某报{item.outlet[-1:]}",
        authors=tuple(f"甲{'某' * number}" for number, _ in enumerate(item.authors, 1)),
        published=item.published and _OTHER,
        found=found,
    )


def forms_of(item: CitationItem, styled: Callable[[CitationItem], Mapping[str, Pattern]]) -> dict[str, Pattern]:
    """Return the forms of a document by style, of those styles that need no more than its facts.

    ``styled`` gives the patterns of an item by style. A form holds for every document of which as much is known:
    another one has the same.
    """
    facts, other = _spelled(item), _other(item)
    patterns, others = styled(item), styled(other)
    forms = {style: _form(pattern, facts) for style, pattern in patterns.items()}
    return {
        style: form
        for style, form in forms.items()
        if form == _form(others[style], _spelled(other))
        and patterns[style] == Pattern(*(_filled(text, facts) for text in form))
    }


def name_of(forms: Mapping[str, Pattern]) -> str:
    """Return the name of the forms of a document; it tells what is in them."""
    return hashlib.sha256(repr(sorted(forms.items())).encode()).hexdigest()[:_NAME_LENGTH]
