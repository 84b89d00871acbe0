"""Pages as they are copied from sites: what stands above the title, and what line ends say in them."""

from __future__ import annotations

from scripts.text.furniture import furniture
from tests.cleaning import as_document
from tests.test_cleaning_cases import LONG, published
from tests.test_cleaning_kinds import kinds_of

DATED = "2031-05-01 17:35 来源：月牙港发布"


def kinds(text: str) -> list[str]:
    return [kind for kind, _ in published(text)]


def test_what_stands_above_a_title_over_its_date_goes_with_the_controls_there() -> None:
    head = "渡口部落\nhttp://dukou.example\n发表 管理 分类 简介 头像 功能 音乐 友情链接 模板 域名\n其他\n"
    text = f"{head}月牙港夜航班次增加到每天六班\n岚某\n{DATED}\n{LONG}\n{LONG}请勿拥挤。\n"
    assert kinds(text) == ["title", "byline", "metadata", "lead", "paragraph"]
    kept = published(f"渡口部落\n月牙港夜航班次增加到每天六班\n{DATED}\n{LONG}\n{LONG}请勿拥挤。\n")
    assert kept[0] == ("title", "渡口部落")


def test_a_title_that_the_page_prints_again_stands_once() -> None:
    text = f"月牙港渡口管理规则\n\n{DATED}\n\n月牙港渡口管理规则\n\n{LONG}\n\n{LONG}请勿拥挤。\n"
    assert [text for _, text in published(text)].count("月牙港渡口管理规则") == 1


def test_the_rubric_of_a_site_goes_where_its_page_has_a_foot() -> None:
    page = f"港口动态\n月牙港夜航班次增加到每天六班\n{DATED}\n{LONG}\n{LONG}请勿拥挤。\n"
    assert (
        published(f"{page}上一篇：没有了\n下一篇：灯塔检修\n版权所有 月牙港\n")[0][1] == "月牙港夜航班次增加到每天六班"
    )
    assert published(page)[0] == ("title", "港口动态")


def test_values_stand_under_the_bullets_of_their_labels() -> None:
    rows = "  • 索引号：\n\n    61072-000/2031\n  • 发文机构：\n\n    渡口办\n  • 有效性：\n\n    有效\n"
    found = published(f"月牙港渡口管理规则\n\n{rows}\n{LONG}\n\n{LONG}请勿拥挤。\n")
    assert [text for kind, text in found if kind == "metadata"] == [
        "索引号：61072-000/2031",
        "发文机构：渡口办",
        "有效性：有效",
    ]


def test_times_that_grow_are_those_of_a_transcript_and_its_sentences_run_over_them() -> None:
    text = (
        "港口夜话\n0:00\n今晚我们来到了白帆渡的码头\n0:07\n这里的灯是去年冬天\n0:15\n换上的。\n0:21\n船长，您说说灯。\n"
    )
    assert [text for _, text in published(text)][1:] == [
        "今晚我们来到了白帆渡的码头这里的灯是去年冬天换上的。",
        "船长，您说说灯。",
    ]
    turns = f"港口夜话\n10:00\n{LONG}\n10:05\n{LONG}请勿拥挤。\n10:09\n{LONG}请走右边。\n"
    assert len(published(turns)) == 4


def test_a_photo_stands_in_no_sentence_that_goes_on_behind_it() -> None:
    torn = "灯塔上的人很忙，夜里要记下每一次\n（下转第三版）\n▲夜里的灯塔。\n（上接第一版）\n亮灯的时间，从不间断。\n"
    text = f"月牙港的灯\n{LONG}\n{torn}{LONG}请勿拥挤。\n"
    found = published(text)
    assert ("caption", "夜里的灯塔。") in found
    assert ("paragraph", "灯塔上的人很忙，夜里要记下每一次亮灯的时间，从不间断。") in found


def test_marked_questions_over_answers_are_questions() -> None:
    text = f"渡口问答\n\n{LONG}\n\n● 夜里有船吗？\n有，末班船晚上十点半开。\n● 可以带车吗？\n可以，只限自行车。\n"
    assert kinds(text) == ["title", "lead", "question", "paragraph", "question", "paragraph"]


def test_the_number_of_the_last_page_goes_where_heads_count_up_to_it() -> None:
    pages = "".join(f"海风月刊　　　　　2031年第4期　　　　　{n}\n{LONG}{n}号灯。\n" for n in (41, 42))
    assert "43" not in [text for _, text in published(f"{pages}{LONG}\n43\n")]
    assert "47" in [text for _, text in published(f"{pages}{LONG}\n47\n")]


