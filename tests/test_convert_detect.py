"""Is this text Traditional already?"""

import pytest

from scripts.convert.detect import detect_script, evidence, language_problem


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("重庆公安机关服务群众", "zh-Hans"),
        ("重慶公安機關服務群眾，在臺北的車站裡", "zh-Hant"),
        ("香港警務處在車站裏提醒市民，跟着指示", "zh-Hant-HK"),
        ("警方表示將繼續調查", "zh-Hant"),
        ("乾隆年间的著作，於崇文门出土", "zh-Hans"),
        ("新书《臺灣通史》在重庆出版，读者很多", "zh-Hans"),
        ("山水人口", None),
        ("", None),
        ("2024, OK!", None),
    ],
)
def test_script(text: str, script: str | None) -> None:
    assert detect_script(text) == script


def test_a_quotation_does_not_make_a_text_mixed_but_half_and_half_does() -> None:
    assert not evidence("新书《臺灣通史》在重庆出版，读者很多，纷纷购买收藏，图书馆也订购，报纸发表评论").mixed
    assert evidence("重庆公安机关／重慶公安機關").mixed


def test_a_wrong_language_in_the_record_is_told() -> None:
    assert language_problem("重庆公安机关", "zh-Hans") is None
    assert language_problem("香港警務處", "zh-Hant-HK") is None
    wrong = language_problem("香港警務處", "zh-Hans")
    assert wrong is not None
    assert "繁体" in wrong[0]
    other = language_problem("重庆公安机关", "zh-Hant")
    assert other is not None
    assert "简体" in other[0]
