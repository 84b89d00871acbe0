"""Make a corpus of one's own: a folder that builds at once and publishes from a repository of its own."""

from __future__ import annotations

import re
import sys
import tempfile
import tomllib
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path
from string import Template

from pypinyin import lazy_pinyin

from scripts import report
from scripts.commands._arguments import ArgumentParser, Namespace
from scripts.commands._shell import SCRIPTS, SHELL
from scripts.corpus.curated import load
from scripts.corpus.editions import SCRIPTS as LANGUAGES
from scripts.corpus.yaml_edit import flow, scalar
from scripts.ledger.file import HEADER

TEMPLATES = SCRIPTS / "templates" / "corpus"
FILES = {
    "corpus.yml": "corpus.yml", "README.md": "README.md", ".gitignore": "gitignore", ".gitattributes": "gitattributes",
    ".github/workflows/pages.yml": "pages.yml", "docs/assets/images/logo.svg": "logo.svg", "topics.yml": "topics.yml",
    ".github/ISSUE_TEMPLATE/2-text-error.yml": "text-error.yml",
}  # fmt: skip
"""What a new corpus holds, and from which template; those of YAML and Markdown are filled in."""
ASKED = {
    "title": "名称",
    "publisher": "编者（谁发布这个语料库）",
    "address": "发布地址（https://…/）",
    "topics": "专题，用逗号隔开（可以先空着）",
    "languages": f"文字，用逗号隔开（{','.join(LANGUAGES)}）",
}
DEFAULTS = {"address": "https://example.org/corpus/", "topics": "", "languages": ",".join(LANGUAGES)}
TOPIC = """
- id: {id}
  label: {label}
  definition: 什么段落属于“{plain}”，什么不属于：请写明。
  introduction: 请为“{plain}”写两到四句导言（编者按）。
  keywords: []
"""


def register(parser: ArgumentParser) -> None:
    """Declare the arguments of `new`; what is not given is asked for on a terminal."""
    parser.add_argument("folder", type=Path, metavar="DIR")
    parser.add_argument("--title", help="name of the corpus")
    parser.add_argument("--publisher", help="who publishes it")
    parser.add_argument("--address", help="where it will be published: https://…/")
    parser.add_argument("--topics", help="labels of topics, separated by commas")
    parser.add_argument("--languages", help=f"editions, separated by commas: {','.join(LANGUAGES)}")
    parser.add_argument("--package", help="what its repository installs: a version, a path, a wheel or an address")


def _slug(name: str) -> str:
    sounds = re.findall(r"[a-z0-9]+", " ".join(lazy_pinyin(name)).lower())
    return "-".join(sounds) or "corpus"


def _listed(given: str) -> list[str]:
    return [part.strip() for part in re.split("[,，、]", given) if part.strip()]


def _answers(given: Namespace) -> dict[str, str]:
    """Return what was given, what is answered on a terminal, else what is usual; raises ValueError where one lacks."""
    found = dict[str, str]()
    for name, question in ASKED.items():
        value = getattr(given, name)
        if value is None and sys.stdin.isatty():
            default = DEFAULTS.get(name, "")
            value = input(f"{question}{f' [{default}]' if default else ''}：").strip() or default
        found[name] = (value if value is not None else DEFAULTS.get(name, "")).strip()
    lacking = [f"--{name}" for name in ("title", "publisher") if not found[name]]
    if lacking:
        raise ValueError(f"请写明 {' '.join(lacking)}")
    return found


def _package(given: str | None) -> str:
    """Return what the new repository installs: what is given, else this version of the repository of the package."""
    if given:
        return str(Path(given).resolve()) if Path(given).exists() else given
    try:
        told = metadata("yuan-corpus")
        number, urls = told["Version"], dict(url.split(", ", 1) for url in told.get_all("Project-URL") or ())
    except PackageNotFoundError:
        project = tomllib.loads((SHELL / "pyproject.toml").read_text("utf-8"))["project"]
        number, urls = project["version"], project["urls"]
    return f"yuan-corpus @ git+{urls['Repository']}@v{number}"


def _values(answers: Mapping[str, str]) -> dict[str, str]:
    """Return what the templates ask for, written as YAML; ``…_plain`` as text."""
    title, address = answers["title"], answers["address"].rstrip("/") + "/"
    description = f"{title}：逐段编号，可检索、可引用、可核对。"
    values = {
        "id": _slug(title), "title": title, "title_en": " ".join(_slug(title).split("-")).title(),
        "description": description, "description_en": "A corpus whose every passage has a permanent id.",
        "publisher": answers["publisher"], "contact": address, "base_url": address,
        "released": datetime.now(UTC).date().isoformat(),
    }  # fmt: skip
    written = {name: scalar(value) for name, value in values.items()}
    languages = flow(_listed(answers["languages"]))
    return written | {
        "languages": languages,
        "repository": "null",
        "title_plain": title,
        "description_plain": description,
    }


def _topics(labels: Sequence[str]) -> str:
    return "".join(TOPIC.format(id=_slug(label), label=scalar(label), plain=label) for label in labels)


def contents(answers: Mapping[str, str], package: str) -> dict[str, str]:
    """Return every file of a new corpus with its text, by its path below the folder."""
    values = _values(answers)
    made = {path: (TEMPLATES / name).read_text("utf-8") for path, name in FILES.items()}
    for path in ("corpus.yml", "README.md"):
        made[path] = Template(made[path]).substitute(values)
    made["topics.yml"] += _topics(_listed(answers["topics"]))
    made["anchors.tsv"] = HEADER + "\n"
    made[".github/requirements.txt"] = f"{package}\n"
    for name in ("raw", "documents", "annotations"):
        made[f"{name}/.gitkeep"] = ""
    pages = sorted((SHELL / "docs" / "about").glob("*.md"))
    return made | {f"docs/about/{page.name}": page.read_text("utf-8") for page in pages}


def run(given: Namespace) -> int:
    """Make the folder of a new corpus; return the exit code. A folder that holds anything is left alone."""
    folder: Path = given.folder
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        report.error(f"{folder} 已存在而且不是空文件夹，不覆盖")
        return 1
    try:
        made = contents(_answers(given), _package(given.package))
    except ValueError as error:
        report.error(str(error))
        return 1
    with tempfile.TemporaryDirectory() as place:
        _write(Path(place), made)
        _, problems = load(Path(place))
    if problems:
        report.problems(problems, str(folder))
        return 1
    _write(folder, made)
    _told(folder)
    return 0


def _write(folder: Path, made: Mapping[str, str]) -> None:
    for path, text in made.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, "utf-8")


def _told(folder: Path) -> None:
    report.line(f"新语料库在 {folder}/，名称、颜色、标志见其中的 corpus.yml")
    for what, command in (
        ("收入文件", "add 文件"),
        ("检查", "check"),
        ("预览", "serve"),
        ("生成网站", "build --out site"),
    ):
        report.line(f"{what}：`.venv/bin/python -m scripts {command}`", str(folder))
