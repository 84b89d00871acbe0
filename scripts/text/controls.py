"""Controls of a page among its words: rows of them, links to the parts of a site, counts of readers."""

from __future__ import annotations

import re

LONGEST_LINK = 8  # characters of a link in a row of them
FEWEST_LINKS = 5  # links to the parts of a site that make up a menu
RUN_TOGETHER = 0.25  # share of a row of links without spaces that is known
EVEN = 0.85  # share of the links in a row that are plain words
LONGEST_PATH = 100  # characters of the path to a page
FEWEST_BUTTONS = 3  # buttons in a row, some with how often they were pressed
MANY_LABELS = 3  # labels in a row, each with its value
MANY_LINKS = 8  # links in a row, of which one that is known as such is enough
_RUBRIC = re.compile(
    r"\S{0,4}(?:首页|首頁|主页)|新闻|要闻|头条|滚动|视频|图片|直播|论坛|博客|微博|客户端|专题|教育|健康|体育|财经|娱乐|科技|房产|汽车|旅游|评论|理论|"
    r"社会|国际|国内|军事|文化|时政|法治|民生|生活|数字报|电子报|登录|注册|搜索|邮箱|English|新聞|要聞|頭條|社論|評論|論壇|專題|話題|電子報|部落格|影音|社會|國際|財經|體育|娛樂|地方|生活|焦点|焦點|兩岸|两岸|報社簡介|自由廣場"
)
"""What the parts of a news site are called."""
_PART = re.compile(rf"(?:今日|焦[点點])?(?:{_RUBRIC.pattern}|政治|经济|經濟|其[他它])(?:新[闻聞]|频道|頻道|焦[点點])?")
PARTS = re.compile(r"[\s　|｜/·•]+")
CONTROL = re.compile(
    r"[\[【（(]?(?:返回)?(首页|首頁|主页|设为首页|加入收藏|收藏([本此]页|本站)?|手机版|电脑版|无障碍(浏览|阅读)?|登[录陆錄]|登[录陆錄]注册|注册|登入|打印(本页)?|列印|关闭(窗口)?|分享|转发|复制链接|"
    r"字号[:：]?|字体[:：]?|大|中|小|放大|缩小|默认|朗读|听新闻|微信|微博|新浪微博|QQ(空间)?|朋友圈|抖音|客户端|客戶端|APP|下载APP|RSS|English|繁體|繁体(版)?|简体(版)?|"
    r"分享(到|至)[:：]?.{0,4}|关于我们|联系我们|联系方式|网站地图|诚聘英才|招聘(信息)?|广告服务|广告合作|法律声明|版权声明|纠错|隐私(政策|保护)|友情链接|帮助中心|意见反馈|智能问答|长者(?:助手|模式)|关怀版|"
    r"退订|修改订阅偏好|转发给朋友|\d?上一(版|篇|页|期)\d?|\d?下一(版|篇|页|期)\d?|报纸检索|往期(回顾)?|版面导航|版次导航[:：]?|目录|目錄|回首[页頁]|網站總覽|网站总览|(?:电话|电話|電話|在线|線上)[咨諮][询詢]|在线客服|设置|設置|专题|视频|图片|更多|举报|(?:我要)?评论(?:[（(]\d*[)）])?|感动|高兴|难过|愤怒|同情|无聊|震惊|路过|T|点?(?:点赞|在看|赞|分享|收藏|转发)|刷新|(?:我要)?纠错|"
    r"[倒正]序|只看\S{2,4}|直播(?:已[结結]束|[中间間]|回[放顾顧]|[预預]告)|A[+⁺⁻-]|T[+⁺⁻-]|[A-Z]?\d{1,2}版|第\d+期|返回(顶部|列表|目录)|返回|打赏|置顶|展开|收起|Facebook|Twitter|WhatsApp|Instagram|IG|Threads|Telegram|YouTube|[复複][制製](?:[链連鏈][接結结])?|[转轉][寄發发]|追[踪蹤]我[们們]|[分友]享(?:新[闻聞]|文章)|友善列印|收[听聽](?:全文|本文|文章)?|LINE|热门话题|熱門話題)[\]】）)]?[:：]?"
)
_NAMED = re.compile(r"[\d：:]$|[“”《》（）]")
_SEARCHED = re.compile(r"\S{0,4}\s?(?:热搜|热门|熱門|快捷)\S{0,4}\s*[：:]")
_BRACKETED_ROW = re.compile(r"(?:[【\[][^【】\[\]，。：]{1,10}[】\]][\s　|｜/]*){2,}")
"""Words in brackets of their own, side by side: buttons."""
_BRACKETED = re.compile(r"[【\[]([^【】\[\]]{1,14})[】\]]")
_SOURCED = re.compile(r"(?:来源|來源)\s*[:：].*\d{4}[-年/.]\d{1,2}|\d{4}[-年/.]\d{1,2}.*(?:来源|來源)\s*[:：]")
"""Bibliography: where a report comes from, and its date."""
_CONTROL_FIRST = re.compile(r"[\[【（(]?(作者[:：])?(字号|字体|分享到|分享至)[:：]?(?!.*来源)")
_DANGLING = re.compile(r"(作者|来源|编辑|责编|记者|浏览次数|阅读量?)[:：]$|(作者|来源)[:：](?=字号|字体)")
_READERS = re.compile(
    r"(?:浏览|点击|阅读|访问|瀏覽|點擊|點閱)(?:次数|量|数|次數|人次|人氣|率)?\s*[:：]?\s*\d[\d,.]*"
    r"\s*(?:[万萬w]?\+?)\s*(?:次|人次)?(?=$|[\s　|｜])"
)
_ADDRESS = re.compile(r"^(?:https?:)?//\S+(?=\s+\d{4}[-年/.])")
"""The address of the page before its date."""
_BESIDE = re.compile(r"(?<=[\s　])(?:特?大[\s　]*中?[\s　]*小|小[\s　]*中?[\s　]*大)$")
"""The sizes of letters at the end of a row of bibliography."""
_CHANGED = re.compile(r"(?<=[\s　])已[编編][辑輯]$")
_SIZE = re.compile(r"(?<=[\s　])(?:字号|字體|字体|字號)\s*[:：]\s*$")
_DETAILS = re.compile(r"(?<=[。！？”])\s*[【\[](?:详情|詳情|详细|阅读全文|全文)[】\]]$")
_EDITED = re.compile(r"(?:编辑[\s　|｜/]+删除|編輯[\s　|｜/]+刪除)(?=$|[\s　|｜])")
_SIZES = re.compile(
    r"(?:字[号體体號级級])\s*[：:]?\s*[\[【（(]?\s*(?:特?大|中|小|[标標][准準]|默[认認])(?:[\s/|｜、]*(?:特?大|中|小))*[\]】）)]?(?=$|[\s|｜])"
)
_LETTERS = re.compile(r"[\u4e00-\u9fff]{2,6}\s*[:：]\s*(?:[\[（(]?[A-ZＡ-Ｚ大中小特][+＋-]?[\]）)]?[\s　|｜/]*){2,5}")
"""A label before single letters: the sizes in which a page can be read."""
_HEARD = re.compile(r"(?:收?[听聽]|朗[读讀]|[时時][长長])\s*\d{1,2}:\d{2}(?=$|[\s|｜])")
_COUNTS = re.compile(
    r"(?<=[\s|｜])\d[\d.,]*\s*[万萬wW]?\+?\s*(?:[次人]?[阅閱][读讀]|播放|[浏瀏][览覽]|[评評][论論]|[点點][赞讚])(?=$|[\s|｜])"
)
_COMMENTS = re.compile(r"(?:我来说两句|我要评论|参与评论|评论|跟贴|跟帖)\s*[(（]\d+[)）]")


