"""The settings of mkdocs.yml that do not hold: each is refused by name at its line, with what to do instead."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from scripts.corpus.site_settings import FILE, own, shells
from scripts.web.look import look_of
from tests.cli import ROOT, call_scripts, run_scripts
from tests.page_corpus import corpus_record
from tests.site_settings import ALL, write_corpus


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


@pytest.mark.long
def test_a_build_stops_where_a_file_is_missing(tmp_path: Path) -> None:
    corpus = write_corpus(tmp_path / "mine", "extra_css: [assets/css/nowhere.css]\n")
    done = run_scripts("build", "--corpus", corpus, "--out", tmp_path / "site")
    assert done.returncode == 1
    assert "mkdocs.yml:1: GA56 extra_css: assets/css/nowhere.css" in done.stderr
    assert not (tmp_path / "site").exists()
