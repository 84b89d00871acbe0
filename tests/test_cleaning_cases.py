"""Faults of cleaning that public reports tell of: each comes out as it should."""

from __future__ import annotations

import pytest

from scripts.text.markers import is_counted
from tests.cleaning import as_document

LONG = "旅客丢了船票，可以到候船室的窗口办理，带上证件，当场补发。"


def published(text: str) -> list[tuple[str, str]]:
    return [(passage.kind, passage.text) for passage in as_document(text).passages]


@pytest.mark.parametrize(
    "heading", ["丢了船票？三步补办", "注意安全；遵守秩序", "船来了！", "只等一句话……", "“船几点开？”"]
)
def test_a_heading_with_marks_is_a_heading(heading: str) -> None:
    found = published(f"渡口通告\n\n{LONG}\n\n{heading}\n\n{LONG}上船以后不再补票。\n")
    assert ("heading", heading) in found


def test_a_title_with_a_question_mark_is_the_title() -> None:
    assert published(f"丢了船票？三步补办\n\n{LONG}\n\n{LONG}请勿拥挤。\n")[0] == ("title", "丢了船票？三步补办")


@pytest.mark.parametrize("end", ["\r", "\n", "\r\n", "\u2028", "\u2029", "\x85"])
def test_any_line_end_ends_a_line(end: str) -> None:
    text = end.join(["渡口通告", LONG, f"{LONG}请勿拥挤。", ""])
    assert [kind for kind, _ in published(text)] == ["title", "lead", "paragraph"]


def test_latin_words_keep_their_space_at_a_wrap() -> None:
    lines = ["港务所的来信说，备案一律交给Harbour Control", "Centre备案，每周五下午四点以前送到，过时不候的"]
    column = "\n".join([*lines, "请等下周；外国船长可以用英文填写，由值班的人代为", "翻译。", ""])
    assert "Harbour Control Centre" in " ".join(text for _, text in published(column))


def test_han_is_joined_without_a_space_at_a_wrap() -> None:
    lines = [
        "港务所的来信说，每条船都要在开航以前从船头走到船尾走",
        "一遍，看看缆绳和救生圈是不是在原处，看过以后在本子上",
    ]
    column = "\n".join([*lines, "签字。", ""])
    assert "走一遍，看看缆绳和救生圈是不是在原处，看过以后在本子上签字。" in published(column)[0][1]


@pytest.mark.parametrize(
    ("raw", "wanted"),
    [
        ("牌子上写着&#8220;欢迎&#8221;两个字。", "牌子上写着“欢迎”两个字。"),
        ("渡口&amp;码头都开放,请走右边。", "渡口&码头都开放，请走右边。"),
        ("⼈⺠广场的⻋停在⻔外。", "人民广场的车停在门外。"),
        ("气温为－５℃，风力３级。", "气温为-5℃，风力3级。"),
        ("Please read “Open Night” (free) - only $ 5 a head.", "Please read “Open Night” (free) - only $ 5 a head."),
        ("记者 王小明 欧阳文 ONeill 孙大海", "记者 王小明 欧阳文 ONeill 孙大海"),
        ("本报记者 王小明　2031年5月1日", "本报记者 王小明 2031年5月1日"),
    ],
)
def test_a_line_is_spelt(raw: str, wanted: str) -> None:
    assert wanted in {text for _, text in published(f"渡口通告\n\n{raw}\n\n{LONG}\n")}


@pytest.mark.parametrize("char", ["\uffff", "\ufffe", "\ufdd0", "\U0001ffff"])
def test_what_is_no_character_is_refused(char: str) -> None:
    problems = as_document(f"渡口通告\n\n船来{char}了。\n").problems
    assert ("RAW01", 3) in {(problem.code, problem.line) for problem in problems}


@pytest.mark.parametrize("char", ["\ufffd", "\ue5e5", "\x08"])
def test_damaged_characters_are_told_with_their_place(char: str) -> None:
    corpus = as_document(f"渡口通告\n\n船来{char}了。\n")
    (doubt,) = [one for cleaned in corpus.cleaned for one in cleaned.doubts]
    assert corpus.sources[0].text[doubt.start] == char


def test_repeated_steps_stay_and_a_page_saved_twice_does_not() -> None:
    steps = "一、到窗口取号；\n答：在候船室办理，当场可取，不用预约，也不收费。\n"
    assert len(published(f"渡口通告\n{steps}二、换票\n{steps}")) == 6
    page = f"渡口通告\n\n{LONG}\n\n{LONG}请勿拥挤。\n\n{LONG}请走右边。\n\n"
    assert len(published(page + page)) == 4


