"""What the settings of the site make of its frame: colours, schemes, logo, icons, links, words.

mkdocs.yml goes before corpus.yml where both say how the site looks; what neither says stays as it is.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from scripts.corpus.material import colours, icon
from scripts.corpus.records import CorpusRecord
from scripts.corpus.site_settings import SCHEMES
from scripts.web.colour import readable

FAVICON = "assets/images/favicon.svg"
REPOSITORY = "fontawesome/brands/git-alt"
"""The icon that Material gives a repository."""


class Scheme(NamedTuple):
    """A choice of the switch: auto, light or dark; what the switch is called then, and its icon."""

    name: str
    label: str | None
    icon: str | None


class Link(NamedTuple):
    """A link of the footer, with its icon; an address that stands for a name is shown to the letter in every script."""

    href: str
    name: str | None
    shown: str
    icon: str


@dataclass(frozen=True)
class Look:
    """What the templates of the frame ask for; the same for every page."""

    schemes: tuple[Scheme, ...] = ()
    style: str = ""
    logo: str | None = None
    favicon: str = FAVICON
    icons: Mapping[str, str] = field(default_factory=dict)
    admonitions: Mapping[str, str] = field(default_factory=dict)
    links: tuple[Link, ...] = ()
    edits: bool = False

    @property
    def every_icon(self) -> bool:
        """Whether the switch has an icon for every scheme, and needs none of ours."""
        return bool(self.schemes) and all(scheme.icon for scheme in self.schemes)

    @property
    def first(self) -> str:
        """The scheme that a page has before its reader chooses: auto, light or dark."""
        return self.schemes[0].name if self.schemes else "auto"


def look_of(settings: Mapping[str, Any], record: CorpusRecord) -> Look:
    """Return how the site looks by sound settings (see `site_settings`) and the record of the corpus."""
    theme, extra = settings.get("theme") or {}, settings.get("extra") or {}
    named = theme.get("icon") or {}
    palette = theme.get("palette") or []
    entries = palette if isinstance(palette, list) else [palette]
    drawn = {name: icon(named[name]) or "" for name in named if name != "admonition"}
    own = theme.get("favicon")
    return Look(
        _schemes(entries),
        style_sheet(entries, record.colour),
        theme.get("logo") or record.logo,
        own if own and own != FAVICON else record.logo or FAVICON,
        drawn,
        named.get("admonition") or {},
        tuple(_links(settings, drawn, extra.get("social") or ())),
        bool(settings.get("edit_uri")) or "content.action.edit" in (theme.get("features") or ()),
    )


def _links(settings: Mapping[str, Any], icons: Mapping[str, str], social: Any) -> list[Link]:
    """Return the link to the repository, then those of `extra.social`."""
    links, repository = list[Link](), settings.get("repo_url")
    if repository:
        links.append(
            Link(repository, None, settings.get("repo_name") or "", icons.get("repo") or icon(REPOSITORY) or "")
        )
    for one in social:
        shown = one["link"].removeprefix("mailto:").split("//")[-1].strip("/")
        links.append(Link(one["link"], one.get("name"), shown, icon(one["icon"]) or ""))
    return links


def _scheme(entry: Mapping[str, Any]) -> str:
    """Return what an entry of the palette is for: auto (it only says that the system decides), light or dark."""
    if entry.get("media") == "(prefers-color-scheme)" and "scheme" not in entry:
        return "auto"
    if "scheme" in entry:
        return SCHEMES[entry["scheme"]]
    return "dark" if "dark" in entry.get("media", "") else "light"


def _schemes(entries: list[Mapping[str, Any]]) -> tuple[Scheme, ...]:
    """Return the choices of the switch, first what holds before the reader chooses; none: as the site has them.

    A palette that says nothing of schemes leaves all three. Where every entry is for a medium, the system
    decides until the reader does.
    """
    if not any("scheme" in entry or "media" in entry for entry in entries):
        return ()
    found = dict[str, Scheme]()
    for entry in entries:
        name, toggle = _scheme(entry), entry.get("toggle") or {}
        found.setdefault(name, Scheme(name, toggle.get("name"), icon(toggle.get("icon") or "")))
    if "auto" not in found and all("media" in entry for entry in entries):
        return (Scheme("auto", None, None), *found.values())
    return tuple(found.values())


def style_sheet(entries: list[Mapping[str, Any]], colour: str | None) -> str:
    """Return the style sheet that gives the site its own colours; empty if it has none.

    `accent` is the colour of marks and of the section one is in, `primary` that of links and of the line above the
    page. Each is made darker or lighter until it can be read.
    """
    accent, primary = _pair(entries, "accent") or (colour and (colour, colour)), _pair(entries, "primary")
    rules = [f"  --accent: {_shown(accent)};\n  --series-1: {_shown(accent)};\n"] if accent else []
    rules += [f"  --link: {_shown(primary)};\n  --masthead: var(--link);\n"] if primary else []
    return f":root {{\n{''.join(rules)}}}\n" if rules else ""


def _pair(entries: list[Mapping[str, Any]], kind: Any) -> tuple[str, str] | None:
    """Return the light and the dark colour of a kind; a scheme without one of its own has that of the other."""
    found = dict[str, str]()
    for entry in entries:
        if kind in entry:
            found.setdefault(_scheme(entry), colours(kind)[entry[kind]])
    any_ = next(iter(found.values()), None)
    return (found.get("light", any_), found.get("dark", any_)) if any_ else None


def _shown(pair: tuple[str, str]) -> str:
    return f"light-dark({readable(pair[0], False)}, {readable(pair[1], True)})"
