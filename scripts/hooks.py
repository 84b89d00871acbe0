"""MkDocs events: a thin adapter without logic, the only module that imports mkdocs.

MkDocs gives the shell; pages come from `scripts.pages`, and `scripts.publish` finishes the site.
"""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import Any, ClassVar

from jinja2 import Environment
from mkdocs import utils as mkdocs_utils
from mkdocs.commands import serve as mkdocs_serve
from mkdocs.commands.build import build, get_context
from mkdocs.config.config_options import ExtraScript
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, MkDocsException, PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

ROOT = Path(__file__).parent.parent
if str(ROOT) not in sys.path:  # MkDocs loads a hook by its path, outside the package
    sys.path.insert(0, str(ROOT))

from scripts import pipeline, report  # noqa: E402
from scripts.corpus import site_settings  # noqa: E402
from scripts.corpus.model import Problem  # noqa: E402
from scripts.corpus.state import Corpus  # noqa: E402
from scripts.engines.frame import names_of  # noqa: E402
from scripts.engines.later import Frames  # noqa: E402
from scripts.engines.made import MadePage  # noqa: E402
from scripts.engines.tree import CARD, COLOUR, OWN_DOCS  # noqa: E402
from scripts.engines.watching import POLL, SETTLED, observer  # noqa: E402
from scripts.gate.base import BaseError  # noqa: E402
from scripts.gate.located import Written, located, missing_pages, titles  # noqa: E402
from scripts.pages import Page as Made  # noqa: E402
from scripts.pages import fill, pages  # noqa: E402
from scripts.pages.fault import show_fault  # noqa: E402
from scripts.publish.finish import Apart, begin_apart, publish  # noqa: E402
from scripts.publish.placed import Coming, Folder, Preview, before_of  # noqa: E402
from scripts.stages.withhold import withhold  # noqa: E402
from scripts.web import written  # noqa: E402
from scripts.web.look import Look, look_of  # noqa: E402
from scripts.web.reporting import improvable  # noqa: E402
from scripts.work.cluster import ClusterError  # noqa: E402
from scripts.work.meanwhile import Meanwhile  # noqa: E402
from scripts.work.run import work_on  # noqa: E402


class _File(File):
    """A generated file: what it holds is told when it is asked for, as MkDocs holds all files to the end."""

    made = property(lambda self: _State.made[self.src_uri])
    _content = property(lambda self: self.made.markdown, lambda self, _: None)


class _Generated(MadePage, Page):
    """A generated page, of which MkDocs knows the rest: address, title, place in the navigation."""


class _State:
    """What one build hands from event to event (MkDocs has no place for it)."""

    corpus: Corpus
    apart: Meanwhile[Apart] = Meanwhile()
    ended = ExitStack()
    serving = False
    shown: ClassVar[dict[str, bytes]] = {}
    coming: Mapping[str, Coming]
    copied: frozenset[str] = frozenset()
    told: tuple[str, ...] = ()
    written: Mapping[str, Written] = {}
    made: Mapping[str, Made]
    card = True
    look = Look()
    settings: tuple[site_settings.Settings, ...] = ()


def on_startup(command: str, **_: Any) -> None:
    """Note whether this is a preview, in which passages may still be drafts; let what nobody catches be told."""
    _State.serving = command == "serve"
    sys.excepthook = report.unexpected
    if _State.serving:
        vars(mkdocs_serve)["build"] = _shown  # the one place that sees the first build and every later one
        vars(mkdocs_utils).update(clean_directory=_left_alone, write_file=partial(_held, mkdocs_utils.write_file))


def _left_alone(_: str) -> None:
    """Leave what an earlier preview made: most of it will do for the next one."""


def _held(write: Callable[[bytes, str], None], content: bytes, path: str) -> None:
    """Hold a page of a preview until it is finished, instead of writing it twice; write anything else."""
    if path.endswith(".html"):
        _State.shown[path] = content
    else:
        write(content, path)


