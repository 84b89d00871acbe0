"""Candidates for new entities by rule: persons who speak in office, organisations, and names in quotation marks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from scripts.corpus.model import Passage
from scripts.corpus.records import EntityRecord

_SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪"
    "廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤康易乔赖文"
)
_OFFICE = (
    "(?:局长|副局长|主任|副主任|主席|书记|副书记|市长|镇长|县长|区长|所长|副所长|馆长|处长|副处长|科长|队长|总队长|支队长|大队长|"
    "政委|院长|校长|经理|董事长|教授|发言人|秘书长|会长|部长|厅长|负责人|专家|研究员|代表|委员)"
)
_PERSON = re.compile(
    rf"{_OFFICE}(?P<name>[{_SURNAMES}][一-鿿]{{1,2}}?)(?=介绍|说|表示|指出|认为|强调|透露|告诉|称|主持|回答|坦言|，|、)"
)
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


def _names(passage: Passage) -> Iterable[Name]:
    text = passage.text
    for match in _PERSON.finditer(text):
        yield Name(match["name"], "person", passage.id, text[max(0, match.start() - 16) : match.end()])
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
    found = [name for passage in passages for name in _names(passage) if name.name.strip("“”") not in owned]
    counts = Counter(name.name for name in found)
    first = {name.name: name for name in reversed(found)}
    return [
        name
        for name in dict.fromkeys(first[one.name] for one in found)
        if name.type == "person" or counts[name.name] >= TWICE
    ]