_EMPTY = re.compile(
    r"(?<=[\s　])(?:(?:作者|来源|來源|编辑|发表于|[浏瀏阅閱点點][览覽读讀击擊][次数數量]{1,2})\s*[：:]\s*)+$"
)
_READ = re.compile(
    r"(?<=\S)(?:(?:[\s　]*[|｜·/][\s　]*|[\s　]+)"
    r"(?:阅读|閱讀|浏览|瀏覽|点击|點擊|點閱|人[气氣]|[热熱]度|[围圍][观觀]|播放|[评評][论論]|回[复覆]|跟[帖贴貼]|[点點][赞讚]|收藏|[转轉][发發])"
    r"(?:量|[数數]|次[数數]|率)?(?:\s*[:：]\s*|\s*(?=[（(])|(?<![评論论复覆帖贴貼赞讚藏发發])\s*)"
    r"[（(]?\d[\d,.]*\s*[万萬wWkK]*\+?\s*(?:人?次|[条條])?[)）]?)+[\s　]*$"
)
"""Counters of the page behind an author, a source or a date."""
_LABELLED = re.compile(r"(?:^|(?<=[\s　]))[^\s\d：:]{2,6}[：:](?=\s*\S)")
_UNREAD = re.compile(r"(?:浏览|阅读|点击)[\s　]*人?次$|^[】\]）)](?=\S)")
"""A count that the page did not fill in; the mark of a control that is gone."""
_SIGNS = (_SIZES, _HEARD, _COUNTS, _UNREAD, _EMPTY, _COMMENTS, _EDITED, _ADDRESS, _SIZE, _CHANGED, _BESIDE)
_BREADCRUMB = re.compile(
    r"^(您?(的|现在的|當前|当前|目前|所在)?(当前)?(的)?位置|当前栏目)\s*[:：]|^\S{0,4}(首页|首頁|主页)\s*[>›»＞/→-]"
    r"|^[\u4e00-\u9fff]{2,8}\s*(?:>>|»|＞＞)\s*[\u4e00-\u9fff]{2,6}$"
)
_ARROWS = re.compile(r"(?<=[^>›»＞→\s])\s*[>›»＞→]{1,2}\s*(?=[^>›»＞→\s])")
_COUNTED = re.compile(r"[\u4e00-\u9fff]{0,3}\d[\d.,]*[万萬w+]*[赞踩评顶藏]?")
_TALLY = re.compile(
    r"(?:[\u4e00-\u9fff]{1,4}\s*[:：]?\s*\d[\d.,:]*\s*[万萬亿億wWkK]*\+?[次条條人个個枚]?[\s|｜·•/、]*){2,}"
)
_COUNTED_THINGS = re.compile(
    "播放|[弹彈]幕|投[币幣]|[点點][赞讚击擊]|收藏|[转轉][发發]|[评評][论論]|[阅閱][读讀]|[浏瀏][览覽]|[观觀]看|分享|留言|在看|粉[丝絲]|人[气氣]|[热熱]度"
)
_APART = re.compile(r"[ \xa0]{2,}|[　\t]+|\s*[|｜·•]\s*")
_PIECE = re.compile(
    r"[^\W\d]{1,5}|[^\W\d]{1,4}\s?[（(]?\d[\d.,]*[万萬wWkK]?\+?[)）]?|\d[\d.,]*[万萬wWkK]?\+?\s?[^\W\d]{1,5}"
)
_COUNT = re.compile(r"\d")
_VOTE = re.compile("[赞踩顶讚评阅]")


