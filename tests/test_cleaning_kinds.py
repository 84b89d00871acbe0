"""Each rule of cleaning that reads layout holds where its evidence stands, and nowhere else."""

from __future__ import annotations

import pytest

from tests.test_cleaning_cases import LONG, published


def kinds_of(text: str, kind: str) -> list[str]:
    return [text for found, text in published(text) if found == kind]


@pytest.mark.parametrize(
    ("raw", "wanted"), [("_阿岚_", "阿岚"), ("__阿岚__", "阿岚"), ("set_night_mode", "set_night_mode")]
)
def test_underscores_around_han_are_emphasis_and_those_of_a_name_stay(raw: str, wanted: str) -> None:
    text = f"# 渡口通告\n\n{LONG}\n\n> 看灯的是{raw}，夜里不睡。\n\n- 看灯\n"
    assert f"看灯的是{wanted}，夜里不睡。" in kinds_of(text, "paragraph")


def test_an_ordinal_over_text_is_a_heading_and_over_its_like_an_item() -> None:
    text = f"渡口通告\n{LONG}\n（一）看灯：\n{LONG}天亮才熄。\n（二）敲钟；\n{LONG}有雾就敲。\n"
    assert kinds_of(text, "heading") == ["（一）看灯：", "（二）敲钟；"]
    row = f"渡口通告\n{LONG}要做到：\n（一）看灯；\n（二）敲钟；\n（三）记本子。\n{LONG}有雾就敲。\n"
    assert kinds_of(row, "heading") == []


def test_who_asks_on_air_is_told_by_the_answer_and_an_answer_to_a_reporter_asks_nothing() -> None:
    talk = "阿岚：雾来了吗？\n老舵：来了。\n阿岚：钟响了吗？\n老舵：响了。\n阿岚：那就靠岸\n"
    assert kinds_of(f"渡口夜话\n{LONG}\n{talk}", "question") == ["阿岚：雾来了吗？", "阿岚：钟响了吗？"]
    led = "记者：雾来了怎么办？\n老舵：谁知道呢？\n记者：钟响了吗？\n老舵：响了，你没听见？\n"
    assert not any(text.startswith("老舵") for text in kinds_of(f"渡口夜话\n{LONG}\n{led}", "question"))


def test_stamps_of_a_chat_go_and_a_single_date_stays() -> None:
    turn = "[2031-05-01 08:02:15] 阿岚: 船到了"
    chat = "\n".join([turn, turn.replace("阿岚", "老舵")] * 3)
    assert "老舵：船到了" in kinds_of(chat, "paragraph")
    assert any("2031" in text for _, text in published(f"渡口的钟\n{LONG}\n{turn}\n{LONG}请走右边。\n"))


def test_the_name_of_a_section_goes_beside_the_head_of_a_page_and_stays_as_a_heading() -> None:
    head = "月牙港日报　　2031年6月3日　星期二　　第三版"
    page = f"{head}\n社会新闻\n\n渡口添了灯\n\n{LONG}\n\n{LONG}请走右边。\n"
    assert published(page)[0] == ("title", "渡口添了灯")
    inside = f"渡口通告\n\n{LONG}\n\n教育\n\n{LONG}请走右边。\n"
    assert kinds_of(inside, "heading") == ["教育"]


def test_digits_of_part_numbers_are_one_only_where_they_count() -> None:
    text = f"旧船厂\n{LONG}\n0\n1\n看灯的人\n{LONG}天亮才熄。\n0\n2\n敲钟的人\n{LONG}有雾就敲。\n"
    assert kinds_of(text, "heading") == ["01看灯的人", "02敲钟的人"]
    goals = f"旧船厂\n{LONG}\n0\n1\n看灯的人\n{LONG}天亮才熄。\n"
    assert "01看灯的人" not in kinds_of(goals, "heading")


def test_a_credit_begins_a_caption_inside_a_sentence_and_not_inside_a_caption() -> None:
    text = f"渡口的灯\n{LONG}\n看灯人把灯擦了三遍，\n看灯人在擦灯。　王小明 摄\n挂到了船头。\n"
    assert kinds_of(text, "caption") == ["看灯人在擦灯。王小明 摄"]


def test_a_letter_before_a_forwarded_report_is_not_its_title() -> None:
    mail = "发件人: 港务所\n主题: 转发\n\n各位看后转给组员。\n\n--------转发的邮件--------\n\n"
    found = published(f"{mail}渡口检修十日\n\n{LONG}\n\n{LONG}请走右边。\n")
    assert ("title", "渡口检修十日") in found
    assert not any("转发的邮件" in text for _, text in found)
    assert kinds_of(f"渡口通告\n\n{LONG}\n\n{LONG}请看下文。\n\n渡口检修\n\n{LONG}请走右边。\n", "title") == [
        "渡口通告"
    ]


