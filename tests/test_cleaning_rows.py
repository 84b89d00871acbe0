"""Rows that show themselves by their layout: signs of a list, other articles of a page, turns on one line."""

from __future__ import annotations

import pytest

from tests.test_cleaning_cases import LONG, published
from tests.test_cleaning_forms import cued

ENDED = f"{LONG}请勿拥挤。"


def texts(text: str) -> list[str]:
    return [text for _, text in published(text)]


def items(text: str) -> list[str]:
    return [text for kind, text in published(text) if kind == "list-item"]


@pytest.mark.parametrize("sign", ["＊", "＊ ", "〇 ", "・", "-", "\uf06c ", "✓ ", "l\t", "§ "])
def test_a_sign_with_which_the_lines_of_a_run_begin_is_a_bullet(sign: str) -> None:
    rows = ["东码头五点开门", "西码头只停货船，不停客船", "雾天听钟"]
    text = f"渡口须知\n\n{LONG}\n\n" + "\n".join(sign + row for row in rows) + f"\n\n{ENDED}\n"
    assert items(text) == rows


def test_a_sign_before_one_line_or_before_numbers_is_no_bullet() -> None:
    assert "＊东码头不停车" in texts(f"渡口须知\n\n{LONG}\n\n＊东码头不停车\n\n{ENDED}\n")
    assert items(f"渡口的冬天\n\n{LONG}\n\n-3度起雾\n-5度结冰\n-9度停船\n\n{ENDED}\n") == []


def test_two_signs_of_one_text_are_two_levels() -> None:
    rows = "＊东码头\n～五点开门\n～九点关门\n＊西码头\n～六点开门\n～八点关门\n＊中码头\n"
    found = [kind for kind, _ in published(f"渡口须知\n\n{LONG}\n\n{rows}\n{ENDED}\n")]
    assert found[2:-1] == [*["heading", "list-item", "list-item"] * 2, "heading"]


@pytest.mark.parametrize("between", ["\n", "\n\n"])
@pytest.mark.parametrize("label", ["你可能有興趣", "【接着读】", "本站热门", "更多渡口故事："])
def test_headlines_under_a_label_that_leads_to_them_are_other_articles(label: str, between: str) -> None:
    row = ["白帆渡的灯塔换了新灯泡", "一座码头三十年的账本", "守塔人退休以后去了哪里？"]
    page = f"渡口的灯\n\n{LONG}\n\n{{}}\n\n{ENDED}\n"
    assert texts(page.format(between.join([label, *row]))) == texts(page.format(""))


def test_short_items_or_text_under_such_a_label_stay() -> None:
    assert "更多办法" in texts(f"渡口须知\n\n{LONG}\n\n更多办法\n早来\n早排队\n看钟\n\n{ENDED}\n")
    assert "相关背景" in texts(f"渡口须知\n\n{LONG}\n\n相关背景\n\n{ENDED}\n\n{LONG}\n")


def test_a_bar_of_links_goes_at_the_end_and_names_with_a_bar_stay() -> None:
    page = f"渡口的灯\n\n{LONG}\n\n{ENDED}\n\n"
    assert texts(f"{page}查看全部｜按时间排序\n") == texts(page)
    assert texts(f"{page}岚小舟｜石远山\n")[-1] == "岚小舟｜石远山"


def test_counters_behind_an_author_or_a_source_go() -> None:
    assert texts(f"渡口的灯\n\n来源：渡口报　作者：岚小舟　点击：3127\n\n{ENDED}\n")[1] == "来源：渡口报 作者：岚小舟"
    assert texts(f"渡口的灯\n\n岚小舟 | 人氣(1.2萬)\n\n{ENDED}\n")[1] == "岚小舟"


def test_turns_behind_each_other_on_one_line_are_parted() -> None:
    line = "记者：扩建要多久？石远山：十四个月，渡船不停。记者：停车够不够？石远山：够，我问过“老李：够不够”，他说够。"
    found = published(f"渡口的问答\n\n{ENDED}\n\n{line}\n\n问：夜里施工吗？ 答：不施工。\n")
    assert [kind for kind, _ in found[2:]] == ["question", "paragraph"] * 3
    assert found[5][1].endswith("他说够。")


def test_paragraphs_that_count_in_words_are_items() -> None:
    assert len(items(f"渡口的事\n\n{LONG}\n\n第一，{LONG}\n\n第二，{ENDED}\n\n{ENDED}\n")) == 2
    assert items(f"渡口的事\n\n{LONG}\n\n第一，{LONG}\n\n{ENDED}\n\n第二，{ENDED}\n") == []