def _runs_together(text: str) -> bool:
    """Tell whether a text is a row of links to the parts of a site from which the spaces were lost."""
    known = _RUBRIC.findall(text) if text.startswith(("首页", "首頁")) else []
    return len(known) > FEWEST_LINKS and sum(map(len, known)) >= RUN_TOGETHER * len(text)


def is_rubric(text: str) -> bool:
    """Tell whether a line names a part of a site, and nothing else."""
    return bool(_PART.fullmatch(text) or CONTROL.fullmatch(text))


def is_row_of_links(text: str) -> bool:
    """Tell whether a line is a row of short words with no mark of a sentence, no number and no name in quotes.

    Latin words stand side by side in a title too, so that most of the words are Han; so do single characters where a
    title is spaced out.
    """
    parts = [part for part in PARTS.split(text.strip()) if part]
    if all(len(part) == 1 for part in parts):
        return False
    if sum(bool(re.search("[\u4e00-\u9fff]", part)) for part in parts) < FEWEST_LINKS - 1:
        return False
    short = all(len(part) <= LONGEST_LINK and not _NAMED.search(part) for part in parts)
    return len(parts) >= FEWEST_LINKS and short and not re.search("[，。；、！？：:]", text)


def is_menu(text: str) -> bool:
    """Tell whether a line is a row of controls or of links to other parts of a site: most of its words are."""
    if len(text) > 120 or re.search("[，。；]", text) or _SOURCED.search(text):
        return False
    parts = [part for part in PARTS.split(re.sub(r"[】\]]\s*[【\[]", " ", text).strip("【】[]")) if part]
    named = len(parts) > 1 and all(map(is_rubric, parts)) and not re.search(r"\d", text)
    if _BRACKETED_ROW.fullmatch(text) or _runs_together(text) or named:
        return True
    if _LETTERS.fullmatch(text) or (parts and parts[0] in ("首页", "首頁") and all(len(part) <= 4 for part in parts)):
        return True
    rubrics = sum(bool(_RUBRIC.fullmatch(part)) for part in parts)
    if len(parts) >= FEWEST_LINKS and rubrics >= 0.6 * len(parts) and all(len(part) <= LONGEST_LINK for part in parts):
        return True
    controls = sum(bool(CONTROL.fullmatch(part)) for part in parts)
    searched = _SEARCHED.match(text)
    links = [part for part in PARTS.split(text[searched.end() :] if searched else text) if part]
    known = sum(len(part) <= LONGEST_LINK and not _NAMED.search(part) for part in links)
    even = len(links) >= FEWEST_LINKS and known >= EVEN * len(links) and max(map(len, links)) <= LONGEST_LINK
    if even and (searched or controls + rubrics > (len(links) < MANY_LINKS)):
        return True
    short = len(parts) > 3 and controls > 1 and all(len(part) <= LONGEST_LINK for part in parts)
    share = 0.4 if short else 0.6
    return bool(parts) and controls >= share * len(parts) and (len(parts) > 1 or len(text) > 1)