def test_names_under_the_title_are_those_of_the_authors() -> None:
    found = published(f"渡口的灯\n摄影/王小明\n{LONG}\n{LONG}请走右边。\n文字 / 阿岚\n照相 / 王小明\n")
    assert found[1] == ("byline", "摄影/王小明")
    assert [kind for kind, _ in found[-2:]] == ["metadata", "metadata"]


def test_bullets_over_other_bullets_are_headings_and_a_plain_row_is_none() -> None:
    text = f"渡口简报\n◆看灯\n{LONG}\n○东头的灯\n○西头的灯\n◆敲钟\n{LONG}请走右边。\n"
    assert kinds_of(text, "heading") == ["看灯", "敲钟"]
    assert kinds_of(f"渡口简报\n{LONG}\n◆看灯\n◆敲钟\n{LONG}请走右边。\n", "heading") == []


def test_bare_page_numbers_go_where_they_count_beside_a_line_that_comes_back() -> None:
    wrapped = [
        "看灯人每晚七点上山，十一点下山，中间只",
        "在岩石上坐着等船，船到了就敲三下钟，船",
        "走了再敲一下，天天如此，风雨不误，从来",
        "没有人替过他，他也不让人替他，说替不了",
    ]
    text = "\n".join(
        ["渡口的钟", *wrapped, "渡口月刊第四期", "41", *wrapped, "42", "渡口月刊第四期", *wrapped, "。", ""]
    )
    assert not any("渡口月刊" in text or "41" in text for _, text in published(text))
    rooms = f"渡口通告\n{LONG}\n候船室\n41\n候船室\n43\n{LONG}请走右边。\n"
    assert any("41" in text for _, text in published(rooms))


def test_a_full_line_with_a_stop_ends_a_paragraph_where_the_next_opens_one() -> None:
    wrapped = [
        "看灯人每晚七点上山，十一点下山，中间只",
        "在岩石上坐着等船，船到了就敲三下钟，船",
        "走了再敲一下，天天如此，风雨他都不误。",
    ]
    rest = ["他也不让人替他，说这口钟的脾气只有他才", "摸得准，别人一敲，声音就散在了风里头，", "船听不见。"]
    assert len(published("\n".join(["渡口的钟", "", *wrapped, *rest, ""]))) == 2
    spoken = ["“钟不能替。”他说，这口钟的脾气只有他才", *rest[1:]]
    assert len(published("\n".join(["渡口的钟", "", *wrapped, *spoken, ""]))) == 3


def test_the_title_of_the_window_goes_before_the_title_and_a_subtitle_stays() -> None:
    text = f"渡口的钟-月牙港网\n\n渡口的钟\n\n{LONG}\n\n{LONG}请走右边。\n"
    assert published(text)[0] == ("title", "渡口的钟")
    assert published(text.replace("-月牙港网", "——看灯人见闻"))[0][1].startswith("渡口的钟")


@pytest.mark.parametrize(
    ("line", "stays"),
    [
        ("新闻热线：0999-3330101　E-mail：news@yueyagang.example", False),
        ("咨询电话：0999-3330101　监督电话：0999-3330102", True),
        ("投稿邮箱：news@yueyagang.example", False),
    ],
)
def test_the_desk_of_a_paper_goes_and_the_numbers_of_a_notice_stay(line: str, stays: bool) -> None:
    found = published(f"渡口通告\n\n{LONG}\n\n{LONG}请走右边。\n\n{line}\n")
    assert any("0999" in text or "@" in text for _, text in found) is stays


def test_a_name_and_a_space_are_a_turn_only_where_a_reporter_asks() -> None:
    turns = "记者　船几点开？\n老舵　六点。\n记者　雾天也开？\n老舵　雾天敲钟。\n"
    assert len(kinds_of(f"渡口问答\n{LONG}\n{turns}", "question")) == 2
    rows = turns.replace("记者", "东头")
    assert kinds_of(f"渡口问答\n{LONG}\n{rows}", "question") == []


def test_dashes_on_both_sides_are_a_frame_and_one_is_a_mark() -> None:
    text = f"渡口的钟\n\n{LONG}\n\n—— 风雨同舟，一钟为号 ——\n\n——看灯人的话\n\n{LONG}请走右边。\n"
    found = [text for _, text in published(text)]
    assert "风雨同舟，一钟为号" in found
    assert "——看灯人的话" in found


def test_a_row_of_rubrics_is_a_menu_and_a_row_of_credits_is_none() -> None:
    body = f"渡口的钟\n\n{LONG}\n\n{LONG}请走右边。\n"
    assert published(f"新闻 | 视频 | 论坛 | 教育 | 财经\n\n{body}")[0] == ("title", "渡口的钟")
    credits = "文字 | 芦某 | 编辑 | 苇某 | 校对 | 阮某"
    assert any("芦某" in text for _, text in published(f"{body}\n{credits}\n"))


