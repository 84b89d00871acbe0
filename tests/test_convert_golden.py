"""A new version of OpenCC, or a new phrase, must not change a character unseen."""

import pytest

from scripts.convert.converter import converter
from scripts.convert.tables import version
from scripts.corpus.editions import Script
from tests.golden_convert import SOURCE, TARGETS, golden, overrides

Change = tuple[str, str, str]


def changes(sources: list[str], expected: list[str], found: list[str]) -> list[Change]:
    """Each character that differs: its place in the source, what it was, what it is."""
    return [
        (f"{source[max(0, at - 6) : at]}[{source[at]}]{source[at + 1 : at + 7]}", was, now)
        for source, before, after in zip(sources, expected, found, strict=True)
        for at, (was, now) in enumerate(zip(before, after, strict=True))
        if was != now
    ]


@pytest.mark.parametrize("target", TARGETS)
def test_no_character_changes(target: Script) -> None:
    sources = SOURCE.read_text("utf-8").splitlines()
    expected = golden(target).read_text("utf-8").splitlines()
    found = list(map(converter(target, overrides()).convert, sources))
    assert changes(sources, expected, found) == [], f"OpenCC {version()}; if meant: python -m tests.golden_convert"


def test_a_changed_character_is_shown_with_its_place() -> None:
    assert changes(["服务护发展"], ["服務護發展"], ["服務護髮展"]) == [("服务护[发]展", "發", "髮")]


def test_the_golden_text_exercises_what_it_guards() -> None:
    source = SOURCE.read_text("utf-8")
    assert all(entry.source in source for entry in overrides().phrases if not entry.guard)
    assert len(source) > 10_000
