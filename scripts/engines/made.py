"""Generated pages as an engine holds them to the end: each is read out of what was made when it is asked for."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any

from scripts.pages.parts.render import Page, parted

_ANCHOR = re.compile(r'\sid="([^"]+)"')
Parts = tuple[dict[str, Any], str]
"""The head of a page, and the raw HTML that it holds."""


@lru_cache(maxsize=1)  # an engine asks for them many times, one page after the other
def _parts(made: Page) -> Parts:
    return parted(made.markdown)


class _Read:
    """An attribute that is read out of a page; an engine sets only what it was given, so setting changes nothing."""

    def __init__(self, read: Callable[[Parts], Any]) -> None:
        self._read = read

    def __get__(self, page: Any, _: type) -> Any:
        return self._read(_parts(page.file.made))

    def __set__(self, page: Any, _: Any) -> None:
        pass


class MadePage:
    """A page that is HTML already, and needs no Markdown to become it; its ``file`` tells what was ``made``."""

    markdown: str | None
    meta = _Read(lambda parts: parts[0])
    content = _Read(lambda parts: parts[1])
    present_anchor_ids = _Read(lambda parts: set(_ANCHOR.findall(parts[1])))
    """The places in the page to which others may link."""

    def read_source(self, _config: object) -> None:
        """Leave the page in its file."""
        self.markdown = ""  # None says that it has not been read

    def render(self, _config: object, _files: object) -> None:
        """Take the page as it is."""
