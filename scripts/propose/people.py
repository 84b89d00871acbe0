"""Candidates for new entities by rule: persons who speak in office, organisations, and names in quotation marks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from scripts.corpus.model import Passage
from scripts.corpus.records import EntityRecord
from scripts.propose.script import simplified

_SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪"
    "廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤康易乔赖文温樊兰殷施洪翟安颜倪牛季鲁"
    "葛申尤毕聂焦岳齐沿庄辛柯裴柴阮欧祁涂古左关卓纪冉骆闵游辜靳卞褚娄匡华喻柏水窦章云奚柳鲍俞凤花费廉岑滕傅皮伍项祝屈路危"
)
_OFFICE = (
    "(?:局长|主任|主席|书记|市长|镇长|乡长|县长|区长|州长|省长|所长|馆长|处长|科长|队长|总队长|支队长|大队长|站长|班长|组长|警长|船长|机长|"
    "政委|院长|校长|园长|社长|台长|总编辑|主编|经理|总裁|董事长|理事长|教授|院士|发言人|秘书长|会长|部长|厅长|行长|负责人|专家|研究员|"
    "工程师|医生|医师|教师|律师|法官|检察官|代表|委员|支书|班主|老板|会长|村长|导演|馆员)"
)
_SPEAKS = "介绍|说|表示|指出|认为|强调|透露|告诉|称|主持|回答|坦言|回忆|解释|补充|道"
_DOES = (
    r"带|率|在|向|对|与|和|将|也|就|还|从|正|已|曾|是|到|来|走|准时|等|的|出席|"
    r"参加|宣布|今年|[，、。；：:（）()”」]|$"
)
_PERSON = re.compile(rf"{_OFFICE}(?P<name>[{_SURNAMES}][一-鿿]{{1,2}})")
_NOBODY = re.compile("某|先生|女士|同志|代表|委员")
_BODY = re.compile(
    r"(?P<name>[一-鿿]{2,12}?(?:公安局|公安分局|派出所|总队|支队|委员会|管理局|管理处|管理所|研究院|研究会|学会|协会|大学|中学|小学|"
    r"出版社|医院|法院|检察院|集团|有限公司|图书馆|博物馆|基金会|商会))"
)
_QUOTED = re.compile(
    r"[“「](?P<name>[^”」，。；、！？]{2,14})[”」](?P<what>行动|平台|系统|工程|应用|项目|计划|热线|专案|品牌|工作法|机制|模式)"
)
_HEADS = re.compile(
    r"^(?:.*(?:和|与|由|在|向|从|到|被|为|对|是|有|经|的|了|及|等|将|把|让|使|给|赴|入|走进|联合|会同|记者))"
)
_PLATFORMS = {"行动": "operation", "专案": "operation", "热线": "hotline"}
TWICE = 2  # an organisation or a name is a candidate from its second place on; a person who speaks, from the first


class Name(NamedTuple):
    """A name that may be a new entity: what sort, and the passage and words where it first stands."""

    name: str
    type: str
    passage: str
    words: str


def _length(whole: str, text: str, start: int, longest: int) -> int:
    """Return how long a person's name is: up to a word for what persons do, else as much as recurs."""
    if re.match(_SPEAKS, text[start + 2 :]):
        return 2
    ends = [size for size in range(longest, 1, -1) if re.match(f"{_SPEAKS}|{_DOES}", text[start + size :])]
    again = [size for size in range(longest, 1, -1) if whole.count(text[start : start + size]) > 1]
    return next(iter([*ends, *again]), 0)


def _persons(passage: Passage, text: str, whole: str) -> Iterable[Name]:
    for match in _PERSON.finditer(text):
        start = match.start("name")
        end = start + _length(whole, text, start, match.end() - start)
        if end > start and not _NOBODY.search(text[start:end]):
            yield Name(passage.text[start:end], "person", passage.id, passage.text[max(0, match.start() - 16) : end])


def _names(passage: Passage, whole: str) -> Iterable[Name]:
    text = passage.text
    yield from _persons(passage, simplified(text), whole)
    for match in _BODY.finditer(text):
        name = _HEADS.sub("", match["name"])
        if len(name) > 3:
            yield Name(name, "organisation", passage.id, text[max(0, match.start() - 6) : match.end() + 6])
    for match in _QUOTED.finditer(text):
        name = f"“{match['name']}”"
        yield Name(name, _PLATFORMS.get(match["what"], "programme"), passage.id, text[match.start() : match.end() + 8])


def candidates(passages: Sequence[Passage], known: Sequence[EntityRecord]) -> list[Name]:
    """Return names that no entity has yet, in order of place."""
    owned = {name.strip("“”") for record in known for name in (record.name, *record.aliases)}
    whole = "\n".join(simplified(passage.text) for passage in passages)
    found = [name for passage in passages for name in _names(passage, whole) if name.name.strip("“”") not in owned]
    counts = Counter(name.name for name in found)
    first = {name.name: name for name in reversed(found)}
    return [
        name
        for name in dict.fromkeys(first[person.name] for person in found)
        if name.type == "person" or counts[name.name] >= TWICE
    ]
