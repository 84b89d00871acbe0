"""Folding: whatever OpenCC shows, it folds as its source does."""

from pathlib import Path

import opencc
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scripts.convert.fold import SHOWN, fold, fold_table
from scripts.convert.tables import table

RAW = sorted(Path(__file__).parents[1].glob("corpus/raw/*.txt"))
CONFIGS = ("s2t", "s2tw", "s2hk")


@pytest.mark.parametrize("config", CONFIGS)
@pytest.mark.parametrize("path", RAW, ids=lambda path: path.stem)
def test_converted_text_folds_like_its_source(path: Path, config: str) -> None:
    text = path.read_text(encoding="utf-8")
    converted = opencc.OpenCC(config, include_tofu_risk_dictionaries=False).convert(text)
    assert converted != text
    assert fold(converted) == fold(text)


@pytest.mark.parametrize("config", CONFIGS)
@pytest.mark.parametrize("name", [name for name in SHOWN if name.startswith("ST")])
def test_every_entry_of_the_dictionaries_folds_like_its_source(name: str, config: str) -> None:
    text = "\n".join(table(name))
    converted = opencc.OpenCC(config, include_tofu_risk_dictionaries=False).convert(text)
    wrong = [
        pair for pair in zip(text.split("\n"), converted.split("\n"), strict=True) if fold(pair[0]) != fold(pair[1])
    ]
    assert wrong == []


@pytest.mark.parametrize(
    ("shown", "folded"),
    [
        ("乾幹干", "干干干"),
        ("裡裏里", "里里里"),
        ("著着", "着着"),
        ("後后", "后后"),
        ("広気", "广气"),
        ("綫線线", "线线线"),
        ("帳賬账", "帐帐帐"),
        ("計畫計劃计划", "计划计划计划"),
    ],
)
def test_known_classes(shown: str, folded: str) -> None:
    assert fold(shown) == folded


def test_words_that_only_look_alike_stay_apart() -> None:
    assert len({fold(char) for char in "芸藝欠缺"}) == 4


def test_table_is_one_to_one_code_point_and_final() -> None:
    mapping = fold_table()
    assert all(len(key) == len(value) == 1 for key, value in mapping.items())
    assert not mapping.keys() & set(mapping.values())


@settings(deadline=None)
@given(st.text())
def test_folding_keeps_length_and_is_idempotent(text: str) -> None:
    assert len(fold(text)) == len(text)
    assert fold(fold(text)) == fold(text)
