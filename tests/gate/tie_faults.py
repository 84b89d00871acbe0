"""Cross-links cut on one side, each with the code that must stop it."""

from __future__ import annotations

from collections.abc import Callable

from scripts.ledger.match import match
from tests.gate.history import second
from tests.gate.small_site import Files, edited
from tests.gate.ties import CLAIM, ENTITY, TERM, TOPIC, tied

Fault = tuple[tuple[str, ...], Callable[[Files], None]]
ONE, OTHER = tied(match(*second())[0])
PAGE = f"d/{ONE.doc}/index.html"
BACK = f'<a href="../d/{ONE.doc}/#{ONE.id}">{ONE.id}</a>'
DEEP_BACK = BACK.replace("../", "../../")
ASTRAY = f'<a href="../d/{OTHER.doc}/#{OTHER.id}">{ONE.id}</a>'


def unlinked(target: str, tree: str = "") -> Callable[[Files], None]:
    """The first link of the document page to an address leads nowhere any more."""
    return edited(tree + PAGE, f'href="{target}"', "")


def section(name: str, tree: str = "") -> Callable[[Files], None]:
    """What is said about the first tied passage does not lead there any more."""
    return edited(f"{tree}{name}/index.html", BACK, "")


FAULTS: dict[str, Fault] = {
    "passage does not link to its topic": (("GA60",), unlinked(f"../../{TOPIC}")),
    "topic does not link to its passage": (("GA60",), edited(f"{TOPIC}index.html", DEEP_BACK, "")),
    "passage does not link to its topic in one variant": (("GA60",), unlinked(f"../../{TOPIC}", "zh-Hant-HK/")),
    "mention does not link to its entity": (("GA61",), unlinked(f"../../{ENTITY}")),
    "entity does not link to its mention": (("GA61",), edited(f"{ENTITY}index.html", DEEP_BACK, "")),
    "mention does not link to its term": (("GA61",), unlinked(f"../../{TERM}")),
    "term does not link to its mention in one variant": (("GA61",), section("glossary", "zh-Hant/")),
    "passage does not link to its claim": (("GA62",), unlinked(f"../../{CLAIM}")),
    "claim does not link to its passage": (("GA62",), section("compare")),
    "figure does not link to its row": (("GA63",), unlinked(f"../../figures/#{ONE.id}.1")),
    "row does not link to its figure": (("GA63",), section("figures")),
    "row leads to another passage": (("GA63",), edited("figures/index.html", BACK, ASTRAY)),
    "passage does not link to its event": (("GA64",), unlinked(f"../../timeline/#{ONE.id}.e1")),
    "event does not link to its passage": (("GA64",), section("timeline")),
    "near passage does not link back": (("GA65",), unlinked(f"../{OTHER.doc}/#{OTHER.id}")),
}
