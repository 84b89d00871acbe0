"""The rules of the house, enforced: sizes, docstrings, names, dependencies, what is committed, what is pinned."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
import yaml
from pydantic import BaseModel

from scripts.corpus import records
from scripts.corpus.curated import load
from tests.cli import CORPUS, ROOT
from tests.project import tracked

LONGEST_MODULE, LONGEST_FUNCTION = 300, 40
FORBIDDEN_NAMES = sys.stdlib_module_names | {"utils", "helpers", "misc", "common"}
Function = ast.FunctionDef | ast.AsyncFunctionDef

MODULES = tracked("*.py")
SCRIPTS = tracked("scripts/*.py")
LOCKS = ("site", "test", "tools", "intake", "parquet", "cluster", "properdocs", "zensical")


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@cache
def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


def functions(path: Path) -> Iterator[Function]:
    for node in ast.walk(parsed(path)):
        if isinstance(node, Function):
            yield node


def test_there_is_something_to_look_at() -> None:
    assert len(SCRIPTS) > 100
    assert len(MODULES) > len(SCRIPTS)


def test_modules_are_short() -> None:
    sizes = {named(path): len(path.read_text("utf-8").splitlines()) for path in [*MODULES, *tracked("docs/*.js")]}
    assert not {name: size for name, size in sizes.items() if size >= LONGEST_MODULE}


def test_functions_are_short() -> None:
    sizes = {
        f"{named(path)}:{node.lineno} {node.name}": (node.end_lineno or 0) - node.lineno + 1
        for path in MODULES
        for node in functions(path)
    }
    assert not {name: size for name, size in sizes.items() if size > LONGEST_FUNCTION}


def undocumented(path: Path) -> list[str]:
    """The public classes and functions of a module that say nothing, and the module itself if it does not."""
    module = parsed(path)
    classes = [node for node in module.body if isinstance(node, ast.ClassDef)]
    public_classes = [node for node in classes if not node.name.startswith("_")]
    bodies = [module.body, *(node.body for node in public_classes)]
    spoken = [node for body in bodies for node in body if isinstance(node, Function)]
    public = [node for node in (*spoken, *classes) if not node.name.startswith("_")]
    silent = [node.name for node in public if not ast.get_docstring(node)]
    return silent if ast.get_docstring(module) or not module.body else ["the module", *silent]


def test_public_functions_say_what_they_do() -> None:
    assert not {named(path): silent for path in SCRIPTS if (silent := undocumented(path))}


def test_modules_are_named_for_what_they_do() -> None:
    assert not [named(path) for path in SCRIPTS if path.stem != "__init__" and path.stem in FORBIDDEN_NAMES]


def test_only_the_reporter_prints() -> None:
    calls = [
        (path, node)
        for path in SCRIPTS
        if path.stem != "report"
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.Call)
    ]
    printing = [(path, call) for path, call in calls if isinstance(call.func, ast.Name) and call.func.id == "print"]
    assert not [f"{named(path)}:{call.lineno}" for path, call in printing]


def test_only_the_hook_imports_mkdocs() -> None:
    importing = re.compile(r"^\s*(from|import) mkdocs\b", re.MULTILINE)
    found = [named(path) for path in SCRIPTS if importing.search(path.read_text("utf-8"))]
    assert set(found) <= {"scripts/hooks.py"}


FLOORS = (
    {"work"},
    {"corpus"},
    {"text"},
    {"convert", "ledger", "layout"},
    {"stages", "gate"},
    {"checks", "web", "report", "propose", "intake"},
    {"cite", "search", "pipeline"},
    {"words"},
    {"pages", "publish"},
    {"engines"},
    {"commands", "hooks"},
    {"__main__"},
)
"""The rooms of `scripts/`, from the ground floor up. A room knows the rooms below it, none beside or above."""


def imported_rooms(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module == "scripts":
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith("scripts."):
            yield (node.module or "").split(".")[1]


def test_imports_run_down_only() -> None:
    floor = {room: number for number, rooms in enumerate(FLOORS) for room in rooms}
    modules = {path: path.relative_to(ROOT / "scripts").with_suffix("").parts[0] for path in SCRIPTS}
    rooms = {path: room for path, room in modules.items() if room != "__init__"}
    assert set(rooms.values()) == floor.keys()
    arrows = [(path, room, other) for path, room in rooms.items() for other in imported_rooms(path) if other != room]
    assert not [(path.name, other) for path, room, other in arrows if floor[other] >= floor[room]]


def test_nothing_about_the_texts_stands_in_the_code() -> None:
    curated, _ = load(CORPUS)
    assert curated is not None
    names = {name for entity in curated.entities for name in (entity.name, *entity.aliases) if len(name) >= 3}
    names |= {record.id for record in curated.documents} | {record.source.file for record in curated.documents}
    code = {path: path.read_text("utf-8") for path in [*SCRIPTS, *tracked("scripts/templates/*", "docs/*.js")]}
    found = [(path.name, name) for path, text in code.items() for name in sorted(names) if name in text]
    assert not found


def test_no_generated_file_is_committed() -> None:
    known = [named(path) for path in tracked()]
    made = re.compile(r"^(site|build|\.build)/|^\.venv|__pycache__|\.pyc$|/passages\.jsonl$|\.egg-info")
    assert not [path for path in known if made.search(path)]


def test_no_unfinished_work_is_committed() -> None:
    marks = re.compile(r"\b(TO" r"DO|FIX" r"ME|XX" r"X|HA" r"CK)\b")
    files = [*MODULES, *tracked("scripts/templates/*", "docs/*", "*.md", "Makefile", ".github/*")]
    text = [path for path in files if path.suffix not in {".png", ".ico", ".webp"}]
    assert not [path.name for path in text if marks.search(path.read_text("utf-8"))]


def test_every_dependency_has_its_reason() -> None:
    lines = [line for name in LOCKS for line in (ROOT / "requirements" / f"{name}.in").read_text("utf-8").splitlines()]
    assert not [line for line in lines if line and not line.startswith(("#", "-r")) and " # " not in line]


def pins(name: str) -> dict[str, str]:
    text = (ROOT / "requirements" / f"{name}.txt").read_text("utf-8")
    return dict(re.findall(r"^([\w.-]+)(?:\[[\w,]+\])?==(\S+)", text, re.MULTILINE))


@pytest.mark.parametrize("name", LOCKS)
def test_locks_are_hashed_and_name_no_machine(name: str) -> None:
    text = (ROOT / "requirements" / f"{name}.txt").read_text("utf-8")
    entries = re.split(r"^(?=[\w.-]+(?:\[[\w,]+\])?==)", text, flags=re.MULTILINE)[1:]
    assert len(entries) == len(pins(name)) > 0
    assert all("--hash=sha256:" in entry for entry in entries)
    assert not re.search(r"--(index-url|find-links|extra-index-url|trusted-host)|https?://|file://", text)


def test_tests_run_with_the_versions_of_the_site() -> None:
    tests = pins("test")
    assert {name: tests.get(name) for name in pins("site")} == pins("site")


@pytest.mark.parametrize("path", tracked(".github/workflows/*.yml"), ids=lambda path: path.name)
def test_workflows_are_pinned_and_least_privileged(path: Path) -> None:
    text = path.read_text("utf-8")
    used = re.findall(r"uses:\s*(\S+)(.*)", text)
    assert used
    assert all(re.search(r"@[0-9a-f]{40}$", action) and re.search(r"# v\d", note) for action, note in used)
    workflow = yaml.safe_load(text)
    assert workflow["permissions"] in ({}, {"contents": "read"})
    assert "concurrency" in workflow
    assert all("timeout-minutes" in job for job in workflow["jobs"].values())


def test_whatever_is_pinned_is_proposed_anew_once_a_month() -> None:
    watched = yaml.safe_load((ROOT / ".github" / "dependabot.yml").read_text("utf-8"))["updates"]
    pinned = {("pip", "/requirements"), ("npm", "/requirements/node"), ("github-actions", "/")}
    assert {(one["package-ecosystem"], one["directory"]) for one in watched} == pinned
    assert {one["schedule"]["interval"] for one in watched} == {"monthly"}


RECORDS = [item for item in vars(records).values() if isinstance(item, type) and issubclass(item, BaseModel)]


def test_the_data_dictionary_explains_every_field() -> None:
    dictionary = (CORPUS / "README.md").read_text("utf-8")
    written = [
        (record.__name__, field.alias or name) for record in RECORDS for name, field in record.model_fields.items()
    ]
    assert len(written) > 50
    assert not [(record, name) for record, name in written if f"`{name}`" not in dictionary]


def test_links_between_files_lead_somewhere() -> None:
    """In docs/ the pages of the site are linked by address; those links are looked at where they are built."""
    files = [path for path in tracked("*.md") if not path.is_relative_to(ROOT / "docs")]
    links = [(path, link) for path in files for link in re.findall(r"\]\(([^)#\s]+)[^)]*\)", path.read_text("utf-8"))]
    inside = [(path, link) for path, link in links if not re.match(r"[a-z]+:", link)]
    assert len(inside) > 10
    assert not [f"{named(path)}: {link}" for path, link in inside if not (path.parent / link).exists()]


def test_citation_file_agrees_with_the_corpus() -> None:
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text("utf-8"))
    curated, _ = load(CORPUS)
    assert curated is not None
    assert citation["cff-version"] == "1.2.0"
    assert {"message", "title", "authors"} <= citation.keys()
    assert citation["version"] == curated.corpus.version
    assert citation["date-released"] == curated.corpus.released
    assert citation["url"] == curated.corpus.base_url


def test_raw_sources_keep_their_bytes_in_git(tmp_path: Path) -> None:
    """Asked in a repository of its own: a downloaded archive has the rule, but no git."""
    (tmp_path / ".gitattributes").write_bytes((ROOT / ".gitattributes").read_bytes())
    raw = [named(path) for path in tracked("corpus/raw/*", "tests/toy_corpus/raw/*")]
    subprocess.run(["git", "init", "--quiet", tmp_path], check=True, capture_output=True)
    command = ["git", "check-attr", "text", "--", *raw]
    shown = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True).stdout.splitlines()
    assert len(shown) == len(raw) > 0
    assert all(line.endswith(": text: unset") for line in shown)


def test_the_files_of_an_archive_are_those_of_a_checkout(tmp_path: Path) -> None:
    """A copy without git, with what is made and not committed beside it, and a copy with git."""
    (tmp_path / ".gitignore").write_bytes((ROOT / ".gitignore").read_bytes())
    for name in ("a.py", "scripts/b.py", "scripts/pages/c.html", ".venv/lib/d.py", "scripts/__pycache__/b.pyc"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    ours = [tmp_path / name for name in (".gitignore", "a.py", "scripts/b.py", "scripts/pages/c.html")]
    assert tracked(root=tmp_path) == ours
    subprocess.run(["git", "init", "--quiet", tmp_path], check=True, capture_output=True)
    assert tracked(root=tmp_path) == ours
    assert tracked("scripts/*.py", "*.html", root=tmp_path) == ours[2:]
