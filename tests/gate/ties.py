"""The cross-links of the small site: what is said about its last two passages, and the way back."""

from __future__ import annotations

from collections.abc import Sequence

from scripts.corpus.model import Passage

TOPIC, ENTITY, TERM, CLAIM = "t/gang/", "e/gang/", "glossary/#kai", "compare/#tong"


def tied(passages: Sequence[Passage]) -> Sequence[Passage]:
    """The passages about which the small site says something."""
    return passages[-2:]


def text_links(one: Passage) -> tuple[str, str]:
    """What stands before and after the marked words of a tied passage."""
    return f'<a class="mark entity" href="../../{ENTITY}">', "</a>"


def tools(one: Passage, passages: Sequence[Passage]) -> str:
    """The links beside the text of a tied passage, each on its line."""
    links = [("chip", f"../../{TOPIC}"), ("mark term", f"../../{TERM}"), ("mark figure", f"../../figures/#{one.id}.1")]
    links += [("elsewhere", f"../../{CLAIM}"), ("see-also", f"../../timeline/#{one.id}.e1")]
    links += [("see-also", f"../{other.doc}/#{other.id}") for other in passages if other != one]
    return "".join(f'<a class="{name}" href="{href}">见</a>' for name, href in links)


def pages(passages: Sequence[Passage]) -> dict[str, str]:
    """The pages that speak of the tied passages."""
    away = {one.id: f'<a href="../d/{one.doc}/#{one.id}">{one.id}</a>' for one in passages}
    places = f'<ul class="places">{"".join(away.values())}</ul>'
    sides = "".join(f'<blockquote class="side">{link}</blockquote>' for link in away.values())
    rows = "".join(f'<tr id="{id}.1" data-row><td>{link}</td></tr>' for id, link in away.items())
    events = "".join(f'<li id="{id}.e1"><p class="event-source">{link}</p></li>' for id, link in away.items())
    return {
        f"{TOPIC}index.html": "".join(
            f'<blockquote class="extract">{link.replace("../", "../../")}</blockquote>' for link in away.values()
        ),
        f"{ENTITY}index.html": places.replace('"places', '"places of-page').replace("../", "../../"),
        "glossary/index.html": f'<article class="name" id="kai">{places}</article>',
        "compare/index.html": f'<article class="claim" id="tong">{sides}</article>',
        "figures/index.html": f"<table>{rows}</table>",
        "timeline/index.html": f"<ol>{events}</ol>",
    }
