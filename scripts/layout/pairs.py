"""Two lines one below the other that belong together, or apart, whatever their column: labels, names, values."""

from __future__ import annotations

import re
from collections.abc import Set

from scripts.layout.frame import Open
from scripts.layout.lines import Line, is_stopped, width
from scripts.text.kinds import form
from scripts.text.markers import asks, label, marker, speaker

_BARE_LABEL = re.compile(r"\W?\s*[^\s\W\d]{2,8}[：:]")
_LABEL_ALONE = re.compile(r"\W?\s*[^：:，。]{2,10}[：:]")
_LABELLED = re.compile(r"[\u4e00-\u9fff]{2,5}[：:]\s*[^。！？；，\s][^。！？；，]{0,40}")
_BEFORE_WORDS = re.compile(r"[^\s，。：:]{1,8}[：:]\s*")
_HEADER = re.compile("[A-Z][A-Za-z-]{1,15}: ?[^\\s:].{0,120}")
_BRACKETED = re.compile("[（(][^（）()]{3,}[)）]")
_INTRODUCES = re.compile("(?:[如以]下|包括|分[别別]?[是有为為]|主要[是有])[：:]$")
_LATIN = re.compile(
    r"[!-~\s\u2018-\u201d\u2013\u2014À-ɏ]*[A-Za-z]{2,}[,.]? [A-Za-z][!-~\s\u2018-\u201d\u2013\u2014À-ɏ]*"
)
_HAN_ONLY = re.compile(r"[^A-Za-z]*[\u4e00-\u9fff][^A-Za-z]*$")
WIDEST_COLUMN = 80  # display columns of a line of wrapped text
DEEP = 6  # display columns by which the lines of a turn are set in, as no paragraph is
LONGEST_HANGING = 4  # characters of a name over such lines
LONGEST_NAME_BESIDE = 12  # characters of a Latin name that may stand in Han text
FAR = 20  # display columns between an empty label at the right of a page and a line that is not its value
HEADING = 0.7  # share of the column that a heading fills at most
NAME = 6  # characters of the names behind a label
LONGEST_VALUE = 60  # characters of what stands behind a label


def is_prose(line: Line) -> bool:
    """Tell whether a line holds running text."""
    return bool(re.search("[，。]", line.body))


def is_bracketed(line: Line) -> bool:
    """Tell whether a line is one remark in brackets, as the credit below a notice."""
    return bool(_BRACKETED.fullmatch(line.body)) and marker(line.body) is None


def is_torn_off(before: Line, line: Line) -> bool:
    """Tell whether a line of bibliography goes on: the next one in its block has no form of its own."""
    return not is_stopped(before.body) and not form(line.body) and not label(line.body)


def is_bare_turn(before: Line, line: Line, names: Set[str]) -> bool:
    """Tell whether a line holds a label or a speaker's name and nothing else, and the next what belongs to it."""
    turn = speaker(before.body)
    named = turn is not None and turn.length == len(before.body) and turn.name in names
    spoken = bool(re.search("[，。！？]", line.body)) or (named and turn and asks(turn.name) and len(line.body) > NAME)
    return is_bare_label(before, line) or (named and bool(spoken))


def is_scrap(before: Line, line: Line) -> bool:
    """Tell whether a line is what a wrap left over of an introduction."""
    introduced = bool(_INTRODUCES.search(line.body))
    return introduced and before.width <= WIDEST_COLUMN and 2 * line.width < before.width


def hangs(opened: Open, line: Line, *, full: bool) -> bool:
    """Tell whether a line stands under the words of an item; under a caption only where its line was ``full``."""
    first, before = opened.lines[0], opened.lines[-1]
    found = marker(first.body)
    if found is None or (found.style == "photo" and not full):
        return False
    return line.start >= first.start + 2 and not re.search("[；;]$", before.body) and not is_stopped(before.body)


