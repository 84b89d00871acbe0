"""The forms of single values in the curator's files: ids, addresses, dates, texts."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Literal

from pydantic import AfterValidator, BeforeValidator, StringConstraints

SLUG = r"^[a-z0-9]+(-[a-z0-9]+)*$"
LONGEST_SLUG = 80
"""Letters of an id: it becomes names of files and folders, which end at 255 bytes."""
RESERVED = frozenset({"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))})
"""Names that Windows keeps for devices, in any case and with any suffix
(https://learn.microsoft.com/windows/win32/fileio/naming-a-file): a clone with such a folder fails there."""
WEB_ADDRESS = r"^https?://[A-Za-z0-9.-]+(:\d+)?(/[A-Za-z0-9_~%+@-][A-Za-z0-9_~%+@.-]*)*/$"
"""An address without query, with a slash at its end and nothing that HTML or a shell would read as its own."""


def _portable(value: str) -> str:
    """Return an id; raise ValueError where no folder of Windows can bear its name."""
    if value in RESERVED:
        raise ValueError("是 Windows 的保留名")
    return value


def why_no_id(value: str) -> str:
    """Say why a text cannot be the id of a document; empty where it can."""
    if re.fullmatch(SLUG, value) is None or len(value) > LONGEST_SLUG:
        form = f"只用小写字母、数字，中间可用连字符，不超过 {LONGEST_SLUG} 个，如 yehang-2031"
        return f"编号「{value[:LONGEST_SLUG]}」不合要求：{form}"
    return f"编号「{value}」是 Windows 的保留名，换一个" if value in RESERVED else ""


Slug = Annotated[str, StringConstraints(pattern=SLUG, max_length=LONGEST_SLUG), AfterValidator(_portable)]
PassageId = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]{6}$")]
Text = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
Quote = Annotated[str, StringConstraints(min_length=1)]
WebPage = Annotated[str, StringConstraints(pattern=r"^https?://[^\s\"'<>\\^`{|}]+$")]
"""An address of a page anywhere, as it is cited."""
EventId = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]{6}\.e[1-9]\d*$")]
"""A passage, and which of its events: the first is ``e1``."""
Difference = Literal["measure", "period", "subject"]
"""In what claims differ that look alike: what is counted, when, or of whom and what it is said."""


def _possible(value: str) -> str:
    """Return a reduced date; raise ValueError for a month or day that no calendar has (2025-13)."""
    try:
        date.fromisoformat((value + "-01-01")[:10])
    except ValueError:
        raise ValueError("没有这个日期") from None
    return value


PartialDate = Annotated[str, StringConstraints(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$"), AfterValidator(_possible)]


def _spelled(value: object) -> object:
    """Return the name of an encoding in the spelling of Python's documentation: GBK and utf_16 are known too."""
    return value.lower().replace("_", "-") if isinstance(value, str) else value


Encoding = Annotated[
    Literal["utf-8", "gb18030", "gbk", "gb2312", "big5", "cp950", "big5hkscs", "utf-16", "utf-16-le", "utf-16-be"],
    BeforeValidator(_spelled),
]
"""Encodings that a curator may confirm: those in which Chinese text was ever saved, and no codec that is none."""