def test_below_the_editor_is_the_foot_only_where_furniture_follows() -> None:
    body = f"渡口的钟\n\n{LONG}\n\n{LONG}请走右边。\n\n责任编辑：芦某\n\n守塔人搬到了镇上\n\n"
    assert not any("守塔人" in text for _, text in published(f"{body}月牙港网 版权所有\n"))
    assert any("守塔人" in text for _, text in published(body))


def test_an_ordinal_over_items_alone_is_an_item_where_no_other_of_its_row_is_a_heading() -> None:
    items = "（一）码头\n1. 看灯；\n2. 敲钟；\n（二）候船室\n1. 扫地；\n2. 烧水。\n"
    assert kinds_of(f"渡口通告\n{LONG}要做到：\n{items}", "heading") == []


def test_two_lines_below_a_colon_are_verse_only_where_both_are_short() -> None:
    couplet = "潮来潮去船先到，\n灯暗灯明人未归"
    assert kinds_of(f"渡口的钟\n{LONG}\n墙上写着：\n{couplet}\n{LONG}请走右边。\n", "verse") == [couplet]
    prose = "船长把缆绳解开以后又回头看了一眼岸上，\n岸上没有人"
    assert kinds_of(f"渡口的钟\n{LONG}\n他记得：\n{prose}\n{LONG}请走右边。\n", "verse") == []


def test_a_number_beside_the_name_of_a_section_is_that_of_the_page_and_elsewhere_it_stays() -> None:
    head = "月牙港日报\n2031年9月9日 星期二\n社会新闻\n3\n\n渡口的钟\n\n"
    found = published(f"{head}{LONG}\n\n{LONG}请走右边。\n")
    assert ("title", "渡口的钟") in found
    assert not any(text in ("3", "社会新闻", "社会新闻3") for _, text in found)
    inside = published(f"渡口的钟\n\n{LONG}\n\n社会新闻\n\n{LONG}请走右边。\n")
    assert ("heading", "社会新闻") in inside


def test_the_first_head_of_all_pages_goes_as_the_others_do() -> None:
    page = ["看灯人每晚七点上山，十一点下山，中间只", "在岩石上坐着等船，船到了就敲三下钟，船"]
    head = "渡口通讯　　2031年8月　　总第61期"
    text = "\n".join([head, "渡口的钟", *page, "— 1 —", head, *page, "— 2 —", head, *page, "走了。", "— 3 —", ""])
    assert not any("渡口通讯" in text for _, text in published(text))
    alone = f"渡口通讯　　2031年8月　　总第61期\n\n渡口的钟\n\n{LONG}\n\n{LONG}请走右边。\n"
    assert any("总第61期" in text for _, text in published(alone))


def test_a_sentence_that_lost_its_stop_does_not_swallow_one_that_opens_with_a_link_word() -> None:
    open_ = "看灯人今年一共敲了三百六十五天的钟，换了两回绳子，还补了一回钟架，一天也没有歇过"
    found = published(f"渡口的钟\n\n{LONG}\n\n{open_}\n\n其中，有雾的日子敲得最多。\n\n{LONG}请走右边。\n")
    assert "其中，有雾的日子敲得最多。" in [text for _, text in found]
    torn = published(f"渡口的钟\n\n{LONG}\n\n{open_}的\n\n日子，一天也没有。\n\n{LONG}请走右边。\n")
    assert any(text.endswith("歇过的日子，一天也没有。") for _, text in torn)


def test_the_name_of_a_site_goes_where_the_page_says_it_twice() -> None:
    body = f"渡口的钟\n\n{LONG}\n\n{LONG}请走右边。\n"
    assert published(f"月牙港网\n\n{body}")[0][1] == "月牙港网"
    assert published(f"月牙港网\n\n渡口的钟\n\n月牙港网\n\n{LONG}\n\n{LONG}请走右边。\n")[0] == ("title", "渡口的钟")


def test_a_name_behind_a_sign_under_the_title_is_the_author_and_a_row_of_signs_is_a_list() -> None:
    body = f"{LONG}\n{LONG}请走右边。\n"
    assert published(f"渡口的钟\n⊙芦某\n{body}")[1] == ("byline", "芦某")
    assert kinds_of(f"渡口的钟\n{LONG}今天当班：\n⊙芦某\n⊙苇某\n{LONG}请走右边。\n", "list-item") == ["芦某", "苇某"]


def test_numbers_of_pictures_go_where_they_count_and_a_single_one_stays() -> None:
    parts = [f"{LONG}灯亮了{n}次。" for n in (1, 2, 3)]
    album = "".join(f"{n}/3\n{part}\n" for n, part in enumerate(parts, start=1))
    assert [text for _, text in published(f"渡口的灯\n\n{album}")] == ["渡口的灯", *parts]
    assert "1/3" in "".join(text for _, text in published(f"渡口的灯\n\n{parts[0]}\n\n1/3\n\n{parts[1]}\n"))
