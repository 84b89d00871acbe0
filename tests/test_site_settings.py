"""The settings of mkdocs.yml: each takes effect on the page, or is refused by name at its line."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from scripts.corpus.material import colours, icon, words
from scripts.corpus.site_settings import ADMONITIONS, FILE, merged
from scripts.engines.frame import FRAME
from scripts.web.colour import PAPER, READABLE, SHADE, contrast, readable
from scripts.web.look import look_of
from tests.cli import ROOT, run_scripts
from tests.engines import built_alone, differences, others
from tests.page_corpus import corpus_record
from tests.site_settings import in_shell, write_corpus
from tests.tree import read_html

HERE = "about/forms/index.html"


@pytest.fixture(scope="module")
def page(settings_site: Path) -> Any:
    return read_html((settings_site / HERE).read_bytes())


@pytest.fixture(scope="module")
def css(settings_site: Path) -> str:
    return (settings_site / "assets/css/corpus.css").read_text("utf-8")


def drawing(name: str) -> str:
    """The path by which an icon can be known."""
    (path, *_) = read_html(icon(name) or "").xpath("//path/@d")
    return str(path)


def test_palette(page: Any, css: str) -> None:
    primary, accent = colours("primary"), colours("accent")
    assert f"--link: light-dark({readable(primary['indigo'], False)}, {readable(primary['lime'], True)})" in css
    assert f"--accent: light-dark({readable(accent['purple'], False)}, {readable(accent['purple'], True)})" in css
    assert page.get("data-schemes") == "auto light dark", "each scheme is for a medium: the system decides at first"
    assert page.get("data-theme") is None
    (switch,) = page.find_class("theme-switch")
    assert (switch.get("data-light-name"), switch.get("data-dark-name")) == ("换成夜里的颜色", "换成白天的颜色")
    shown = {one.get("class").split("-")[-1]: one.xpath(".//path/@d")[0] for one in switch.find_class("scheme-icon")}
    assert shown == {"light": drawing("material/weather-night"), "dark": drawing("material/weather-sunny")}


@pytest.mark.parametrize("kind", ["primary", "accent"])
def test_every_colour_of_the_palette_can_be_read(kind: Any) -> None:
    assert len(colours(kind)) >= 16
    for colour in colours(kind).values():
        for dark in (False, True):
            assert min(contrast(readable(colour, dark), ground) for ground in (PAPER[dark], SHADE[dark])) >= READABLE


def test_a_palette_decides_what_the_switch_offers() -> None:
    def offered(palette: Any) -> list[str]:
        return [scheme.name for scheme in look_of({"theme": {"palette": palette}}, corpus_record()).schemes]

    light, dark = {"scheme": "default"}, {"scheme": "slate"}
    assert offered({"primary": "red"}) == [], "all three, as without a palette"
    assert offered(dark) == ["dark"]
    assert offered([dark, light]) == ["dark", "light"]
    assert offered([{"media": "(prefers-color-scheme)"}, light, dark]) == ["auto", "light", "dark"]


def test_logo_favicon_and_icons(page: Any) -> None:
    assert page.xpath("//link[@rel='icon']/@href") == ["../../assets/images/tab.svg"]
    assert page.xpath("//*[@class='site-title']/img/@src") == ["../../assets/images/sign.svg"], "not corpus.yml's"
    assert page.xpath("//summary[./*[name()='svg']]//path/@d")[0] == drawing("material/menu")
    links = page.find_class("colophon-links")[0]
    assert links.xpath(".//path/@d")[0] == drawing("fontawesome/brands/gitlab")
    assert page.find_class("edit")[0].xpath(".//path/@d") == [drawing("material/file-edit")]
    note = page.find_class("admonition-title")[0]
    assert note.xpath(".//path/@d") == [drawing("material/anchor")], "the site's own icon"
    assert page.find_class("admonition-title")[1].xpath(".//path/@d") == [drawing(ADMONITIONS["warning"])]


def test_mkdocs_goes_before_corpus_where_both_say_how_the_site_looks() -> None:
    record = corpus_record(colour="#1b4d69", logo="own.svg")
    said = {"theme": {"palette": {"accent": "red"}, "logo": "theirs.png", "icon": {"logo": "material/ferry"}}}
    look, silent = look_of(said, record), look_of({}, record)
    assert (look.logo, silent.logo, silent.favicon) == ("theirs.png", "own.svg", "own.svg")
    assert readable(colours("accent")["red"], False) in look.style
    assert "#1b4d69" in silent.style
    assert look_of(said, corpus_record()).icons["logo"]
    assert merged({"a": {"b": 1, "c": 2}, "d": [1]}, {"a": {"b": 3}, "d": [2]}) == {"a": {"b": 3, "c": 2}, "d": [2]}


def test_links_of_the_footer(page: Any) -> None:
    links = page.find_class("colophon-links")[0].xpath(".//a")
    assert [(link.get("href"), link.text_content().strip()) for link in links] == [
        ("https://git.example.org/river/mouth", "river/mouth"),
        ("mailto:town@example.org", "写信给河口镇"),
        ("https://social.example.org/@town", "social.example.org/@town"),
    ]
    assert not links[1].xpath(".//*[@translate]"), "a name is in the script of the page"
    assert links[2].xpath(".//*[@translate='no']"), "an address is not"
    (edit,) = page.find_class("edit")[0].xpath(".//a")
    assert edit.get("href") == "https://git.example.org/river/mouth/edit/main/pages/about/forms.md"
    assert edit.text_content().strip() == words()["action.edit"]
    (told,) = page.find_class("copyright")
    assert told.text_content() == "版权归河口镇"
    assert told.xpath("./a/@href") == ["https://example.org/town"]


def test_styles_and_scripts(page: Any) -> None:
    sheets, scripts = page.xpath("//link[@rel='stylesheet']/@href"), page.xpath("//script/@src")
    assert "../../assets/css/mine.css" in sheets
    assert "../../assets/css/written.css" in sheets
    assert {"../../assets/js/mine.js", "../../assets/js/later.js"} <= set(scripts)
    assert page.xpath("//script[contains(@src, 'later.js')]/@defer")
    (part,) = page.xpath("//script[contains(@src, 'part.js')]")
    assert (part.get("type"), "async" in part.attrib) == ("module", True)


def test_the_navigation_may_name_pages_without_titles_and_other_sites(page: Any, settings_site: Path) -> None:
    assert page.xpath("//nav[@class='sections']//a/text()") == ["河口纪事", "文献", "数据", "关于"]
    links = [(link.text, link.get("href")) for link in page.xpath("//footer//nav//a")]
    assert links[3:] == [("关于河口纪事", "../"), ("写法", "./"), ("河口镇", "https://example.org/town")]
    home = read_html((settings_site / "index.html").read_bytes())
    assert home.xpath("//nav[@class='sections']//a/text()") == ["河口纪事", "文献", "数据", "关于"]


@pytest.mark.long
@pytest.mark.parametrize("engine", others())
def test_settings_come_to_the_same_in_every_engine(engine: str, settings_site: Path, tmp_path: Path) -> None:
    corpus, site = write_corpus(tmp_path / "mine"), tmp_path / "site"
    built_alone(engine, corpus, site)
    assert differences(settings_site, site, engine) == []


@pytest.mark.long
def test_settings_take_effect_in_the_shells_own_file_too(settings_site: Path, tmp_path: Path) -> None:
    """In a copy of the project, whose `mkdocs.yml` is edited; styles come in another order there."""
    copy, corpus, site = tmp_path / "copy", write_corpus(tmp_path / "mine", ""), tmp_path / "site"
    for part in ("scripts", "docs"):
        shutil.copytree(ROOT / part, copy / part, ignore=shutil.ignore_patterns("__pycache__"))
    (copy / FILE).write_text(in_shell((ROOT / FILE).read_text("utf-8")), "utf-8")
    done = run_scripts("build", "--corpus", corpus, "--out", site, cwd=copy)
    assert done.returncode == 0, done.stderr
    there, here = ((folder / HERE).read_text("utf-8") for folder in (settings_site, site))
    assert sorted(here.splitlines()) == sorted(there.splitlines())


def test_only_pages_with_such_forms_load_their_styles(settings_site: Path) -> None:
    plain = read_html((settings_site / "about/rights/index.html").read_bytes())
    assert not [sheet for sheet in plain.xpath("//link[@rel='stylesheet']/@href") if "written" in sheet]


def test_what_a_page_may_hold(page: Any) -> None:
    titles = page.xpath("//p[@class='admonition-title']")
    assert [title.text_content().strip() for title in titles] == ["先说一句", "注意"]
    assert [one.get("class") for one in page.xpath("//main//details")] == ["tip", "danger"]
    assert page.xpath("//div[contains(@class, 'tabbed-set')]/input/@type") == ["radio"] * 3
    assert page.xpath("//div[@class='tabbed-labels']/label/text()") == ["Python", "R", "表格"]
    assert page.xpath("//div[@class='tabbed-block']//span[@class='k']/text()")[0] == "def"
    assert page.xpath("//kbd/text()") == ["Ctrl", "Shift", "K", "Enter"]
    assert page.xpath("//code[contains(@class, 'highlight')]")
    assert page.xpath("//div[@class='footnote']//a/@title") == ["回到正文里的注 1"]


@pytest.mark.parametrize(("tree", "language"), [("", "zh"), ("zh-Hant/", "zh-TW"), ("zh-Hant-HK/", "zh-TW")])
def test_words_of_the_interface_are_materials_own_in_every_script(
    tree: str, language: str, settings_site: Path
) -> None:
    """They are converted with the page, and come out as Material's zh-TW has them; its zh-Hant has a misprint, 脚."""
    frame = "".join(path.read_text("utf-8") for path in sorted(FRAME.rglob("*.html")))
    taken = {key or other for key, other in re.findall(r"\bt(?:\.(\w+)|\[\"([\w.]+)\"\])", frame)}
    page = read_html((settings_site / tree / HERE).read_bytes())
    shown = {
        "toc": page.xpath("//span[@class='menu-word']/text()"), "footer": page.xpath("//footer//nav/@aria-label"),
        "action.edit": page.xpath("//p[contains(@class, 'edit')]/a/text()"),
    }  # fmt: skip
    assert shown == {key: [words(language)[key]] for key in taken}


def test_code_and_keys_are_not_converted(settings_site: Path) -> None:
    page = read_html((settings_site / "zh-Hant" / HERE).read_bytes())
    assert "后面的发面与头发" in page.xpath("string(//div[@class='tabbed-block'])")
    assert "摺疊起來的字" in page.xpath("string(//main)")


def test_what_a_page_unfolds_by_itself_has_no_icon(toy_site: Path) -> None:
    """Icons are for admonitions; the search page has parts of its own that unfold."""
    for name in ("search", "counts"):
        page = read_html((toy_site / name / "index.html").read_bytes())
        assert page.xpath("//main//details/summary")
        assert not page.xpath("//main//details/summary/svg")
