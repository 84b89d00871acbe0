"""Who published a text and who wrote it, by rule: its outlet, its byline, and the names in that."""

from __future__ import annotations

import re
from collections.abc import Sequence

from scripts.propose.dates import days
from scripts.propose.field import ABOUT, HEAD, Block, Field

NAMES = r"[一-鿿·]{2,4}"
_ROLE = (
    r"(?:本报|本刊|本网|本台)?(?:首席|特约|见习|实习)?"
    r"(?:记者|記者|通讯员|通訊員|实习生|实习记者|作者|文[/／]图|责任编辑|编辑|編輯|撰稿|撰文|文)"
)
_OUTLET = r"[一-鿿A-Za-z0-9]{2,14}"
_HOUSE = r"[一-鿿]{2,12}?(?:报|報|社|网|網|台|臺|刊|杂志|广播|新闻(?!网|社|台))"
_HOUSES = "报報社网網台臺刊"
_DATE = r"(?:19|20)\d\d\s?[-年/.]"
_SOURCE = re.compile(
    rf"(?:来源|來源|稿源|出处|原载|转自)\s*[:：|｜丨]\s*(?P<outlet>{_OUTLET}?)(?=\s|编辑|责任编辑|作者|记者|时间|阅读|$|[,，|]|{_DATE})"
)
_DISPATCH = re.compile(rf"^\s*[【\[（(]?(?P<outlet>{_HOUSE})[一-鿿]{{0,8}}?\d{{1,2}}月\d{{1,2}}日(?:讯|电|訊|電)")
_BULLETIN = re.compile(rf"^\s*[【\[（(]?(?P<outlet>{_OUTLET}?)(?:讯|电|訊|電)\s*[】\]（(]")
_REPORTER = re.compile(rf"^[（(【]?(?P<outlet>{_OUTLET}(?:-{_OUTLET})?)\s?(?:首席|见习|特约)?(?:记者|記者)\s")
_CREDITED = re.compile(
    rf"[\s。（(](?P<byline>(?:(?P<outlet>{_OUTLET})?(?:首席|见习|特约)?(?:记者|記者|通讯员)\s*)?[一-鿿·]{{2,4}}(?:[\s、]+[一-鿿·]{{2,4}}){{0,2}}\s*[/／]?\s*(?:摄影报道|摄影|摄|攝))[)）]?$"
)
"""The end of a caption: whose picture it is."""
_ISSUE = re.compile(rf"^(?P<outlet>{_HOUSE})\s*(?={_DATE}|第?\s*[A-Z]?\d+\s*版|$)")
_POSTED = re.compile(rf"^(?:原创\s+)?(?:\S+\s+)*?(?P<outlet>[一-鿿A-Za-z]{{3,14}})\s*(?={_DATE})")
_LABELS = re.compile(rf"(?<!\d)[:：]|时间|日期|星期|(?:{_ROLE}|图|校对|审核)\s*[|｜丨\s]")
_OFFICE = re.compile(r"^[一-鿿]{4,24}$")
_BEFORE_NAMES = re.compile(
    rf"(?:\S*(?:{_ROLE})|(?:图片?|摄影|供图|视频|制图|图文|文图))[\s:：/／|｜丨]+|\S*?(?:记者|記者|通讯员|通訊員)"
)
OWNER = re.compile(
    rf"版[权權](?:归|歸|属于?|屬於?)\s*(?P<outlet>{_OUTLET}?)(?:所有|拥有)|版[权權]所有\s*[:：©]?\s*(?P<footer>{_OUTLET})"
)
_NOT_OUTLETS = frozenset(
    {"本报", "本网", "本刊", "本台", "本站", "记者", "通", "快", "据", "综合", "原作者", "作者", "网络"}
)
_SELF = re.compile(r"(本报|本网|本刊|本站)(讯|记者|特约)")
_BRACKETED = re.compile(
    rf"[（(【](?P<byline>(?:{_OUTLET}\s)?{_ROLE}[\s:：/／]*[一-鿿·]{{1,4}}(?:[\s、，]+(?:{_ROLE}[\s:：]*)?[一-鿿·]{{1,4}})*(?:\s*摄(?:影)?)?)[)）】]"
)
LINE = re.compile(
    rf"^[（(【]?(?P<byline>(?:{_OUTLET}-?)?{_ROLE}[\s:：/／]+[一-鿿·]{{1,4}}(?:[\s、，]+(?:{_ROLE}[\s:：]*)?[一-鿿·]{{1,4}})*(?:\s*摄(?:影)?)?)[）)】]?$"
)
_NAME_ENDS = r"(?=[、,，\s]|声明|来源|审核|校对|责|时间|阅读|$)"
_EDITOR = re.compile(rf"(?:责任)?编辑\s*[:：]\s*[一-鿿]{{2,4}}?{_NAME_ENDS}(?:[、,，]\s*[一-鿿]{{2,4}}?{_NAME_ENDS})*")
_FILED = re.compile(
    r"[（(【〔](?P<byline>(?:本报|本網|本网)?(?:记者|記者)\s*[一-鿿·]{2,4}(?:[\s、]+[一-鿿·]{2,4})*\s*[／/]\s*[^】）)〕]{2,10})[)）】〕]"
)
_WRITER = re.compile(
    r"(?P<byline>(?:作者|记者|撰文|撰稿)\s*[:：|｜]\s*[一-鿿·]{2,4}(?:[、\s]+[一-鿿·]{2,4}(?![:：]))*)(?=\s|$)"
)
PHOTO = re.compile(r"(摄|摄影|图)[)）]?$")


