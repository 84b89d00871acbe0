"""What a paragraph is, as far as its form alone tells."""

from __future__ import annotations

import re

from scripts.corpus.model import Kind
from scripts.corpus.traced import Traced
from scripts.text.markers import BULLETS, PHOTO, asks, is_role, label, marker, speaker

LONGEST_HEADING = 45
LONGEST = 1000  # characters; what is longer is running text, or an item
LONGEST_LATIN = 100
LONGEST_PADDED = 60  # characters of a line in which the names are set as wide as three characters
LONGEST_PHRASE = 30  # a longer headline has at most one clause mark
_FRAMED = re.compile(rf"^([{BULLETS}])\s*([^{BULLETS}]+?)\s*\1$")
_DASHED = re.compile(r"^([—–―]{1,3}|-{2,3})\s*([^\s—–―-](?:[^—–―]*[^\s—–―-])?)\s*\1$")
"""A line between two dashes: a slogan, the number of a section."""
_BULLET = re.compile(rf"^\s*(?:[{PHOTO}]{{1,3}}\s*|[{BULLETS}]\ufe0f?\s*|[-*·+–]\s+|·)")
_ITEMS = frozenset({"bullet", "step", "bracketed", "is", "number", "bracketed number", "circled", "letter"})
_LATIN_ORDINAL = re.compile(r"^(?:[IVX]{1,5}|[A-Z]|\d{1,2})[.)]\s+")
_WIDE_GAP = re.compile(r"[ 　]*[　|｜][ 　]*| {2,}")
_CREDITED = re.compile(r"[\u4e00-\u9fff]{1,6}\s*[：:／/]\s*[^\s，。：:！？][^，。：:！？]{0,15}")
_PADDED = re.compile(
    r"(?<![\u4e00-\u9fff])(?<!^[\u4e00-\u9fff][ 　])([\u4e00-\u9fff])[ 　]([\u4e00-\u9fff])"
    r"(?![\u4e00-\u9fff]|[ 　][\u4e00-\u9fff](?:[ 　：:|]|$))"
)
"""A name of two characters with a space between them, so that it is as wide as one of three."""
_SENTENCE = re.compile(r"[。！？；!?;]")
_SPEECH = re.compile(r"^[^：:]{7,}[：:][“「『](?:.*[。！？!?…]|[^”」』]*—)[”」』]$")
"""A clause that leads to what somebody says, in whole sentences."""
_NAME = r"[^\s，。？！：:]{2,4}"
_DATE = r"(?:\d{4}\s*[年./-]\s*\d{1,2}\s*[月./-]\s*\d{1,2}\s*日?|\d{2,3}年\d{1,2}月\d{1,2}日)"
_MONTH = "(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_CLOCK = r"(?:上午|下午|晚上?)?\s*\d{1,2}[:：]\d{2}(?:[:：]\d{2})?"
CAPTION = (
    r"^[(（【\[]?[上下左右本]?[图圖](?:为|為|[\d①-⑳一二三四五六七八九十]{0,2}\s*[:：]|[)）]"
    r"|[\d①-⑳一二三四五六七八九十]{1,2}(?:[)）]|[\s　.．](?=.{4})))"
)
"""How a caption begins: 图为…, 图②：…, （上图）…, 图三　…."""
_FORMS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    (
        "byline",
        re.compile(
            rf"^[□■◇\s]*([^\s，。：]{{2,8}}\s+)?([^\s。]{{0,12}}(记者|实习生|通讯员|記者|特派[员員]|實習生|通訊員|[评評][论論][员員]|撰稿人?|主[笔筆]|[编編][译譯])|文|作者|撰文|采写|採寫)[\s/／：:丨|｜]+{_NAME}"
            rf"([\s、]+[^\s，。？！]{{1,6}})*(\s*(摄|文|图|文/图|文并摄|攝影報導|報導))?$"
        ),
    ),
    ("byline", re.compile(r"^[^\s，。：:／/]{2,8}\s?[/／]\s?(?:編輯部|编辑部|綜合報[導道]|综合报道)$")),
    ("byline", re.compile(r"^(文|图|摄影|文字)\s*[/／]\s*\S{0,14}(记者|通讯员|記者)\s+\S{2,4}(\s+\S{2,8})*$")),
    ("byline", re.compile(r"^[〔【\[（(]\s*\S{0,6}(記者|记者|通讯员|特派員)[^〕】\]）)。]{1,24}[〕】\]）)]$")),
    (
        "byline",
        re.compile(
            r"^(本报|本刊|本网|本台|本報|本刊特约|本报特约)(记者|記者|通讯员|实习生)"
            r"[\s　]*[\u4e00-\u9fff]([\s　]?[\u4e00-\u9fff]){1,2}([\s　、]+[\u4e00-\u9fff]{2,4})*$"
        ),
    ),
    ("byline", re.compile(r"^(?:[^\s，。／/]{2,8}\s*[／/]\s*)?記者[^\s，。／/]{2,8}\s*[／/]\s*\S{2,10}(報導|報道)$")),
    (
        "byline",
        re.compile(
            r"^(?:[文图圖]|摄影|文字)\s*[/／]\s*[文图圖摄攝][\s　:：]+[^\s，。]{2,12}(?:[\s　]+[^\s，。]{2,4}){0,3}$"
        ),
    ),
    ("byline", re.compile(rf"^{_NAME}(?:[、 　]{_NAME})?[ 　/／]+(?:撰文?|文|[编編][译譯])$")),
    ("byline", re.compile(r"^(文[/／]图|图[/／]文|文图)[\s：:/／]*\S{2,10}(\s\S{2,6})*$")),
    (
        "metadata",
        re.compile(
            r"^[（(](?:.{0,4}作者(?:系|[为為]|是|[单單]位|[：:])[^（）()]{2,40}"
            r"|(?=[^（）()。]{4,50}[)）]$)(?!.*[摄攝])[^（）()。]*(?:整理|[翻编編][译譯]|撰稿|[录錄]音)[^（）()。]*)[)）]$"
        ),
    ),
    (
        "caption",
        re.compile(
            rf"([(（][^()（）]{{0,20}}(资料图|供[图圖]|摄|图|提供|資料[照圖]片?|攝|[图圖攝摄][/／|｜]\S{{2,8}}|截图)[)）]|{CAPTION}.*)$"
        ),
    ),
    ("caption", re.compile(r"^[^。]{2,90}(。[^。]{0,24})?[\s　/／。][^\s，。]{1,8}[/／]?\s*(摄|攝)(影)?[)）]?$")),
    ("caption", re.compile(r"^[^。]{2,60}。\s*[^\s，。]{2,12}(供图|供圖)$")),
    ("caption", re.compile(r"^.{2,200}[。\s](?:\S{2,6}(?:社发|社發|[记記]者|通[讯訊]员))\s+\S{2,4}\s*[摄攝]$")),
    ("caption", re.compile(r"^[^。，]{0,30}(供图|供圖|资料图|新华社发|中新社发|資料照片|资料照片|资料图片)$")),
    (
        "caption",
        re.compile(
            r"^[(（]?(除署名[外的]，?|除.{2,6}外，?)?(本文|本版|文中|本组|本組|以上|上述)?(组|組)?(图片|照片|圖片|配图|图|圖)(片)?(均|皆)?(由|来自|來自|来源)[^。]{2,24}[)）]?$"
        ),
    ),
    ("caption", re.compile(r"^[^。]{2,60}[。，][图圖]?片?(?:取自|翻拍自|[翻擷]攝?取?自)\s?[^。，]{2,24}$")),
    (
        "caption",
        re.compile(
            r"^[\u4e00-\u9fff]{1,3}[\s　]?[\u4e00-\u9fff]{1,2}\s?[作画绘][（(][^（）()，。]{2,10}[发發供][)）]$"
        ),
    ),
    ("caption", re.compile(r"^(图源|图片来源|圖片來源)\s*[:：]\s*[^。]{2,20}$")),
    (
        "caption",
        re.compile(
            r"^[图圖]\s*[|｜丨/／]\s*\S{2,20}$|^[^：:]{2,60}[。\s]摄影\s*[:：/／]\s*\S{2,4}$|^[^\s，。]{2,4}\s?[/／]?\s?[摄攝]$"
        ),
    ),
    (
        "editor-note",
        re.compile(
            r"^[【\[]?(编者按|编者的话|按语|导语|導語|导读|编辑手记|编后|编后语|編後|開欄語|开栏语|開欄的話|开栏的话|編者按|編者的話)\s*(?:[:：|丨｜]|[】\]])(?=.)"
        ),
    ),
    ("metadata", re.compile(r"^(发布)?(时间|日期|来源|责任编辑|编辑)\s*[:：](?=.*[^。]$)")),
    (
        "metadata",
        re.compile(
            r"^[\[【(（]\d{4}[-./年]\d{1,2}[-./月]\d{1,2}日?[\])】）]\s*(?:发表|發表|刊登|刊出)$|^(更新|发稿|發稿|刊登|刊出|上线|上線|首发|发表|發表|建立|录入|上传|上傳|修改|播出|推送)(时间|時間|日期)\s*[:：]"
            r"\s*\d[\d\s年月日:：./-]*$"
        ),
    ),
    (
        "metadata",
        re.compile(
            r"^[^\s，。：:]{2,14}\s*[|｜丨]\s*(\d{4}年)?第\s*\d+\s*[期号]$"
            r"|^[^\s，。：:]{2,14}(局|委|办|中心|政府|所|队|院|社|部|站|馆|会|公司|发布|报|处)[\s　]+"
            r"\d{4}年\d{1,2}月(\d{1,2}日)?$"
            r"|^\d{4}年\d{1,2}月(\d{1,2}日)?[\s　]+第\s*\d+\s*[期号]$"
        ),
    ),
    (
        "metadata",
        re.compile(
            rf"^(?=.{{0,70}}$)[（(]?[^，。：:！？]{{0,24}}{_DATE}(\s*\(?（?(星期|周|週)[一二三四五六日天]）?\)?)?(\s*{_CLOCK})?"
            r"(?=$|[\s　]|印发|印發|发布|\d{1,2}时|[)）]$)[^，。！？]*$"
        ),
    ),
    ("metadata", re.compile(rf"^(?=.{{0,40}}$)[^，。：:！？]{{1,24}}[\s　]+{_CLOCK}$")),
    ("metadata", re.compile(rf"^(?=.{{0,50}}$)[^，。：:！？]{{0,24}}\d{{2}}-\d{{2}}\s+{_CLOCK}[^，。！？]*$")),
    (
        "metadata",
        re.compile(
            r"^(?:[^\s：:]{0,8}\s*)?(?:\d{4}年)?第\s*\d+\s*期([（(]总第?\s*\d+\s*期[)）])?(\s[^：:]{0,12}|\s*[|｜丨·•]\s*\d{4}年[^，。：:]{0,8})?$"
        ),
    ),
    (
        "metadata",
        re.compile(
            r"^\d{4}\s*年\s*\d{1,2}\s*月(\s*\d{1,2}\s*日)?$|^[〇○零一二三四五六七八九]{4}年[一二三四五六七八九十]{1,2}月([一二三四五六七八九十]{1,3}日|号|號)?$|^\S{2,14}令\s*第\s*\d+\s*号$"
        ),
    ),
    ("metadata", re.compile(r"^\S{2,14}[〔\[（(]\d{4}[〕\]）)]\s*(第\s*)?\d+\s*号$|^\S{4,24}(文件|公报|简报)$")),
    ("metadata", re.compile(r"^\S{2,8}(日报|晚报|晨报|早报|时报|商报|周报|周刊|日報|晚報)\s*[·•|｜]\s*\S{2,8}$")),
    (
        "metadata",
        re.compile(
            rf"^[（(](本[栏版期]|录音|文字|责任|責任|特约|执行)?(编辑|編輯|責編|责编|整理|记录|校对|審稿)\s*[:：]?\s*[^。]{{2,24}}[)）]$|^(责任编辑|责编|编辑|校对|審校|審核|美编|版式|一版编辑|本版编辑|本期编辑|值班编辑)\s+{_NAME}(\s+\S{{2,4}}\s+{_NAME})*$"
        ),
    ),
    ("metadata", re.compile(r"^[（(]?原(标题|標題|题|題|文标题)\s*[:：].{2,60}[)）]?$")),
    ("metadata", re.compile(r"^(?:星期|周|週)[一二三四五六日天]$|^\d{4}\s*年[\s　_＿]*月[\s　_＿]*日$")),
    ("metadata", re.compile(r"^原[创創][\s　|｜]+[^\s，。：]{2,14}(?:[\s　|｜]+[^\s，。：]{2,14}){0,3}$")),
    (
        "metadata",
        re.compile(r"^(?=.{6,40}$)[^，。：:！？]*\d{4}\s*年[^，。：:！？]{0,12}第?\s*\d+\s*期[^，。：:！？]*$"),
    ),
    ("metadata", re.compile(rf"^(?=.{{0,90}}$)[^。]*(?:来源|來源)\s*[:：][^。]*{_DATE}[^。]*$")),
    ("metadata", re.compile(rf"^(?=.{{0,90}}$)[^。，]*{_DATE}[^。，]*(?:来源|來源)\s*[:：][^。，]{{1,20}}$")),
    ("metadata", re.compile(rf"^《[^》]{{2,12}}》\s*[（(]?{_DATE}[)）]?\s*\S{{0,4}}版?$")),
    ("metadata", re.compile(rf"^[在于於]?\s*{_DATE}.{{0,60}}(?:写道|寫道|wrote)\s*[:：]$")),
    ("metadata", re.compile(rf"^{_MONTH}\s+\d{{1,2}},\s+\d{{4}}\b[^.。]{{0,60}}$")),
    ("metadata", re.compile(r"^[（(]此件[^。，]{2,12}[)）]$")),
    ("metadata", re.compile(r"^\S{0,6}[时時][间間]\s*\d{1,2}[时時點点]\d{1,2}分$")),
    ("metadata", re.compile(r"^(抄送|主送|分送)\s*[:：].{2,80}$")),
    ("metadata", re.compile(r"^(第\s*)?[A-Z]?\d{1,2}\s*版\s*[·：:｜|\s]\s*\S{2,8}$")),
    ("metadata", re.compile(rf"^第\s*[A-Z]?\d{{1,3}}\s*版\s*[：:][^。]{{2,24}}\s{_DATE}$")),
    ("metadata", re.compile(rf"^[（(](?=.*{_DATE}).*(通过|发布|公布|印发|施行|修订|修正).*[)）]$")),
    ("answer-note", re.compile(r"^\S{2,8}(回答记者提问|答记者问|介绍(相关|有关)?情况)$")),
    ("question", re.compile(r"^[^。，,]{2,20}记者\s*[:：].*[?？]$")),
    (
        "question",
        re.compile(r"^[【\[]?(?:问题|問題|提问|提問)\s*[\d一二三四五六七八九十]{0,3}[】\]]?\s*[:：.、]?.*[?？]$"),
    ),
    ("question", re.compile(r"^(?:\d{1,3}\s*[.、．]\s*)?(?:问|問|Q\d*|【问】|\[问\])\s*[:：]?(?<=[:：】\]Q\d])")),
)


