"""What a first visit costs: bytes, requests, jumps; at the size of this corpus and at a thousand documents."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from playwright.sync_api import Browser, Page, Response

from scripts import pages as generated
from scripts.corpus.model import Problem
from scripts.corpus.state import Corpus
from scripts.publish import finish
from scripts.publish.placed import Folder
from scripts.work.meanwhile import Meanwhile
from tests.bench.papers import synthesise
from tests.browser.conftest import OpenPage
from tests.browser.views import KINDS, VARIED, addresses, looked_at
from tests.cli import ROOT
from tests.conftest import Serve
from tests.page_kinds import TREES
from tests.sampled import sampled, some

BYTES, REQUESTS, SHIFT = 80_000, 11, 0.02
"""The budget of a first visit: bytes compressed by gzip, requests, cumulative layout shift."""

THOUSAND, FEW, PASSAGES = 1_000, 100, 4
TOOLS = {"search/", "counts/", "words/", "notebook/"}
"""Pages that are made of scripts, and work at once: more requests, no more bytes."""
LISTS = [kind for kind in KINDS if kind not in {"d/*/", "404/", *TOOLS}]
"""Every kind of page but documents, tools, and the one that is not there."""

SHIFTS = """window.shifted = 0;
new PerformanceObserver((list) => list.getEntries().forEach((one) => (window.shifted += one.value)))
  .observe({ type: "layout-shift", buffered: true });"""


def cold_visit(browser: Browser, url: str, act: Callable[[Page], object] = bool, first: str = "") -> dict[str, int]:
    """Visit a page with an empty cache, and act on it; return what was fetched, by address, in bytes after gzip.

    `first` is a script that runs before those of the page.

    A browser with a window would also fetch the icon, so it is counted.
    """
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    answers: list[Response] = []

    def keep(answer: Response) -> None:  # Playwright cannot hold on to a method of a list
        answers.append(answer)

    page.on("response", keep)
    page.add_init_script(first)
    page.goto(url, wait_until="networkidle")
    act(page)
    bodies = {answer.url: answer.body() for answer in answers}
    icon = page.locator("link[rel=icon]").evaluate("link => link.href")
    bodies[icon] = context.request.get(icon).body()
    context.close()
    return {address: len(gzip.compress(body, 6)) for address, body in bodies.items()}


def told(sizes: dict[str, int]) -> str:
    return "\n".join(f"{size:>8} {address}" for address, size in [*sizes.items(), ("in all", sum(sizes.values()))])


def check(sizes: dict[str, int]) -> None:
    assert sum(sizes.values()) <= BYTES, told(sizes)
    assert len(sizes) <= REQUESTS, told(sizes)


@sampled
def test_every_document_is_light(built_site: Path, site_url: str, browser: Browser) -> None:
    documents = sorted(f"d/{path.name}/" for path in (built_site / "d").iterdir())
    assert documents
    for document in some(documents, addresses(built_site, "d/*/")):
        check(cold_visit(browser, site_url + document))


@pytest.mark.long
@pytest.mark.parametrize("tree", [tree for tree in TREES.values() if tree])
def test_the_longest_document_is_light_in_every_script(
    tree: str, built_site: Path, site_url: str, browser: Browser
) -> None:
    (longest,) = addresses(built_site, "d/*/")
    check(cold_visit(browser, site_url + tree + longest))


@sampled
def test_no_other_kind_of_page_is_heavier(built_site: Path, site_url: str, browser: Browser) -> None:
    for kind in some(LISTS, [kind for kind in VARIED if kind in LISTS]):
        for address in looked_at(built_site, kind):
            check(cold_visit(browser, site_url + address))


@sampled
@pytest.mark.parametrize("kind", some(sorted(TOOLS), sorted(TOOLS)[::2]))
def test_a_tool_is_as_light(kind: str, site_url: str, browser: Browser) -> None:
    sizes = cold_visit(browser, site_url + kind)
    assert sum(sizes.values()) <= BYTES, told(sizes)


def test_a_budget_that_is_broken_is_told(browser: Browser, serve: Serve, tmp_path: Path) -> None:
    head = "".join(f"<script src={n}.js></script>" for n in range(12))
    (tmp_path / "index.html").write_text(f"<!doctype html><link rel=icon href=0.js>{head}", "utf-8")
    for n in range(12):
        (tmp_path / f"{n}.js").write_text("//" + "".join(chr(0x4E00 + (n + i * 7919) % 20_000) for i in range(9_000)))
    sizes = cold_visit(browser, serve(tmp_path))
    assert len(sizes) == 13
    with pytest.raises(AssertionError, match=r"\d+ in all"):
        check(sizes)


def shift(page: Page, url: str) -> float:
    """Visit a page and return its cumulative layout shift."""
    page.goto(url, wait_until="networkidle")
    return float(page.evaluate("new Promise((done) => requestAnimationFrame(() => setTimeout(() => done(shifted))))"))


@sampled
@pytest.mark.parametrize("width", [320, pytest.param(1280, marks=pytest.mark.long)])
def test_nothing_jumps(width: int, built_site: Path, site_url: str, open_page: OpenPage) -> None:
    page = open_page(viewport={"width": width, "height": 700})
    page.add_init_script(SHIFTS)
    for kind in some(KINDS, VARIED):
        for address in looked_at(built_site, kind) if kind != "404/" else ():
            assert shift(page, site_url + address) <= SHIFT, address


def test_a_jump_is_seen(page: Page, serve: Serve, tmp_path: Path) -> None:
    wedge = "Object.assign(document.createElement('div'), {style: 'height:300px'})"
    late = f"setTimeout(() => document.body.prepend({wedge}), 50)"
    (tmp_path / "index.html").write_text(f"<!doctype html><script src=late.js defer></script>{'<p>x' * 30}", "utf-8")
    (tmp_path / "late.js").write_text(late, "utf-8")
    page.add_init_script(SHIFTS)
    page.goto(serve(tmp_path))
    page.wait_for_function("(limit) => shifted > limit", arg=SHIFT)


def root_tree(folder: Path, documents: int, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Build pages of an invented corpus: one document and every list, in the original script, unfinished.

    A whole site of a thousand documents takes minutes; what one page weighs does not depend on its like.
    """
    corpus = synthesise(folder / "corpus", documents, PASSAGES)
    every = generated.pages

    def some(corpus: Corpus) -> dict[str, generated.Page]:
        kept = ("d/" + corpus.documents[0].id, "t/" + corpus.curated.topics[0].id)
        return {
            path: page
            for path, page in every(corpus).items()
            if path.startswith((*kept, "i/index.md")) or path[:2] not in ("d/", "t/", "i/")
        }

    with monkeypatch.context() as patched:
        patched.setattr(generated, "pages", some)
        patched.setattr(finish, "publish", put_coming)
        patched.setattr(finish, "begin_apart", lambda *_: Meanwhile())
        patched.setenv("YUAN_CORPUS", str(corpus))
        config = load_config(str(ROOT / "mkdocs.yml"), site_dir=str(folder / "site"), strict=True)
        config.plugins.on_startup(command="build", dirty=False)
        build(config)
    return folder / "site"


def put_coming(folder: Folder, *_: object) -> Callable[[], list[Problem]]:
    """Write the pages whose frames were put off, and nothing else."""
    for name in folder.coming:
        folder.put(name, folder.text(name).encode())
    return list


def visits(site: Path, serve: Serve, browser: Browser) -> tuple[dict[str, int], dict[str, int]]:
    """What a visit of a document fetches, and one of the list of documents."""
    url = serve(site)
    (document,) = (site / "d").iterdir()
    return cold_visit(browser, f"{url}d/{document.name}/"), cold_visit(browser, f"{url}documents/")


@pytest.mark.long
def test_a_thousand_documents_weigh_no_more_than_a_few(
    tmp_path: Path, serve: Serve, browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    few, thousand = (root_tree(tmp_path / str(number), number, monkeypatch) for number in (FEW, THOUSAND))
    document, _ = visits(few, serve, browser)
    same, listed = visits(thousand, serve, browser)
    check(same)
    check(listed)
    assert len(same) == len(document)
    assert sum(same.values()) - sum(document.values()) < 1_000, told(document) + "\n" + told(same)
