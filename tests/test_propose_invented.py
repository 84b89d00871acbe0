"""Proposals on invented texts of other layouts, beside what a careful curator would record of them."""

from __future__ import annotations

import shutil
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scripts.propose.dates import Written, near_days
from scripts.propose.figures import find
from scripts.propose.periods import Around, period
from scripts.propose.told import comparison
from scripts.text.quantity import values
from tests.bench.invented import Tally, added, gold, tallies
from tests.cli import TOY

LEAST = {
    "record": (0.95, 0.95), "figures": (0.97, 0.95), "periods": (0.9, 0.8), "comparisons": (0.95, 0.95),
    "events": (0.9, 0.9), "entities": (0.9, 0.9),
}  # fmt: skip
"""Recall and precision below which a rule has lost something."""


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Tally]:
    texts = gold()
    assert len(texts) > 11
    return tallies(added(Path(shutil.copytree(TOY, tmp_path_factory.mktemp("invented") / "corpus")), texts), texts)


@pytest.mark.parametrize("kind", LEAST)
def test_texts_of_other_layouts_are_read_as_well(kind: str, found: dict[str, Tally]) -> None:
    recall, precision = LEAST[kind]
    assert found[kind].recall >= recall, found[kind].missed
    assert found[kind].precision >= precision, found[kind].needless


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("三分之二", "0.667"), ("百分之四十五", "45"), ("千分之三", "3"), ("五个半月", "5.5"), ("两年半", "2.5"),
        ("翻一番", "2"),
        ("翻了两番", "4"), ("1小时40分钟", "100"), ("1亿2000万元", "120000000"), ("5万3千人", "53000"),
        ("零下12℃", "-12"),
        ("-2.8%", "-2.8"), ("十三四岁", "14"), ("七八百人", "700"), ("400来个", "400"), ("30%-40%", "40"),
    ],
)  # fmt: skip
def test_what_a_quotation_states(words: str, number: str) -> None:
    assert Decimal(number) in values(words)


@given(
    st.text(
        st.sampled_from("零〇一二两三十百千万亿半分之个年月小时翻番了成倍%多余近约0123456789.,-—至、。第"), max_size=24
    )
)
def test_no_run_of_numerals_breaks_the_rules(text: str) -> None:
    for found in find(text):
        assert text[found.start : found.end]
        comparison(text, found)
        period(text, found, Around(Written(2031, 1, 1)))
    list(near_days(text, Written(2031, 3, 31)))


def test_what_a_quotation_does_not_state() -> None:
    assert Decimal(-40) not in values("30%-40%")
    assert Decimal(5) not in values("一九九八")