def running_heads(source: str) -> list[Block]:
    """Return the lines at the beginning of a source that name a paper and its day: cleaning drops them as furniture."""
    lines = [" ".join(line.split()) for line in source.splitlines() if line.strip()][:HEAD]
    return [("metadata", line) for line in lines if len(line) <= 40 and _ISSUE.match(line) and [*days(line)]]


def _outlet(match: re.Match[str] | None, group: str = "outlet") -> str | None:
    name = (match[group] or "").split("-")[-1] if match else ""
    return name if name and name not in _NOT_OUTLETS and not name.startswith("本") else None


def _stated(blocks: Sequence[Block]) -> tuple[str, str] | None:
    """Return the outlet that a line about the page names: 来源：…, the name before a date, the office that signs."""
    lines = [text for sort, text in blocks if sort in ("metadata", "byline", "caption", "heading") or len(text) < 80]
    said = next(((name, text) for text in lines if (name := _outlet(_SOURCE.search(text)))), None)
    heads = [text for sort, text in blocks[:HEAD] if sort in ("metadata", "heading") and not _LABELS.search(text)]
    heads += [text for sort, text in blocks[:HEAD] if sort == "metadata" and _ISSUE.match(text)]
    dated = ((name, text) for text in heads for found in (_ISSUE, _POSTED) if (name := _outlet(found.match(text))))
    last = [text for _, text in blocks[-2:]]
    signed = (
        len(last) == 2 and _OFFICE.match(last[0]) and any(not last[1][day.end :].strip("日 ") for day in days(last[1]))
    )
    return said or next(dated, None) or ((last[0], f"{last[0]} {last[1]}") if signed else None)


def publisher(blocks: Sequence[Block], source: str) -> Field:
    """Propose the outlet: a line that says 来源, a bulletin head, a reporter's house, else the owner of the page."""
    if said := _stated(blocks):
        return Field("publisher", said[0], f"stated: 「{said[1][:40]}」")
    for sort, text in blocks:
        for pattern in (_DISPATCH, _BULLETIN, _REPORTER, *([_CREDITED] if sort in ABOUT else [])):
            if (name := _outlet(pattern.search(text))) and not text.startswith(("据", "新华社")) and sort != "question":
                return Field("publisher", name, f"inferred: 「{text[:20]}」")
    owner = OWNER.search(source)
    if any(_SELF.search(text[:12]) for _, text in blocks) and owner and (name := owner_of(owner)):
        return Field("publisher", name, f"inferred: 文首作「本网讯」一类，页脚写「{owner[0]}」")
    return Field("publisher", None, "原文没有写明")


def _as_printed(text: str, source: str) -> str:
    """Return a byline with the punctuation of the source, which cleaning may have widened."""
    narrow = text.replace("：", ":").replace("（", "(").replace("）", ")").replace("，", ",")
    bare = "".join(source.split())
    return text if "".join(text.split()) in bare or "".join(narrow.split()) not in bare else narrow


def byline(blocks: Sequence[Block], source: str) -> list[Field]:
    """Propose the byline and the authors in it: lines that are bylines, else one in brackets, else the editors."""
    lines = [text for sort, text in blocks if sort == "byline"]
    whole = " ".join(text for _, text in blocks)
    found = _FILED.search(whole) or _BRACKETED.search(whole)
    found = found or next((_WRITER.search(text) for sort, text in blocks[:HEAD] if sort == "metadata"), None)
    found = found or next((match for sort, text in blocks[-2:] if (match := _CREDITED.search(text))), None)
    if not lines and found is None:
        around = " ".join(text for sort, text in (*blocks[:HEAD], *blocks[-4:]) if sort in ABOUT or len(text) < 80)
        editors = _EDITOR.search(around)
        if editors is None:
            return [Field("byline", None, "原文没有署名"), Field("authors", (), "原文没有署名")]
        return [Field("byline", _as_printed(editors[0], source), "只写编辑"), Field("authors", (), "编辑不是作者")]
    printed = " ".join(lines) if lines else found["byline"] if found else ""
    return [Field("byline", _as_printed(printed, source), "照录"), Field("authors", authors(printed), "署名里的姓名")]


def authors(printed: str) -> tuple[str, ...]:
    """Return the names in a byline; 胡 勇 is one name, set apart for its looks."""
    bare = re.sub(r"\s*[／/]\s*[^\s／/]*(?:报道|報導|電|电)$|\s*发自\S+$|[（(][^）)]*[)）]", "", printed)
    bare = re.sub(
        rf"(?:\S*(?:{_ROLE})|(?:图片?|摄影|供图|视频|制图|图文|文图))[\s:：/／|｜丨]+|\S*?(?:记者|記者|通讯员|通訊員)",
        "|",
        bare,
    )
    bare = re.sub(r"\s*(摄影报道|文并图|文/图|摄影|摄|图|报道)\s*(?=$|\|)", "", bare)
    bare = re.sub(r"(?<![一-鿿])([一-鿿])\s([一-鿿])(?![一-鿿])", r"\1\2", bare)
    return tuple(
        name for name in re.split(r"[|｜丨\s、，,]+", bare) if re.fullmatch(NAMES, name) and name[-1] not in _HOUSES
    )


def owner_of(match: re.Match[str] | None) -> str | None:
    """Return whom a note of copyright (a match of `OWNER`) names."""
    return (_outlet(match) or _outlet(match, "footer")) if match else None
