"""When a text was published and what day it tells of, by rule, and what says so."""

from __future__ import annotations

import re
from collections.abc import Sequence

from scripts.propose.dates import Day, Written, days, near_days
from scripts.propose.events import year_of
from scripts.propose.field import HEAD, Block, Field

_YEAR = re.compile(
    r"(?<![到\d])(?<!力争|预计|将于|计划)((?:19|20)\d{2})年(?P<part>上半年|前?[一二三]季度|第[一二三]季度)?"
)
_HAPPENS = re.compile(r"举行|召开|举办|发布|公布|启动|开展|走进|开幕|成立|获悉|通报|宣布|介绍|投用|开通|开门|来到")
_FILED = re.compile("[电讯電訊]")
_DATELINE = re.compile(r"(\d{1,2})月(\d{1,2})日[电讯電訊]")
_SCENE = re.compile(r"^(?:地点|会场|地點)\s*[:：]")
_TIME = re.compile(r"^(?:时间|時間)\s*[:：]")
_AT_END = re.compile(r"[（(][^（()）]{0,12}$")


def plain_year(texts: Sequence[str]) -> tuple[int, str] | None:
    """Return the year in which a text was written, with the evidence, from the years that it names."""
    full = [day for text in texts for day in days(text) if day.year.isdigit() and day.day]
    named = [(int(match[1]), match["part"]) for text in texts for match in _YEAR.finditer(text)]
    past = [year for year, part in named if not part]
    running = [year for year, part in named if part]
    if full and max(int(day.year) for day in full) >= max(past, default=0):
        return max(int(day.year) for day in full), "文中写明年月日"
    if running and max(running) > max(past, default=0):
        return max(running), f"文中说到{max(running)}年已过的时候"
    if past:
        return max(past) + 1, f"文中以{max(past)}年为最近一个整年"
    return None


def _is_scene(blocks: Sequence[Block]) -> bool:
    """Tell whether a page says when and where what it tells of took place: 时间：…, 地点：…"""
    return any(_SCENE.match(text) for _, text in blocks)


def _page_date(blocks: Sequence[Block]) -> tuple[Day, str] | None:
    """Return the date that a page prints about itself: in metadata, alone in a line, in brackets at the end."""
    scene = _is_scene(blocks)
    for sort, text in [*blocks[:HEAD], *blocks[-3:]]:
        found = [day for day in days(text) if day.year.isdigit() and day.day]
        if scene and _TIME.match(text):
            continue
        if found and (sort == "metadata" or len(text) - (found[0].end - found[0].start) <= 12):
            return found[0], text
        last = found[-1] if found else None
        if last and _AT_END.search(text[: last.start]) and re.fullmatch(r"\s*\S{0,8}?[)）]", text[last.end :]):
            return last, text[last.start - 1 :]
    return None


def _iso(year: int, day: Day) -> str:
    return f"{year}-{day.month:02}" + (f"-{day.day:02}" if day.day else "")


def _lead_date(texts: Sequence[str], when: Written | None) -> tuple[Day, str] | None:
    """Return the first day of which a text tells that something happened, else the first day."""
    head = [(day, text) for text in texts[:1] for day in near_days(text, when)]
    every = [(day, text) for text in texts for day in days(text) if day.day]
    found = [(day, text) for day, text in every if not _FILED.match(text[day.end :])]
    happened = [(day, text) for day, text in found[:4] if _HAPPENS.search(re.split("[。！？]", text[day.end :])[0])]
    first = found[0][0].start if found and found[0][1] == texts[0] else len(texts[0]) if texts else 0
    told = [(day, text) for day, text in head if _HAPPENS.match(text[day.end :])]
    near = [date for date in head if date[0].start < first]
    return next(iter([*told, *near, *happened, *found, *every]), None)


def _event(blocks: Sequence[Block], when: Written | None) -> tuple[Day, str] | None:
    texts = [text for sort, text in blocks if sort in ("lead", "paragraph", "editor-note", "list-item")]
    scene = [text for _, text in blocks if _TIME.match(text)] if _is_scene(blocks) else []
    return next(((day, text) for text in scene for day in days(text) if day.day), None) or _lead_date(texts, when)


def _filed(page: tuple[Day, str] | None, texts: Sequence[str], year: int | None) -> Written | None:
    """Return the day on which a text was written: that of its page, else that of its dateline (10月4日电)."""
    if page:
        return Written(int(page[0].year), page[0].month, page[0].day)
    line = _DATELINE.search(texts[0][:40]) if texts else None
    return Written(year, int(line[1]), int(line[2])) if line and year else None


def dates(blocks: Sequence[Block], source: str) -> list[Field]:
    """Propose both dates and their basis: stated where a page prints them, inferred where the year is not said."""
    page = _page_date(blocks)
    texts = [text for sort, text in blocks if sort in ("lead", "paragraph", "editor-note", "list-item")]
    published = _iso(int(page[0].year), page[0]) if page else None
    year, why = (
        (int(page[0].year), f"题下一行写明「{page[1][:40]}」")
        if page
        else plain_year(texts) or plain_year([source]) or (None, "")
    )
    told = Field("date_published", published, why if page else "原文没有写明")
    lead = _event(blocks, _filed(page, texts, year))
    if lead is None:
        basis = f"stated: {why}" if published else None
        return [told, Field("date_event", None, "文中没有日期"), Field("date_basis", basis, why)]
    day, text = lead
    month = page[0].month if page else 12
    own = year_of(day, Written(year, month) if year else None, None)
    event = _iso(own, day) if own else None
    quote = text[max(0, day.start - 4) : day.end + 12]
    printed = bool(re.search(r"[\d〇零一二三四五六七八九]{4}", text[day.start : day.end]))
    sure = bool(published) or printed or (why.startswith("文中写明") and own == year)
    basis = f"{'stated' if sure else 'inferred'}: 原文写「{quote}」" + ("" if printed else f"；{why}，故年份为{own}")
    return [told, Field("date_event", event, quote), Field("date_basis", basis if event else None, quote)]


def written(fields: Sequence[Field]) -> Written | None:
    """Return the day, or the year and month, on which a document was written, from its proposed or recorded dates."""
    values = {field.name: field.value for field in fields}
    value = values.get("date_published") or values.get("date_event")
    if not isinstance(value, str):
        return None
    return Written(int(value[:4]), int(value[5:7] or 12), int(value[8:10]) if value[8:10] else None)
