"""The bibliographic record by rule: what a document and its source print about themselves."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from scripts.corpus.model import Kind
from scripts.propose.dates import Day, days
from scripts.text.kinds import LONGEST_HEADING, is_headline

Block = tuple[Kind, str]
"""A passage's kind and text."""
ABOUT: frozenset[Kind] = frozenset({"metadata", "byline", "caption", "editor-note"})
HEAD = 6  # blocks in which a page says what it is
NAMES = r"[一-鿿·]{2,4}"
_ROLE = (
    r"(?:本报|本刊|本网|本台)?(?:首席|特约|见习|实习)?"
    r"(?:记者|記者|通讯员|通訊員|实习生|实习记者|作者|文[/／]图|责任编辑|编辑|編輯|撰稿|撰文|文)"
)
_OUTLET = r"[一-鿿A-Za-z0-9]{2,14}"
_SOURCE = re.compile(
    rf"(?:来源|來源|稿源|出处)\s*[:：]\s*(?P<outlet>{_OUTLET}?)(?=\s|编辑|责任编辑|作者|记者|时间|阅读|$|[,，|])"
)
_BULLETIN = re.compile(rf"^\s*[【\[（(]?(?P<outlet>{_OUTLET}?)(?:讯|电)\s*[】\]（(]")
_REPORTER = re.compile(rf"^(?P<outlet>{_OUTLET}(?:-{_OUTLET})?)(?:首席|见习|特约)?记者\s")
_OWNER = re.compile(
    rf"版[权權](?:归|歸|属于?|屬於?)\s*(?P<outlet>{_OUTLET}?)(?:所有|拥有)|版[权權]所有\s*[:：©]?\s*(?P<footer>{_OUTLET})"
)
_NOT_OUTLETS = frozenset(
    {"本报", "本网", "本刊", "本台", "本站", "记者", "通", "快", "据", "综合", "原作者", "作者", "网络"}
)
_YEAR = re.compile(r"(?<![到\d])(?<!力争|预计|将于|计划)((?:19|20)\d{2})年")
_HAPPENS = re.compile(r"举行|召开|举办|发布|公布|启动|开展|走进|开幕|成立|获悉|通报|宣布|介绍|投用|开通|开门|来到")
_SELF = re.compile(r"(本报|本网|本刊|本站)(讯|记者|特约)")
_BRACKETED = re.compile(
    rf"[（(【](?P<byline>{_ROLE}[\s:：/／]*[一-鿿·]{{1,4}}(?:[\s、，]+(?:{_ROLE}[\s:：]*)?[一-鿿·]{{1,4}})*(?:\s*摄(?:影)?)?)[)）】]"
)
_LINE = re.compile(
    rf"^[（(【]?(?P<byline>(?:{_OUTLET}-?)?{_ROLE}[\s:：/／]+[一-鿿·]{{1,4}}(?:[\s、，]+(?:{_ROLE}[\s:：]*)?[一-鿿·]{{1,4}})*(?:\s*摄(?:影)?)?)[）)】]?$"
)
_NAME_ENDS = r"(?=[、,，\s]|声明|来源|审核|校对|责|时间|阅读|$)"
_EDITOR = re.compile(rf"(?:责任)?编辑\s*[:：]\s*[一-鿿]{{2,4}}?{_NAME_ENDS}(?:[、,，]\s*[一-鿿]{{2,4}}?{_NAME_ENDS})*")
_PHOTO = re.compile(r"(摄|摄影|图)[)）]?$")
_REUSE = re.compile(
    r"版权归|版权属|著作权归|未经[^，。,]{0,6}(授权|许可|同意)|转载(请|须|需|应)?注明|谢绝转载|禁止转载|建立镜像|侵权"
)
_REUSE_BEGINS = re.compile(r"(免责)?声明\s*[:：]|本[网站报刊]|版权[归属]|著作权归|未经|转载|凡")
_OPINION = re.compile(
    r"是不是|何以|岂不|岂非|难道|由此可见|不难看出|说明[，,]|笔者|我倒|我以为|在我看来|应当说|试想|可见|事实上|因此[，,]|所以[，,]|于是[，,]"
)
_OPINION_TITLE = re.compile(
    r"评论|时评|社论|短评|快评|锐评|述评|漫谈|杂谈|随想|启示|该不该|为何|何以|不能|岂|之[^，。：]{1,8}$"
)


@dataclass(frozen=True)
class Field:
    """A value for one field of the record, and what in the source says so."""

    name: str
    value: str | tuple[str, ...] | None
    evidence: str