def hangs_in_turn(opened: Open, line: Line) -> bool:
    """Tell whether a line stands set in under the words of a turn, well beyond the name of who speaks."""
    first = opened.lines[0]
    turn = speaker(first.body)
    deep = line.start >= first.start + DEEP and not line.whole.text.startswith("\u3000")
    return (
        turn is not None
        and len(turn.name) <= LONGEST_HANGING
        and deep
        and marker(line.body) is None
        and not speaker(line.body)
    )


def stands_under_label(opened: Open, line: Line) -> bool:
    """Tell whether a line stands right under the words behind a label or a speaker, and its sentence goes on."""
    first, before = opened.lines[0], opened.lines[-1]
    found = _BEFORE_WORDS.match(first.body)
    under = found is not None and line.start == first.start + width(found[0])
    return under and not is_stopped(before.body) and not before.body.endswith(("；", ";", "：", ":"))


def is_in_turn(opened: Open, line: Line, names: Set[str], *, begun: bool, timed: bool) -> bool:
    """Tell whether a line of subtitles goes on with a speaker's turn; what stands before the first is no turn.

    Nor is what names who made the film, a label behind a sentence or below another label.

    Where times stand before the lines (``timed``), those without one are of no turn; nor is a sound in brackets. A
    clause with a colon, in the middle of a sentence, is nobody who speaks.
    """
    before, turn = opened.lines[-1], speaker(line.body)
    sound = is_bracketed(line) or is_bracketed(before)
    begins = turn is not None and (turn.name in names or is_stopped(before.body))
    apart = timed and not (before.timed and line.timed)
    apart = apart or form(before.body) == "metadata" or (label(line.body) and is_stopped(before.body))
    return (begun or speaker(opened.lines[0].body) is not None) and not (apart or sound or begins)


def is_bare_label(before: Line, line: Line) -> bool:
    """Tell whether a line holds a label and nothing else, and the next line its value."""
    bare = _LABEL_ALONE.fullmatch(before.body)
    return (
        bare is not None and before.start - line.start < FAR and label(before.body + line.body) and not label(line.body)
    )


def is_value(opened: Open, line: Line) -> bool:
    """Tell whether a line stands behind a bullet's bare label, set in under it, as the parts of a list are copied."""
    before = opened.lines[-1]
    found = marker(before.body) if len(opened.lines) == 1 else None
    bullet = found is not None and found.style == "bullet" and bool(_BARE_LABEL.fullmatch(before.body))
    short = len(line.body) <= LONGEST_VALUE and not is_stopped(line.body) and not line.body.endswith(("：", ":"))
    return bullet and short and line.start > before.start + 1 and marker(line.body) is None and line.kind is None


def are_labelled(before: Line, line: Line) -> bool:
    """Tell whether two lines each hold a short label and a few words: a row of bibliography, or the head of a mail."""
    return any(form.fullmatch(before.body) and form.fullmatch(line.body) for form in (_LABELLED, _HEADER))


def is_flush(opened: Open, line: Line, margin: int) -> bool:
    """Tell whether a paragraph began with an indent, and its sentence goes on in a line at the margin."""
    before = opened.lines[-1]
    open_ = not is_stopped(before.body) and before.body[-1] not in "：:；;"
    return open_ and opened.lines[0].start > margin >= line.start and is_prose(before) and is_prose(line)


def may_be_heading(line: Line, edge: int) -> bool:
    """Tell whether a line over text and below a full last one may be a heading: short, no mark of a sentence."""
    return line.right < HEADING * edge and not re.search("[。，；、]", line.body) and not is_stopped(line.body)


def are_of_two_scripts(before: str, line: str) -> bool:
    """Tell whether of two lines one is Latin and one Han."""
    return bool(
        (_LATIN.fullmatch(before) and _HAN_ONLY.match(line))
        or (_HAN_ONLY.match(before) and _LATIN.fullmatch(line) and len(line) > LONGEST_NAME_BESIDE)
    )