def test_padded_names_are_names_and_padded_labels_labels() -> None:
    text = f"月牙港夜航班次增加到每天六班\n文/岚 舟\n{LONG}\n{LONG}请勿拥挤。\n索 引 号：61072\n"
    assert [kind for kind in kinds(text) if kind in ("byline", "metadata")] == ["byline", "metadata"]


def test_a_real_hyphen_at_a_wrap_stays() -> None:
    lines = [
        "　　在离岸三十海里的岛上守塔人每天都要做video-",
        "call，再把灯的记录从头到尾念上一遍，念给守在",
        "岸上的人听，岸上的人再把它记在light-",
        "house的本子上。",
    ]
    assert "video-call，再" in published("\n".join(lines) + "\n")[0][1]


def test_every_character_of_a_page_is_accounted_for() -> None:
    head = "首页\n渡口部落\nhttp://dukou.example\n其他\n月牙港夜航班次增加到每天六班\n"
    text = f"{head}{DATED}\n收录于话题\n#港口\n83个\n{LONG}\n反对 0举报 0 收藏 0 打赏 0评论 0\n"
    rows = as_document(text).accounting
    assert sum(row.end - row.start for row in rows) >= sum(not char.isspace() for char in text)


def test_lines_of_free_verse_are_no_wrapped_text() -> None:
    lines = ["有这样一群人", "以灯和钟为誓词", "以守望渡口为己任", "他们有一个共同的名字", "守塔人", "谨以这组照片"]
    lines += ["向每一位守护者致敬", "要写夜里亮到天明的那一盏灯", "写钟声里靠岸的每一条船"]
    found = published("\n".join([*lines, "来源：月牙港发布"]) + "\n")
    assert [line for _, text in found for line in text.split("\n")][: len(lines)] == lines


def test_even_lines_with_commas_are_verse_though_blank_lines_part_them() -> None:
    lines = ["渡口灯明夜未阑，", "钟声一记报平安。", "风来不改行船路，", "浪起犹看守塔人。"]
    assert ("verse", "\n".join(lines)) in published("月牙港的诗\n\n" + "\n\n".join(lines) + f"\n\n{LONG}\n")


def test_a_run_of_lines_that_end_with_commas_is_verse() -> None:
    lines = ["看那海上风浪里的一盏灯火，", "为一条归船，", "为一个约定，", "为一湾更静的水。"]
    run = "\n".join(["夜里的港", *lines, "灯火的名字", "守在岸边"])
    assert ("verse", "\n".join(lines)) in published(f"月牙港的诗\n{run}\n{LONG}\n")


def test_the_title_in_the_place_of_a_picture_goes() -> None:
    title = "月牙港夜航班次增加到每天六班"
    text = f"  • {title}\n\n    时间：2031-05-01\n\n{LONG}\n\n{title}\n\n{LONG}请勿拥挤。\n\n上一篇：没有了\n"
    assert kinds(text) == ["title", "metadata", "lead", "paragraph"]


def test_links_to_more_go_at_the_end_of_an_item_and_with_their_teasers() -> None:
    item = "1、白帆渡的灯塔完成检修，灯光比过去远了三海里。"
    text = f"港口早报\n\n{LONG}\n\n【港内】\n\n{item}【详情】\n\n2、夜航班次增加。\n"
    assert ("list-item", item) in published(text)
    foot = f"更多港聞\n灯塔检修\n【港报讯】{LONG}候船室... 詳情\n港口网站 版权所有\n"
    assert len(published(f"月牙港夜航\n{LONG}\n{LONG}请勿拥挤。\n{foot}")) == 3


def test_whom_a_letter_is_to_is_no_lead_and_an_introduction_is_one() -> None:
    assert kinds(f"月牙港渡口通知\n\n各镇、街道：\n\n{LONG}\n\n{LONG}请勿拥挤。\n")[1] == "paragraph"
    assert kinds(f"月牙港渡口通知\n\n现将夜航班次公布如下：\n\n{LONG}\n\n{LONG}请勿拥挤。\n")[1] == "lead"


def test_a_mark_of_photos_before_a_reporter_marks_a_question() -> None:
    turns = (
        "▲港报记者：夜里有没有船？\n\n岚舟：有，末班十点半。\n\n▲水报记者：可以带车吗？\n\n岚舟：可以，只限自行车。\n"
    )
    assert kinds(f"月牙港问答\n\n{LONG}\n\n{turns}").count("question") == 2


def test_short_lines_under_a_colon_are_items() -> None:
    text = f"月牙港夜航\n{LONG}\n售票地点：\n东码头候船室一楼\n西码头售票亭\n各流动售票车\n售完为止，请早来。\n"
    assert kinds(text).count("list-item") == 3


