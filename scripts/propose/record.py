"""The bibliographic record by rule: what a document and its source print about themselves."""

from __future__ import annotations

import re
from collections.abc import Sequence

from scripts.propose.credit import LINE, OWNER, PHOTO, byline, owner_of, publisher, running_heads
from scripts.propose.dating import dates
from scripts.propose.field import ABOUT, HEAD, Block, Field
from scripts.text.kinds import LONGEST_HEADING, is_headline

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
    if len(running) <= 2 and (PHOTO.search(last) or any("图为" in text for text in running)):
        return Field("kind", "photo-news", f"只有图片说明，以「{last[-12:]}」结束")
    title = next(iter(_headlines(blocks)), "")
    signs = [match[0] for text in running for match in _OPINION.finditer(text)]
    if (_OPINION_TITLE.search(title) and signs) or len(signs) >= max(4, len(running) // 2):
        return Field("kind", "commentary", f"议论的话：{'、'.join(dict.fromkeys([*signs]))}"[:60])
    return Field("kind", "article", "没有评论或图片新闻的特征")


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
    owners = [(name, match[0]) for match in OWNER.finditer(source) if (name := owner_of(match))]
    holder, evidence = owners[0] if owners else (None, "原文没有写明")
    return [
        Field("rights.quote", quote, "原文自己的话" if quote else "原文没有说明"),
        Field("rights.holder", holder, evidence),
    ]


def _settled(blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks with the lines that are bylines by their form told apart, brackets aside."""
    found = list[Block]()
    for sort, text in blocks:
        line = LINE.match(text.strip())
        found.append(("byline", line["byline"]) if line and "编辑" not in text else (sort, text))
    return found


def record(blocks: Sequence[Block], source: str) -> list[Field]:
    """Propose every field of a document's record from its passages and the whole text of its source."""
    known = {"".join(text.split()) for _, text in blocks}
    heads = [head for head in running_heads(source) if "".join(head[1].split()) not in known]
    blocks = _settled([*heads, *blocks])
    return [
        *titles(blocks), kind(blocks), publisher(blocks, source),
        *byline(blocks, source), *dates(blocks, source), *rights(source),
    ]  # fmt: skip
