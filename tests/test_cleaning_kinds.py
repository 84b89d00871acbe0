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
