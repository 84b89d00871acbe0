"""A newcomer's hour: the seven wishes of scripts/README.md come true in a copy of the project, which is built.

Only the files that the README names are touched.
"""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.cli import ROOT, TOY, run_module
from tests.faults.damage import edit, reworded
from tests.tree import read_html

pytestmark = pytest.mark.long
NOTICE, MARK = "海報系統製作本頁", "†"


class Step(NamedTuple):
    """An edit of a file: lines put before the first that begins with the anchor; without an anchor the file is new."""

    path: str
    anchor: str
    lines: str


WISHES: dict[str, tuple[Step, ...]] = {
    "furniture": (
        Step(
            "scripts/text/furniture.py",
            '    ("copyright line",',
            '    ("poster notice", re.compile("^海報系統製作")),\n',
        ),
    ),
    "rule": (
        Step(
            "scripts/text/spaces.py",
            "def unpad_names(",
            "def drop_daggers(text: Traced) -> Traced:\n"
            '    """Remove the daggers that lead to footnotes."""\n'
            '    return text.keep(character != "†" for character in text.text)\n\n\n',
        ),
        Step("scripts/stages/segment.py", "NORMALISE = (", "from scripts.text.spaces import drop_daggers\n"),
        Step("scripts/stages/segment.py", '"""Rules that give', "NORMALISE = (*NORMALISE, drop_daggers)\n"),
    ),
    "page": (
        Step(
            "scripts/pages/persons.py",
            "",
            '"""The page of persons."""\n\n'
            "from scripts.pages.parts.render import Head, Page, render\n"
            "from scripts.pages.parts.shelf import Shelf\n\n\n"
            "def persons_page(shelf: Shelf) -> Page:\n"
            '    """Return the list of persons."""\n'
            '    persons = [entity for entity in shelf.corpus.entities if entity.type == "person"]\n'
            '    head = Head("人物", "文献中的人物。", "persons/")\n'
            '    return Page(render("persons.html", "persons/", head, {"persons": persons}), "entities.yml")\n',
        ),
        Step(
            "scripts/templates/pages/persons.html",
            "",
            '<div class="listing">\n<h1>{{ head.title }}</h1>\n<ul>\n{% for person in persons %}\n'
            '<li><a href="{{ link(at.entity(person.id)) }}">{{ person.name }}</a></li>\n'
            "{% endfor %}\n</ul>\n</div>\n",
        ),
        Step(
            "scripts/pages/__init__.py",
            "from scripts.pages.resolver",
            "from scripts.pages.persons import persons_page\n",
        ),
        Step("scripts/pages/__init__.py", '        "topics/":', '        "persons/": persons_page(shelf),\n'),
        Step("scripts/pages/home.py", '    ("词汇",', '    ("人物", "persons/", "文献中的人物"),\n'),
        Step("mkdocs.yml", "  - 词汇:", "  - 人物: persons/index.md\n"),
    ),
    "check": (
        Step("scripts/corpus/codes.py", '    "SCR01":', '    "DOC99": Code("权利说明简短", "写得短一些"),\n'),
        Step(
            "scripts/checks/record.py",
            '@rule("SCR01")',
            '@rule("DOC99")\ndef long_statement(corpus: Corpus) -> Iterator[Fault]:\n'
            '    """A statement of rights is short."""\n'
            "    for path, document, _ in _records(corpus):\n"
            "        if len(document.record.rights.statement) > 500:\n"
            '            yield path, corpus.curated.line(path, "rights", "statement"), "权利说明过长"\n\n\n',
        ),
    ),
    "data table": (
        Step(
            "scripts/publish/rows.py",
            "FILES: dict[",
            'class PersonRow(Row):\n    """`persons.jsonl`: one person."""\n\n    id: str\n    name: str\n\n\n',
        ),
        Step("scripts/publish/rows.py", '    "glossary": TermRow', '    "persons": PersonRow,\n'),
        Step("scripts/publish/data.py", "    TermRow,", "    PersonRow,\n"),
        Step(
            "scripts/publish/data.py",
            '        "glossary": ',
            '        "persons": (PersonRow(id=e.id, name=e.name) for e in corpus.entities if e.type == "person"),\n',
        ),
        Step("scripts/web/tables.py", '    _table("glossary"', '    _table("persons", "一个人物", "id", "name"),\n'),
        Step(
            "scripts/pages/downloads.py",
            '        "glossary": ',
            '        "persons": [entity for entity in corpus.entities if entity.type == "person"],\n',
        ),
    ),
    "document format": (
        Step(
            "scripts/web/outline.py",
            "",
            '"""A document as an outline: its headings."""\n\n'
            "from scripts.corpus.records import CorpusRecord\nfrom scripts.corpus.state import Document\n\n\n"
            "def outline(document: Document, corpus: CorpusRecord) -> bytes:\n"
            '    """Return the headings of a document, one a line."""\n'
            '    kinds = ("title", "heading")\n'
            '    return "".join(f"{p.id}\\t{p.text}\\n" for p in document.passages if p.kind in kinds).encode()\n',
        ),
        Step("scripts/web/formats.py", "from scripts.web.plain_text", "from scripts.web.outline import outline\n"),
        Step(
            "scripts/web/formats.py",
            '    Format("tei"',
            '    Format("outline", ".outline", "text/x-outline", "大纲", "大纲", outline),\n',
        ),
    ),
    "script": (
        Step(
            "scripts/corpus/editions.py",
            "SCRIPTS: tuple[",
            'Script = Literal["zh-Hans", "zh-Hant", "zh-Hant-HK", "zh-Hant-MO"]\n',
        ),
        Step(
            "scripts/corpus/editions.py",
            ")  # fmt: skip",
            '    Edition("zh-Hant-MO", "zh-Hant-MO/", "text_hant_mo", "hk", "zh-MO", "澳", "繁體中文（澳門）",\n'
            '            "找不到這一頁。", "回到繁體（澳門）首頁"),\n',
        ),
        Step("scripts/publish/rows.py", "    topics: tuple[TopicRef", "    text_hant_mo: str\n"),
        Step(
            "docs/assets/css/site.css",
            ':root[lang="zh-Hant-HK"] .made',
            ':root[lang="zh-Hant-MO"] .made-zh-Hant-MO,\n',
        ),
    ),
}  # fmt: skip
MOST = {"rule": 4, "page": 5 + 3, "check": 3, "document format": 4, "script": 6}
"""So many files at most may a wish touch, its tests included."""