def test_the_first_of_several_notices_is_no_subtitle_and_their_credits_are_bibliography() -> None:
    notices = f"停水通知\n{LONG}\n（港口水厂）\n寻物启事\n{LONG}请打热线。\n招募船员\n{LONG}请早来。\n"
    assert kinds(f"便民栏\n{notices}") == [
        "title", "heading", "paragraph", "metadata", "heading", "paragraph", "heading", "paragraph",
    ]  # fmt: skip


def test_the_name_of_a_medium_is_a_heading_between_paragraphs_and_a_link_elsewhere() -> None:
    text = f"港口的声音\n\n{LONG}\n\n微博\n\n{LONG}请勿拥挤。\n\n微博\n"
    assert [text for _, text in published(text)].count("微博") == 1


def test_a_line_that_ends_in_an_empty_label_takes_no_line_below() -> None:
    text = f"月牙港夜航\n{DATED} 阅读次数：\n【字体大小：\n{LONG}\n{LONG}请勿拥挤。\n"
    assert published(text)[1] == ("metadata", DATED)


def test_a_menu_of_links_below_each_other_goes() -> None:
    text = f"今日头条\n专题\n话题\n要闻\n社会新闻\n月牙港夜航班次增加到每天六班\n{LONG}\n{LONG}请勿拥挤。\n"
    assert kinds(text) == ["title", "lead", "paragraph"]


def test_the_list_of_a_page_goes_before_the_article_that_it_names() -> None:
    listed = "夜航班次为什么增加到每天六班？\n白帆渡的灯塔完成检修\n守塔人的一百零七册日志\n"
    text = f"{listed}\n\n夜航班次为什么增加到每天六班？\n\n☉岚远舟\n\n{LONG}\n\n{LONG}请勿拥挤。\n"
    assert kinds(text) == ["title", "byline", "lead", "paragraph"]


def test_a_table_of_contents_keeps_its_name() -> None:
    text = f"月牙港的灯\n\n目录\n\n灯塔的由来\n\n灯塔的检修\n\n{LONG}\n\n{LONG}请勿拥挤。\n"
    assert "目录" in [text for _, text in published(text)]


def test_a_sentence_that_breaks_off_behind_the_first_word_of_a_clause_goes_on() -> None:
    text = f"月牙港的灯\n\n{LONG}\n\n那盏灯丢了。港务员找遍了东西码头，最终\n\n于第二天在渡船上找到了那盏灯。\n"
    assert published(text)[-1][1] == "那盏灯丢了。港务员找遍了东西码头，最终于第二天在渡船上找到了那盏灯。"


def test_what_is_said_in_a_chat_is_no_head_of_a_page() -> None:
    turns = "2031-05-01 08:12\n岚舟：早，灯修好了吗\n2031-05-01 08:13\n老舵：修好了，换了两个灯泡\n2031-05-01 08:15\n"
    text = f"{turns}岚舟：[图片]\n2031-05-01 08:16\n岚舟：这是我刚拍的，确实亮了\n2031-05-01 08:20\n老舵：好\n"
    assert {"岚舟：早，灯修好了吗", "老舵：修好了，换了两个灯泡"} <= {text for _, text in published(text)}


def test_a_caption_said_twice_stands_once_and_a_credit_as_often_as_its_pictures() -> None:
    picture = "▲夜里的灯塔。（图／记者岚某摄）"
    head = f"首页 > 社会\n\n月牙港夜航班次增加到每天六班\n\n{picture}\n\n{picture}\n\n"
    assert kinds(f"{head}{LONG}\n\n{LONG}请勿拥挤。\n").count("caption") == 1
    credit = "图：月牙港发布供图"
    assert kinds(f"月牙港夜航\n\n{credit}\n\n{LONG}\n\n{credit}\n\n{LONG}请勿拥挤。\n").count("caption") == 2


def test_a_row_of_titles_goes_above_the_article_that_it_names() -> None:
    row = "守塔人的一百零七册日志 月牙港夜航班次增加到每天六班 白帆渡的灯塔完成检修 东码头的水又停了"
    text = f"{row}\n\n第8版：港口特别报道 2031-05-01\n\n月牙港夜航班次增加到每天六班\n\n{LONG}\n\n{LONG}请勿拥挤。\n"
    assert kinds(text) == ["metadata", "title", "lead", "paragraph"]


def test_a_later_chapter_that_a_text_begins_with_is_not_its_title() -> None:
    assert kinds(f"三、渡口的灯\n{LONG}\n四、渡口的钟\n{LONG}请勿拥挤。\n") == ["heading", "paragraph"] * 2


