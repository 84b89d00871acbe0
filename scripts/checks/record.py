"""Rules for the bibliographic record: what it quotes stands in the source, what it dates has evidence."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from scripts.checks.rule import Fault, rule
from scripts.convert.detect import language_problem
from scripts.corpus.state import Corpus, Document

BASES = ("stated: ", "inferred: ")
"""How `date_basis` begins: the source says it, or the curator concludes it."""


def folded(text: str) -> str:
    """Return a text in one width (NFKC) and without white space: how printed and recorded words compare."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def _records(corpus: Corpus) -> Iterator[tuple[str, Document, str]]:
    """Yield path, document and the text of its source; documents without a readable source are left out."""
    sources = {source.file: source.text for source in corpus.sources}
    for document in corpus.documents:
        if document.record.source.file in sources:
            yield document.record.path, document, sources[document.record.source.file]


@rule("DOC04")
def rights_quotation(corpus: Corpus) -> Iterator[Fault]:
    """What a source is quoted to say about its reuse stands in the raw file."""
    for path, document, source in _records(corpus):
        quote = document.record.rights.quote
        if quote and folded(quote) not in folded(source):
            line = corpus.curated.line(path, "rights", "quote")
            yield path, line, f"权利声明「{quote[:20]}」不见于原始文件"


@rule("DOC05")
def byline_not_printed(corpus: Corpus) -> Iterator[Fault]:
    """A byline is printed in the source."""
    for path, document, source in _records(corpus):
        byline = document.record.byline
        if byline and folded(byline) not in folded(source):
            line = corpus.curated.line(path, "byline")
            yield path, line, f"署名「{byline}」不见于原始文件"


@rule("DOC06")
def author_not_in_byline(corpus: Corpus) -> Iterator[Fault]:
    """An author, as cited, is named in the byline."""
    for path, document, _ in _records(corpus):
        for i, author in enumerate(document.record.authors):
            if folded(author) not in folded(document.record.byline or ""):
                line = corpus.curated.line(path, "authors", i)
                yield path, line, f"作者「{author}」不在署名里"


@rule("DOC07")
def name_not_in_text(corpus: Corpus) -> Iterator[Fault]:
    """A person listed under `names` occurs in the published text."""
    for path, document, _ in _records(corpus):
        for i, name in enumerate(document.record.names):
            if not any(name in passage.text for passage in document.passages):
                line = corpus.curated.line(path, "names", i)
                yield path, line, f"人名「{name}」不见于本篇的段落"


@rule("DOC08")
def date_without_basis(corpus: Corpus) -> Iterator[Fault]:
    """A date says whether the source states it or the curator inferred it, and from what."""
    for path, document, _ in _records(corpus):
        record = document.record
        dated = record.date_published or record.date_event
        if dated and not (record.date_basis or "").startswith(BASES):
            line = corpus.curated.line(path, "date_basis")
            yield path, line, f"日期 {dated} 没有写明依据"


@rule("DOC09")
def date_in_the_future(corpus: Corpus) -> Iterator[Fault]:
    """No document is of a later date than the release of the corpus."""
    released = corpus.curated.corpus.released.isoformat()
    for path, document, _ in _records(corpus):
        for field in ("date_published", "date_event"):
            date = str(getattr(document.record, field) or "")
            if date > released:
                line = corpus.curated.line(path, field)
                message = f"日期 {date} 晚于本版发布日 {released}"
                yield path, line, message


@rule("DOC10")
def subtitle_not_printed(corpus: Corpus) -> Iterator[Fault]:
    """The recorded subtitle is the printed one."""
    for path, document, _ in _records(corpus):
        printed = next((passage.text for passage in document.passages if passage.kind == "subtitle"), None)
        if folded(printed or "") != folded(document.record.subtitle or ""):
            line = corpus.curated.line(path, "subtitle")
            yield path, line, f"记录的副题与原文不一致：原文为「{printed or '（无副题）'}」"


@rule("SCR01")
def other_script(corpus: Corpus) -> Iterator[Fault]:
    """A document is in the script that its record says, so that it is converted from there."""
    for path, document, _ in _records(corpus):
        text = "".join(passage.text for passage in document.passages)
        problem = language_problem(text, document.record.language)
        if problem:
            line = corpus.curated.line(path, "language")
            yield path, line, *problem