def controls(text: str) -> list[bool]:
    """Tell of each character of a line whether it belongs to a control that stands among its words (字号, 打印).

    A line with fewer than two controls, or with a sentence, is left alone; a count of readers goes with them.
    """
    flags = [False] * len(text)
    if details := _DETAILS.search(text):
        flags[details.start() :] = [True] * (len(text) - details.start())
    if len(text) > 160 or "。" in text:
        return flags
    parts = list(re.finditer(r"[^\s　|｜]+", text))
    found = [part for part in parts if CONTROL.fullmatch(part[0]) or _CONTROL_FIRST.match(part[0])]
    for match in _BRACKETED.finditer(text):
        if all(CONTROL.fullmatch(part) for part in PARTS.split(re.sub("[:：]", " ", match[1])) if part):
            flags[match.start() : match.end()] = [True] * len(match[0])
    for match in (found for sign in (*_SIGNS, *_read(text)) for found in sign.finditer(text)):
        flags[match.start() : match.end()] = [True] * len(match[0])
    if len(found) + any(flags) < 2:
        return flags
    for match in _READERS.finditer(text):
        flags[match.start() : match.end()] = [True] * len(match[0])
    for part in found:
        flags[part.start() : part.end()] = [True] * len(part[0])
    for part in parts:
        if _DANGLING.search(part[0]) and all(flags[i] for i in range(part.end(), len(text)) if not text[i].isspace()):
            flags[part.start() : part.end()] = [True] * len(part[0])
    for bar in re.finditer(r"\s*[|｜]\s*", text):
        if flags[bar.start() - 1] and flags[min(bar.end(), len(text) - 1)]:
            flags[bar.start() : bar.end()] = [True] * len(bar[0])
    return flags


def _read(text: str) -> tuple[re.Pattern[str], ...]:
    """The count of readers at the end of a line; in a row of labels it is what the row says of a report."""
    return () if len(_LABELLED.findall(text)) > MANY_LABELS else (_READ,)


def is_count(text: str) -> bool:
    """Tell whether a line counts readers and votes: numbers and controls, nothing else."""
    if _TALLY.fullmatch(text) and len(_COUNTED_THINGS.findall(text)) > 1:
        return True
    if _is_row_of_buttons(text):
        return True
    parts = [part for part in PARTS.split(text) if part]
    counted = [part for part in parts if _COUNTED.fullmatch(part)]
    buttons = [part for part in parts if CONTROL.fullmatch(part) or _VOTE.fullmatch(part)]
    return len(counted) > 1 and bool(_VOTE.search(text)) and len(counted) + len(buttons) == len(parts)


def _is_row_of_buttons(text: str) -> bool:
    """Tell whether a line is a row of short pieces, one with a number, one of them known as a control."""
    pieces = [piece for piece in _APART.split(text) if piece]
    short = len(pieces) >= FEWEST_BUTTONS and all(map(_PIECE.fullmatch, pieces))
    return short and any(map(_COUNT.search, pieces)) and any(map(CONTROL.fullmatch, pieces))


def is_breadcrumb(text: str) -> bool:
    """Tell whether a line is the path to a page: the parts of a site with arrows between them."""
    arrows = len(_ARROWS.findall(text)) >= 2 and not re.search("[，。]", text)
    return len(text) <= LONGEST_PATH and (arrows or bool(_BREADCRUMB.search(text)))