def _headlines(blocks: Sequence[Block]) -> list[str]:
    """Return the printed title and subtitle: the headlines before the first running text."""
    found: list[str] = []
    for kind, text in blocks[:HEAD]:
        if kind in ABOUT and found:
            break
        if kind in ABOUT or kind == "list-item":
            continue
        if not is_headline(text) or len(text) < 4:
            break
        found.append(text)
    return found[:2]


def titles(blocks: Sequence[Block]) -> list[Field]:
    """Propose title and subtitle; a document that begins with running text gets a supplied title in brackets."""
    heads = _headlines(blocks)
    running = [text for kind, text in blocks if kind not in ABOUT]
    if not heads:
        first = re.split(r"[。！？]", running[0])[0] if running else ""
        return [
            Field("title", f"[{first[:LONGEST_HEADING]}]", "原文没有印出标题：取首句，请自拟"),
            Field("subtitle", None, "原文没有"),
        ]
    subtitle = heads[1] if len(heads) > 1 and len(running) > len(heads) else None
    return [
        Field("title", heads[0], "首段，形式是标题"),
        Field("subtitle", subtitle, "第二段，形式是标题" if subtitle else "原文没有"),
    ]


def kind(blocks: Sequence[Block]) -> Field:
    """Propose what sort of text this is: photo news, commentary, or a report where nothing speaks for either."""
    running = [text for sort, text in blocks if sort in ("paragraph", "lead", "list-item")]
    last = blocks[-1][1] if blocks else ""
    if len(running) <= 2 and (_PHOTO.search(last) or any("图为" in text for text in running)):
        return Field("kind", "photo-news", f"只有图片说明，以「{last[-12:]}」结束")
    title = next(iter(_headlines(blocks)), "")
    signs = [match[0] for text in running for match in _OPINION.finditer(text)]
    if (_OPINION_TITLE.search(title) and signs) or len(signs) >= max(4, len(running) // 2):
        return Field("kind", "commentary", f"议论的话：{'、'.join(dict.fromkeys([*signs]))}"[:60])
    return Field("kind", "article", "没有评论或图片新闻的特征")


def _outlet(match: re.Match[str] | None, group: str = "outlet") -> str | None:
    name = (match[group] or "").split("-")[-1] if match else ""
    return name if name and name not in _NOT_OUTLETS and not name.startswith("本") else None


def publisher(blocks: Sequence[Block], source: str) -> Field:
    """Propose the outlet: a line that says 来源, a bulletin head, a reporter's house, else the owner of the page."""
    lines = [text for sort, text in blocks if sort in ("metadata", "byline", "caption", "heading") or len(text) < 80]
    said = next(((name, text) for text in lines if (name := _outlet(_SOURCE.search(text)))), None)
    if said:
        return Field("publisher", said[0], f"stated: 「{said[1][:40]}」")
    for _, text in blocks:
        for pattern in (_BULLETIN, _REPORTER):
            if (name := _outlet(pattern.search(text))) and not text.startswith(("据", "新华社")):
                return Field("publisher", name, f"inferred: 「{text[:20]}」")
    owner = _OWNER.search(source)
    if any(_SELF.search(text[:12]) for _, text in blocks) and owner and (name := _owner(owner)):
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
    bracketed = _BRACKETED.search(whole)
    if lines:
        printed = " ".join(lines)
    elif bracketed:
        printed = bracketed["byline"]
    else:
        editors = _EDITOR.search(" ".join(text for sort, text in blocks[-4:]))
        if editors is None:
            return [Field("byline", None, "原文没有署名"), Field("authors", (), "原文没有署名")]
        return [Field("byline", _as_printed(editors[0], source), "只写编辑"), Field("authors", (), "编辑不是作者")]
    return [Field("byline", _as_printed(printed, source), "照录"), Field("authors", authors(printed), "署名里的姓名")]


def authors(printed: str) -> tuple[str, ...]:
    """Return the names in a byline; 胡 勇 is one name, set apart for its looks."""
    bare = re.sub(rf"\S*(?:{_ROLE})[\s:：/／]*", "|", printed)
    bare = re.sub(r"\s*(摄影|摄|图|文/图|报道)\s*$", "", bare)
    bare = re.sub(r"(?<![一-鿿])([一-鿿])\s([一-鿿])(?![一-鿿])", r"\1\2", bare)
    return tuple(name for name in re.split(r"[|\s、，,]+", bare) if re.fullmatch(NAMES, name))


def _reuse(source: str) -> str | None:
    """Return the source's own words about reuse: from where they begin to the last sentence that speaks of it."""
    for line in source.splitlines():
        begin, said = _REUSE_BEGINS.search(line), [*_REUSE.finditer(line)]
        if begin and said and begin.start() <= said[-1].start():
            end = re.compile(r"[。\s]|$").search(line, said[-1].end())
            stop = (end.start() + line[end.start() : end.start() + 1].count("。")) if end else len(line)
            return line[begin.start() : stop]
    return None


def rights(source: str) -> list[Field]:
    """Propose what the source itself says about reuse, and who it says holds the rights."""
    quote = _reuse(source)
    owners = [(name, match[0]) for match in _OWNER.finditer(source) if (name := _owner(match))]
    holder, evidence = owners[0] if owners else (None, "原文没有写明")
    return [
        Field("rights.quote", quote, "原文自己的话" if quote else "原文没有说明"),
        Field("rights.holder", holder, evidence),
    ]


def _owner(match: re.Match[str] | None) -> str | None:
    return (_outlet(match) or _outlet(match, "footer")) if match else None


def _plain_year(texts: Sequence[str]) -> tuple[int, str] | None:
    """Return the year in which a text was written, with the evidence, from the years that it names."""
    full = [day for text in texts for day in days(text) if day.year.isdigit() and day.day]
    past = [int(year) for text in texts for year in _YEAR.findall(text)]
    if full and max(int(day.year) for day in full) >= max(past, default=0):
        return max(int(day.year) for day in full), "文中写明年月日"
    if past:
        return max(past) + 1, f"文中以{max(past)}年为最近一个整年"
    return None


def _page_date(blocks: Sequence[Block]) -> tuple[Day, str] | None:
    """Return the date that a page prints about itself: in a line of metadata, or alone in a line."""
    for sort, text in [*blocks[:HEAD], *blocks[-3:]]:
        found = [day for day in days(text) if day.year.isdigit() and day.day]
        if found and (sort == "metadata" or len(text) - (found[0].end - found[0].start) <= 12):
            return found[0], text
    return None


def _iso(year: int, day: Day) -> str:
    return f"{year}-{day.month:02}" + (f"-{day.day:02}" if day.day else "")


def _lead_date(texts: Sequence[str]) -> tuple[Day, str] | None:
    """Return the first day of which a text tells that something happened, else the first day."""
    found = [(day, text) for text in texts for day in days(text) if day.day]
    happened = [(day, text) for day, text in found[:4] if _HAPPENS.search(re.split("[。！？]", text[day.end :])[0])]
    return next(iter([*happened, *found]), None)


def dates(blocks: Sequence[Block], source: str) -> list[Field]:
    """Propose both dates and their basis: stated where a page prints them, inferred where the year is not said."""
    page = _page_date(blocks)
    texts = [text for sort, text in blocks if sort in ("lead", "paragraph", "editor-note", "list-item")]
    published = _iso(int(page[0].year), page[0]) if page else None
    year, why = (
        (int(page[0].year), f"题下一行写明「{page[1][:40]}」")
        if page
        else _plain_year(texts) or _plain_year([source]) or (None, "")
    )
    lead = _lead_date(texts)
    if lead is None:
        basis = f"stated: {why}" if published else None
        return [
            Field("date_published", published, why),
            Field("date_event", None, "文中没有日期"),
            Field("date_basis", basis, why),
        ]
    day, text = lead
    own = int(day.year) if day.year.isdigit() else year
    event = _iso(own, day) if own else None
    quote = text[max(0, day.start - 4) : day.end + 12]
    sure = bool(published) or day.year.isdigit() or (why.startswith("文中写明") and own == year)
    basis = f"{'stated' if sure else 'inferred'}: 原文写「{quote}」" + (
        "" if day.year.isdigit() else f"；{why}，故年份为{own}"
    )
    return [
        Field("date_published", published, why if page else "原文没有写明"),
        Field("date_event", event, quote),
        Field("date_basis", basis if event else None, quote),
    ]


def written(fields: Sequence[Field]) -> tuple[int, int] | None:
    """Return the year and month in which a document was written, from its proposed or recorded dates."""
    values = {field.name: field.value for field in fields}
    value = values.get("date_published") or values.get("date_event")
    if not isinstance(value, str):
        return None
    return int(value[:4]), int(value[5:7] or 12)


def _settled(blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks with the lines that are bylines by their form told apart, brackets aside."""
    found = list[Block]()
    for sort, text in blocks:
        line = _LINE.match(text.strip())
        found.append(("byline", line["byline"]) if line and "编辑" not in text else (sort, text))
    return found


def record(blocks: Sequence[Block], source: str) -> list[Field]:
    """Propose every field of a document's record from its passages and the whole text of its source."""
    blocks = _settled(blocks)
    return [
        *titles(blocks), kind(blocks), publisher(blocks, source),
        *byline(blocks, source), *dates(blocks, source), *rights(source),
    ]  # fmt: skip
