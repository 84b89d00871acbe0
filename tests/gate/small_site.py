"""A small sound site in three scripts, written by hand from passages and a ledger.

It keeps what the gate relies on (addresses, element ids, classes, data files) and nothing else, so
that the gate is tested apart from the pipeline, the templates and the conversion.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from html import escape
from pathlib import Path
from typing import TypeVar

from scripts.corpus.ledger import Event, Ledger
from scripts.corpus.model import Passage
from scripts.ledger.file import serialise
from scripts.ledger.match import match
from scripts.ledger.rules import told
from tests.gate import ties
from tests.gate.history import TRADITIONAL

T = TypeVar("T")
Files = dict[str, str]
BASE_URL = "https://example.org/toy/"
TREES: Mapping[str, tuple[str, str]] = {
    "": ("zh-Hans", "text"),
    "zh-Hant/": ("zh-Hant", "text_hant"),
    "zh-Hant-HK/": ("zh-Hant-HK", "text_hant_hk"),
}
_SIMPLE, _TRADITIONAL = "门开国为", "門開國為"
_CONVERTED = {
    "text": str.maketrans(_TRADITIONAL, _SIMPLE),
    "text_hant": str.maketrans(_SIMPLE, _TRADITIONAL),
    "text_hant_hk": str.maketrans(_SIMPLE, _TRADITIONAL),
}


def small_site(passages: Sequence[Passage], ledger: Ledger) -> Files:
    """The files of a site, by path: the identified passages as documents, resolver, data and some furniture."""
    identified = match(passages, ledger)[0]
    files: Files = {
        "404.html": _html("zh-Hans", '<a href="/toy/">首页</a>'),
        "assets/site.css": 'body { background: url("dot.svg") } @import "more.css";',
        "assets/more.css": "a { mask: url(#m); cursor: url(data:image/png;base64,AA) }",
        "assets/dot.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>",
        "data/anchors.tsv": serialise(ledger),
        "data/passages.jsonl": "".join(_row(one) + "\n" for one in identified),
        "data/documents.jsonl": "".join(_document(doc) + "\n" for doc in dict.fromkeys(p.doc for p in identified)),
    }
    for tree, (lang, field) in TREES.items():
        for path, body in _pages(identified, ledger, tree, field).items():
            files[tree + path] = _html(lang, body, tree + path)
    pages = [path for path in files if path.endswith("index.html")]
    files["sitemap.xml"] = _sitemap(pages)
    return files


def write(files: Files, folder: Path) -> Path:
    """Write the files of a site below a folder and return it."""
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, "utf-8")
    return folder


def _pages(passages: Sequence[Passage], ledger: Ledger, tree: str, field: str) -> Files:
    up = "../" if tree else ""
    docs = dict.fromkeys(one.doc for one in passages)
    home = "".join(f'<a href="d/{doc}/">{doc}</a>' for doc in docs)
    links = "".join(f'<a href="../d/{one.doc}/#{one.id}">{one.id}</a>' for one in passages)
    pages = {
        "index.html": f'<link rel="stylesheet" href="{up}assets/site.css"><img srcset="{up}assets/dot.svg 1x">'
        f'{home}<a href="topics/?q=1#top">专题</a><a href="{BASE_URL}d/{next(iter(docs))}/">一</a>',
        "topics/index.html": f'<a href="..">首页</a><a href="mailto:a@example.org">信</a>{links}',
    }
    said = ties.tied(passages)
    pages |= ties.pages(said)
    by_doc = _grouped(passages, lambda one: one.doc)
    for doc, members in by_doc.items():
        shown = "".join(_passage(one, field, said if one in said else ()) for one in members)
        switch = f'<a hreflang="zh-Hans" href="../../{up}d/{doc}/">简</a>'
        pages[f"d/{doc}/index.html"] = f'{switch}<a href="../../">首页</a>{shown}'
    live = _grouped(passages, lambda one: one.id[:2])
    ended = _grouped(ledger.ended().values(), lambda event: event.id[:2])
    for prefix in sorted(live.keys() | ended.keys()):
        items = [_entry(one) for one in live.get(prefix, ())] + [_tombstone(event) for event in ended.get(prefix, ())]
        pages[f"i/{prefix}/index.html"] = "".join(items)
    return pages


def _grouped(items: Iterable[T], key: Callable[[T], str]) -> dict[str, list[T]]:
    groups: dict[str, list[T]] = {}
    for item in items:
        groups.setdefault(key(item), []).append(item)
    return groups


def _passage(one: Passage, field: str, said: Sequence[Passage]) -> str:
    text = escape(one.text.translate(_CONVERTED[field]))
    before, after = ties.text_links(one) if said else ("<b>", "</b>")
    return (
        f'<div class="passage passage-x" id="{one.id}" data-kind="{one.kind}"><p>'
        f'<span class="passage-text" data-passage="{one.id}"><!-- 注 -->{before}{text[:2]}{after}{text[2:]}</span></p>'
        f'<a href="#{one.id}">¶</a>{ties.tools(one, said) if said else ""}</div>\n'
    )


def _entry(one: Passage) -> str:
    return (
        f'<li class="resolver-entry" id="{one.id}" data-state="live">'
        f'<a class="resolver-link" href="../../d/{one.doc}/#{one.id}">{one.id}</a></li>\n'
    )


def _tombstone(event: Event) -> str:
    successors = "".join(f'<a class="resolver-successor" href="../{id[:2]}/#{id}">{id}</a>' for id in event.to)
    return (
        f'<li class="resolver-entry" id="{event.id}" data-state="{event.event}">'
        f'<time class="resolver-date" datetime="{event.date}"></time>'
        f'<p class="resolver-reason">{escape(told(event.reason))}</p>{successors}</li>\n'
    )


def _document(doc: str) -> str:
    return json.dumps({"id": doc, "language": "zh-Hant" if doc in TRADITIONAL else "zh-Hans", "publish": "full"})


def _row(one: Passage) -> str:
    texts = {field: one.text.translate(table) for field, table in _CONVERTED.items()}
    place = {"id": one.id, "doc": one.doc, "n": one.n, "kind": one.kind}
    url = f"{BASE_URL}d/{one.doc}/#{one.id}"
    return json.dumps({**place, **texts, "text": one.text, "url": url}, ensure_ascii=False)


def _html(lang: str, body: str, path: str = "") -> str:
    address = BASE_URL + path.removesuffix("index.html")
    canonical = f'<link rel="canonical" href="{address}">' if path else ""
    return f'<!doctype html><html lang="{lang}"><head><title>x</title>{canonical}</head><body>{body}</body></html>'


def _sitemap(pages: Sequence[str]) -> str:
    urls = "".join(f"<url><loc>{BASE_URL}{path.removesuffix('index.html')}</loc></url>" for path in pages)
    return f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{urls}</urlset>'


def edited(path: str, old: str, new: str) -> Callable[[Files], None]:
    """A fault: one string replaced, once, in one file. Raises AssertionError where it is not there."""

    def plant(files: Files) -> None:
        assert old in files[path], (path, old)
        files[path] = files[path].replace(old, new, 1)

    return plant
