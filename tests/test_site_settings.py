"""The settings of mkdocs.yml: each takes effect on the page, or is refused by name at its line."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml

from scripts.corpus.material import colours, icon, words
from scripts.corpus.site_settings import ADMONITIONS, FILE, merged, own, shells
from scripts.engines.frame import FRAME
from scripts.web.colour import PAPER, READABLE, SHADE, contrast, readable
from scripts.web.look import look_of
from tests.cli import ROOT, call_scripts, run_scripts
from tests.engines import built_alone, differences, others
from tests.page_corpus import corpus_record
from tests.site_settings import ALL, in_shell, write_corpus
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


@pytest.mark.parametrize(("tree", "language"), [("", "zh"), ("zh-Hant/", "zh-TW"), ("zh-Hant-HK/", "zh-Hant")])
def test_words_of_the_interface_are_materials_own_in_every_script(
    tree: str, language: str, settings_site: Path
) -> None:
    """They are converted with the page, and come out as Material's own files for these regions have them."""
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


def test_the_shells_own_settings_are_sound() -> None:
    assert shells(ROOT / FILE).problems == []


REFUSED = """\
site_name: 别名
theme:
  custom_dir: mine
  font:
    text: Roboto
  language: en
  features: [navigation.instant]
  icon: {search: material/magnify}
  palette: {scheme: youtube, primary: "#123456", hue: 3}
  logo: https://elsewhere.example.org/logo.svg
extra:
  analytics: {provider: google, property: G-1}
  consent: {title: Cookie}
  version: {provider: mike}
  alternate:
    - {name: English, link: /en/, lang: en}
  social:
    - {icon: no/such, link: "javascript:alert(1)"}
    - {name: 没有链接}
extra_css: [https://elsewhere.example.org/x.css]
extra_javascript: [{path: //elsewhere.example.org/x.js}]
plugins: [search]
repo_url: nowhere
hooks: [mine.py]
"""
TOLD = (
    (1, "SHL01", "site_name"), (3, "SHL01", "theme.custom_dir"), (5, "SHL01", "theme.font.text"),
    (6, "SHL01", "theme.language"), (7, "SHL01", "theme.features: navigation.instant"),
    (8, "SHL01", "theme.icon.search"), (9, "SHL02", "theme.palette.scheme"), (9, "SHL02", "theme.palette.primary"),
    (9, "SHL01", "theme.palette.hue"), (10, "SHL02", "theme.logo"), (12, "SHL01", "extra.analytics.provider"),
    (13, "SHL01", "extra.consent"), (14, "SHL01", "extra.version"), (16, "SHL01", "extra.alternate"),
    (18, "SHL02", "extra.social.icon"), (18, "SHL02", "extra.social.link"), (19, "SHL02", "extra.social"),
    (20, "SHL02", "extra_css"), (21, "SHL02", "extra_javascript"), (22, "SHL01", "plugins: search"),
    (23, "SHL02", "repo_url"), (24, "SHL01", "hooks"),
)  # fmt: skip


def test_what_is_refused_is_refused_by_name(tmp_path: Path) -> None:
    corpus = write_corpus(tmp_path / "mine", REFUSED)
    done = call_scripts("check", "--corpus", corpus)
    assert done.returncode == 1
    for line, code, name in TOLD:
        told = [one for one in done.stderr.splitlines() if f"mkdocs.yml:{line}: {code} " in one and name in one]
        assert told, f"{name}\n{done.stderr}"
        assert " — " in told[0], "with what to do instead"


@pytest.mark.parametrize(
    "text", ["- a\n", "theme: [a]\n", "theme: material\n", "extra: {social: x}\n", "extra_css: x\n"]
)
def test_a_setting_of_another_shape_is_told(text: str, tmp_path: Path) -> None:
    (tmp_path / FILE).write_text(text, "utf-8")
    assert [problem.line for problem in own(tmp_path).problems] == [1]