def test_the_first_subtitle_without_a_mark_is_the_title() -> None:
    assert published(cued("渡口的早晨", "天没有亮，船已经\n生了火。", "船上只有三个人。"))[0] == ("title", "渡口的早晨")
    assert (
        texts(cued("天没有亮的时候", "船已经生了火", "船上只有三个人。"))[0]
        == "天没有亮的时候船已经生了火船上只有三个人。"
    )


@pytest.mark.parametrize("line", ["評論員 岚小舟", "實習記者 石遠山", "岚小舟　撰", "撰稿人：岚小舟", "编译／石远山"])
def test_a_name_with_the_work_of_its_bearer_is_a_byline(line: str) -> None:
    assert published(f"渡口的灯\n\n{line}\n\n{LONG}\n\n{ENDED}\n")[1][0] == "byline"


def test_who_speaks_once_with_an_office_is_the_same() -> None:
    turns = ["石匠所长：", "各位好，今天谈灯。", "岚舟：我说两句。", "石匠：请讲。", "岚舟：灯坏了。", "石匠：修。"]
    found = texts("渡口的会\n\n" + "\n".join(turns) + "\n")
    assert found[1] == "石匠所长：各位好，今天谈灯。"


@pytest.mark.parametrize("after", ["", "（图／渡口社區報提供，攝於東碼頭候船大廳的雨天早上。）"])
def test_a_caption_that_is_longer_than_the_column_hides_no_wrap(after: str) -> None:
    rows = "　　渡口管理所針對轄內七座碼頭周邊的違規停車\n加強執法，上路一個月勸離兩百一十三輛，較去年同\n期減少三成。"
    heard = "　　船家廖小姐說，以前碼頭口像菜市場，現在旅\n客自己下船也放心。"
    shown = f"▲管理所人員在碼頭口協助旅客下船。{after}"
    found = texts(f"強化碼頭秩序　渡口三管齊下\n\n{rows}\n{heard}\n\n{shown}\n")
    assert [text for text in found if text.startswith(("渡口管理所", "船家"))] == [
        "".join(part.split()) for part in (rows, heard)
    ]


def test_a_page_number_in_han_inside_a_sentence_is_none_of_its_words() -> None:
    head = "江岸日報　民國三十六年五月九日　第二版"
    torn = "渡船昨夜靠岸時撞上東門外的浮橋，船上七人無恙，管理所以船老大奮不顧\n"
    text = f"{head}\n渡船夜撞浮橋\n{LONG}\n{torn}{head}\n— 二 —\n身，特記大功一次。\n{LONG}\n"
    assert "".join(torn.split()) + "身，特記大功一次。" in texts(text)


def test_what_stands_under_the_words_behind_a_label_goes_on_with_them() -> None:
    rows = [
        "主旨：公告修正渡口管理所候船須知，並自中華民國一百一十四年四月1",
        "　　　5日生效。",
        "說明：候船須知第三條修正，第四條刪除，其餘各條之條次依序遞改，請",
        "　　　查照。",
    ]
    found = texts(f"渡口管理所公告\n\n{LONG}\n\n" + "\n".join(rows) + f"\n\n{ENDED}\n")
    assert [rows[0] + "5日生效。", rows[2] + "查照。"] == [text for text in found if text[:3] in ("主旨：", "說明：")]


def test_marks_where_a_letter_is_bound_are_no_words_of_it() -> None:
    parts = [
        "渡口管理所公告",
        LONG,
        "裝",
        "船票不退，請留意開船時刻。",
        "訂",
        ENDED,
        "線",
        "管理所敬啟，如有疑問請洽櫃檯。",
    ]
    assert not {"裝", "訂", "線"} & set("".join(texts("\n\n".join(parts) + "\n")))
    assert "裝" in texts("\n\n".join(parts[:4]) + "\n")


@pytest.mark.parametrize("rule", ["==", "===", "～～", "##"])
def test_a_heading_between_two_rules_is_its_words(rule: str) -> None:
    assert "渡口要聞" in texts(f"渡口月報\n\n{LONG}\n\n{rule} 渡口要聞 {rule}\n\n{ENDED}\n")


def test_rows_that_are_set_with_spaces_are_a_table_in_markdown_too() -> None:
    rows = [
        "5月1日至2日    值班 卜某    分机 8021",
        "5月3日         值班 席某    分机 8035",
        "5月4日至5日    值班 卜某    分机 8021",
    ]
    found = published(f"# 渡口月报\n\n{LONG}\n\n## 值班\n\n" + "\n".join(rows) + f"\n\n- {ENDED}\n- 雾天听钟\n")
    table = next(text for kind, text in found if kind == "table")
    assert [row.split("\t")[0] for row in table.split("\n")] == ["5月1日至2日", "5月3日", "5月4日至5日"]
