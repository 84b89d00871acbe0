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
