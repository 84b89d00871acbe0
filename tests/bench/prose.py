"""Invented Chinese press prose of any length, the same for the same seed.

Sentences follow a few patterns of news; their nouns and verbs are coined, frequent characters and words more
often (rank r: weight 1/r, Zipf's law), as in natural text, so that an index of it has about the shape that an
index of real papers has. Nothing is taken from any paper.
"""

from __future__ import annotations

from itertools import accumulate
from random import Random

FREQUENT = (
    "国人年大中上来到时地出会可发生学下里后作用道行所前事成方多经法当起动同现其定开本体进面种过全长高业家"
    "日心天力机政社部民公新工市关报代表化水车路海门电话通信书文字音乐画图城乡农田花草木林山石河江湖风雨雪云"
    "光明星月春夏秋冬早晚东西南北内外左右远近手足口目身头脸老少男女父母子儿友师医食米面饭茶酒衣布房屋楼桥船"
    "港站台广场店市价钱金银铁钢铜土火气热冷温干湿声色香味红黄蓝绿白黑平安和美好真正实空满轻重快慢强弱深浅"
    "修建造制办管理保护检查记录收支计算设备产品质量服务教育文化交流活动参加组织计划准复杂系统松紧周围余程"
)
"""Characters that the words of any paper are full of, roughly the most frequent first."""
COMMON = [bytes([row, cell]).decode("gb2312") for row in range(0xB0, 0xD7) for cell in range(0xA1, 0xFA)]
"""The 3,755 characters of GB 2312, level 1, which leave the last row's tail empty."""

PATTERNS = (
    "{date}，{body}在{place}{verb}{noun}，{noun}{verb}{amount}。",
    "本报从{body}获悉，今年以来{place}{noun}共{verb}{amount}，同比上升{share}%。",
    "“{noun}要{verb}，{noun}也要{verb}。”{person}说，{body}已经为{noun}{verb}了{amount}。",
    "据了解，{noun}{verb}以后，{noun}由{amount}增加到{amount}，{verb}{noun}的时间缩短到{time}。",
    "{place}的{noun}和{noun}都在{verb}，{person}每天要{verb}{noun}，{verb}到{time}才回家。",
    "与往年相比，{noun}的{noun}更加{quality}，{body}为此{verb}了{noun}。",
    "{person}介绍，{noun}{verb}{amount}，其中{noun}{verb}约占{share}%，{noun}{verb}不到{amount}。",
    "为了让{noun}{verb}得更{quality}，{body}对{noun}、{noun}和{noun}一一{verb}。",
    "有{noun}问：{noun}为什么不能{verb}{noun}？{person}答：{noun}{quality}，就不必{verb}。",
    "只要{noun}在{place}{verb}，{noun}就会{verb}；{noun}若不{verb}，{body}将{verb}{noun}。",
    "“{noun}+{noun}”{verb}{time}，累计{verb}{amount}，{noun}满意率{share}%。",
)
FORMULAS = (
    "如有疑问，请在工作日上午九时至下午五时拨打服务热线8080，值班人员会逐一答复。",
    "本报将继续关注此事的进展，欢迎读者来信来电提供线索。",
    "编辑部地址：月牙港镇灯塔路12号；欢迎投稿，来稿请注明姓名和联系方式，三十天内未见采用可另行处理。",
)
"""Sentences that a paper prints below many articles."""

_AREAS = ("镇", "村", "港", "岛", "湾", "桥", "山", "渡口", "码头", "大街")
_BODIES = ("管理处", "合作社", "议事会", "养护所", "学校", "图书馆", "气象站", "船队")
_UNITS = ("人次", "万人次", "件", "公里", "亩", "吨", "班", "户", "册", "万元")
_TIMES = ("{}分钟", "{}小时", "{}天", "{}个月", "{}年")
_SURNAMES = "赵钱孙李周吴郑王冯陈沈韩杨朱秦许何吕张孔曹严华金魏陶姜"


class Prose:
    """A source of words, sentences and paragraphs, drawn from one generator of random numbers."""

    def __init__(self, seed: int, words: int = 6000) -> None:
        self.rng = Random(seed)
        others = [char for char in COMMON if char not in FREQUENT]
        self.rng.shuffle(others)
        chars = [*dict.fromkeys(FREQUENT), *others]
        zipf = list(accumulate(1 / rank for rank in range(8, len(chars) + 8)))
        coined = ("".join(self.rng.choices(chars, cum_weights=zipf, k=2)) for _ in range(2 * words))
        self.words = list(dict.fromkeys(coined))[:words]
        self.weights = list(accumulate(1 / rank for rank in range(8, len(self.words) + 8)))
        self.places = [self.word() + self.rng.choice(_AREAS) for _ in range(80)]
        self.bodies = [self.word() + self.rng.choice(_BODIES) for _ in range(60)]
        self.people = [self.rng.choice(_SURNAMES) + self.rng.choice(self.words) for _ in range(120)]

    def word(self) -> str:
        """A coined word of two characters, the frequent ones more often."""
        return self.rng.choices(self.words, cum_weights=self.weights)[0]

    def amount(self) -> str:
        """A number with its unit."""
        number = self.rng.choice([str(self.rng.randint(2, 999)), f"{self.rng.randint(1, 99)}.{self.rng.randint(1, 9)}"])
        return number + self.rng.choice(_UNITS)

    def sentence(self) -> str:
        """A sentence with its full stop."""
        parts = self.rng.choice(PATTERNS).split("{")
        return parts[0] + "".join(self._slot(*part.split("}")) for part in parts[1:])

    def paragraph(self, sentences: int) -> str:
        """Sentences one after the other."""
        return "".join(self.sentence() for _ in range(sentences))

    def heading(self) -> str:
        """A line without a full stop, as over a section."""
        return f"{self.word()}{self.word()}{self.rng.choice(['更', '要', '不再', '也能'])}{self.word()}"

    def _slot(self, name: str, rest: str) -> str:
        match name:
            case "place" | "body" | "person":
                held = {"place": self.places, "body": self.bodies, "person": self.people}[name]
                filled = self.rng.choice(held)
            case "amount":
                filled = self.amount()
            case "share":
                filled = f"{self.rng.randint(1, 99)}.{self.rng.randint(1, 9)}"
            case "time":
                filled = self.rng.choice(_TIMES).format(self.rng.randint(2, 60))
            case "date":
                filled = f"{self.rng.randint(1, 12)}月{self.rng.randint(1, 28)}日"
            case _:
                filled = self.word()
        return filled + rest
