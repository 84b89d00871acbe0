"""Numbers as press prose writes them."""

from decimal import Decimal

import pytest

from scripts.text.quantity import values


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("17.8亿元", {"1780000000"}),
        ("1.06万个", {"10600"}),
        ("3,260册", {"3260"}),
        ("1,234,567人", {"1234567"}),
        ("17.8、19.8个点", {"17.8", "19.8"}),
        ("50%-55%", {"50", "55"}),
        ("近百亿元", {"10000000000"}),
        ("两个40%", {"2", "40"}),
        ("三四天", {"3", "4"}),
        ("一半", {"1", "0.5"}),
        ("零发生", {"0"}),
        ("不含数字", set()),
    ],
)
def test_values(text: str, numbers: set[str]) -> None:
    assert values(text) == {Decimal(number) for number in numbers}
