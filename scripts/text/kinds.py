"""What a paragraph is, as far as its form alone tells."""

from __future__ import annotations

import re

from scripts.corpus.model import Kind
from scripts.corpus.traced import Traced
from scripts.text.forms import FORMS
from scripts.text.markers import BARS, BULLETS, PHOTO, asks, is_role, label, marker, speaker

LONGEST_HEADING = 45
LONGEST = 1000  # characters; what is longer is running text, or an item
LONGEST_LATIN = 100
LONGEST_PADDED = 60  # characters of a line in which the names are set as wide as three characters
LONGEST_PHRASE = 30  # a longer headline has at most one clause mark
_FRAMED = re.compile(rf"^([{BULLETS}])\s*([^{BULLETS}]+?)\s*\1$")
_DASHED = re.compile(
    r"^([—–―]{1,3}|-{2,3}|[=＝]{1,6}|[~～]{1,6}|[*＊]{2,6}|[#＃]{2,6}|_{2,6}|\+{2,6})"
    r"\s*([^\s—–―=＝~～*＊#＃_+-](?:[^—–―=＝~～*＊#＃_+]*[^\s—–―=＝~～*＊#＃_+-])?)\s*\1$"
)
"""A line between two dashes: a slogan, the number of a section."""
_BULLET = re.compile(rf"^\s*(?:[{PHOTO}]{{1,3}}\s*|[{BULLETS}]\ufe0f?\s*|[-*·+–]\s+|·)")
_ITEMS = frozenset({"bullet", "step", "bracketed", "is", "number", "bracketed number", "circled", "letter"})
_LATIN_ORDINAL = re.compile(r"^(?:[IVX]{1,5}|[A-Z]|\d{1,2})[.)]\s+")
_WIDE_GAP = re.compile(r"[ 　]*[　|｜][ 　]*| {2,}")
_CREDITED = re.compile(r"[\u4e00-\u9fff]{1,6}\s*[：:／/]\s*[^\s，。：:！？][^，。：:！？]{0,15}")
_PADDED = re.compile(
    r"(?<![\u4e00-\u9fff])(?<!^[\u4e00-\u9fff][ 　])([\u4e00-\u9fff])[ 　]{1,3}([\u4e00-\u9fff])"
    r"(?![\u4e00-\u9fff]|[ 　][\u4e00-\u9fff](?:[ 　：:|]|$))"
)
"""A name of two characters with a space between them, so that it is as wide as one of three."""
_SENTENCE = re.compile(r"[。！？；!?;]")
_SPEECH = re.compile(r"^[^：:]{7,}[：:][“「『](?:.*[。！？!?…]|[^”」』]*—)[”」』]$")
"""A clause that leads to what somebody says, in whole sentences."""


def is_list_item(text: str) -> bool:
    """Tell whether a paragraph begins with a bullet or an enumeration (●, ①, （一）, 一是, 1., 第一步：)."""
    found = marker(text.strip())
    if _FRAMED.match(text.strip()) or text.strip()[:1] in (*BARS,):
        return False
    return bool(_BULLET.match(text)) or bool(found and found.style in _ITEMS)


def drop_frame(traced: Traced) -> Traced:
    """Remove dashes or rules on both sides of a line (—— … ——, == … ==); a dash on one side is a mark of the text."""
    framed = _DASHED.match(traced.text)
    return traced[framed.start(2) : framed.end(2)] if framed else traced


def drop_bullet(traced: Traced) -> Traced:
    """Remove the bullet before a list item, and the mark of a photo; enumerations are words and stay.

    Of a heading between two marks (★…★) both go.
    """
    framed = _FRAMED.match(traced.text)
    if framed:
        return traced[framed.start(2) : framed.end(2)]
    match = _BULLET.match(traced.text)
    return traced[match.end() :] if match else traced


