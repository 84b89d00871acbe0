"""Printed pages, posts and scripts: what their layout shows where the words do not."""

from __future__ import annotations

from itertools import zip_longest

from tests.test_cleaning_cases import LONG, published
from tests.test_cleaning_kinds import kinds_of

ENDED = f"{LONG}请勿拥挤。"


def texts(text: str) -> list[str]:
    return [text for _, text in published(text)]


def wrapped(*paragraphs: str) -> list[str]:
    """Paragraphs in lines of sixteen characters, each begun with an indent."""
    indented = [f"    {paragraph}" for paragraph in paragraphs]
    return [text[at : at + 16] for text in indented for at in range(0, len(text), 16)]


def test_three_columns_with_a_caption_at_a_foot_are_read_one_after_the_other() -> None:
    told = "守塔人说，夜里最怕的是起雾，雾一来灯就只照见自己，他就敲钟，一刻钟敲一次，敲到雾散。"
    heard = "镇上的学生来听他讲灯塔的事，一次三十个，坐满了候船室的长椅，他讲到灯灭的那一夜，都不出声。"
    later = "第二天他去学校回访，送去一盏旧灯，挂在教室的门口，亮了一个学期。"
    text = wrapped(told, heard)
    sides = [wrapped(told, later, later), [*text[:6], "", "    守塔人在塔上。"], [*text[6:], *wrapped(later, told)]]
    rows = ["".join(cell.ljust(22) for cell in row).rstrip() for row in zip_longest(*sides, fillvalue="")]
    found = published("渡口的灯\n\n        本报记者   岚  舟   通讯员  石小山\n\n" + "\n".join(rows) + "\n")
    assert [kind for kind, _ in found][:2] == ["title", "byline"]
    assert [text for _, text in found].count(heard) == 1
    assert ("caption", "守塔人在塔上。") in found


def test_the_pages_of_a_bound_paper_in_old_marks() -> None:
    page = (
        "月　牙　日　報　　中華民國二十三年四月十二日　　第二張第六版\n渡口裝燈\n"
        "　本港渡口新裝電燈、業於昨晚六時通電、鎮長親臨碼\n頭、按下電門、\n"
        "　該燈係向省城定製、價銀三百元、去年十月運抵江岸、工\n匠三十人日夜安裝、至本月始成、\n"
        "　鎮長語記者、舊燈一人司三盞、每逢起霧、呼叫恆待三四\n分鐘、今則十秒可亮\n—　六　七　—\n"
        "月牙日報合訂本　　　　二十三年四月　　　　　　六八\n矣、\n竊燈者就逮\n"
        "　【又訊】通電之前夜、碼頭街電線忽被竊去七十餘丈、鎮\n公所循線追查、昨午起出原贓。\n—　六　八　—\n"
    )
    found = texts(page)
    assert found[0] == "渡口裝燈"
    assert [text[-6:] for text in found[1:4]] == ["、按下電門、", "至本月始成、", "十秒可亮矣、"]
    assert found[4] == "竊燈者就逮"


def test_the_lines_of_a_turn_that_stand_set_in_below_it() -> None:
    script = (
        "[00:05] 阿岚：各位午安，欢迎收听渡口之声，我是阿岚。\n             夏天到了，你要去哪里？\n\n"
        "[00:14] 石匠：本来要带家里人去岛上住两晚，结果差一点连船\n             都没有看到。\n\n"
        "[00:21] 阿岚：怎么回事？\n"
    )
    found = texts(f"渡口之声 播出稿　　　　　　第 1 页\n\n渡口之声第三集\n\n{script}　　　　　　　第 2 页\n— 稿末 —\n")
    assert found == [
        "渡口之声第三集",
        "阿岚：各位午安，欢迎收听渡口之声，我是阿岚。夏天到了，你要去哪里？",
        "石匠：本来要带家里人去岛上住两晚，结果差一点连船都没有看到。",
        "阿岚：怎么回事？",
    ]


def test_a_quote_set_large_stands_in_no_sentence() -> None:
    told = "守塔人换下来的灯一盏也没有扔，候船室的墙上挂了一排，每一盏都写着年份，挂的都是"
    quote = "【灯走了，故事不走】\n\n换下来的旧灯。灯走了，故事不走。"
    assert f"{told}换下来的旧灯。灯走了，故事不走。" in texts(f"渡口的灯\n\n{LONG}\n\n{told}\n\n{quote}\n\n{ENDED}\n")


