"""Pages of a large corpus: without attributes that the style sheet and the place of a tag say anyway."""

from __future__ import annotations

import json
from base64 import urlsafe_b64decode
from pathlib import Path

from scripts.corpus.editions import TREES
from scripts.publish.spare import spare
from scripts.publish.told_names import FILES
from tests.published import rows_of
from tests.tree import read_html

PASSAGES = "//*[contains(concat(' ', @class, ' '), ' passage ')]"


def test_tags_that_are_written_by_the_dozen_are_short() -> None:
    assert spare('<a class="mark entity" href="../e/x/" title="北">') == "<a href=../e/x/>"
    assert spare('<div class="passage passage-paragraph" id="b2">') == "<div class=passage id=b2>"
    assert spare('<a class="anchor" href="#b2" aria-label="编号 b2"></a>') == "<a href=#b2 title=b2></a>"


def test_a_text_stands_in_its_passage_and_need_not_name_it() -> None:
    assert spare('<span class="passage-text" data-passage="b2">') == "<span class=passage-text>"


def test_line_ends_of_a_raw_text_are_what_they_are_but_where_one_would_be_dropped() -> None:
    page = '<p title="b&#10;c">b&#10;c</p><pre translate="no">&#10;<a href=x>b&#10;&#10;c</a>&#10;</pre>&#10;'
    lean = '<p title="b&#10;c">b&#10;c</p><pre translate=no>&#10;<a href=x>b\n\nc</a>\n</pre>&#10;'
    assert spare(page) == lean
    raw = [read_html(text.encode()).xpath("string(//pre)") for text in (page, lean)]
    assert raw == ["\nb\n\nc\n"] * 2


def test_a_chip_holds_nothing_but_its_count() -> None:
    chip = '<a class="chip" href="../t/x/">北 <span class="count">2 段</span></a><span class="count">2 段</span>'
    assert spare(chip) == "<a href=../t/x/>北 <span>2 段</span></a><span class=count>2 段</span>"


def test_a_hash_stays_where_one_lacks() -> None:
    passages = '<div class="passage x" data-hash="0123456789abcdef"></div><div class="passage x"></div>'
    page = passages + '<div class="cite" hidden>'
    assert "data-hash=0123456789abcdef" in spare(page)


def test_others_are_what_they_were() -> None:
    page = (
        '<a class="mark figure" href=x title="北"><div class="passage passage-lead"><p class="anchor" aria-label="北">'
    )
    assert spare(page) == page.replace('"anchor"', "anchor")


def test_pages_say_and_lead_to_the_same(toy_site: Path, large_site: Path) -> None:
    for file in sorted((toy_site / "zh-Hant" / "d").glob("*/index.html")):
        small, large = (read_html((site / file.relative_to(toy_site)).read_bytes()) for site in (toy_site, large_site))
        for wanted in (f"{PASSAGES}/@id", "//*[@class='passage-text']//a/@href"):
            assert small.xpath(wanted) == large.xpath(wanted), wanted
        (run,) = large.xpath("//*[@class='cite']/@data-hashes")
        hashes = small.xpath(f"{PASSAGES}/@data-hash")
        assert urlsafe_b64decode(run + "=" * (-len(run) % 4)).hex() == "".join(hashes)
        assert len(hashes) == len(large.xpath(PASSAGES))
        assert not large.xpath("//@data-hash")
        told = ([text.text_content() for text in page.xpath(PASSAGES)] for page in (small, large))
        assert next(told) == next(told)
        assert [anchor.get("title") for anchor in large.xpath(f"{PASSAGES}/a")] == large.xpath(f"{PASSAGES}/@id")


def test_what_names_stand_for_is_told_by_files_of_each_tree(toy_site: Path, large_site: Path) -> None:
    assert not list(toy_site.rglob("shared/names-*.js"))
    for tree in TREES.values():
        told: dict[str, list[str]] = {}
        for number in range(FILES):
            written = (large_site / tree / f"shared/names-{number}.js").read_text("utf-8")
            told |= json.loads(written.removeprefix(f'yuan.deliver("names-{number}",').removesuffix(");\n"))
        named = 0
        for row in rows_of(toy_site, "documents"):
            if row["language"] != "zh-Hans":  # what is in another script is not converted there
                continue
            file = toy_site / tree / "d" / row["id"] / "index.html"
            for link in read_html(file.read_bytes()).xpath("//a[@class='mark entity' or @class='mark term']"):
                name, what = told[link.get("href").rstrip("/").rpartition("/")[2]]
                assert link.get("title") in (what, f"{name}：{what}")
                named += 1
        assert named
