"""What a text says does not depend on how its lines were set: the gold of every case, set anew in other layouts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from functools import partial
from statistics import mean

import pytest

from scripts.layout.lines import width
from scripts.text.markers import marker
from tests.cleaning import CASES, as_document, fold, gold_of
from tests.sampled import sampled, some

INDENTED = ("lead", "paragraph", "list-item", "question", "editor-note")
LINED = ("table", "verse")
CLOSING = re.compile("[，。！？；：、”’」』）》】…]")
PIECE = re.compile(r"[A-Za-z0-9.\-_/:@%]+|.")
Text = Sequence[tuple[str, str]]


def _texts() -> list[Text]:
    """Every gold whose passages have no lines of their own, with one title: (kind, text) each."""
    found = list[Text]()
    for path in CASES:
        blocks = [(block.get("kind", "paragraph"), block["text"]) for block in gold_of(path)["blocks"]]
        short = sum(len(text) <= 20 and kind == "paragraph" for kind, text in blocks)
        spaced = any(re.match("[\u4e00-\u9fff]{1,4} ", text) for kind, text in blocks if kind == "question")
        lined = any(kind in LINED or "\n" in text for kind, text in blocks) or spaced or short > 3
        if not lined and [kind for kind, _ in blocks].count("title") == 1:
            found.append(
                [(kind, f"● {text}" if kind == "list-item" and not marker(text) else text) for kind, text in blocks]
            )
    return found


TEXTS = _texts()


def wrapped(text: str, edge: int, indent: int) -> list[str]:
    """The lines of a paragraph broken at a display column; closing marks hang over it, Latin words stay whole."""
    found, line = list[str](), "　" * indent
    for piece in PIECE.findall(text):
        if line.strip() and width(line + piece) > edge and not CLOSING.fullmatch(piece):
            found.append(line)
            line = piece.strip()
        else:
            line += piece
    return [*found, line]


def set_in_lines(text: Text, edge: int = 10_000, indent: int = 0, blank: bool = False) -> str:
    lines = list[str]()
    for kind, words in text:
        lines += wrapped(words, edge, indent if kind in INDENTED else 0) + [""] * blank
    return "\n".join(lines) + "\n"


LAYOUTS: dict[str, tuple[Callable[[Text], str], float]] = {
    "a line a paragraph": (set_in_lines, 0.98),
    "blank lines": (partial(set_in_lines, blank=True), 0.99),
    "indents": (partial(set_in_lines, indent=2), 0.98),
    "wrapped at 60, blank lines": (partial(set_in_lines, edge=60, blank=True), 0.98),
    "wrapped at 40, blank lines": (partial(set_in_lines, edge=40, blank=True), 0.97),
    "wrapped at 76, indents": (partial(set_in_lines, edge=76, indent=2), 0.97),
    "wrapped at 60, indents": (partial(set_in_lines, edge=60, indent=2), 0.96),
    "wrapped at 150, indents": (partial(set_in_lines, edge=150, indent=2), 0.98),
    "wrapped at 60, indents, a blank line below each": (
        lambda text: set_in_lines(text, edge=60, indent=2).replace("\n", "\n\n"),
        0.89,
    ),
    "wrapped at 64": (partial(set_in_lines, edge=64), 0.93),
}


def f1(text: Text, raw: str) -> float:
    passages = as_document(raw).passages
    have, wanted = Counter(fold(passage.text) for passage in passages), [words.removeprefix("● ") for _, words in text]
    exact = sum((have & Counter(map(fold, wanted))).values())
    return 2 * exact / (len(passages) + len(wanted))


@sampled
@pytest.mark.parametrize("name", some([*LAYOUTS], [*LAYOUTS][::3]))
def test_a_text_comes_out_the_same_in_any_layout(name: str) -> None:
    laid, least = LAYOUTS[name]
    assert len(TEXTS) > 30
    assert mean(f1(text, laid(text)) for text in TEXTS) >= least