def test_speakers_whom_a_space_parts_from_their_words_are_known_by_coming_back() -> None:
    turns = "\n\n".join(f"岛　第{n}盏灯在哪里？\n\n白　在塔上第{n}层，夜里都亮。" for n in "一二三")
    text = f"渡口的灯\n\n{ENDED}\n\n{turns}\n\n{ENDED}\n\n{LONG}\n\n{ENDED}还有。\n"
    assert len(kinds_of(text, "question")) == 3


def test_heads_that_begin_alike_on_left_and_right_pages() -> None:
    paragraphs = [f"{LONG}第{n}盏。" for n in "一二三四五"]
    text = "\n\n".join(["岛上生活　VOL.88　人物", "渡口的灯", *paragraphs, "岛上生活　2031.06　73", ENDED])
    assert texts(text) == ["渡口的灯", *paragraphs, ENDED]


def test_who_posts_and_when_and_what_folds_a_post() -> None:
    post = "\n渡口发布\n31-6-1{n} 07:12 来自 网页\n\n{words}第{n}次。 收起d\n\n转发 312\n评论 87\n\n"
    posts = "".join(post.format(n=n, words=LONG) for n in (1, 2))
    found = published(f"首页\n推荐\n视频\n消息\n返回\n{posts}")
    assert [kind for kind, _ in found] == ["byline", "metadata", "lead", "byline", "metadata", "paragraph"]
    assert found[2][1] == f"{LONG}第1次。"


def test_what_a_page_sets_into_a_sentence_parts_it_not() -> None:
    torn = "岚舟說，看到老人全身濕透，她把外套脫下來，\n...繼續閱讀 ▼\n「怕他睡著」。"
    text = f"渡口的燈\n\n{LONG}\n\n{torn}\n\n廣告　請繼續往下閱讀\n\n{ENDED}\n"
    assert texts(text)[2:] == ["岚舟說，看到老人全身濕透，她把外套脫下來，「怕他睡著」。", ENDED]


def test_the_head_of_a_table_below_a_rule_and_empty_fields() -> None:
    rule = "─" * 20
    table = f"{rule}\n指      标      前年      去年\n{rule}\n船票      120      131\n旅客      300      410\n{rule}\n"
    found = published(f"{' ' * 40}档　　号：\n{' ' * 40}保存年限：\n渡口统计\n\n{LONG}\n\n{table}\n{ENDED}\n")
    assert found[0][1] == "渡口统计"
    assert [text.split("\n")[0] for kind, text in found if kind == "table"] == ["指标\t前年\t去年"]


def test_the_lines_of_a_player_go_with_its_clock() -> None:
    player = "已关注\n关注\n重播 分享 赞\n分享视频\n，时长00:48\n00:00/00:48\n视频详情\n"
    assert texts(f"渡口的灯\n\n{LONG}\n\n{player}\n\n{ENDED}\n") == ["渡口的灯", LONG, ENDED]


def test_links_of_a_wiki_in_markdown_and_its_table() -> None:
    table = "| 码头 | 班次 |\n|---|---|\n| 东 | 12 |\n"
    page = "[[Category:渡口]]\n最后编辑：2031-02-11 · 查看历史 · 编辑此页\n"
    text = f"# 渡口\n\n渡口在[[岚县|县]]里，归[[港务所]]管。{LONG}\n\n## 班次\n\n{table}\n{page}"
    found = published(text)
    assert [text for _, text in found][1].startswith("渡口在县里，归港务所管。")
    assert found[-1] == ("table", "码头\t班次\n东\t12")


def test_marks_of_numbers_in_boxes_and_a_line_to_cut_along() -> None:
    items = "1\ufe0f\u20e3早到；\n2\ufe0f\u20e3排队。\n"
    found = published(f"渡口须知\n\n{LONG}\n\n▍坐船提醒\n\n{items}\n{ENDED}\n\n✂- - - - - 请沿线剪下 - - - - -\n回执\n")
    assert [kind for kind, _ in found][2:5] == ["heading", "list-item", "list-item"]
    assert not any("剪下" in text for _, text in found)