def on_serve(
    server: LiveReloadServer, config: MkDocsConfig, builder: Callable[..., None], **_: Any
) -> LiveReloadServer:
    """Let a fault in `mkdocs.yml` itself be shown as any other; let the system tell of edits."""
    server.builder = lambda: _or_fault_page(Path(server.root), builder)
    watched = list(filter(None, (config.docs_dir, config.config_file_path)))
    for path in watched:
        server.unwatch(path)
    vars(server).update(observer=observer([*watched, *config.watch], bool(os.environ.get(POLL))), build_delay=SETTLED)
    for path in watched:
        server.watch(path)
    return server


def _shown(config: MkDocsConfig, **options: Any) -> None:
    _or_fault_page(Path(config.site_dir), lambda: build(config, **options))


def _or_fault_page(folder: Path, act: Callable[[], None]) -> None:
    """Build a preview; where that fails let every page show why, and reload itself until it is mended.

    MkDocs would go on serving nothing at all, and say so on the terminal alone.
    """
    _State.told = ()
    try:
        act()
    except (Exception, SystemExit) as failure:
        if not isinstance(failure, MkDocsException | SystemExit):
            traceback.print_exc()
        show_fault(folder, _State.told or (f"{type(failure).__name__}: {failure}",))


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Run the pipeline; name the site after the corpus. Raises Abort where the corpus has problems."""
    folder = Path(os.environ.get("YUAN_CORPUS") or ROOT / config.extra["corpus"])
    _State.ended.close()
    try:
        work = _State.ended.enter_context(work_on(folder, os.environ))
    except ClusterError as error:
        raise Abort(str(error)) from None
    corpus, problems = pipeline.run(folder, report.count, os.environ.get("YUAN_BASE_URL"), work)
    drafts, faults = pipeline.parted(problems)
    if corpus is None or faults:
        report.problems(faults, str(folder))
        _State.told = tuple(map(str, faults))
        raise Abort("语料有问题，未生成网站")
    if drafts and not _State.serving:
        report.drafts(drafts, str(folder))
        raise Abort("未生成网站")
    _State.corpus = withhold(corpus)
    record = corpus.curated.corpus
    config.theme.dirs[1:-1] = []  # between ours and MkDocs' own lies Material's, of which our templates use nothing
    config.site_name = record.title
    config.site_description = record.description
    config.site_url = record.base_url
    _set_look(config, folder)
    return config


def _set_look(config: MkDocsConfig, folder: Path) -> None:
    """Let the settings of mkdocs.yml take effect, the corpus' own before the shell's; raises Abort where one cannot."""
    shell = _shell_file(config)
    said, own = site_settings.shells(shell) if shell.is_file() else None, site_settings.own(folder)
    _ensure_none(said.problems if said else [])
    _State.settings = tuple(filter(None, (said, own)))
    _State.look = look_of(site_settings.merged(said.data if said else {}, own.data), _State.corpus.curated.corpus)
    config.extra_css += [*([COLOUR] if _State.look.style else []), *(own.data.get("extra_css") or ())]
    for script in own.data.get("extra_javascript") or ():
        config.extra_javascript.append(ExtraScript().run_validation(script))
    config.theme["favicon"] = _State.look.favicon


def _ensure_none(problems: Sequence[Problem]) -> None:
    """Tell what is wrong with what gives the site its frame, if anything is, and build none."""
    if not problems:
        return
    report.problems(problems)
    _State.told = tuple(map(str, problems))
    raise Abort("未生成网站")


def _shell_file(config: MkDocsConfig) -> Path:
    return Path(config.docs_dir).parent / site_settings.FILE


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the pages and pictures of the corpus and the generated pages."""
    _add_own(files, config)
    if not _State.serving:
        taken = frozenset(file.dest_uri for file in files)
        _State.apart = begin_apart(Folder(Path(config.site_dir), None, before_of(os.environ), taken), _State.corpus)
        _State.ended.callback(_State.apart.stop)
    title = dict(titles(config.nav))
    _State.made = pages(_State.corpus)
    for path in _State.made:
        if files.get_file_from_path(path):
            raise PluginError(f"生成的页面 {path} 会盖掉 docs/ 中手写的同名页面；请改名或删去手写的一份")
        file = _File.generated(config, path, content="")
        if file.is_documentation_page():  # the table of a list in parts is none
            _Generated(title.get(path), file, config)
        files.append(file)
    _State.written = {
        file.dest_uri: Written(f"docs/{file.src_uri}", Path(file.abs_src_path).read_text("utf-8"))
        for file in files.documentation_pages()
        if file.abs_src_path and not file.generated_by
    }
    _State.copied = frozenset(file.dest_uri for file in files if not file.is_documentation_page())
    _ensure_nav(files, config)
    _ensure_none([problem for said in _State.settings for problem in said.missing(files.src_uris)])
    return files


