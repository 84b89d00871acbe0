"""Sentences broken across columns, pages and photo captions."""

from __future__ import annotations

import re

import rjieba

from scripts.text.kinds import is_headline, is_list_item, is_spoken_headline
from scripts.text.markers import marker, speaker

_ENDS = "。！？!?…；;：:”’』」》）)】"
_ANEW = re.compile(
    r"(第[一二三四五六七八九十]|清晨|早上|上午|中午|下午|傍晚|晚上|夜里|凌晨|深夜|近日|日前|据|截至|目前|此外|另外|随后|当天|当晚|昨日|记者|下一步|为此|对此|如今|后来|据悉|据了解|\d{1,2}月\d{1,2}日|\d{4}年\d{1,2}月)"
)
_OPENS = re.compile(
    r"[“「『](?=.{4})|[今去前当明]年|[这那]天|第[一二三四五六七八九十]天|次日|翌日|本[\u4e00-\u9fff]{1,4}所称|前[一二三]?款(?:规定|所)|同时|与此同时|另一方面"
)
"""What opens a paragraph rather than a sentence within one."""
_NEEDS_MORE = re.compile(r"([，、（“《]|[的和与及或在对为把被向从将由给以并而跟按因])$")
_IS_SO = re.compile("(?:^|[，、：])[一-鿿]{0,6}是[^，。]+的$")
"""A clause that tells how something is (是…的): nothing is missing behind it."""
_FRAGMENT = re.compile("，[\u4e00-\u9fff]{1,2}$")
"""The first word of a clause, as 最终, of which the rest is missing."""
_OPENER = (
    "其中|同时|目前|此外|另外|如今|后来|不过|但是|因此|所以|为此|据悉|随后|最后|首先|其次|再次|接着|而且|当然|最近|昨天|今天|明天|去年|今年|近日|当晚|"
    "当天|其实|此前|之后|结果|于是|现在|然后|第一|第二|第三|同學|其後|後來"
)
_RESTS = re.compile(
    rf"[，。、；：！？）”》]|[等的地得之](?!到|知|后|上|下|方|点|区|球)|(?!{_OPENER})[\u4e00-\u9fff]{{1,2}}，"
)
_END = re.compile("(?!谢谢|好的|是的|对的|没有|可以|不会)(?:[\u4e00-\u9fff]{1,2}[。；]|[\u4e00-\u9fff]，)")
_SHORT_REST = re.compile("[也却才又就都还][^，。]{1,10}。$")
_SAID = re.compile(r"^[“「『].{2,}?[”」』][^。]{0,24}(说|道|表示|介绍|回忆|告诉)")
SHORTEST = 8  # characters of a text that may break off
_COMPLETE = re.compile(r"(\d{3,}|谢谢|[了吧呢啊吗])$")


def breaks_off(text: str, begun: bool = False) -> bool:
    """Tell whether running text stops in the middle of a sentence.

    Headlines stop without a mark too; running text is what is longer than a headline or already
    holds a finished sentence. ``begun`` tells that the text is the rest of a sentence itself.
    """
    bare = text.strip()
    running = begun or not is_headline(bare)
    if not re.search("[\u4e00-\u9fff]", bare):
        return False
    return running and bare[-1] not in _ENDS and not is_list_item(bare)


def may_continue(text: str) -> bool:
    """Tell whether a paragraph can be the rest of a broken sentence: no item, no headline, no turn of a speaker."""
    return not (
        is_list_item(text)
        or is_headline(text)
        or marker(text.strip())
        or speaker(text.strip())
        or is_spoken_headline(text)
    )


def begins_anew(before: str, text: str) -> bool:
    """Tell whether a paragraph after one without a stop has the form of a new one, rather than of its rest."""
    if re.search(r"[，、]$", before.strip()):
        return False
    return bool(_ANEW.match(text.strip()) or _SAID.match(text.strip()) or _COMPLETE.search(before.strip()))


def opens_anew(text: str) -> bool:
    """Tell whether a sentence that begins a line is such as a paragraph opens with: speech, a time, another matter."""
    return bool(_ANEW.match(text) or _OPENS.match(text))


def runs_on(before: str, text: str) -> bool:
    """Tell whether a sentence plainly runs over the break: by an open mark, a word that needs more, a torn word."""
    one, after = before.strip(), text.strip()
    open_marks = any(one.count(left) > one.count(right) for left, right in ("“”", "（）", "《》", "「」", "『』"))
    if (
        open_marks
        or _FRAGMENT.search(one)
        or _NEEDS_MORE.search(one)
        or _RESTS.match(after)
        or _SHORT_REST.match(after)
    ):
        return True
    return is_torn(one, after)


def is_rest(text: str) -> bool:
    """Tell whether a line begins with the last word of a clause (了，… 一件。…), as no paragraph does."""
    return bool(_END.match(text)) and not opens_anew(text)


def is_torn(one: str, after: str) -> bool:
    """Tell whether a word stands across the break, as the segmenter of the conversion cuts words."""
    tail, head = re.search(r"[\u4e00-\u9fff]{1,4}$", one), re.match(r"[\u4e00-\u9fff]{1,4}", after)
    if not tail or not head:
        return False
    at = 0
    for word in rjieba.cut(tail[0] + head[0], False):
        if at < len(tail[0]) < at + len(word):
            return True
        at += len(word)
    return False


def needs_more(text: str) -> bool:
    """Tell whether a text ends in a word behind which another is missing."""
    return len(text) > SHORTEST and bool(re.search("[的和与與及或在对對为為把被向从從将將由以]$", text))


def stops_short(before: str, text: str) -> bool:
    """Tell whether a short text needs the next one: it ends in a word that needs more, or the next begins in a mark."""
    one, after = before.strip(), text.strip()
    needs = needs_more(one) or re.match("[，。、；）”》]", after)
    return bool(needs) and one[-1:] not in _ENDS and not _IS_SO.search(one)
