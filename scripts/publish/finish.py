"""The order in which a built site is finished; the only module of the package that reads and writes it."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, partial
from itertools import product
from pathlib import Path
from urllib.parse import urlsplit

from scripts.cite.item import digest_of, item_of, narrowed
from scripts.cite.styles import STYLES
from scripts.convert.fold import fold_table
from scripts.convert.markup.tree import Conversion
from scripts.convert.spelling import Speller
from scripts.corpus import filing
from scripts.corpus.editions import SCRIPTS, TREES, Script
from scripts.corpus.ledger import superseded_texts
from scripts.corpus.model import Problem, StageCount
from scripts.corpus.state import Corpus
from scripts.gate import gate
from scripts.gate.base import find_base
from scripts.publish.books.library import books
from scripts.publish.data import rows
from scripts.publish.feeds import robots, sitemaps
from scripts.publish.formats.tables import Table
from scripts.publish.lean import plain_script
from scripts.publish.open_data import Told, completed, open_data, told_of
from scripts.publish.packages import ARCHIVE, write_archive
from scripts.publish.placed import Folder
from scripts.publish.shared import citation_forms
from scripts.publish.singly import Single, citations, singles
from scripts.publish.standalone import standalone
from scripts.publish.told_names import told_names
from scripts.publish.trees import OF_TREES, Copying, Trees, copies, stands_alone
from scripts.search.index import Options, build_index
from scripts.search.ties import tie_files
from scripts.web import address
from scripts.words.listing import shown_texts
from scripts.words.of_corpus import listing_of
from scripts.words.parts import part_counts
from scripts.work.meanwhile import Meanwhile
from scripts.work.run import Lazily, Work

Watch = Callable[[StageCount], None]
Track = Callable[[Iterable[int], str, int], Iterable[int]]
DATA_PAGE = address.data("index.html")
ERROR_PAGE = "404.html"
LEFT_BY_MKDOCS = ("sitemap.xml.gz",)
SCRIPT: dict[str, Script] = {str(script): script for script in SCRIPTS}


@dataclass(frozen=True)
class _Texts:
    """The folder of a site and what is made of its corpus alone, without its pages."""

    folder: Folder
    corpus: Corpus
    speller: Speller
    rows: Mapping[str, Table]
    singles: tuple[Single, ...]
    told: list[Told] = field(default_factory=list)
    """What the data page is to say, once the data are made."""


@dataclass(frozen=True)
class Apart:
    """What came of all that needs no page: the counts of its steps, what the data page tells, the names of files."""

    counts: tuple[StageCount, ...]
    told: Told
    names: frozenset[str]


@dataclass(frozen=True)
class _Site:
    """The folder of a built site and what is known about its corpus."""

    folder: Folder
    corpus: Corpus
    speller: Speller
    track: Track

    def pages(self) -> list[str]:
        """Paths of the pages of the root tree, sorted."""
        other = tuple(prefix for prefix in TREES.values() if prefix)
        return [page for page in self.folder.pages() if not page.startswith(other)]


def _data(texts: _Texts) -> int:
    """Every data file."""
    corpus = texts.corpus
    documents = {path: content for single in texts.singles for path, content in single.files.items()}
    files = open_data(corpus, texts.rows, documents, _passage_citations(corpus))
    texts.told.append(told_of(files, corpus.large))
    return texts.folder.write(files)


def _passage_citations(corpus: Corpus) -> Callable[[str], Mapping[str, str]]:
    """How to cite a passage in every style for readers; without a day of reading, which a file cannot know."""
    items = {document.id: item_of(document, corpus.curated.corpus) for document in corpus.documents}
    passages = {passage.id: passage for passage in corpus.passages}

    def cite(id: str) -> Mapping[str, str]:
        passage = passages[id]
        item = narrowed(items[passage.doc], corpus.curated.corpus, id, digest_of(passage))
        return {style.id: style.format(item) for style in STYLES.values() if style.form == "text"}

    return cite


def _search(texts: _Texts) -> int:
    passages, documents = texts.rows["passages"], texts.rows["documents"]
    corpus = texts.corpus
    options = Options(
        superseded=tuple(superseded_texts(corpus.ledger)),
        convert=cache(lambda text, script: texts.speller.spell(text, SCRIPT[script])),  # publishers stand everywhere
        citations=citations(texts.singles),
        words=lambda: part_counts(shown_texts(listing_of(corpus)), passages, documents, corpus.work),
        work=corpus.work,
    )
    return texts.folder.write(build_index(passages, documents, fold_table(), options) | tie_files(corpus))


def _data_page(site: _Site, told: Told) -> int:
    """On the data page, in every script, what only the finished files tell."""
    corpus = site.corpus
    page = completed(site.folder.text(DATA_PAGE), told, corpus.curated.corpus, corpus.large)
    site.folder.change(DATA_PAGE, page.encode())
    return sum(_copied(site, [DATA_PAGE]))


def _scripts(site: _Site) -> int:
    """Take out of the site's own scripts what only their makers need."""
    texts = {path: site.folder.text(path) for path in site.folder.files("assets/js/", ".js")}
    return site.folder.write({path: plain_script(text).encode() for path, text in texts.items()})