def _ensure_nav(files: Files, config: MkDocsConfig) -> None:
    """Tell at once of a page in the navigation that is not there: at the end every page would have a broken link."""
    text = shell.read_text("utf-8") if (shell := _shell_file(config)).is_file() else ""
    _ensure_none(list(missing_pages(config.nav, files.src_uris, Written("mkdocs.yml", text))))


def _add_own(files: Files, config: MkDocsConfig) -> None:
    """Let what a corpus keeps in its own `docs/` take the place of what the shell has there; add its colours."""
    own = _State.corpus.root / OWN_DOCS
    if own.is_dir():
        _drop(files, CARD)
    for path in sorted(path for path in own.rglob("*") if path.is_file()):
        name = path.relative_to(own).as_posix()
        _drop(files, name)
        files.append(File(name, str(own), config.site_dir, config.use_directory_urls))
    if _State.look.style:
        files.append(File.generated(config, COLOUR, content=_State.look.style))
    _State.card = files.get_file_from_path(CARD) is not None


def _drop(files: Files, name: str) -> None:
    held = files.get_file_from_path(name)
    if held:
        files.remove(held)


def on_page_markdown(markdown: str, page: Page, **_: Any) -> str:
    """Fill the names of the corpus into hand-written pages; generated pages stay as they are."""
    return markdown if page.file.generated_by else fill(markdown, _State.corpus)


def on_page_content(html: str, page: Page, **_: Any) -> str:
    """Give admonitions of hand-written pages their icons, and such pages the styles and scripts that they need."""
    if page.file.generated_by:
        return html
    page.meta.update(written.needed(page.meta, html))
    return written.decorated(html, _State.look.admonitions)


def _source_of(page: Page | None) -> str:
    """Return where the file of the corpus can be improved from which a page is generated; empty where nowhere."""
    made = _State.made.get(page.file.src_uri) if page else None
    return improvable(_State.corpus.curated.corpus, made.edit_uri) if made and made.edit_uri else ""


def on_env(env: Environment, **_: Any) -> Environment:
    """Give the theme's templates the corpus, its editions, the addresses and the version of the converter.

    Lines that hold nothing but a tag of the template leave nothing in the page.
    """
    env.trim_blocks = env.lstrip_blocks = True
    env.globals |= {"source_of": _source_of}
    env.globals |= names_of(_State.corpus, _State.card, _State.look)
    known = (_State.corpus.curated.corpus, _State.corpus.large, _State.card, _State.look)
    _State.coming = Frames(known, get_context).wait(env)
    return env


def on_build_error(**_: Any) -> None:
    """Let nothing go on of a build that has failed."""
    _State.ended.close()


def on_post_build(config: MkDocsConfig) -> None:
    """Finish the built site; raises Abort where the gate finds a fault or no base. A preview passes no gate."""
    folder = Path(config.site_dir)
    pages = {Path(path).relative_to(folder).as_posix(): content for path, content in _State.shown.items()}
    preview = Preview(pages, _State.copied) if _State.serving else None
    held = Folder(folder, preview, before_of(os.environ), coming=_State.coming)
    try:
        faults_of = publish(held, _State.corpus, report.count, report.track, _State.apart.result)
        del _State.corpus, _State.made
        faults = faults_of()
    except BaseError as error:
        raise Abort(str(error)) from None
    finally:
        _State.ended.close()
        _State.shown.clear()
    if faults:
        report.problems(located(faults, _State.written, config.site_dir))
        raise Abort("网站没有通过检查")