def is_list_item(text: str) -> bool:
    """Tell whether a paragraph begins with a bullet or an enumeration (●, ①, （一）, 一是, 1., 第一步：)."""
    found = marker(text.strip())
    if _FRAMED.match(text.strip()):
        return False
    return bool(_BULLET.match(text)) or bool(found and found.style in _ITEMS)


def drop_frame(traced: Traced) -> Traced:
    """Remove the dashes on both sides of a line (—— …… ——); a dash on one side is a mark of the text."""
    framed = _DASHED.match(traced.text)
    return traced[framed.start(2) : framed.end(2)] if framed else traced


def drop_bullet(traced: Traced) -> Traced:
    """Remove the bullet before a list item, and the mark of a photo; enumerations are words and stay.

    Of a heading between two marks (★…★) both go.
    """
    framed = _FRAMED.match(traced.text)
    if framed:
        return traced[framed.start(2) : framed.end(2)]
    match = _BULLET.match(traced.text)
    return traced[match.end() :] if match else traced


def is_headline(text: str) -> bool:
    """Tell whether a paragraph is short, holds no sentence mark and does not break off.

    A longer one with several clauses is a sentence without its stop, and one that ends in a colon introduces what
    follows, but for a bare label of up to four characters.
    """
    bare = text.strip()
    if not re.search("[\u4e00-\u9fff]", bare):
        unnumbered = _LATIN_ORDINAL.sub("", bare)
        return 3 <= len(bare) <= LONGEST_LATIN and not re.search("[.,;:]$|[.!?] [A-Z]", unnumbered)
    if re.search("https?://", bare) or _SPEECH.search(bare) or re.fullmatch("[（(].{10,}[)）]", bare):
        return False
    if len(bare) > LONGEST_HEADING or _SENTENCE.search(bare) or re.search("(?:[，、,]|——)$", bare):
        return False
    if bare.endswith(("：", ":")):
        return bool(re.fullmatch(r"[\u4e00-\u9fff]{0,3}(人|者|嘉宾|名单|单位|成员|委员)[：:]", bare))
    turn = speaker(bare)
    if turn and (is_role(turn.name) or (bare[0] in "【[" and turn.length < len(bare))):
        return False
    clauses = len(re.findall("[，：:]", bare))
    return clauses < (3 if len(bare) <= LONGEST_PHRASE else 2)


