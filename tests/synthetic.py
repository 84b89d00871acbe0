"""A large invented corpus, the same at every call: for what must hold at a thousand documents as at five.

Nothing in it is true. It has what makes a site heavy: documents of some thirty passages over many
years, headings, topics by keyword, and a ledger that knows every passage.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

import yaml

from scripts.ledger.file import serialise
from scripts.model import Passage
from scripts.pipeline import STAGES, gather
from tests.ledger_makers import minted

SYLLABLES = (
    "东西南北上下前后高低长短新旧大小青白黄红山水河湖江海港湾桥塘洲井岭溪源滩岛林台石沙土田园村镇城坊巷里"
    "松竹梅柳桃杏桐枫兰荷菊茶桑麻稻麦豆瓜鹭雁燕鹤鱼蚌龟鹿马牛羊云雨风霜雪雾晴晨暮春秋冬夏日月星光明"
    "安平和顺福寿康宁永恒清正方圆直曲深浅宽窄重轻厚薄干湿冷暖早晚快慢远近内外左右中间"
)
BODIES = (
    "渡口所",
    "养路队",
    "图书馆",
    "气象站",
    "粮食站",
    "邮电所",
    "小学",
    "卫生院",
    "合作社",
    "文化馆",
    "水文站",
    "林场",
)
DEEDS = ("修补", "清点", "更换", "登记", "试用", "搬运", "查看", "整理", "加固", "晾晒", "粉刷", "移交", "验收", "借出")
TOPICS = {"duchuan": "渡口所", "tushu": "图书馆", "qixiang": "气象站", "xuexiao": "小学", "linye": "林场"}
FIRST_DAY, DAYS_BETWEEN = date(1990, 1, 1), 12


def _name(rng: Random) -> str:
    return "".join(rng.choices(SYLLABLES, k=rng.randint(2, 3)))


def _deed(rng: Random) -> str:
    return f"{rng.choice(DEEDS)}{_name(rng)}"


def _sentence(rng: Random) -> str:
    opening = f"{_name(rng)}{rng.choice(BODIES)}{_deed(rng)}{rng.randint(12, 98_765)}件"
    return f"{opening}，又{_deed(rng)}，{_name(rng)}与{_name(rng)}{_deed(rng)}，{_name(rng)}{_deed(rng)}。"


def _document(rng: Random, paragraphs: int) -> tuple[str, str]:
    """Title and text of one document: a heading every sixth paragraph."""
    title = f"{_name(rng)}{rng.choice(BODIES)}{_deed(rng)}{rng.randint(100, 999)}件"
    parts = [title]
    for n in range(paragraphs):
        if n % 6 == 5:
            parts.append(_deed(rng))
        parts.append("".join(_sentence(rng) for _ in range(rng.randint(1, 3))))
    return title, "\n\n".join(parts) + "\n"


def _record(n: int, title: str, digest: str) -> dict[str, Any]:
    return {
        "id": f"hao-{n:04}", "title": title, "subtitle": None, "kind": "article", "publisher": "北湾日报",
        "byline": None, "date_published": FIRST_DAY + timedelta(days=DAYS_BETWEEN * n), "date_event": None,
        "date_basis": None, "source": {"file": f"{n:04}.txt", "sha256": digest},
        "rights": {"statement": "虚构文字，可自由使用。"},
    }  # fmt: skip


def _single_files(documents: int) -> Iterator[tuple[str, object]]:
    yield "corpus.yml", {
        "id": "synthetic", "title": "北湾大全", "title_en": "North Bay at Large", "publisher": "北湾史馆",
        "description": f"虚构的{documents}篇报道。", "description_en": "Invented news in quantity.",
        "contact": "mail@example.org", "base_url": "https://example.org/large/", "version": "1.0.0",
        "released": date(2031, 1, 1), "text_rights": "虚构文字。", "annotation_license": "CC0-1.0",
    }  # fmt: skip
    yield "topics.yml", [
        {"id": id, "label": word, "main": True, "definition": f"提到{word}的。", "introduction": f"{word}的事。",
         "keywords": [word]}
        for id, word in TOPICS.items()
    ]  # fmt: skip


def _passages(root: Path) -> tuple[Passage, ...]:
    """The passages of a corpus before they have ids."""
    corpus, _ = gather(root)
    for stage in STAGES[:3]:
        corpus = stage.run(corpus) if corpus else None
    if corpus is None:
        raise RuntimeError("the invented corpus is unusable")
    return corpus.passages


def write_corpus(root: Path, documents: int, paragraphs: int = 24, seed: int = 1) -> Path:
    """Write a corpus of so many documents below ``root``, ids minted; return ``root``."""
    rng = Random(seed)
    for folder in ("raw", "documents"):
        (root / folder).mkdir(parents=True)
    for name, content in _single_files(documents):
        (root / name).write_text(yaml.safe_dump(content, allow_unicode=True, sort_keys=False), "utf-8")
    for n in range(documents):
        title, text = _document(rng, paragraphs)
        raw = text.encode()
        record = _record(n, title, hashlib.sha256(raw).hexdigest())
        (root / "raw" / f"{n:04}.txt").write_bytes(raw)
        (root / "documents" / f"{record['id']}.yml").write_text(
            yaml.safe_dump(record, allow_unicode=True, sort_keys=False), "utf-8"
        )
    (root / "anchors.tsv").write_text(serialise(minted(_passages(root))), "utf-8")
    return root
