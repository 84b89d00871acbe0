"""Conversion of what a curator pipes in."""

from pathlib import Path

import pytest

from scripts.convert.stream import convert_stream
from scripts.corpus.model import Script


@pytest.fixture
def variants(tmp_path: Path) -> Path:
    (tmp_path / "phrases.txt").write_text("# r\n护发展\t護發展\n", "utf-8")
    (tmp_path / "hongkong.txt").write_text("# r\n羣\t群\n", "utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("text", "to", "expected"),
    [
        ("服务护发展\n群众", "zh-Hant", "服務護發展\n群眾"),
        ("服务护发展\n群众", "zh-Hant-HK", "服務護發展\n群眾"),
        ("服務羣眾，不再轉換", "zh-Hant", "服務羣眾，不再轉換"),
        ("臺北的車站裡", "zh-Hant-HK", "台北的車站裏"),
        ("臺北的車站裡", "zh-Hans", "台北的车站里"),
        ("服务护发展，服務護發展", "zh-Hant", "服務護發展，服務護發展"),
        ("", "zh-Hant", ""),
    ],
)
def test_plain_text(variants: Path, text: str, to: Script, expected: str) -> None:
    assert convert_stream(text, to, html=False, variants_dir=variants) == expected


def test_html_keeps_its_markup(variants: Path) -> None:
    page = '<html lang="zh-CN"><p id="发">护<b>发展</b>'
    expected = '<html lang="zh-Hant"><p id="发">護<b>發展</b>'
    assert convert_stream(page, "zh-Hant", html=True, variants_dir=variants) == expected