def is_spoken_headline(text: str) -> bool:
    """Tell whether a short paragraph without a full stop may be a headline with ？ ！ ； or …… in it or behind it."""
    bare = text.strip()
    short = 2 <= len(bare) <= LONGEST_PHRASE + 6 and "。" not in bare and bare[-1:] not in "，、,：:"
    said = re.search(r"”[^”]{0,12}(说|道|表示|問|问)", bare)
    turn = speaker(bare)
    said = said or _SPEECH.search(bare)
    spoken = turn is not None and not re.search(r"[\d点时分]", turn.name)
    marked = _SENTENCE.search(bare) or bare.endswith("——")
    return short and bool(marked) and not said and not spoken


_ASKED = "(?:怎么办?|如何|什么|多少|哪[些里儿个]?|吗|呢|为何|能否|是否|会不会|能不能|怎麼|什麼|嗎)$"
"""How a question ends whose mark is lost."""


def _spoken(text: str) -> Kind | None:
    """The kind of a turn of a dialogue whose speaker asks."""
    found = speaker(text)
    if found and asks(found.name) and re.search(f"[?？]|请|{_ASKED}", text[found.length :]):
        return "question"
    return None


_QUESTION = re.compile(r"(?:问|問|提问|提問|Q\d*)\s*[:：]")