def is_headline(text: str) -> bool:
    """Tell whether a paragraph is short, holds no sentence mark and does not break off.

    A longer one with several clauses is a sentence without its stop, and one that ends in a colon introduces what
    follows, but for a bare label of up to four characters.
    """
    bare = text.strip()
    if not re.search("[\u4e00-\u9fff]", bare):
        unnumbered = _LATIN_ORDINAL.sub("", bare)
        return 3 <= len(bare) <= LONGEST_LATIN and not re.search("[.,;:]$|[.!?] [A-Z]", unnumbered)
    if re.search("https?://", bare) or _SPEECH.search(bare) or re.fullmatch("[（(].{10,}[)）]", bare):
        return False
    if len(bare) > LONGEST_HEADING or _SENTENCE.search(bare) or re.search("(?:[，、,]|——)$", bare):
        return False
    if bare.endswith(("：", ":")):
        return bool(re.fullmatch(r"[\u4e00-\u9fff]{0,3}(人|者|嘉宾|名单|单位|成员|委员)[：:]", bare))
    turn = speaker(bare)
    if turn and (is_role(turn.name) or (bare[0] in "【[" and turn.length < len(bare))):
        return False
    clauses = len(re.findall("[，：:]", bare))
    return clauses < (3 if len(bare) <= LONGEST_PHRASE else 2)


def is_spoken_headline(text: str) -> bool:
    """Tell whether a short paragraph without a full stop may be a headline with ？ ！ ； or …… in it or behind it."""
    bare = text.strip()
    short = 2 <= len(bare) <= LONGEST_PHRASE + 6 and "。" not in bare and bare[-1:] not in "，、,：:"
    said = re.search(r"”[^”]{0,12}(说|道|表示|問|问)", bare)
    turn = speaker(bare)
    said = said or _SPEECH.search(bare)
    spoken = turn is not None and not re.search(r"[\d点时分]", turn.name)
    marked = _SENTENCE.search(bare) or bare.endswith("——")
    return short and bool(marked) and not said and not spoken


_ASKED = "(?:怎么办?|如何|什么|多少|哪[些里儿个]?|吗|呢|为何|能否|是否|会不会|能不能|怎麼|什麼|嗎)$"
"""How a question ends whose mark is lost."""


def _spoken(text: str) -> Kind | None:
    """The kind of a turn of a dialogue whose speaker asks."""
    found = speaker(text)
    if found and asks(found.name) and re.search(f"[?？]|请|{_ASKED}", text[found.length :]):
        return "question"
    return None


_QUESTION = re.compile(r"(?:问|問|提问|提問|Q\d*)\s*[:：]")


def _bulleted(text: str) -> Kind:
    """What stands behind a bullet: an item, but for captions and labelled lines."""
    if re.search(r"^图为|(?:供图|\s\S{1,4}\s?[摄攝])[)）]?$", text):
        return "caption"
    if any(kind == "byline" and pattern.search(text) for kind, pattern in FORMS):
        return "byline"
    if _QUESTION.match(text) or _spoken(text):
        return "question"
    return "metadata" if label(text) and not re.search("[。！？；]", text) else "list-item"


def _is_row_of_credits(text: str) -> bool:
    """Tell whether a line is a row of labels, each with a name or two, one of them known as a label."""
    parts = [part for part in _WIDE_GAP.split(text) if part] if len(text) <= LONGEST_PADDED else []
    return len(parts) > 1 and all(map(_CREDITED.fullmatch, parts)) and any(map(label, parts))


def form(text: str) -> Kind | None:
    """Return the kind that a paragraph's form shows, or None for headlines and running text."""
    bare = text.strip()
    if len(bare) > LONGEST:
        return "list-item" if is_list_item(bare) else None
    bare = _PADDED.sub(r"\1\2", bare) if len(bare) <= LONGEST_PADDED else bare
    byline, photo = FORMS[0][1].search(bare), bare[:1] in PHOTO and len(bare) > 1 and _spoken(bare[1:]) is None
    if photo:
        return "caption"
    if byline and not re.match("[^：:]{1,6}[|｜丨]", bare):
        return "byline"
    found = marker(bare)
    if found and found.style == "number" and FORMS[-1][1].search(bare):
        return "question"
    if is_list_item(bare):
        return _bulleted(bare[found.length :].lstrip()) if found and found.style in ("bullet", "photo") else "list-item"
    shown = next((kind for kind, pattern in FORMS if pattern.search(bare)), None) or _spoken(bare)
    bare = bare[1:-1] if re.fullmatch(r"[\[【（(][^\]】）)]+[\]】）)]", bare) else bare
    labelled = label(bare) and not re.search("[。！？；]", bare) and len(bare) <= 80
    return shown or ("metadata" if labelled or _is_row_of_credits(bare) else None)
