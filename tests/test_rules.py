"""Every cleaning rule against its golden fixtures in tests/golden/rules/."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from scripts.corpus.traced import Traced
from scripts.layout.reading import lay_out
from scripts.stages.segment import NORMALISE
from scripts.text import continuation, furniture, kinds, punctuation, quantity, radicals, spaces
from tests.fixtures import GOLDEN, read_cases


def on_traced(rule: Callable[[Traced], Traced]) -> Callable[[str], str]:
    return lambda text: rule(Traced.whole(text)).text


RULES: dict[str, Callable[[str], str]] = {
    "spell_radicals": on_traced(radicals.spell_radicals),
    "drop_invisible": on_traced(spaces.drop_invisible),
    "narrow_digits": on_traced(punctuation.narrow_digits),
    "widen_brackets": on_traced(punctuation.widen_brackets),
    "widen_marks": on_traced(punctuation.widen_marks),
    "unpad_names": on_traced(spaces.unpad_names),
    "drop_frame": on_traced(kinds.drop_frame),
    "drop_bullet": on_traced(kinds.drop_bullet),
    "drop_stray": on_traced(spaces.drop_stray),
    "furniture": lambda text: str(furniture.furniture(text)),
    "form": lambda text: str(kinds.form(text)),
    "breaks_off": lambda text: str(continuation.breaks_off(text)),
    "may_continue": lambda text: str(continuation.may_continue(text)),
    "paragraphs": lambda text: " | ".join(block.traced.text for block in lay_out(Traced.whole(text)).blocks),
    "quantity": lambda text: " ".join(str(value) for value in sorted(quantity.values(text))),
}

CASES = [(name, *case) for name in RULES for case in read_cases(GOLDEN / "rules" / f"{name}.txt")]


@pytest.mark.parametrize(("name", "title", "text", "expected"), CASES, ids=[f"{c[0]}: {c[1]}" for c in CASES])
def test_rule(name: str, title: str, text: str, expected: str) -> None:
    assert RULES[name](text) == expected


def test_every_fixture_file_has_its_rule() -> None:
    assert {path.stem for path in (GOLDEN / "rules").glob("*.txt")} == RULES.keys()


def test_every_normalising_rule_has_fixtures() -> None:
    assert {rule.__name__ for rule in NORMALISE} <= RULES.keys()


PROSE = st.text(alphabet="图书馆开放，。：;,:()（）“” \u3000\n0123456789.%AbC●①一是记者\u200b", max_size=60)


@pytest.mark.parametrize("rule", [*NORMALISE, spaces.drop_invisible], ids=lambda rule: rule.__name__)
@given(text=PROSE)
def test_a_rule_never_invents_a_character(rule: Callable[[Traced], Traced], text: str) -> None:
    after = rule(Traced.whole(text))
    assert list(after.origin) == sorted(set(after.origin))
    changed = {c for c, at in zip(after.text, after.origin, strict=True) if c != text[at]}
    assert changed <= set("，：；？！（） 0123456789%.")


@pytest.mark.parametrize("rule", NORMALISE, ids=lambda rule: rule.__name__)
@given(text=PROSE)
@example(text="((\u3000))")
@example(text="(a)(b)渡口")
@example(text="●●0●")
def test_normalising_twice_changes_nothing_more(rule: Callable[[Traced], Traced], text: str) -> None:
    if rule is spaces.drop_stray:  # an ideographic space parts words, and is an ordinary one from then on
        text = text.replace("\u3000", "")
    once = rule(Traced.whole(text)).text
    again = rule(Traced.whole(once)).text
    if rule is kinds.drop_bullet:  # one bullet a line: what stands behind it may be another, or a frame, and stays
        assert again in once
        assert len(once.replace(again, "", 1).strip()) <= 2
    else:
        assert again == once


@given(text=PROSE)
def test_spans_hold_exactly_the_ink_of_a_text(text: str) -> None:
    traced = Traced.whole(text).keep(i % 3 != 0 for i in range(len(text)))
    held = {i for start, end in traced.spans(text) for i in range(start, end) if not text[i].isspace()}
    assert held == {i for i in traced.origin if not text[i].isspace()}


def test_replacing_by_another_length_is_refused() -> None:
    with pytest.raises(ValueError, match="origins"):
        Traced("甲乙", (0,))
