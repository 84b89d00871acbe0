"""What a reader takes for the same is found, and the browser folds as the index was folded."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest
from playwright.sync_api import Page

from scripts.search.index import Options
from tests.browser.search_site import FOLDER, PASSAGES, TREES, done, write_site
from tests.conftest import Serve

pytestmark = pytest.mark.browser

CASES = [
    ("⼈⺠广场的⻋辆⻓期停放", "人民广场", "⼈⺠广场"),
    ("⼈⺠广场的⻋辆⻓期停放", "長期停放", "⻓期停放"),
    ("守塔人姓葛\U000e0100，他的邻居姓辻\U000e0101", "姓葛，他的", "姓葛\U000e0100，他的"),
    ("队长e\u0301mile与cafe\u0301都是外来的名字", "émile", "e\u0301mile"),
    ("队长e\u0301mile与cafe\u0301都是外来的名字", "cafe\u0301", "cafe\u0301"),
    ("开放时间为9:00~17:00", "9:00〜17:00", "9:00~17:00"),
    ("他一开口--谁也不说话", "开口——谁", "开口--谁"),
    ("门上写着“欢迎光临”四个字", "「欢迎光临」", "“欢迎光临”"),
    ("门上写着『潮汐表』四块", "“潮汐表”四块", "『潮汐表』四块"),
    ("电话023—8765—4321", "023-8765-4321", "023—8765—4321"),
    ("值班室的电话已经装好", "值班\u200b室的电话", "值班室的电话"),
    ("造价12,000元", "12000元", "12,000元"),
    ("造价12000元", "12,000元", "12000元"),
    ("一句......就没有了", "一句…就", "一句......就"),
    ("面积㎡三百", "m2三百", "㎡三百"),
    ("约翰・史密斯来过", "约翰·史密斯", "约翰・史密斯"),
    ("今年换了新的售\u00ad票亭", "售票亭", "售\u00ad票亭"),
]


@pytest.fixture(scope="module", params=["small", "large"])
def odd_url(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, serve: Serve) -> str:
    """A site of the texts of `CASES`, in turn without and with posting lists."""
    rows = [
        {"id": f"c{n:05d}", "doc": "odd", "n": n, "kind": "paragraph", "topics": []}
        | dict.fromkeys(("text", "text_hant", "text_hant_hk"), text)
        for n, (text, _, _) in enumerate(CASES)
    ]
    out: Path = tmp_path_factory.mktemp("odd")
    documents = [{"id": "odd", "title": "字样", "date_published": None, "publisher": None}]
    write_site(out, rows, documents, Options(small=0 if request.param == "large" else 400_000))
    return serve(out)


@pytest.mark.parametrize("tree", TREES.values())
def test_every_case_is_found_and_marked_to_its_letters(page: Page, odd_url: str, tree: str) -> None:
    for text, query, marked in CASES:
        page.goto(f"{odd_url}{tree}search/")
        page.get_by_label("查找").fill(query)
        hits = [n for n, (other, _, _) in enumerate(CASES) if FOLDER.text(query) in FOLDER.text(other)]
        lines = done(page, len(hits))
        marks = lines.locator("mark").all_text_contents()
        assert marked in marks, (text, query, marks)


def odd_texts(count: int, seed: int = 5) -> Iterator[str]:
    """Short texts of what the rules of folding are about."""
    rng = Random(seed)
    chars = "甲网網aÉe\u0301\u200b\ufe0f.,·-—…。、，“」'12０9 \n\u2009\U000e0101㎡"
    for _ in range(count):
        yield "".join(rng.choices(chars, k=rng.randint(1, 9)))


@pytest.mark.long
def test_the_browser_folds_like_the_builder(page: Page, search_url: str) -> None:
    page.goto(f"{search_url}search/")
    used = set(FOLDER.text("".join(row["text"] for row in PASSAGES)))
    points = [*range(0x20, 0xD800), *range(0xE000, 0x10000), *range(0x1F100, 0x1F200), *range(0x20000, 0x21000)]
    chars = [chr(point) for point in points if unicodedata.category(chr(point)) != "Cn"]
    texts = [*chars, *odd_texts(3000)]
    folded = page.evaluate("(texts) => yuan.search.ready().then(() => texts.map(yuan.search.fold))", texts)
    for text, here in zip(texts, folded, strict=True):
        there = FOLDER.text(text)
        assert here == there or not (set(here) <= used or set(there) <= used), text
