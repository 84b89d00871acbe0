"""Forms that texts of other hands showed: each with a text of its own."""

from __future__ import annotations

from tests.cleaning import as_document

LONG = "旅客丢了船票，可以到候船室的窗口办理，带上证件，当场补发。"


def published(text: str) -> list[tuple[str, str]]:
    return [(passage.kind, passage.text) for passage in as_document(text).passages]


def cued(*cues: str) -> str:
    return "".join(f"{n}\n00:00:{n:02},000 --> 00:00:{n:02},900\n{cue}\n\n" for n, cue in enumerate(cues, start=1))


def test_times_over_turns_do_not_join_the_paragraphs_of_a_turn() -> None:
    turns = [
        "9:00\n【主持人 阿岚】各位好，今天谈渡口",
        "9:02\n【港务所所长】我们做了两件事：\n一是修了栈桥，加宽两米；\n二是换了航灯。\n到上月底全部完工，谢谢大家",
        "9:05\n【月牙港日报记者】夜航的船什么时候加班",
        "9:06\n【港务所所长】从下周起。\n每晚加两班。",
        "9:08\n【船员代表 石某】雾天能不能早一点敲钟？",
        "9:09\n【港务所所长】可以。",
    ]
    found = published("渡口发布会实录\n[直播回放]\n\n" + "\n\n".join(turns) + "\n\n正序｜刷新｜只看主持人\n")
    asked = ["question", "paragraph", "paragraph", "question", "paragraph"]
    assert [kind for kind, _ in found[3:]] == ["list-item", "list-item", "paragraph", *asked]
    assert found[5][1] == "到上月底全部完工，谢谢大家"
    assert found[-1][1] == "【港务所所长】可以。"


def test_two_who_speak_in_one_subtitle_are_two_and_credits_are_of_no_turn() -> None:
    cues = [
        "解说：灯亮了。",
        "- 阿岚：船来了！\n- 石匠：你听，",
        "钟也响了。",
        "解说：天黑了。",
        "导演：阿岚　摄像：石某",
    ]
    found = [text for _, text in published(cued(*cues, "监制：白帆渡电视台"))]
    assert found == [
        "解说：灯亮了。", "阿岚：船来了！", "石匠：你听，钟也响了。", "解说：天黑了。",
        "导演：阿岚 摄像：石某", "监制：白帆渡电视台",
    ]  # fmt: skip


def test_the_head_of_every_page_goes_with_its_numbers_in_han() -> None:
    pages = [
        "　　渡口的老鐘掛了六十年，敲鐘的人換過三個，鐘\n聲卻沒有變。每天清早五點半，石匠走上鐘樓，先擦",
        "一遍鐘面，再敲第一聲。\n守鐘的人\n　　他說，霧大的日子要敲得慢，好讓船上的人數得清\n楚。",
        "　　如今鐘樓下面開了一間小小的陳列室，進門就看見\n那把用了三十年的木槌。",
    ]
    number = dict(enumerate("一二三", start=1))
    text = "".join(
        f"白帆旬報　第{number[n]}版　民國九十年三月{number[n]}日\n{page}\n· {number[n]} ·\n\n"
        for n, page in enumerate(pages, start=1)
    )
    found = [words for _, words in published(text)]
    assert len(found) == 4
    assert found[0].endswith("先擦一遍鐘面，再敲第一聲。")
    assert found[1] == "守鐘的人"


def test_what_is_written_with_a_hyphen_keeps_it_at_a_wrap_and_numbers_go_on() -> None:
    lines = [
        "　　港务所的无线网络叫 Harbour-Net，岸边的灯塔也有 Har-",
        "bour-Net，船上的用 Li-",
        "Fi 传信号。员工之间的 face-to-",
        "face 培训每周一次，备份服务器的地址是 198.51.",
        "100.7，断网时改用 clipboard-",
        "Read 程序，再由值班的人抄写一遍，抄好以后交给船长。",
    ]
    text = published("\n".join(lines) + "\n")[0][1]
    assert all(word in text for word in ("也有Harbour-Net", "Li-Fi", "face-to-face", "198.51.100.7", "clipboardRead"))


def test_letters_in_brackets_count_items_and_numbers_in_boxes_head_parts() -> None:
    items = "a)到窗口取号；\nb)交旧票；\nc)领新票。\n"
    text = f"渡口通告\n\n【一】船没了，票呢\n\n{LONG}请这样做：\n\n{items}\n【二】雾天停航\n\n{LONG}\n"
    kinds = [kind for kind, _ in published(text)]
    assert kinds == ["title", "heading", "paragraph", "list-item", "list-item", "list-item", "heading", "paragraph"]


