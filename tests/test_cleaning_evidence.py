"""Rules of cleaning that read what stands around: evidence of layout, and where it is not enough."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from scripts.layout.lines import width
from tests.test_cleaning_cases import LONG, published
from tests.test_cleaning_kinds import kinds_of


def test_a_row_of_shapes_is_a_rule_and_shapes_before_words_are_bullets() -> None:
    text = f"渡口简讯\n■□■□■□■□\n{LONG}\n■看灯\n■敲钟\n{LONG}请走右边。\n"
    assert not any("□" in text for _, text in published(text))
    assert kinds_of(text, "list-item") == ["看灯", "敲钟"]


def test_numbers_that_stand_alone_and_count_are_headings_and_a_single_one_is_none() -> None:
    text = f"渡口的灯\n\n{LONG}\n\n01\n\n“再添一盏”\n\n{LONG}天亮才熄。\n\n02\n\n{LONG}请走右边。\n"
    assert kinds_of(text, "heading") == ["01", "“再添一盏”", "02"]
    assert kinds_of(f"渡口的灯\n\n{LONG}\n\n01\n\n{LONG}请走右边。\n", "heading") == []


def test_labels_that_stand_in_a_row_of_bibliography_are_of_it() -> None:
    head = "索 引 号：Y07-1\n发文机关：港务所\n有 效 性：有效\n"
    assert len(kinds_of(f"{head}\n渡口通告\n\n{LONG}\n\n{LONG}请走右边。\n", "metadata")) == 3
    assert published(f"{head}\n渡口通告\n\n{LONG}\n\n{LONG}请走右边。\n")[3] == ("title", "渡口通告")


def test_lines_in_the_middle_of_a_page_are_one_headline() -> None:
    title = "　　　　月牙港港务所\n　　关于渡口春季检修期间\n　　　　　停航的通告\n"
    assert published(f"{title}\n各船：\n\n　　{LONG}\n\n　　{LONG}请走右边。\n")[0][1].replace(" ", "") == (
        "月牙港港务所关于渡口春季检修期间停航的通告"
    )


def test_the_name_of_a_bulletin_over_the_number_of_its_issue_is_the_title() -> None:
    text = f"月牙港渡口简报\n2031年5月下半月刊（第9期）\n本期要目\n◆看灯\n◆敲钟\n{LONG}\n{LONG}请走右边。\n"
    assert kinds_of(text, "title") == ["月牙港渡口简报"]


def test_marks_of_links_go_where_a_copied_page_left_them() -> None:
    torn = "船票可以凭\n🔗身份证\n补办，办法见[\n《乘船须知》\n]（\nhttps://a.example/b\n），当场就能\n2\n次换票。"
    whole = "船票可以凭身份证补办，办法见《乘船须知》（https://a.example/b），当场就能2次换票。"
    assert whole in [text for _, text in published(f"渡口通告\n\n{LONG}\n\n{torn}\n\n{LONG}请走右边。\n")]


def test_a_clause_before_speech_is_no_heading_and_words_before_a_colon_are_one() -> None:
    text = f"渡口的灯\n\n{LONG}\n\n打电话的人声音很轻：“船到了……”\n\n{LONG}\n\n老舵：“灯不能灭”\n\n{LONG}请走右边。\n"
    assert kinds_of(text, "heading") == ["老舵：“灯不能灭”"]


def test_two_wrapped_paragraphs_tell_a_column_and_two_lines_of_a_list_do_not() -> None:
    first = "　　看灯人每晚七点上山，十一点下山，中间只在岩石上坐着\n等船，船到了就敲三下钟。"
    second = "　　钟是旧船上拆下来的，裂了一道口子，声音有些哑，可是\n十里外也听得见。"
    assert len(published(f"渡口的钟\n{first}\n{second}\n")) == 3
    rows = "　　东头候船室的窗口，每周一到周五的上午\n　　西头候船室的窗口，每周二和周四的下午"
    assert len(published(f"渡口的钟\n　　{LONG}\n{rows}\n")) == 4


def test_ordinals_inside_a_sentence_count_on_at_the_head_of_a_line() -> None:
    lines = [
        "　　看灯人每晚七点上山以前要做到三条：一是看油够",
        "不够，出门前再看一遍；二是看绳子有没有磨破，然后",
        "三是看钟锤松没松，再记本子，记完才能下山去吃饭。",
    ]
    assert len(published("渡口的钟\n" + "\n".join(lines) + "\n　　下山以后，灯还亮着。\n")) == 3


def test_words_behind_a_note_that_leads_to_another_page_stay() -> None:
    text = f"渡口的灯\n\n{LONG}灯油一桶一桶记在账上，\n（下转第三版）\n\n（上接第一版）每月结一次账，天黑以前送到。\n"
    assert any("每月结一次账，天黑以前送到。" in words for _, words in published(text))
    assert not any("版）" in words for _, words in published(text))


def test_a_block_built_as_the_stanza_above_it_is_one_though_a_line_ends_in_a_colon() -> None:
    first = "一月看灯灯花红，\n二月敲钟钟声重。\n三月补帆帆上风，\n四月撑船船向东。\n"
    second = "五月有人来问路，\n老舵回头指一指：\n“顺着灯火往前走，\n莫问潮水几时迟。”\n"
    found = kinds_of(f"渡口的歌\n\n船上的人唱道：\n\n{first}\n{second}\n{LONG}请走右边。\n", "verse")
    assert found == [first.strip(), second.strip()]


def test_speakers_in_brackets_take_turns_on_one_line() -> None:
    first = "【月牙港日报记者】夜船几点开？【港务所所长　阿岚】七点。\n\n"
    turns = f"{first}【灯塔电台记者】雾天呢？\n\n【港务所所长　阿岚】等钟响。\n"
    assert "【港务所所长 阿岚】七点。" in [words for _, words in published(f"渡口问答\n\n{LONG}\n\n{turns}")]


def test_subtitles_with_speakers_are_read_by_turns() -> None:
    cues = ["解说：灯亮了。", "钟也响了。", "阿岚：我听见", "船在雾里。", "解说：天黑了。", "没有人睡。"]
    text = "".join(f"{n}\n00:00:0{n},000 --> 00:00:0{n},900\n{cue}\n\n" for n, cue in enumerate(cues, start=1))
    assert [words for _, words in published(text)] == [
        "解说：灯亮了。钟也响了。",
        "阿岚：我听见船在雾里。",
        "解说：天黑了。没有人睡。",
    ]


def test_tags_that_tell_how_subtitles_are_set_are_no_words() -> None:
    cues = [
        "<i>解说：灯亮了，</i>",
        "<b>钟</b>也响了。",
        r"{\an8}{\i1}阿岚：{\i0}我听见船",
        "在雾里。",
        "解说：天黑了。",
    ]
    text = "".join(f"{n}\n00:00:0{n},000 --> 00:00:0{n},900\n{cue}\n\n" for n, cue in enumerate(cues, start=1))
    assert [words for _, words in published(text)] == [
        "解说：灯亮了，钟也响了。",
        "阿岚：我听见船在雾里。",
        "解说：天黑了。",
    ]


def test_rules_without_a_title_begin_with_their_first_chapter() -> None:
    rules = f"第一章 总则\n\n第一条 {LONG}\n\n第二章 附则\n\n第二条 {LONG}请走右边。\n"
    assert kinds_of(rules, "heading") == ["第一章 总则", "第二章 附则"]
    assert kinds_of(f"渡口管理办法\n\n{rules}", "title") == ["渡口管理办法"]


def test_ranked_links_are_no_table_and_the_foot_of_a_page_no_part_of_its_columns() -> None:
    ranks = "热点排行\n1　渡口检修\n2　夜船时刻\n3　灯塔开放\n"
    assert not any("夜船时刻" in words for _, words in published(f"渡口通告\n\n{LONG}\n\n{LONG}请走右边。\n\n{ranks}"))


def test_columns_of_items_and_headings_are_read_one_after_the_other() -> None:
    left = [
        "　　看灯的人每晚七点上山，先",
        "把灯油添满，再把灯点着。",
        "夜里的船",
        "　　船到了就敲三下钟，船走了",
        "再敲一下，天天如此。",
        "　　雾天不开船。",
    ]
    right = [
        "　　候船室烧着热水，灯亮到天",
        "明，谁来了都能坐一坐。",
        "要带的东西",
        "一、船票；",
        "二、证件，要和船票上的名字一",
        "样。",
        "　　上船请走右边。",
    ]
    rows = [f"{one}{' ' * (32 - 2 * len(one))}{other}" for one, other in zip([*left, ""], right, strict=True)]
    found = [words for _, words in published("渡口的钟\n\n" + "\n".join(rows) + "\n")]
    assert "看灯的人每晚七点上山，先把灯油添满，再把灯点着。" in found
    assert "候船室烧着热水，灯亮到天明，谁来了都能坐一坐。" in found


@pytest.mark.parametrize("metric", [width, len])
def test_columns_are_told_whether_a_page_counts_their_width_or_their_characters(metric: Callable[[str], int]) -> None:
    left = [
        "    今年5月12日，渡口来了1860个",
        "人，都说：“这盏灯，真亮。”看灯",
        "的人说，灯油要添320斤，钟绳也",
        "要换新的。",
        "    雾天的船走得慢，1小时才走",
        "12里，谁都不着急。",
    ]
    right = [
        "    候船室烧着90度的热水，灯亮",
        "到天明，谁来了都能坐一坐，喝",
        "一碗热茶，等2030年的第一班船",
        "靠岸。",
        "    上船请走右边，下船走左边，",
        "每天都是这样。",
    ]
    rows = [f"{one}{' ' * (36 - metric(one))}{other}" for one, other in zip(left, right, strict=True)]
    found = [words for _, words in published("渡口的钟\n\n" + "\n".join(rows) + "\n")]
    assert found[1:] == [
        "今年5月12日，渡口来了1860个人，都说：“这盏灯，真亮。”看灯的人说，灯油要添320斤，钟绳也要换新的。",
        "雾天的船走得慢，1小时才走12里，谁都不着急。",
        "候船室烧着90度的热水，灯亮到天明，谁来了都能坐一坐，喝一碗热茶，等2030年的第一班船靠岸。",
        "上船请走右边，下船走左边，每天都是这样。",
    ]


POSTER = (
    "今年春天，\n渡口的灯坏了两盏、\n钟绳断了一\n根。\n\n"
    "修灯的人5月\n3日上山，\n带着新\n灯油，当天修完。\n\n"
    "如有疑问，\n请打电话\n0990-5550\n318，或者到候船室\n来问。\n\n"
)


def test_blocks_broken_at_any_place_are_paragraphs_and_even_lines_with_marks_are_verse() -> None:
    title = "关于渡口的\n灯和钟的\n情况通报\n\n"
    found = [
        words.replace(" ", "")
        for _, words in published(f"{title}{POSTER}三盏灯，照水湾，\n两口钟，响过滩。\n\n港务所\n")
    ]
    assert found[:2] == ["关于渡口的灯和钟的情况通报", "今年春天，渡口的灯坏了两盏、钟绳断了一根。"]
    assert "如有疑问，请打电话0990-5550318，或者到候船室来问。" in found


def test_a_table_open_at_its_sides_keeps_the_rows_of_its_cells() -> None:
    rows = " 船名 │ 开往 │ 几点\n─────┼──────┼─────\n 长风 │ 灯塔岛 │ 七点\n      │ 和石桥 │\n 海燕 │ 石桥 │ 九点\n"
    found = kinds_of(f"渡口通告\n\n{LONG}\n\n{rows}\n{LONG}请走右边。\n", "table")
    assert found == ["船名\t开往\t几点\n长风\t灯塔岛和石桥\t七点\n海燕\t石桥\t九点"]


def test_lines_of_two_halves_that_end_in_marks_are_verse_and_no_table() -> None:
    song = "二十三，\t擦灯盏，\n上了山\t莫偷懒；\n二十四，\t敲钟去，\n雾来了\t莫着急；\n"
    assert kinds_of(f"渡口的歌\n\n{LONG}\n\n孩子们念道：\n\n{song}\n{LONG}请走右边。\n", "table") == []


def test_a_head_with_wide_gaps_inside_a_sentence_goes_and_the_last_line_of_a_paper_stays() -> None:
    page = "　　看灯人每晚七点上山，先把灯油添满，再把灯点\n着，风大的夜里要上去三回，雾大的夜里就不下来，守\n"
    foot = "— 1 —\n港渡发〔2031〕5号　　　　　　　　港务所\n"
    end = "在钟的旁边。\n　　雾散了才能下山。\n港务所办公室　　　　　　2031年5月4日印发\n— 2 —\n"
    found = [words for _, words in published(f"渡口守灯办法\n{page}{foot}{end}")]
    assert not any("5号" in words for words in found)
    assert any("印发" in words for words in found)


def test_labels_in_brackets_that_come_back_are_nobody_who_speaks() -> None:
    case = "【经过】老舵把船停在灯下。\n\n【结果】灯没有灭，船也没有走。\n\n"
    text = f"渡口的三件事\n\n{LONG}\n\n第一件　“把船停好”，看住了灯\n\n{case}第二件　看住了钟\n\n{case}"
    assert "第一件“把船停好”，看住了灯" in kinds_of(text, "heading")


def test_lines_above_the_labels_of_an_official_page_go_and_its_title_is_found_below() -> None:
    head = "无障碍　长者助手　收藏\n政务公开 公文库\n\n月牙港港务所政务公开\n\n"
    labels = "索引号: 7/2031-1\n发布机构: 港务所\n名称: 渡口添灯 三处亮了\n主题词:\n【打印】【关闭】\n\n"
    found = published(f"{head}{labels}渡口添灯 三处亮了\n\n{LONG}\n\n{LONG}请走右边。\n")
    assert [words for kind, words in found if kind == "title"] == ["渡口添灯 三处亮了"]
    assert not any("公文库" in words or "主题词" in words for _, words in found)


def test_short_lines_one_below_the_other_are_no_headings_but_for_the_last_over_text() -> None:
    lines = "\n\n".join(["雾里的渡口格外热闹", "看灯的人们", "化身“敲钟人”", "给船上的人指路", "灯怎么看，钟怎么敲"])
    text = f"渡口的灯\n\n本报记者 王小明\n\n{lines}\n\n{LONG}\n\n{LONG}请走右边。\n"
    assert kinds_of(text, "heading") == ["灯怎么看，钟怎么敲"]


def test_names_of_images_before_the_words_of_a_line_go() -> None:
    text = f"渡口的灯\n\n微信图片_2031.jpg微信图片_2032.jpg“灯亮了。”\n\n{LONG}请走右边。\n"
    assert "“灯亮了。”" in [words for _, words in published(text)]


def test_bibliography_stays_where_a_control_stands_before_it() -> None:
    text = f"渡口的灯\n\n字号+来源:月牙港网 2031-05-04 13:51 评论\n\n{LONG}\n\n{LONG}请走右边。\n"
    assert any("月牙港网" in words for words in kinds_of(text, "metadata"))


def test_a_heading_at_the_head_of_a_text_tells_markdown_and_a_tag_does_not() -> None:
    assert published(f"# 渡口的灯\n\n{LONG}\n\n{LONG}请走右边。\n")[0] == ("title", "渡口的灯")
    assert "#渡口的灯" in published(f"{LONG}\n\n#渡口的灯\n\n{LONG}请走右边。\n")[1][1]


def test_heads_of_two_pages_that_count_go_and_lines_of_a_contents_stay() -> None:
    page = "　　看灯人每晚七点上山，先把灯油添满，再把灯点\n着，风大的夜里要上去三回，雾大的夜里就不下来，守\n"
    page = (
        f"　　钟是旧船上拆下来的，裂了一道口子，声音有些哑，\n十里外也听得见，老舵说换了新的反而没有人认得出。\n{page}"
    )
    heads = (
        f"渡口旧事　　　　　　7\n\n{page}\n8　　　　　　灯塔\n\n在钟的旁边。\n　　雾散了才能下山，下山以后灯还亮着。\n"
    )
    assert not any(words[-1] in "78" or words[0] in "78" for _, words in published(heads))
    contents = f"渡口旧事\n看灯的人　　　　7\n敲钟的人　　　　8\n{LONG}\n{LONG}请走右边。\n"
    assert any("看灯的人" in words for _, words in published(contents))


def test_lines_that_are_bold_from_end_to_end_tell_markdown() -> None:
    text = f"**渡口的灯**\n\n{LONG}\n\n**看灯的人**\n\n{LONG}请走右边。\n"
    assert [kind for kind, _ in published(text)] == ["title", "lead", "heading", "paragraph"]
    assert "**注意**" in published(f"渡口的灯\n\n{LONG}\n\n{LONG}记住**注意**两个字。\n")[2][1]


def test_an_indent_with_which_paragraphs_begin_hangs_under_no_ordinal() -> None:
    indented = f"  {LONG}\n  {LONG}请走右边。\n  灯亮着。\n"
    text = f"渡口的灯\n{indented}一、看灯\n  灯油一桶一桶都记在账上。\n二、敲钟\n  {LONG}请勿拥挤。\n"
    assert kinds_of(text, "heading") == ["一、看灯", "二、敲钟"]


def test_a_title_over_labels_and_the_turns_of_speakers_are_no_labels() -> None:
    head = "夜船满一年：十万人过江\n日期：2031年5月1日\n来源：月牙港网\n作者：王小明\n"
    assert published(f"{head}\n{LONG}\n\n{LONG}请走右边。\n")[0] == ("title", "夜船满一年：十万人过江")
    turns = "主播：小芦\n播出时间：2031年5月1日\n地点：渡口\n小芦：今晚我们说雾\n老舵：雾大\n小芦：钟呢？\n老舵：响着\n"
    assert "小芦：今晚我们说雾" not in kinds_of(f"雾里的钟\n{turns}", "metadata")


def test_rows_of_a_table_that_count_are_no_heads_of_pages() -> None:
    head = "序号 │ 船名 │ 开往\n─────┼──────┼─────\n1    │ 长风 │ 灯塔岛\n"
    rows = f"{head}2    │ 海燕 │ 白帆渡\n     │ 二号 │\n3    │ 渔火 │ 石桥\n"
    (table,) = kinds_of(f"渡口通告\n\n{LONG}\n\n{rows}\n{LONG}请走右边。\n", "table")
    assert [row.split("\t")[0] for row in table.splitlines()] == ["序号", "1", "2", "3"]
