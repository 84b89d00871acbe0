"""Zensical renders the bodies of all pages; it runs no hooks and no Python in templates.

So the tree is written before it (`tree.py`), its template gives nothing but title and body, and the frame is put
around them afterwards (`frame.py`). It keeps a cache beside its configuration; every build has a folder of its own.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from scripts import pipeline, report
from scripts.corpus import site_settings
from scripts.corpus.model import Problem
from scripts.corpus.state import Corpus
from scripts.engines.frame import framed, names_of
from scripts.engines.navigation import View, address_of, navigation, page_of
from scripts.engines.settings import edit_url, read_settings
from scripts.engines.tree import COLOUR, ClashError, Tree, write_tree
from scripts.gate.base import BaseError
from scripts.gate.located import Written, located, missing_pages
from scripts.publish.finish import publish
from scripts.publish.placed import Folder, before_of
from scripts.stages.withhold import withhold
from scripts.web import written
from scripts.web.look import Look, look_of
from scripts.web.reporting import improvable
from scripts.work.cluster import ClusterError
from scripts.work.run import Work, work_on

TEMPLATES = {"main.html": "{{ page.title }}\n{{ page.content }}", "404.html": "", "sitemap.xml": ""}
"""All that the engine's templates say: a page's title in its first line, then its body."""
LEFT = ("search.json", "sitemap.xml", "404.html")
"""What the engine makes beside the pages, and the site has from elsewhere."""

_NAV = re.compile(r"(?m)^nav:.*\n(?:(?:[ #-].*)?\n)*")
"""The navigation of the shell: to a list that is inherited the engine adds, where MkDocs puts another in its place."""


@dataclass(frozen=True)
class _Site:
    """All that the pages of a site are made of."""

    settings: Mapping[str, Any]
    corpus: Corpus
    tree: Tree
    look: Look


class _StopError(Exception):
    """No site can be made; why has been told, or is the text."""


def _corpus(folder: Path, work: Work) -> Corpus:
    """Run the pipeline as `scripts/hooks.py` does; raises _StopError where the corpus has problems."""
    corpus, problems = pipeline.run(folder, report.count, os.environ.get("YUAN_BASE_URL"), work)
    drafts, faults = pipeline.parted(problems)
    if corpus is None or faults:
        report.problems(faults, str(folder))
        raise _StopError("语料有问题，未生成网站")
    if drafts:
        report.drafts(drafts, str(folder))
        raise _StopError("未生成网站")
    return withhold(corpus)


def _bodies(shell: Path, nav: object, corpus: Corpus, project: Path) -> Path:
    """Let Zensical render the tree in ``project``; return the folder of what it made."""
    frame, record = project / "frame", corpus.curated.corpus
    frame.mkdir()
    for name, text in TEMPLATES.items():
        (frame / name).write_text(text, "utf-8")
    (project / "shell.yml").write_text(_NAV.sub("", shell.read_text("utf-8")), "utf-8")
    own = {
        "INHERIT": "shell.yml",
        "site_name": record.title,
        "site_url": record.base_url,
        "docs_dir": "docs",
        "site_dir": "site",
        "nav": nav,
        "theme": {"name": None, "custom_dir": "frame"},
    }
    file = project / "zensical.yml"
    file.write_text(yaml.safe_dump(own, allow_unicode=True), "utf-8")
    command = [sys.executable, "-m", "zensical", "build", "--strict", "--config-file", str(file)]
    done = subprocess.run(command, cwd=project, capture_output=True, text=True, check=False)
    if done.returncode:
        raise _StopError(f"Zensical：\n{done.stdout}{done.stderr}")
    return project / "site"


def _ensure(problems: Sequence[Problem]) -> None:
    if problems:
        report.problems(problems)
        raise _StopError("未生成网站")


def _nav_problems(nav: object, tree: Tree, shell: Path) -> list[Problem]:
    return list(missing_pages(nav, tree.heads, Written(shell.name, shell.read_text("utf-8"))))


def _config(settings: Mapping[str, Any], corpus: Corpus, look: Look) -> dict[str, Any]:
    """Return the settings as templates read them, with what the record of the corpus says in their place."""
    record = corpus.curated.corpus
    named = {"site_name": record.title, "site_description": record.description, "site_url": record.base_url}
    return {**settings, **named, "theme": settings["theme"] | {"favicon": look.favicon}}


def _view(name: str, site: _Site) -> View:
    edit = None if name in site.tree.sources else edit_url(site.settings, name)
    return View(address_of(name), dict(site.tree.heads[name]), site.corpus.curated.corpus.base_url, edit)


def _put_content(view: View, made: str, by_hand: bool, look: Look) -> None:
    """Put what the engine made of a page into it: the body, below the title in its first line."""
    view.content = made.partition("\n")[2].strip("\n")
    if by_hand:
        view.meta |= written.needed(view.meta, view.content)
        view.content = written.decorated(view.content, look.admonitions)


def _first_line(file: Path) -> str:
    with file.open(encoding="utf-8") as lines:
        return next(lines).rstrip("\n")


def _put_frames(site: _Site, made: Path, folder: Path) -> None:
    """Write every page that the engine made into ``folder``, with the frame around it, and the error page."""
    settings, corpus, tree, look = site.settings, site.corpus, site.tree, site.look
    record = corpus.curated.corpus
    views = {name: _view(name, site) for name in tree.heads}
    sources = {views[name]: source for name, source in tree.sources.items()}
    nav = navigation(settings["nav"], views)

    def source_of(page: View | None) -> str:
        return improvable(record, sources[page]) if page in sources else ""

    frame = framed(_config(settings, corpus, look), nav, names_of(corpus, tree.card, look), source_of)
    shutil.copytree(made, folder, dirs_exist_ok=True, ignore=shutil.ignore_patterns(*LEFT))
    for name, view in views.items():
        view.title = view.title or view.meta.get("title") or _first_line(made / page_of(name))
    for name, view in views.items():
        _put_content(view, (made / page_of(name)).read_text("utf-8"), name in tree.written, look)
        (folder / page_of(name)).write_text(frame(view), "utf-8", newline="\n")
        view.content = ""
    (folder / "404.html").write_text(frame(None), "utf-8", newline="\n")


def build(shell: Path, folder: Path, site: Path, work: Work) -> None:
    """Build the site of the corpus in ``folder``; raises _StopError where that fails, the gate included."""
    corpus, said, own = _corpus(folder, work), site_settings.shells(shell), site_settings.own(folder)
    _ensure([*said.problems, *own.problems])
    look = look_of(site_settings.merged(said.data, own.data), corpus.curated.corpus)
    settings = read_settings(shell, own.data, COLOUR if look.style else None)
    with tempfile.TemporaryDirectory() as place:
        project = Path(place)
        excluded = (settings.get("exclude_docs") or "").split()
        tree = write_tree(corpus, shell.parent / "docs", project / "docs", excluded, look.style)
        there = [path.relative_to(tree.folder).as_posix() for path in tree.folder.rglob("*")]
        _ensure([*_nav_problems(settings["nav"], tree, shell), *said.missing(there), *own.missing(there)])
        _put_frames(_Site(settings, corpus, tree, look), _bodies(shell, settings["nav"], corpus, project), site)
    faults = publish(Folder(site, before=before_of(os.environ)), corpus, report.count, report.track)()
    if faults:
        by_hand = {page_of(name): page for name, page in tree.written.items()}
        report.problems(located(faults, by_hand, str(site)))
        raise _StopError("网站没有通过检查")


def main() -> int:
    """Build as the command line says; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("shell", type=Path, help="the shell's mkdocs.yml, with docs/ beside it")
    parser.add_argument("site", type=Path, help="folder of the site")
    given, folder = parser.parse_args(), Path(os.environ["YUAN_CORPUS"])
    try:
        with work_on(folder, os.environ) as work:
            build(given.shell, folder, given.site, work)
    except ClashError as clash:
        report.error(f"生成的页面 {clash} 会盖掉 docs/ 中手写的同名页面；请改名或删去手写的一份")
        return 1
    except (_StopError, BaseError, ClusterError) as stopped:
        report.error(str(stopped))
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