def test_counts_and_links_on_lines_of_their_own() -> None:
    torn = "按照新的\n🔗\n《渡口办法》\n，夜航船票\n15\n元，由窗口退还。\n"
    text = f"渡口通告\n2031-05-06\n点击：\n208\n次\n\n{LONG}\n\n{torn}"
    found = [words for _, words in published(text)]
    assert "按照新的《渡口办法》，夜航船票15元，由窗口退还。" in found
    assert not any("208" in words for words in found)


def test_items_stay_apart_whatever_line_end_they_have() -> None:
    items = "\u2028".join(["停航以后，船票这样办：", "1.买了往返票的，退一半；", "2.买了月票的，顺延。"])
    text = f"渡口通告\r\n\r\n{LONG}\r\n\r\n{items}\r\n\r\n{LONG}请勿拥挤，\u2028先下后上。\r\n"
    found = [words for _, words in published(text)]
    assert found[2:5] == ["停航以后，船票这样办：", "1.买了往返票的，退一半；", "2.买了月票的，顺延。"]
    assert found[5].endswith("请勿拥挤，先下后上。")


def test_a_heading_that_tells_how_something_is_takes_no_paragraph() -> None:
    text = f"渡口通告\n\n{LONG}\n\n船上的灯，是借来的\n\n船头挂着船长新写的两行字，靠岸的人都看得见：\n\n{LONG}\n"
    assert ("heading", "船上的灯，是借来的") in published(text)


def test_the_head_of_a_mail_goes_where_the_mail_is_the_text() -> None:
    head = "发件人: 渡口月报 <yb@dukou.example>\n收件人: 读者\n日期: 2031年5月6日\n主题: 第3期｜夜航加班了\n"
    text = f"{head}\n夜航加班了\n\n{LONG}\n\n{LONG}请勿拥挤。\n"
    assert next(words for _, words in published(text)) == "夜航加班了"


def test_links_between_articles_go() -> None:
    links = "延伸阅读\n▶ 雾里靠岸的船\n▶ 钟声三长两短\n\n"
    text = f"渡口夜航加班\n2031-05-06 08:00\n{LONG}\n{links}渡口换灯\n2031-05-07 08:00\n{LONG}请勿拥挤。\n"
    found = [words for _, words in published(text)]
    assert not any("雾里靠岸" in words or "三长两短" in words for words in found)
    assert "渡口换灯" in found


def test_paragraphs_of_articles_stand_apart_beside_items_that_hang() -> None:
    lines = [
        "第 1 條",
        "渡口管理所應於每日開航以前檢查船隻、纜繩、救生圈及鐘，並將",
        "結果記入簿冊；夜航船隻並應檢查航燈及備用電池，由值班人員簽",
        "章後送所長核閱。",
        "第 2 條",
        "有下列情形之一者，停航：",
        "一、大霧。",
        "二、風力達七級以上，或經主管機關認為不宜開航",
        "    者。",
        "前項停航，由渡口管理所公告之；停航逾三日者應報請備查。",
        "旅客因停航不能成行者，得請求退還票款。",
        "第 3 條",
        "旅客攜帶之行李，每人以二十公斤為限；逾重部分應另購行李票，並",
        "置於後艙，不得占用通道及救生設備之位置，亦不得置於船頭之甲板",
        "上。",
    ]
    found = [words for _, words in published("\n".join(lines) + "\n")]
    assert "旅客因停航不能成行者，得請求退還票款。" in found


def test_a_head_without_a_page_number_goes_where_it_comes_back_inside_sentences() -> None:
    head = "2031年11月  月牙港文史  第32期"
    pages = [
        "　　早年间，港里没有灯，夜船靠岸全凭一口钟。敲钟的\n人姓石，人叫石三，敲了一辈子钟，从来没有敲错过一",
        "回。\n　　他收过一个徒弟，教了三年，只教会一件事：雾越\n大，敲得越慢。徒弟后来去了别的港，每年寄一封",
        "信。\n　　如今钟还在，灯也有了。",
    ]
    found = [words for _, words in published("".join(f"{head}\n{page}\n" for page in pages))]
    assert not any("文史" in words for words in found)
    assert "从来没有敲错过一回。" in found[0]


def test_what_a_chat_program_says_itself_goes() -> None:
    lines = ["20:01\t队长 石某\t周六六点集合。", "20:02\t阿岚\t带什么？", "20:03\t小雨加入聊天", "20:04\t阿岚\t[照片]"]
    lines += ["20:05\t队长 石某\t带雨衣。", "20:06\t小雨\t收到"]
    found = [words for _, words in published("渡口登山队的一天\n\n" + "\n".join(lines) + "\n")]
    assert not any("加入" in words or "照片" in words for words in found)
    assert sum("20:0" in words for words in found) == 4


def test_an_underline_round_a_number_is_emphasis_between_han_and_none_in_a_name() -> None:
    text = f"# 渡口通告\n\n登记的有**六十处**，老钟楼排在第_17_号，文件名是 a_17_b。\n\n{LONG}\n"
    assert any("排在第17号，文件名是a_17_b" in words for _, words in published(text))