@pytest.mark.parametrize(
    "title", ["港务所：夜里谁在看灯？", "一条老船，来了！", "灯塔岛：雾来了……", "船票为什么还在涨？港务所答复"]
)
def test_a_first_line_over_a_byline_is_the_title(title: str) -> None:
    found = published(f"{title}\n\n月牙港日报记者 王小明\n\n{LONG}\n\n{LONG}请勿拥挤。\n")
    assert [kind for kind, _ in found] == ["title", "byline", "lead", "paragraph"]
    assert found[0][1] == title


def test_who_speaks_in_a_text_is_no_title() -> None:
    turns = "周潮生：今年雾多，船慢。\n\n记者：船为什么慢？\n\n周潮生：看不见。\n\n记者：灯呢？\n\n周潮生：都亮着。\n"
    assert published(f"周潮生：雾季怎么走船？\n\n{turns}")[0][0] != "title"


@pytest.mark.parametrize(
    ("first", "second", "title"),
    [
        ("旧渡口的钟", "又敲响在雾里", "旧渡口的钟 又敲响在雾里"),
        ("看灯人的哨子", "换成了“对讲机”！", "看灯人的哨子 换成了“对讲机”！"),
        ("旧渡口的钟", "月牙港夜航见闻", "旧渡口的钟"),
        ("旧渡口的钟还响吗？", "月牙港的一夜", "旧渡口的钟还响吗？"),
    ],
)
def test_two_lines_between_blank_ones_are_one_headline_unless_the_second_is_a_subtitle(
    first: str, second: str, title: str
) -> None:
    text = f"{first}\n{second}\n\n本报记者 王小明\n\n{LONG}\n\n{LONG}请勿拥挤。\n\n{LONG}请走右边。\n"
    assert published(text)[0] == ("title", title)


def test_lines_without_blank_ones_are_no_headline_of_two_lines() -> None:
    found = published(f"旧渡口的钟\n又敲响在雾里\n{LONG}\n{LONG}请勿拥挤。\n")
    assert [kind for kind, _ in found] == ["title", "subtitle", "lead", "paragraph"]


def test_a_paragraph_wrapped_once_is_one_where_blank_lines_part_the_others() -> None:
    torn = "看灯人每晚七点上山，十一点下山，中间只在岩石上坐着\n等船，船到了就敲三下钟。"
    text = f"渡口通告\n\n{LONG}\n\n{torn}\n\n{LONG}请勿拥挤。\n\n{LONG}请走右边。\n"
    assert ("paragraph", torn.replace("\n", "")) in published(text)
    unparted = "\n".join(["渡口通告", LONG, torn, f"{LONG}请勿拥挤。", ""])
    assert ("paragraph", torn.replace("\n", "")) not in published(unparted)


def test_a_number_over_a_heading_joins_it_and_nothing_else() -> None:
    text = f"渡口通告\n\n01\n看灯的人\n{LONG}\n\n02\n敲钟的人\n{LONG}请勿拥挤。\n"
    assert [text for kind, text in published(text) if kind == "heading"] == ["01看灯的人", "02敲钟的人"]


def test_a_name_on_a_line_of_its_own_begins_what_is_said_below() -> None:
    text = f"问答会实录\n主持人：\n请港务所介绍情况。\n月牙港日报记者：\n夜船几点开？\n主持人：\n{LONG}\n"
    assert published(text)[2] == ("question", "月牙港日报记者：夜船几点开？")


def test_pages_that_count_on_have_heads_though_their_words_change() -> None:
    column = (
        "港务所的来信说每条船都要在开航以前从船头走到船尾走\n一遍看看缆绳和救生圈是不是在原处看过以后在本子上签\n字。\n"
    )
    heads = ["渡口旧事　　　　　　7", "灯塔　　　　　　8", "渡口旧事　　　　　　9"]
    text = "看灯的人\n" + "".join(
        f"{head}\n{column.replace('船', name)}" for head, name in zip(heads, "舟艇船", strict=True)
    )
    assert not [text for _, text in published(text) if "　" in text or text[-1].isdigit()]


def test_headings_with_chapter_numbers_are_no_heads_of_pages() -> None:
    text = "".join(f"{n}　{name}\n{LONG}请看{name}。\n" for n, name in enumerate(["灯", "钟", "雾"], start=1))
    assert sum(name in text for _, text in published(f"渡口通告\n{text}") for name in ("灯", "钟", "雾")) >= 3


def test_an_article_below_the_path_to_its_page_keeps_its_title_and_the_head_goes() -> None:
    head = "月牙港在线\n上船须知汇编\n首页 > 渡口 > 正文\n"
    assert published(f"{head}渡口通告\n{LONG}\n{LONG}请勿拥挤。\n")[0] == ("title", "渡口通告")
    untitled = published(f"渡口通告\n首页 > 渡口 > 正文\n{LONG}\n{LONG}请勿拥挤。\n")
    assert untitled[0] == ("title", "渡口通告")