def _error_page(site: _Site) -> int:
    """Put into the error page what it links to; its links begin with the path under which the site is published."""
    home = urlsplit(site.corpus.curated.corpus.base_url).path or "/"
    held = standalone(site.folder.text(ERROR_PAGE), lambda address: site.folder.text(address.removeprefix(home)))
    site.folder.change(ERROR_PAGE, held.encode())
    return 1


def _trees(site: _Site) -> int:
    """Every page in every script; at the root too, where some originals are Traditional."""
    paths = [page for page in site.pages() if page != DATA_PAGE]
    return sum(site.track(_copied(site, paths), "variants", len(paths)))


def _copied(site: _Site, paths: Sequence[str]) -> Iterator[int]:
    """Write pages in every script; yield how many each became."""
    corpus, trees = site.corpus, Trees(site.folder)
    conversion = Conversion(SCRIPTS, corpus.overrides, site.speller.names)
    copying = Copying(conversion, corpus.curated.corpus.base_url, corpus.large)
    made = corpus.work.each("variants", copies, copying, Lazily(paths, trees.read, trees.told))
    return (trees.write(page, texts) for page, texts in zip(paths, made, strict=True))


def _spelled(speller: Speller, target: Script, text: str, source: Script) -> str:
    return speller.spell(text, target, source)


def _feeds(texts: _Texts) -> int:
    corpus, files = texts.corpus, dict[str, bytes]()
    for script, (name, made) in product(SCRIPTS, OF_TREES.items()):
        files[TREES[script] + name] = made(corpus, script, partial(_spelled, texts.speller, script))
    forms = {single.exported.form: single.forms for single in texts.singles}
    for script in SCRIPTS:
        spelled = citation_forms(forms, partial(_spelled, texts.speller, script))
        files |= {TREES[script] + name: content for name, content in spelled.items()}
    if corpus.large:
        files |= told_names(corpus, texts.speller.spell)
    return texts.folder.write(files)


def _sitemap(site: _Site) -> int:
    record = site.corpus.curated.corpus
    pages = {page: not stands_alone(page, site.corpus.large) for page in site.pages() if page != ERROR_PAGE}
    files = sitemaps(pages, record.base_url, record.released.isoformat(), site.corpus.large)
    for name in LEFT_BY_MKDOCS:
        site.folder.remove(name)
    return site.folder.write({**files, "robots.txt": robots(record.base_url)})


def _books(texts: _Texts) -> int:
    """Every book in every script; those of a large site are bound elsewhere."""
    return 0 if texts.corpus.large else texts.folder.write(dict(books(texts.corpus, texts.speller)))


