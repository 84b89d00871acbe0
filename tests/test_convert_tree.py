"""Conversion of many pages: the same one by one, in one go and in several processes."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.convert.markup.page import convert_page
from scripts.convert.markup.tree import Conversion, converted
from scripts.convert.overrides import load_overrides
from scripts.corpus.editions import SCRIPTS
from scripts.work.crew import Crew, processes
from scripts.work.run import ALONE, Work

PROJECT, _ = load_overrides(Path(__file__).parents[1] / "corpus" / "variants")
PAGES = [f"<html lang='zh-Hans'><p>第{n}页，于某后来</p>" for n in range(70)]


@pytest.mark.parametrize("crew", [None, processes(2, pays_from=0)])
def test_every_page_in_every_script(crew: Crew | None) -> None:
    conversion = Conversion(SCRIPTS, PROJECT, frozenset({"于某"}))
    found = list(Work(crew=crew).each("variants", converted, conversion, PAGES))
    if crew:
        crew.close()
    assert [len(texts) for texts in found] == [3] * 70
    assert found[7] == (
        "<html lang='zh-Hans'><p>第7页，于某后来</p>",
        "<html lang='zh-Hant'><p>第7頁，于某後來</p>",
        "<html lang='zh-Hant-HK'><p>第7頁，于某後來</p>",
    )


def test_it_is_the_conversion_of_one_page() -> None:
    (texts,) = ALONE.each("variants", converted, Conversion(("zh-Hant-HK",), PROJECT), PAGES[:1])
    assert texts == (convert_page(PAGES[0], "zh-Hant-HK", PROJECT),)
