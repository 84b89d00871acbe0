"""Exports of a chat: its messages, and the articles that were passed on in one of them or in several."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from scripts.propose.article import SHORTEST, Article
from scripts.text.kinds import is_headline

FEWEST = 2  # heads of messages from which on a file is a chat
LONG = 100  # characters of a message that is an article even without a headline
RUNNING = 15  # characters of a message that goes on with an article
_DATE = r"\d{2,4}[-/.年]\d{1,2}[-/.月]\d{1,4}日?"
_TIME = r"(?:上午|下午|晚上|凌晨)?\s?\d{1,2}:\d{2}(?::\d{2})?(?:\s?[AaPp][Mm])?"
_WHEN = rf"{_DATE},?[\s　]+{_TIME}"
_WHO = r"[^\s:：\[\]][^:：\n\[\]]{0,23}?"
_HEADS = tuple(
    re.compile(pattern, re.MULTILINE)
    for pattern in (
        rf"^[ 　]*\[?{_WHEN}\]?[ 　]*[-–—]?[ 　]*(?P<who>{_WHO})[:：][ 　]?",
        rf"^[ 　]*(?P<who>{_WHO}),?[ 　]*[\[(（ 　]{_WHEN}[\])）]?[ 　]*$",
        rf"^[ 　]*\[?{_WHEN}\]?[ 　]+(?P<who>{_WHO})[ 　]*$",
    )
)
_NOTICE = re.compile(rf"^[ 　]*\[?{_WHEN}\]?[ 　]*[-–—][^\n]*$", re.MULTILINE)
"""A line of the program itself: messages are encrypted, somebody joined."""
_NOTHING = re.compile(r"[\[<【（(][^\[\]<>【】()（）\n]{1,20}[\]>】）)]\s*$", re.MULTILINE)
"""What stands for a picture, or says whence a message was passed on, on a line of its own."""


@dataclass(frozen=True)
class Message:
    """A message: who sent it, the half-open raw spans of its head and of its words."""

    who: str
    head: tuple[int, int]
    start: int
    end: int


def _bare(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the span of the words of a message, without space around them and notes in brackets before them."""
    while True:
        start += len(text[start:end]) - len(text[start:end].lstrip())
        note = _NOTHING.match(text, start, end)
        if note is None:
            return start, start + len(text[start:end].rstrip())
        start = note.end()


def messages(text: str) -> list[Message]:
    """Return the messages of an export; empty where a text is none. One shape of heads makes up a file."""
    shapes = ([*pattern.finditer(text)] for pattern in _HEADS)
    found = max(shapes, key=len)
    if len(found) < FEWEST or text[: found[0].start()].count("\n") > 5:
        return []
    stops = sorted({match.start() for match in (*found, *_NOTICE.finditer(text))} | {len(text)})
    made = []
    for match in found:
        start, end = _bare(text, match.end(), next(stop for stop in stops if stop > match.start()))
        made.append(Message(match["who"], match.span(), start, max(start, end)))
    return made


def _words(text: str, message: Message) -> list[str]:
    return text[message.start : message.end].splitlines()


def _is_head(lines: Sequence[str]) -> bool:
    return len(lines) == 1 and len(lines[0]) >= 4 and is_headline(lines[0])


def _groups(text: str, found: Sequence[Message]) -> Iterator[list[Message]]:
    """Yield the runs of messages that make up an article each: a headline with its text, or text that goes on."""
    group: list[Message] = []
    for message in found:
        lines = _words(text, message)
        size = message.end - message.start
        opens = len(lines) > 1 and is_headline(lines[0])
        goes_on = bool(group) and group[-1].who == message.who and not opens and not _is_head(lines)
        if goes_on and size >= RUNNING:
            group.append(message)
            continue
        yield group
        group = [message] if opens or _is_head(lines) or size >= LONG else []
    yield group


def passed_on(text: str) -> list[Article] | None:
    """Return the articles of a chat, in their order; None where a text is no export of a chat."""
    found = messages(text)
    if not found:
        return None
    made = []
    for group in _groups(text, found):
        running = sum(len(line) for message in group for line in _words(text, message) if not is_headline(line))
        if running >= SHORTEST:
            title = text[group[0].start : group[0].end].splitlines()[0].strip()
            made.append(Article(group[0].start, group[-1].end, title, tuple(reply.head for reply in group[1:])))
    return made
