"""The measure words of Chinese press prose, and the words around a number that qualify it.

Measure words are a closed class of the grammar (see Lü Shuxiang, *Eight hundred words of modern Chinese*, appendix
on classifiers); the list holds those by which press prose counts.
"""

from __future__ import annotations

import re

_TIMES = "[人件车班场证台架户批趟辆例艘册单列家航船亩吨]次"
_TIME = "个?小时|个?工作日|个(?:多)?月|个?星期|分钟|秒钟?|昼夜|[天年周秒]"
_MONEY = "(?:美|欧|日|港|澳|韩|新台|台)[元币]|人民币|英镑|卢布|元|角(?!度|落|色)"
_SIZE = (
    "平方(?:公里|千米|公尺|米)|立方(?:公尺|米)|标准箱|标箱|公里|公尺|公分|千米|厘米|毫米|海里|公顷|公斤|千克|毫克|毫升|千瓦时|千瓦|兆瓦|"
    "摄氏度|吨公里|(?:km|kg|cm|mm|ml|kWh|MWh|kW|MW|GB|TB|MB)(?![A-Za-z])|[米亩吨克斤升℃㎡]"
)
_SHARE = "个?[百千]分点|[%％‰倍成折]"
_THINGS = (
    "个|名|人|位|起|件|项|条|家|户|所|座|处|栋|幢|间|套|台|部|辆|艘|架|列|班|趟|支|枝|把|枚|颗|粒|根|张|份|封|册|本|篇|幅|首|集|场|次|"
    "例|宗|桩|批|组|队|对|片|块|段|层|级|类|种|款|门|道|笔|单|只|头|匹|棵|株|盏|面|桶|箱|袋|瓶|盒|岁|轮|股|席|代|站|点|字|页|"
    "万?字节|方面|方|大|节|幕|期(?!间|待|望)|尾|羽|课时|学时|度(?!过|假)|分(?!钟|之|别|为|成|布|析|享|流|公|局|管|队|支)"
)
UNIT = f"{_TIMES}|{_TIME}|{_MONEY}|{_SHARE}|{_SIZE}|{_THINGS}"
"""A measure word, longest first within its kind."""

SPOKEN = frozenset("个名人位起件项条家户所座处栋台辆支张份场次例批组级类种款部本倍成天年周元米岁秒方大") | {
    "公里", "小时", "个小时", "分钟", "个月", "个多月", "个星期", "个工作日", "个百分点", "人次", "方面",
}  # fmt: skip
"""Measure words that a numeral in Chinese characters is counted by; the rest mostly make names (三峡, 八面)."""

SAME = {
    "名": "人", "位": "人", "个小时": "小时", "个多月": "个月", "星期": "周", "个星期": "周", "秒钟": "秒", "％": "%",
    "百分点": "个百分点", "方面": "个", "方": "个", "大": "个", "个工作日": "工作日", "港币": "港元", "人民币": "元",
    "千分点": "个千分点", "摄氏度": "℃",
    "公尺": "米", "公分": "厘米", "平方公尺": "平方米", "立方公尺": "立方米", "台币": "新台币",
    "㎡": "平方米", "km": "公里", "kg": "公斤", "cm": "厘米",
    "mm": "毫米", "ml": "毫升", "kWh": "千瓦时", "kW": "千瓦", "MW": "兆瓦",
    "标箱": "标准箱", "台元": "新台币",
}  # fmt: skip
"""One spelling for units that count the same."""

BEFORE = (
    "大约|大概|将近|接近|超过|超出|至少|最多|最高|最快|最低|最短|最长|不足|不到|不少于|不低于|不超过|起码|几乎|约|近|超|逾"
    "|上"
)
AFTER = "有余|以上|以下|以内|左右|上下(?!游)|许(?!多|可|愿)"
INSIDE = "[余多来]"

PERSONS = (
    "学生|群众|民警|干部|职工|居民|游客|旅客|市民|人口|老人|儿童|师生|教师|志愿者|党员|村民|网民|用户|观众|读者|"
    "考生|员工|工人|农民|患者|业主|学员|队员|人员"
)
NOTHING = {
    "事故": "起", "发生": "起", "案件": "起", "发案": "起", "重大": "起", "火灾": "起", "上访": "起", "投诉": "件",
    "差错": "件",    "失误": "件", "违纪": "件", "伤亡": "人", "死亡": "人", "感染": "人",
}  # fmt: skip
"""What can be nought of (零事故), and how it is counted; other words after 零 are idioms (零距离)."""

_PATTERN = re.compile(UNIT)


def unit_of(printed: str) -> str:
    """Return the unit that a printed measure word stands for: 名 counts persons, 个小时 hours."""
    return SAME.get(printed, printed)


def measure_word(text: str, at: int) -> str:
    """Return the measure word that begins at an offset, or nothing; the longest there is."""
    found = _PATTERN.match(text, at)
    return found[0] if found else ""