def test_a_sentence_before_the_words_of_furniture_keeps_its_block() -> None:
    text = f"渡口通告\n\n{LONG}喜欢就点个赞。\n\n{LONG}请勿拥挤。\n"
    assert any("喜欢就点个赞" in text for _, text in published(text))


def test_a_row_of_pipes_is_a_table_and_credits_are_none() -> None:
    rows = "船名 | 开船 | 到岸\n长风 | 七点 | 八点\n海燕 | 九点 | 十点\n"
    assert ("table", "船名\t开船\t到岸\n长风\t七点\t八点\n海燕\t九点\t十点") in published(
        f"渡口通告\n\n{LONG}\n\n{rows}\n{LONG}请勿拥挤。\n"
    )
    credits = "来　源 | 港务所\n编　辑 | 王小明\n审　核 | 苏晚晴\n"
    assert [kind for kind, _ in published(f"渡口通告\n\n{LONG}\n\n{LONG}请勿拥挤。\n\n{credits}")][-3:] == [
        "metadata"
    ] * 3


def test_settings_before_markdown_are_not_published() -> None:
    text = f"---\ntitle: 渡口\ntags: [船]\n---\n\n# 渡口通告\n\n{LONG}\n\n## 夜船\n\n{LONG}请勿拥挤。\n"
    assert published(text)[0] == ("title", "渡口通告")


def test_bullets_that_nothing_parts_each_begin_an_item() -> None:
    assert [kind for kind, _ in published(f"★渡口通告★\n{LONG}\n●看灯●敲钟●守夜\n{LONG}请勿拥挤。\n")].count(
        "list-item"
    ) == 3


def test_nothing_in_a_chat_is_a_heading() -> None:
    heads = [f"2031-05-01 08:0{n}:00 站长 阿岚\n收到" for n in range(4)]
    assert {kind for kind, _ in published("\n\n".join(["看灯人的群", *heads]))} == {"title", "metadata", "paragraph"}


def test_a_line_under_the_words_of_an_item_goes_on_with_it() -> None:
    found = published(
        f"渡口通告\n\n{LONG}\n\n开船前要看：\n  • 缆绳有没有磨破，尤其是系在\n    石桩上的一头；\n  • 灯亮不亮。\n"
    )
    assert ("list-item", "缆绳有没有磨破，尤其是系在石桩上的一头；") in found
    indented = published(f"渡口通告\n　　{LONG}\n■夜里的灯\n　　{LONG}请勿拥挤。\n")
    assert not any(text.startswith("夜里的灯旅客") for _, text in indented)


def test_counters_of_pictures_and_names_of_speakers_stand_apart_from_what_is_beside_them() -> None:
    text = f"渡口通告\n{LONG}\n1/2\n{LONG}请勿拥挤。\n2/2\n{LONG}请走右边。\n"
    assert [kind for kind, _ in published(text)] == ["title", "lead", "paragraph", "paragraph"]
    turns = "看灯的阿岚:\n船到了，快来。\n敲钟的老舵:\n来了，来了！\n看灯的阿岚:\n靠左边，别急。\n"
    assert ("paragraph", "敲钟的老舵：来了，来了！") in published(f"渡口的群\n2031年5月1日 8:00\n{turns}")


def test_rows_of_a_list_without_marks_stay_rows() -> None:
    rows = [
        "月牙港镇政务中心二楼东侧的渡口窗口，周一至周五上午九点到十一点",
        "灯塔岛便民服务站的渡口窗口，周二和周四上午九点到十点",
    ]
    text = f"渡口通告\n\n{LONG}\n\n" + "\n".join(rows) + f"\n\n{LONG}请勿拥挤。\n\n{LONG}请走右边。\n"
    assert {text for _, text in published(text)} >= set(rows)


@pytest.mark.parametrize(
    ("text", "counted"),
    [("（一）看灯；", True), ("①看灯；", True), ("1.看灯；", True), ("看灯；", False), ("● 看灯", False)],
)
def test_an_item_with_its_number_needs_no_bullet(text: str, counted: bool) -> None:
    assert is_counted(text) is counted


def test_a_question_that_lost_its_mark_is_a_question_still() -> None:
    first = "记者：夜里没有船怎么办\n\n港务员：夜里有值班的船，打热线就来。\n\n"
    turns = f"{first}记者：值班的船停在哪里\n\n港务员：停在白帆渡的东头。\n"
    assert [kind for kind, text in published(f"渡口问答\n\n{LONG}\n\n{turns}") if text.startswith("记者")] == [
        "question"
    ] * 2
