"""Nothing that is withheld leaks: every run of twelve characters of it, in every script, in every byte of the site."""

from __future__ import annotations

import gzip
import hashlib
import html
import io
import json
import re
import sqlite3
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from scripts.convert.spelling import Speller
from scripts.corpus.editions import SCRIPTS
from scripts.corpus.state import Corpus
from scripts.pipeline import run
from scripts.stages.withhold import shown_lengths, withhold
from tests.cli import TOY
from tests.published import rows_of

RUN = 12


def runs(text: str) -> set[str]:
    bare = "".join(text.split())
    return {bare[i : i + RUN] for i in range(len(bare) - RUN + 1)}


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    whole, problems = run(TOY)
    assert whole is not None
    assert not problems
    return whole


@pytest.fixture(scope="module")
def hidden(corpus: Corpus) -> set[str]:
    """What must stand nowhere: runs of withheld text, and what they become in the other scripts."""
    speller, found, shown = Speller(corpus), set[str](), set[str]()
    for document in corpus.documents:
        lengths = shown_lengths(document)
        for passage in document.passages:
            for script in SCRIPTS:
                text = speller.spell(passage.text, script, document.record.language)
                shown |= runs(text[: lengths[passage.n]])
                found |= runs(text[lengths[passage.n] :])
    assert found
    return found - shown


def unpacked(name: str, content: bytes) -> Iterator[tuple[str, str]]:
    """The texts in a file: as they stand, with entities and escapes undone, archives and databases opened."""
    if name.endswith(".zip"):
        with zipfile.ZipFile(io.BytesIO(content)) as bundle:
            for inner in bundle.namelist():
                yield from unpacked(f"{name}!{inner}", bundle.read(inner))
    elif name.endswith(".gz"):
        yield from unpacked(name.removesuffix(".gz"), gzip.decompress(content))
    elif name.endswith(".sqlite"):
        base = sqlite3.connect(":memory:")
        base.deserialize(content)
        yield f"{name} (dump)", "\n".join(base.iterdump())
        yield name, content.decode("utf-8", "ignore")
    else:
        text = content.decode("utf-8", "ignore")
        yield name, text
        yield name, html.unescape(re.sub(r"<[^>]*>", "", text))
        if name.endswith((".json", ".jsonl", ".jsonld", ".js")):
            yield name, re.sub(r"\\u([0-9a-fA-F]{4})", lambda found: chr(int(found[1], 16)), text)


def test_no_byte_of_the_site_holds_what_is_withheld(toy_site: Path, hidden: set[str]) -> None:
    files = [path for path in sorted(toy_site.rglob("*")) if path.is_file()]
    assert any(path.suffix == ".zip" for path in files)
    assert any(path.suffix == ".sqlite" for path in files)
    texts = (one for path in files for one in unpacked(path.relative_to(toy_site).as_posix(), path.read_bytes()))
    leaks = [(name, leaked) for name, text in once(texts) for leaked in runs_in(text, hidden)]
    assert not leaks


def once(texts: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Each text once: an archive holds what stands beside it, and a text without tags is the same without them."""
    seen = set[bytes]()
    for name, text in texts:
        digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()
        if digest not in seen:
            seen.add(digest)
            yield name, text


def runs_in(text: str, hidden: set[str]) -> set[str]:
    bare = "".join(text.split())
    return hidden.intersection(bare[i : i + RUN] for i in range(len(bare) - RUN + 1))


def test_the_test_finds_a_leak(hidden: set[str]) -> None:
    leaked = next(iter(hidden))
    assert runs_in(f"<p>{leaked}</p>", hidden)
    page = "".join(f"&#{ord(char)};" for char in leaked).encode()
    assert any(runs_in(text, hidden) for _, text in unpacked("page.html", page))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as bundle:
        bundle.writestr("a.json", json.dumps(leaked))
    assert any(runs_in(text, hidden) for _, text in unpacked("site.zip", out.getvalue()))


def test_ids_kinds_and_hashes_stay(toy_site: Path, corpus: Corpus) -> None:
    rows = {row["id"]: row for row in rows_of(toy_site, "passages")}
    lines = [line.split("\t") for line in (toy_site / "data/anchors.tsv").read_text("utf-8").split("\n")[1:-1]]
    blank = {line[3] for line in lines if line[0] == "mint" and not line[8]}
    for document in corpus.documents:
        lengths = shown_lengths(document)
        for passage in document.passages:
            row, shown = rows[passage.id], lengths[passage.n]
            assert (row["text"], row["kind"], row["n"]) == (passage.text[:shown], passage.kind, passage.n)
            assert shown == len(passage.text) or passage.id in blank


def test_each_way_of_publishing_is_tried(corpus: Corpus) -> None:
    assert {document.record.publish for document in corpus.documents} == {"full", "excerpt", "record"}
    cut = [document for document in corpus.documents if document.record.publish == "excerpt"]
    assert all(document.record.excerpt == sum(shown_lengths(document).values()) for document in cut)


def test_annotations_beyond_the_excerpt_are_left_out(corpus: Corpus) -> None:
    published = withhold(corpus)
    lengths = {passage.id: len(passage.text) for passage in published.passages}
    closed = {d.id for d in corpus.documents if d.record.publish != "full"}
    for kind in ("figures", "mentions", "term_mentions"):
        before, after = getattr(corpus, kind), getattr(published, kind)
        assert [one for one in before if one.end <= lengths[one.passage]] == list(after)
    assert any(passage.doc in closed for passage in corpus.passages for f in corpus.figures if f.passage == passage.id)
    assert len(published.figures) < len(corpus.figures)
    assert len(published.events) < len(corpus.events)


def test_of_a_corpus_published_whole_nothing_that_is_shown_is_touched() -> None:
    whole, _ = run(TOY)
    assert whole is not None
    open_ = tuple(document for document in whole.documents if document.record.publish == "full")

    corpus = replace(whole, documents=open_)
    published = withhold(corpus)
    for kind in ("documents", "sources", "ledger", "figures", "mentions", "events", "parallels", "conversion"):
        assert getattr(published, kind) is getattr(corpus, kind)
    assert [part.findings for part in published.cleaned] == [part.findings for part in corpus.cleaned]