def _archive(site: _Site) -> int:
    """Bundle the whole site, pages with explicit links, as a zip; a large one is bundled elsewhere."""
    if site.corpus.large:
        return 0
    with (site.folder.path / ARCHIVE).open("wb") as file:
        write_archive(site.folder.path, file)
    return 1


NEED_NO_PAGES: tuple[tuple[str, Callable[[_Texts], int]], ...] = (
    ("data", _data),
    ("search", _search),
    ("feeds", _feeds),
    ("books", _books),
)
STEPS: tuple[tuple[str, Callable[[_Site], int]], ...] = (
    ("scripts", _scripts),
    ("error page", _error_page),
    ("variants", _trees),
    ("sitemap", _sitemap),
)
"""What finishes the pages, in order; what needs none of them is made meanwhile, or after them."""


def _untracked(pages: Iterable[int], label: str, total: int) -> Iterable[int]:
    return pages


def identified(corpus: Corpus) -> Corpus:
    """Return a corpus without its drafts: a preview shows them in their pages, and no data or download names them."""
    if not any(passage.draft for passage in corpus.passages):
        return corpus
    kept = [
        replace(document, passages=tuple(passage for passage in document.passages if not passage.draft))
        for document in corpus.documents
    ]
    return replace(corpus, documents=tuple(document for document in kept if document.passages))


def apart(folder: Folder, corpus: Corpus) -> Apart:
    """Write into the folder of a site all that needs none of its pages."""
    corpus = identified(corpus)
    speller, counts = Speller(corpus), list[StageCount]()
    texts = _Texts(folder, corpus, speller, rows(corpus, speller), singles(corpus))
    for name, step in NEED_NO_PAGES:
        _counted(name, partial(step, texts), corpus, counts.append)
    return Apart(tuple(counts), texts.told[0], folder.names())


def begin_apart(folder: Folder, corpus: Corpus) -> Meanwhile[Apart]:
    """Let another core write what needs no pages; whoever waits in vain does it."""

    def act(work: Work) -> Apart:
        return apart(folder, replace(corpus, work=work))

    return corpus.work.meanwhile(act)


def _counted(name: str, step: Callable[[], int], corpus: Corpus, watch: Watch) -> None:
    began = time.perf_counter()
    written = step()
    watch(StageCount(name, len(corpus.passages), written, time.perf_counter() - began))


def publish(
    folder: Folder,
    corpus: Corpus,
    watch: Watch = lambda _: None,
    track: Track = _untracked,
    begun: Callable[[], Apart | None] = lambda: None,
) -> Callable[[], list[Problem]]:
    """Finish the site that an engine built in ``folder``; return what tells the faults that the gate finds in it.

    The gate reads the built site and nothing else, so that whoever calls it can let go of the corpus before.

    ``watch`` is told how many files each step wrote; ``track`` may show the progress of the step that
    lasts, given its pages, a label and their number; ``begun`` tells what came of `apart` if it was done already. A
    preview has no archive and passes no gate. What is returned raises BaseError where CI lacks the history to find
    the published ledger.
    """
    corpus = identified(corpus)
    site = _Site(folder, corpus, Speller(corpus), track)
    for name, step in STEPS:
        _counted(name, partial(step, site), corpus, watch)
    done = begun() or apart(folder, corpus)
    folder.add(done.names)
    for count in done.counts:
        watch(count)
    _counted("data page", partial(_data_page, site, done.told), corpus, watch)
    if folder.preview:
        folder.sweep()
        return list
    _counted("archive", partial(_archive, site), corpus, watch)
    return partial(_faults, folder.path, corpus.root / filing.LEDGER, len(corpus.passages), corpus.work, watch)


def _faults(folder: Path, ledger: Path, passages: int, work: Work, watch: Watch) -> list[Problem]:
    began = time.perf_counter()
    faults = gate(folder, find_base(None, ledger, os.environ), work)
    watch(StageCount("gate", passages, len(faults), time.perf_counter() - began))
    return faults
