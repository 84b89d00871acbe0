"""Light markup, tables whose cells take several lines, and rows that a program sets below every message."""

from __future__ import annotations

from tests.cleaning import as_document
from tests.test_cleaning_cases import LONG, published
from tests.test_cleaning_forms import cued

ENDED = f"{LONG}请勿拥挤。"


def kinds(text: str) -> list[str]:
    return [kind for kind, _ in published(text)]


def dropped(text: str, reason: str) -> list[str]:
    return [text[row.start : row.end] for row in as_document(text).accounting if row.reason == reason]


def test_the_tags_of_a_forum_are_no_words() -> None:
    items = "[list]\n[*]多开一班\n[*]修好喇叭\n[/list]\n"
    text = f"[b]渡口的灯[/b]\n\n[size=4]{LONG}[/size][img]http://a.example/1.jpg[/img]\n\n{ENDED}\n\n{items}"
    assert published(text) == [
        ("title", "渡口的灯"), ("lead", LONG), ("paragraph", ENDED),
        ("list-item", "多开一班"), ("list-item", "修好喇叭"),
    ]  # fmt: skip
    assert dropped(text, "boilerplate") == ["[img]http://a.example/1.jpg[/img]"]
    assert published(f"渡口的灯\n\n{LONG}[b]\n\n{ENDED}\n")[1][1] == f"{LONG}[b]"


def test_the_marks_of_a_wiki_are_no_words() -> None:
    head = f"'''月牙渡'''是[[岚县|县]]里的渡口。{LONG}<ref>渡口志</ref>\n\n"
    text = f"{head}== 历史 ==\n{LONG}\n\n== 航线 ==\n* 东码头\n* 西码头\n\n[[Category:渡口]]\n"
    assert published(text) == [
        ("lead", f"月牙渡是县里的渡口。{LONG}"), ("heading", "历史"), ("paragraph", LONG), ("heading", "航线"),
        ("list-item", "东码头"), ("list-item", "西码头"),
    ]  # fmt: skip
    assert dropped(text, "boilerplate") == ["[[Category:渡口]]"]


def test_a_cell_that_takes_two_lines_is_one() -> None:
    rows = "岗位    时间    要求\n引导    早上    会说本地话\n售票    早上    会用算盘或者\n                计算器\n"
    found = published(f"渡口招人\n\n{LONG}\n\n{rows}敲钟    夜里    身体好，不怕冷\n\n{ENDED}\n")
    assert [text.split("\n")[2] for kind, text in found if kind == "table"] == ["售票\t早上\t会用算盘或者计算器"]


def test_a_row_of_words_that_comes_back_below_every_post_goes() -> None:
    posts = "\n".join(f"木木{n}\n\n{LONG}第{n}次。\n\n回复({n})  支持  反对\n" for n in (2, 3, 4))
    assert not any("支持" in text for _, text in published(f"渡口的灯\n\n{posts}"))
    once = f"渡口的灯\n\n{LONG}\n\n甲板  船舱  岸上\n\n{ENDED}\n"
    assert any("船舱" in text for _, text in published(once))


def test_who_sent_a_message_stands_in_pointed_brackets() -> None:
    said = ["木木> 船走了", "老舵> 起雾嘛", "木木> 喇叭坏了", "老舵> 坏了三个月了", "木木> 有人修吗"]
    text = "\n".join(f"[08:{n}] <{words}" for n, words in enumerate(said, start=11))
    assert len(published(text)) == len(said)
    assert "heading" not in kinds(text)


def test_the_head_of_later_pages_is_the_title_set_in_one_line() -> None:
    head = "             月牙港文史资料选辑\n                 第十二辑\n\n"
    pages = f"    {LONG}\n\n          · 37 ·\n\n月牙港文史资料选辑 第十二辑\n\n    {ENDED}\n\n          · 38 ·\n"
    assert [text for _, text in published(head + pages)][1:] == [LONG, ENDED]


def test_titles_with_their_dates_are_no_broken_lines_and_an_added_box_keeps_its_name() -> None:
    listed = "您还能看\n渡口老街要拆了吗　06-05\n白帆渡换灯　06-04\n码头的账本　06-03\n关于我们 | 联系我们 | 招聘\n"
    text = f"渡口的灯\n\n{LONG}\n\n相关链接\n\n{ENDED}\n\n{LONG}第二盏。\n\n来源：渡口报\n{listed}"
    assert published(text)[2:] == [
        ("heading", "相关链接"), ("paragraph", ENDED), ("paragraph", f"{LONG}第二盏。"), ("metadata", "来源：渡口报"),
    ]  # fmt: skip