def test_places_of_images_and_notes_on_their_making_go() -> None:
    text = f"登陆注册\n684628\n\n月牙港夜航班次增加到每天六班\n\n{DATED}\n\n内容由AI生成，请注意甄别。\n\n{LONG}\n\n"
    assert kinds(f"{text}{{image=1}}\n\n{LONG}请勿拥挤。\n") == ["title", "metadata", "lead", "paragraph"]


def test_a_photo_is_a_caption_though_its_photographer_is_named() -> None:
    text = f"月牙港夜航\n\n{LONG}\n\n▲守塔人在灯下。记者 岚某 摄\n\n{LONG}请勿拥挤。\n"
    assert ("caption", "守塔人在灯下。记者 岚某 摄") in published(text)


def test_a_date_before_its_source_is_bibliography() -> None:
    text = f"月牙港夜航\n港口门户网站 2031年5月1日 来源：月牙港发布\n\n{LONG}\n\n{LONG}请勿拥挤。\n"
    assert kinds(text)[1] == "metadata"


def test_the_last_word_of_a_clause_begins_no_paragraph() -> None:
    torn = "守塔人说，夜里最怕的是起雾。有一年冬天，风把钟绳吹断\n了，他用扳手敲了半夜。\n"
    assert published(f"月牙港的钟\n{LONG}\n{torn}")[-1][1].endswith("吹断了，他用扳手敲了半夜。")
    lost = "守塔人说，夜里最怕的是起雾。有一年冬天，风把钟绳吹断\n谢谢。\n"
    assert published(f"月牙港的钟\n{LONG}\n{lost}")[-1][1] == "谢谢。"


def test_one_long_line_breaks_no_column() -> None:
    lines = ["　　守塔人卓某说，过去三十年，他没有在十二点", "前睡过觉，灯要看，钟要敲，船晚点了还要喊话，"]
    lines += ["雾天里每隔一刻钟就要敲一次钟，敲到天亮，手上", "全是茧，他说这些茧是港口给他的勋章，谁也拿不"]
    lines += [
        "走，比墙上挂着的那些奖状要重得多，奖状会发黄",
        "，茧不会。",
        "　　“灯在，船就在。灯不在了，船往哪里去，谁也说不清楚，”他说。",
    ]
    found = published("\n".join(["月牙港的灯", *lines]) + "\n")
    assert [text[-6:] for _, text in found[1:]] == ["黄，茧不会。", "楚，”他说。"]


def test_what_a_page_lists_below_its_article_goes_by_its_form() -> None:
    """Links with bars between, one with a count, and the titles over them; a signature stays."""
    foot = "海边人家\n旧码头开了集市\n一把剪刀剪出四季\n回应 (14)\n甲服务｜乙服务｜丙服务\n"
    below = [text for _, text in published(f"渡口的灯\n\n{LONG}\n\n{LONG}请走右边。\n\n{foot}")]
    assert below[-1].endswith("请走右边。")
    signed = [text for _, text in published(f"渡口的灯\n\n{LONG}\n\n{LONG}请走右边。\n\n月牙港港务所\n")]
    assert signed[-1] == "月牙港港务所"


def test_lines_over_the_posts_of_a_thread_count_up() -> None:
    posts = "".join(f"木木{n}\n{n}#　写于 2031-6-14 2{n}:05\n{LONG}第{n}次。\n\n" for n in (1, 2, 3))
    assert not any("写于" in text for _, text in published(f"渡口的灯\n\n{posts}"))
    times = "".join(f"木木{n}\n写于 2031-6-14 2{n}:05\n{LONG}第{n}次。\n\n" for n in (1, 2, 3))
    assert any("写于" in text for _, text in published(f"渡口的灯\n\n{times}"))


def test_a_row_of_labels_with_a_date_and_a_paper_is_no_head_of_a_page() -> None:
    text = f"渡口的灯\n时间：2031-05-06　来源：月牙港日报\n{LONG}\n{LONG}请走右边。\n"
    assert kinds_of(text, "metadata") == ["时间：2031-05-06 来源：月牙港日报"]


def test_a_label_over_single_letters_tells_in_what_sizes_a_page_is_read() -> None:
    assert furniture("字形：A A A") == "menu"
    assert furniture("血型：A、B、AB、O") is None


def test_two_lines_of_one_width_that_stop_are_two_paragraphs() -> None:
    text = f"渡口的灯\n\n{LONG}\n请走右边。\n\n钟\n\n{LONG}\n请走左边。\n\n船\n"
    assert sum(text == LONG for _, text in published(text)) == 2


def test_a_title_that_is_spaced_out_is_no_row_of_links() -> None:
    assert published(f"渡 口 的 老 号 子\n\n{LONG}\n\n{LONG}请走右边。\n\n{LONG}\n\n钟\n")[0][0] == "title"
