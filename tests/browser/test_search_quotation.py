"""What the quotation check says: signs and numbers are content, marks are not, and what is left out is compared."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from scripts.search.index import Options
from tests.browser.search_site import write_site
from tests.conftest import Serve
from tests.sampled import sampled, some

pytestmark = pytest.mark.browser

TEXTS = [
    "昨夜气温-5度至3度，共记录了12次。",
    "通行的坡度≤8‰。",
    "渡口开放时间为9:00~17:00，节假日照常。",
    "票价0.5元，优惠20%，凭证件ID卡领取。",
    "全长1,234.5米，造价12,000元。",
    "冷库温度-5℃至+3℃，每日查看。",
    "两队以3:2分出胜负，观众500余人。",
    "队长e\u0301mile与José、cafe\u0301都是外来的名字。",
    "值班\u200b室的电话\u200b已经装好。",
    "今年渡口换了新的售\u00ad票亭。",
    "守塔人姓葛\U000e0100，他的邻居姓辻\U000e0101，两家住得很近。",
    "门上写着「欢迎光临」、『小心地滑』四块牌子。",
    "他说——5人到场，其余没有消息。",
    "第1、2条与第3条合并。",
    "旅客丢了船票，先到窗口登记姓名与座位号。第二天上午，当天就能办好。",
    "面积10²平方米，气压5′30″。",
    "旅客须知：先排队……再上船，请勿拥挤。",
    "金额$500，合计5—10件，型号A-1。",
    "热线500，600都有人接听。",
]
OLD = [
    {"id": "q00000", "doc": "odd", "text": "旧日的渡口只有一条船……后来添了两条。", "until": "1.1.0", "reason": "错字"},
]


@pytest.fixture(scope="module")
def odd_url(tmp_path_factory: pytest.TempPathFactory, serve: Serve) -> str:
    """A site of these texts, one of which had another text before."""
    rows = [
        {"id": f"q{n:05d}", "doc": "odd", "n": n, "kind": "paragraph", "topics": []}
        | dict.fromkeys(("text", "text_hant", "text_hant_hk"), text)
        for n, text in enumerate(TEXTS)
    ]
    out = tmp_path_factory.mktemp("quotations")
    documents = [{"id": "odd", "title": "字样", "date_published": None, "publisher": None}]
    write_site(out, rows, documents, Options(superseded=OLD))
    return serve(out)


def checked(page: Page, url: str, quote: str) -> list[tuple[str, str]]:
    """Verdict and words of every article that the check of one quotation gives."""
    page.goto(f"{url}verify/")
    page.get_by_label("引文").fill(quote)
    page.get_by_role("button", name="核对").click()
    expect(page.locator('.verify-results[data-state="done"]')).to_be_visible()
    articles = page.locator(".verify-results article")
    return [(one.get_attribute("data-verdict") or "", one.inner_text()) for one in articles.all()]


VERDICTS = [
    ("气温5度至3度，共记录了12次", "differs"),
    ("“5度至3度，共记录了12次", "differs"),
    ("坡度≤8。", "differs"),
    ("坡度8‰。", "differs"),
    ("坡度≥8‰。", "differs"),
    ("开放时间为9:0017:00", "differs"),
    ("开放时间为9:00，节假日照常", "differs"),
    ("开放时间为9:00—17:00，节假日照常", "punctuation"),
    ("票价05元，优惠20%", "differs"),
    ("优惠30%，凭证件ID卡领取", "differs"),
    ("优惠20，凭证件ID卡领取", "differs"),
    ("优惠２０％，凭证件ＩＤ卡领取", "script"),
    ("全长1234.5米", "punctuation"),
    ("全长1,234.5千米，造价12,000元", "differs"),
    ("温度-5℃至3℃", "differs"),
    ("温度－５℃至＋３℃", "script"),
    ("两队以32分出胜负", "differs"),
    ("两队以3：2分出胜负", "script"),
    ("队长émile与José、café都是外来的名字", "exact script"),
    ("值班室的电话已经装好", "exact script"),
    ("新的售票亭", "exact script"),
    ("守塔人姓葛，他的邻居姓辻，两家住得很近。", "exact script"),
    ("“欢迎光临”、‘小心地滑’", "punctuation"),
    ("他说5人到场，其余没有消息", "punctuation"),
    ("第12条与第3条合并", "differs"),
    ("第1，2条与第3条合并", "punctuation"),
    ("面积102平方米", "differs"),
    ("合计510件", "differs"),
    ("合计5～10件", "punctuation"),
    ("金额500，合计", "differs"),
    ("热线500600都有人接听", "differs"),
    ("先排队……再上船", "exact"),
    ("先排队…再上船", "punctuation"),
]
"""Quotations with what may be said of them."""


@sampled
def test_signs_and_numbers_are_content_and_marks_are_not(page: Page, odd_url: str) -> None:
    """One page for all: each alone would cost a second."""
    told = [(quote, checked(page, odd_url, quote)[0][0], verdicts) for quote, verdicts in some(VERDICTS, VERDICTS[::3])]
    assert not [(quote, verdict) for quote, verdict, verdicts in told if verdict not in verdicts.split()]


def test_marks_alone_are_no_quotation(page: Page, odd_url: str) -> None:
    marks = ["……", "，。！？", "“”", "—", "《》 ……"]
    told = {quote: tuple(verdict for verdict, _ in checked(page, odd_url, quote)) for quote in marks}
    assert set(told.values()) == {("absent",)}


def test_what_is_left_out_is_told_from_what_is_wrong(page: Page, odd_url: str) -> None:
    ((verdict, words),) = checked(page, odd_url, "旅客丢了船票……当天就能办好。")
    assert verdict == "exact"
    assert "旅客丢了船票……当天就能办好。" in words
    found = checked(page, odd_url, "渡口开放时间为9:00~17:00……门上写着「欢迎光临」")
    assert [verdict for verdict, _ in found] == ["exact", "exact"]
    ((verdict, _),) = checked(page, odd_url, "当天就能办好……旅客丢了船票")[:1]
    assert verdict == "exact", "the other way round: each piece for itself"
    found = checked(page, odd_url, "旅客丢了船票……月亮从西边升起来照着山岗")
    assert [verdict for verdict, _ in found] == ["exact", "absent"]


def test_an_old_text_is_told_where_it_stood_and_never_as_absent(page: Page, odd_url: str) -> None:
    ((verdict, words),) = checked(page, odd_url, "旧日的渡口只有一条船")
    assert verdict == "old"
    assert "1.1.0" in words
    for quote in ("旧日的渡口边月亮从西边升起来照着山岗与河流", "今年的龙舟赛改在南岸举行，欢迎报名参加。"):
        for verdict, words in checked(page, odd_url, quote):
            assert not (re.search("没有这句话", words) and re.search("旧文字", words)), words
            assert verdict != "old" or "没有这句话" not in words