def test_two_names_with_their_work_are_two_bylines() -> None:
    assert kinds(f"渡口的栈桥\n\n石远山 口述\n岚小舟 整理\n\n{LONG}\n\n{ENDED}\n")[1:3] == ["byline", "byline"]


def test_the_voices_of_subtitles_take_turns() -> None:
    cues = [
        "<v 岚舟>师傅，冷不冷？",
        "<v 石匠>冷。",
        "<v 石匠>手上套两层",
        "手套。</v>",
        "<v 岚舟>谢谢。",
        "<v 石匠>走了。",
    ]
    text = "WEBVTT\n\n" + cued(*cues)
    assert [said for _, said in published(text)][1:3] == ["石匠 冷。手上套两层手套。", "岚舟 谢谢。"]
    assert set(kinds(text)[1:]) == {"paragraph"}


def test_a_heading_with_a_bar_before_it_is_none_of_a_list() -> None:
    text = f"渡口的灯\n\n{LONG}\n\n▎第一盏\n\n{LONG}\n\n{ENDED}\n\n▎第二盏\n\n{ENDED}\n\n{LONG}\n"
    assert [text for kind, text in published(text) if kind == "heading"] == ["第一盏", "第二盏"]


def test_what_stands_over_buttons_and_the_credits_of_any_editor() -> None:
    foot = "責任編輯：岚曉\n核稿編輯：石匠\n\n分享這篇文章\nFacebook Line 複製連結\n"
    assert kinds(f"渡口的燈\n\n{LONG}\n\n{ENDED}\n\n{foot}")[3:] == ["metadata", "metadata"]


def test_the_numbers_of_the_lines_of_a_page_are_no_words() -> None:
    lines = ["甲方：渡口", "", "双方就夜班船的经营议定如下各条，并各自", "守约。", "", "票价由甲方核定。", "", "月牙港"]
    page = "".join(f"{n:<4}{line}".rstrip() + "\n" for n, line in enumerate(lines, start=1))
    found = [text for _, text in published(page)]
    assert found == ["甲方：渡口", "双方就夜班船的经营议定如下各条，并各自守约。", "票价由甲方核定。", "月牙港"]
    listed = "".join(f"{n}  灯塔{n}号\n" for n in range(1, 10))
    assert "1灯塔1号" in " ".join(text for _, text in published(f"渡口的灯\n\n{LONG}\n\n{listed}\n{ENDED}\n"))


def test_words_between_furniture_below_an_article_are_of_the_page() -> None:
    foot = "点击下方关注我们\n船来船往\n阅读原文\n"
    assert [text for _, text in published(f"渡口的灯\n\n{LONG}\n\n{ENDED}\n\n{foot}")][-1] == ENDED


def test_of_a_feed_the_headlines_and_the_html_inside_are_read() -> None:
    items = "\n".join(
        f"<item>\n<title><![CDATA[{title}]]></title>\n<link>https://dukou.example/{n}.html</link>\n"
        f'<guid isPermaLink="false">dukou-{n}</guid>\n<dc:creator>记者 卜某</dc:creator>\n'
        f"<content:encoded><![CDATA[<p>{LONG}第{n}班船<b>照开</b>。</p>\n<p>雾天听钟，不要拥挤&#8212;渡口管理所。</p>]]></content:encoded>\n</item>"
        for n, title in enumerate(["渡口泊位今日开放", "夜船改在东码头"], start=1)
    )
    found = [
        text
        for _, text in published(
            f'<?xml version="1.0"?>\n<rss version="2.0">\n<channel>\n{items}\n</channel>\n</rss>\n'
        )
    ]
    wanted = [
        "渡口泊位今日开放",
        f"{LONG}第1班船照开。",
        "雾天听钟，不要拥挤—渡口管理所。",
        "夜船改在东码头",
        f"{LONG}第2班船照开。",
        "雾天听钟，不要拥挤—渡口管理所。",
    ]
    assert [text for text in found if text in wanted] == wanted
    assert not [text for text in found if "dukou" in text or "CDATA" in text]


def test_where_a_separator_parts_paragraphs_a_vertical_tab_ends_a_line_inside_one() -> None:
    first = ["清晨五点，东码头的灯亮了。", "船老大先敲三下钟，", "再放下跳板。"]
    second = ["他说，江面不宽。", "雾天走一趟要半个钟头，", "晴天只要一刻。"]
    text = (
        "渡口的最后一班船\n渡口晚报记者 卜某\n\n"
        + "\u2029".join("\x0b".join(part) for part in (first, second, first[1:]))
        + "\n"
    )
    assert {"".join(first), "".join(second)} <= {text for _, text in published(text)}