def _bulleted(text: str) -> Kind:
    """What stands behind a bullet: an item, but for captions and labelled lines."""
    if re.search(r"^图为|(?:供图|\s\S{1,4}\s?[摄攝])[)）]?$", text):
        return "caption"
    if any(kind == "byline" and pattern.search(text) for kind, pattern in _FORMS):
        return "byline"
    if _QUESTION.match(text) or _spoken(text):
        return "question"
    return "metadata" if label(text) and not re.search("[。！？；]", text) else "list-item"


def _is_row_of_credits(text: str) -> bool:
    """Tell whether a line is a row of labels, each with a name or two, one of them known as a label."""
    parts = [part for part in _WIDE_GAP.split(text) if part] if len(text) <= LONGEST_PADDED else []
    return len(parts) > 1 and all(map(_CREDITED.fullmatch, parts)) and any(map(label, parts))


def form(text: str) -> Kind | None:
    """Return the kind that a paragraph's form shows, or None for headlines and running text."""
    bare = text.strip()
    if len(bare) > LONGEST:
        return "list-item" if is_list_item(bare) else None
    bare = _PADDED.sub(r"\1\2", bare) if len(bare) <= LONGEST_PADDED else bare
    byline, photo = _FORMS[0][1].search(bare), bare[:1] in PHOTO and len(bare) > 1 and _spoken(bare[1:]) is None
    if photo:
        return "caption"
    if byline and not re.match("[^：:]{1,6}[|｜丨]", bare):
        return "byline"
    found = marker(bare)
    if found and found.style == "number" and _FORMS[-1][1].search(bare):
        return "question"
    if is_list_item(bare):
        return _bulleted(bare[found.length :].lstrip()) if found and found.style in ("bullet", "photo") else "list-item"
    shown = next((kind for kind, pattern in _FORMS if pattern.search(bare)), None) or _spoken(bare)
    bare = bare[1:-1] if re.fullmatch(r"[\[【（(][^\]】）)]+[\]】）)]", bare) else bare
    labelled = label(bare) and not re.search("[。！？；]", bare) and len(bare) <= 80
    return shown or ("metadata" if labelled or _is_row_of_credits(bare) else None)