def read_me() -> dict[str, list[str]]:
    """The files that scripts/README.md names for each wish, in its order."""
    guide = (ROOT / "scripts" / "README.md").read_text("utf-8")
    rows = re.findall(r"^\| \*\*([a-z ]+)\*\*[^|]*\|([^|]*)\|", guide, re.MULTILINE)
    return {wish: re.findall(r"`([^`\s]+/[^`\s]+|mkdocs\.yml)`", files) for wish, files in rows}


def test_the_readme_names_the_files_of_every_wish() -> None:
    told = read_me()
    assert told.keys() == WISHES.keys()
    assert {wish: len(told[wish]) for wish in MOST if len(told[wish]) > MOST[wish]} == {}
    for wish, steps in WISHES.items():
        touched = list(dict.fromkeys(step.path for step in steps))
        assert [path for path in told[wish] if not path.startswith("tests/")] == touched


def apply(project: Path, step: Step) -> None:
    file = project / step.path
    if not step.anchor:
        assert not file.exists()
        file.write_text(step.lines, "utf-8")
        return
    lines = file.read_text("utf-8").splitlines(keepends=True)
    at = next((number for number, line in enumerate(lines) if line.startswith(step.anchor)), None)
    assert at is not None, f"no line of {step.path} begins with {step.anchor}"
    file.write_text("".join([*lines[:at], step.lines, *lines[at:]]), "utf-8")


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project with all seven additions, its corpus with what they are for."""
    folder = tmp_path_factory.mktemp("project")
    for name in ("scripts", "docs"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "mkdocs.yml", folder)
    shutil.copytree(TOY, folder / "corpus")
    for step in (step for steps in WISHES.values() for step in steps):
        apply(folder, step)
    reworded("tide_wall_hant.txt", "工程總計", f"工程{MARK}總計")(folder / "corpus")
    reworded("tide_wall_hant.txt", "（文／", f"{NOTICE}\n\n（文／")(folder / "corpus")
    return folder


@pytest.fixture(scope="module")
def site(project: Path) -> Path:
    done = run_module("scripts", "build", cwd=project, PYTHONPATH="")
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-4000:]
    return project / "site"


def test_the_additions_reach_the_site(site: Path) -> None:
    rows = [json.loads(line) for line in (site / "data" / "passages.jsonl").read_text("utf-8").splitlines()]
    dropped = [json.loads(line) for line in (site / "data" / "accounting.jsonl").read_text("utf-8").splitlines()]
    text = (site.parent / "corpus" / "raw" / "tide_wall_hant.txt").read_bytes().decode("utf-8")
    fates = {text[row["start"] : row["end"]]: row["reason"] for row in dropped if row["file"] == "tide_wall_hant.txt"}
    assert (fates[NOTICE], fates[MARK]) == ("boilerplate", "layout")
    assert all(bool(row["text_hant_mo"]) == bool(row["text"]) for row in rows)  # some texts are withheld
    assert any(row["text_hant_mo"] for row in rows)
    assert not any(MARK in row["text"] for row in rows)
    assert (site / "data" / "persons.jsonl").read_text("utf-8").count("\n") > 0
    assert list((site / "data" / "outline").glob("*.outline"))
    for tree in ("", "zh-Hant/", "zh-Hant-HK/", "zh-Hant-MO/"):
        page = read_html((site / tree / "persons" / "index.html").read_text("utf-8"))
        assert page.get("lang") == (tree.strip("/") or "zh-Hans")
        assert page.xpath("//main//li/a/@href")
        assert len(page.xpath("//a[contains(@class, 'script-link')]")) == 4
    home = read_html((site / "index.html").read_text("utf-8"))
    assert {"persons/"} <= set(home.xpath("//main//a/@href"))
    document = read_html((site / "d" / "tide-wall" / "index.html").read_text("utf-8"))
    assert document.xpath("//a[contains(@href, 'outline/tide-wall.outline')]")
    assert document.xpath("//link[@rel='item' and @type='text/x-outline']")


def test_the_new_check_finds_its_fault(project: Path) -> None:
    edit("documents/tide-wall.yml", "  statement: ", f"  statement: {'长' * 501}")(project / "corpus")
    told = run_module("scripts", "check", cwd=project, PYTHONPATH="")
    edit("documents/tide-wall.yml", "长" * 501, "")(project / "corpus")
    assert told.returncode == 1
    assert re.search(r"documents/tide-wall\.yml:\d+: DOC99 权利说明过长 — 写得短一些", told.stderr)