def test_nothing_set_is_nothing_wrong(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text("theme:\nextra: {}\nextra_css: []\n", "utf-8")
    assert own(tmp_path).problems == []
    assert look_of({"theme": None, "extra": None}, corpus_record()).style == ""


SHELLS = (
    ("site_name: 语料", "site_name: 别名", "SHL01", "corpus.yml 的 title"),
    ("site_url: !ENV YUAN_BASE_URL", "site_url: https://example.org/", "SHL01", "corpus.yml 的 base_url"),
    ("docs_dir: docs", "docs_dir: pages", "SHL01", "docs/"),
    ("site_dir: site", "site_dir: public", "SHL01", "make site OUT="),
    ("strict: true", "strict: false", "SHL01", "检查"),
    ("use_directory_urls: true", "use_directory_urls: false", "SHL01", "网址"),
    ("  name: material", "  name: readthedocs", "SHL02", "material"),
    ("  custom_dir: scripts/templates/frame", "  custom_dir: overrides", "SHL01", "extra_css"),
    ("  font: false", "  font: {text: Roboto}", "SHL01", "读者系统里的字体"),
    ("  language: zh", "  language: en", "SHL01", "zh"),
    ("plugins: []", "plugins: [search]", "SHL01", "删去"),
    ("plugins: []", "plugins: [macros]", "SHL01", "删去"),
    ("hooks: [scripts/hooks.py]", "hooks: [scripts/hooks.py, mine.py]", "SHL01", "scripts/"),
    ("watch: [corpus, scripts]", "extra_templates: [a.html]", "SHL01", "可写的有"),
    ("watch: [corpus, scripts]", "draft_docs: a.md", "SHL01", "可写的有"),
    ("watch: [corpus, scripts]", "edit_uri_template: blob/{path}", "SHL01", "edit_uri"),
    ("watch: [corpus, scripts]", "INHERIT: base.yml", "SHL01", "同一个文件"),
    ("watch: [corpus, scripts]", "colour: red", "SHL01", "可写的有"),
    ("  assets/js/README.md", "  '*.draft.md'", "SHL02", "每行一个"),
    ("  corpus: corpus", "  analytics: {provider: google}", "SHL01", "统计"),
    ("  corpus: corpus", "  alternate: [{name: English}]", "SHL01", "languages"),
    ("  corpus: corpus", "  version: {provider: mike}", "SHL01", "version"),
    ("  - 文献: documents/index.md", "  - 文献: [{题: [index.md]}]", "SHL02", ""),
    ("  - 文献: documents/index.md", "  - https://example.org/", "SHL02", ""),
)


@pytest.mark.parametrize(("line", "instead", "code", "hint"), SHELLS, ids=[row[1].strip() for row in SHELLS])
def test_what_would_be_passed_over_in_the_shells_own_file_is_refused(
    line: str, instead: str, code: str, hint: str, tmp_path: Path
) -> None:
    text = (ROOT / FILE).read_text("utf-8")
    (tmp_path / FILE).write_text(text.replace(f"{line}\n", f"{instead}\n"), "utf-8")
    (problem,) = shells(tmp_path / FILE).problems
    told = text.split("\n").index(line) + 1
    assert (problem.line, problem.code) in [(told, code), (told - 1, code)], "a block of text is told at its name"
    assert hint in problem.hint + problem.message


def test_a_shell_without_a_navigation_is_refused(tmp_path: Path) -> None:
    text = (ROOT / FILE).read_text("utf-8")
    (tmp_path / FILE).write_text(text[: text.index("nav:\n")], "utf-8")
    assert [problem.code for problem in shells(tmp_path / FILE).problems] == ["SHL02"]


def test_a_file_that_a_setting_names_must_be_there(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text(ALL, "utf-8")
    there = [
        f"assets/{name}" for name in ("images/tab.svg", "images/sign.svg", "css/mine.css", "js/mine.js", "js/part.js")
    ]
    (problem,) = own(tmp_path).missing(there)
    assert (problem.path, problem.code, problem.line) == (FILE, "GA56", ALL[: ALL.index("later.js")].count("\n") + 1)
    assert yaml.safe_load(ALL).keys() == own(tmp_path).data.keys()


def test_a_build_stops_where_a_file_is_missing(tmp_path: Path) -> None:
    corpus = write_corpus(tmp_path / "mine", "extra_css: [assets/css/nowhere.css]\n")
    done = run_scripts("build", "--corpus", corpus, "--out", tmp_path / "site")
    assert done.returncode == 1
    assert "mkdocs.yml:1: GA56 extra_css: assets/css/nowhere.css" in done.stderr
    assert not (tmp_path / "site").exists()


def test_what_a_page_unfolds_by_itself_has_no_icon(toy_site: Path) -> None:
    """Icons are for admonitions; the search page has parts of its own that unfold."""
    for name in ("search", "counts"):
        page = read_html((toy_site / name / "index.html").read_bytes())
        assert page.xpath("//main//details/summary")
        assert not page.xpath("//main//details/summary/svg")
