"""Lists of other articles on a page: headlines one below the other, under a label that leads to them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from statistics import mean

from scripts.corpus.model import Block
from scripts.text.kinds import form, is_headline, is_spoken_headline
from scripts.text.markers import BULLETS, marker

KNOWN = "link to related items"
LONGEST_LABEL = 14  # characters of the label over such a list
LONGEST_TITLE = 45
FEWEST_TITLE = 4  # characters of a title
FEWEST = 2  # titles below a label that is known by no whole name
LONGEST_HEADING = 8  # characters of a heading over running text
_LEADS = re.compile(
    r"[阅閱][读讀]|延伸|推[荐薦]|相[关關]|[热熱][门門点點文搜]|排行|榜$|[往上]期|猜|更多|[关關][联聯]|[链鏈鍊連][接結结]|同[类類]"
    r"|[你您].{0,4}(?:[看读讀]|[兴興]趣|喜[欢歡])|大家.{0,3}[看搜读讀]|[还還再接也][着著]?[看读讀]"
)
"""What a label that leads to other articles speaks of."""
_AROUND = f" \t\u3000\xa0▲△▼▽|｜#=-—·>＞»{BULLETS}"
_BEFORE, _BEHIND = f"{_AROUND}【[（(〖", f"{_AROUND}】])）〗:："
"""What frames a label; stripped, for a pattern tries a long run anew at each of its characters."""
_DATE = re.compile(r"(?<![\s　])[\s　]*[（(\[]?(?:\d{2,4}[-/.年])?\d{1,2}[-/.月]\d{1,2}日?[)）\]]?$")


def _bare(block: Block) -> str:
    """The words of a block without its bullet or number and without the date behind them."""
    text = block.traced.text.strip()
    found = marker(text)
    return _DATE.sub("", text[found.length :].strip() if found else text)


def _is_title(block: Block) -> bool:
    """Tell whether a block is like the title of an article: short, no stop, nothing else by its form."""
    text = _bare(block)
    called = is_headline(text) or is_spoken_headline(text)
    plain = block.kind in (None, "list-item") and form(text) is None
    return called and plain and FEWEST_TITLE <= len(text) <= LONGEST_TITLE and text[-1] not in "：:"


def _leads(block: Block, name: str | None) -> bool:
    """Tell whether a block is a label that leads to other articles."""
    label = block.traced.text.strip().lstrip(_BEFORE).rstrip(_BEHIND)
    plain = name is None and (block.kind == "heading" or marker(block.traced.text) is None)
    return plain and len(label) <= LONGEST_LABEL and bool(_LEADS.search(label)) and is_headline(label)


def _titles(blocks: Sequence[Block], names: Sequence[str | None], at: int) -> list[int]:
    """The titles right below a label; below a blank line a single one over text, or a short one, is a heading."""
    found = list[int]()
    while at < len(blocks) and not names[at] and _is_title(blocks[at]) and not _leads(blocks[at], names[at]):
        apart = found and blocks[at].gap and not blocks[found[-1]].gap
        if apart:
            break
        found.append(at)
        at += 1
    over = bool(found) and at < len(blocks) and not names[at] and blocks[found[-1]].gap
    if over and (len(found) == 1 or len(_bare(blocks[found[-1]])) <= LONGEST_HEADING):
        found.pop()
    return found


def _are_articles(titles: Sequence[Block]) -> bool:
    """Tell whether titles are those of articles: longer than headings, or each with its date."""
    dated = all(_DATE.search(block.traced.text.strip()) for block in titles)
    return dated or mean(len(_bare(block)) for block in titles) > LONGEST_HEADING


def related(blocks: Sequence[Block], names: Sequence[str | None]) -> set[int]:
    """Return the numbers of the blocks that list other articles, and of labels over them that no name is known for."""
    found = set[int]()
    for i, block in enumerate(blocks):
        known = names[i] == KNOWN and is_headline(block.traced.text.strip())
        if not known and not _leads(block, names[i]):
            continue
        titles = _titles(blocks, names, i + 1)
        if known:
            found |= set(titles)
        elif i and len(titles) >= FEWEST and _are_articles([blocks[j] for j in titles]):
            found |= {i, *titles}
    return found
