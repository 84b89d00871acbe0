"""A small site for the search alone: its pages, scripts and index, with invented passages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import jinja2
from playwright.sync_api import Locator, Page, expect

from scripts.convert.fold import fold_table
from scripts.convert.tables import table
from scripts.pages.parts.render import render
from scripts.pages.words import ADDRESS, HEAD, words_context
from scripts.publish.shared import SHARED
from scripts.search.folding import RULES, Folder
from scripts.search.index import Options, build_index
from scripts.search.texts import TEXT_FIELDS, Citations
from scripts.words.listing import listing, shown_texts
from scripts.words.parts import part_counts
from scripts.work.run import ALONE
from tests.page_corpus import corpus_record, toy

ROOT = Path(__file__).parents[2]
TREES = {"zh-Hans": "", "zh-Hant": "zh-Hant/", "zh-Hant-HK": "zh-Hant-HK/"}
FOLDER = Folder(fold_table())
PAGE = """<!doctype html><html lang="{lang}" data-base="{base}" data-root="{root}" data-resolver="i/" data-shelf="2">
<head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'self'"><title>{lang}</title>
<meta name="viewport" content="width=device-width,initial-scale=1">
<link rel="stylesheet" href="{base}/assets/css/site.css"><link rel="stylesheet" href="{base}/assets/css/search.css">
<script src="{base}/assets/js/search/load.js" defer></script>{scripts}</head><body>{box}{body}</body></html>"""
# Sentences with what a search may stumble over: digits with units, Latin, full width, quotation marks, doubled words.
PHRASES = [
    "全市共立案２５００余起，同比下降18.08%", "推行“AI+防控”新机制", "拨打96110反诈专线……", "老街　里的裁缝铺着了火",
    "冻结资金17.8亿元", "群众反复咨询出入境业务", "联动联动再联动", "53项便民措施", "240小时过境免签",
    "台风过后，干部干群一起动手", "发现头发丝一样细的裂缝", "于是，后面的面馆只卖一种面", "𠮷野家旁的㐂字招牌",
    "网络信息与视频程序", "她说：“放心吧！”", "AAAA级景区Wi-Fi全覆盖", "每周一至周五(节假日除外)",
]  # fmt: skip


def spelled(text: str, variants: str) -> str:
    """A converted text, made character by character: enough to search in."""
    chars, local = table("STCharacters"), table(variants)
    standard = [chars.get(char, (char,))[0] for char in text]
    return "".join(local.get(char, (char,))[0] for char in standard)


def invented(count: int, seed: int = 6) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Rows of passages and documents, as in the published data files."""
    rng = Random(seed)
    chars = sorted(set("".join(PHRASES)))
    documents = [
        {"id": f"doc-{n}", "title": f"第{n}篇", "date_published": f"20{10 + n % 9}-05-01", "publisher": "某报"}
        for n in range(1 + count // 12)
    ]
    passages = []
    for n in range(count):
        noise = "".join(rng.choices(chars, k=rng.randint(0, 12)))
        text = f"{rng.choice(PHRASES)}{noise}{rng.choice(PHRASES)}。".strip()
        topics = [{"id": "jie", "label": "老街", "by": "rule"}] if "街" in text else []
        passages.append(
            {
                "id": f"p{n:05d}", "doc": f"doc-{n // 12}", "n": n % 12, "kind": "paragraph" if n % 12 else "title",
                "text": text, "text_hant": spelled(text, "TWVariants"), "text_hant_hk": spelled(text, "HKVariants"),
                "topics": topics,
            }
        )  # fmt: skip
    return passages, documents


def write_site(
    out: Path, passages: Sequence[Mapping[str, Any]], documents: Sequence[Mapping[str, Any]], options: Options
) -> None:
    """Write the site's three script trees, its scripts and its index."""
    for path, content in build_index(passages, documents, fold_table(), options).items():
        write(out / path, content)
    for asset in (*(ROOT / "docs/assets/js").rglob("*.js"), *(ROOT / "docs/assets/css").glob("s*.css")):
        write(out / asset.relative_to(ROOT / "docs"), asset.read_bytes())
    for lang, tree in TREES.items():
        for shared, made in SHARED.items():
            write(out / tree / shared, made(toy(), "zh-Hans", lambda text, _: text))
        for name in ("index", "search", "verify", "counts", "notebook", "words"):
            folder = out / tree / ("" if name == "index" else name)
            write(folder / "index.html", page(name, tree, lang, passages).encode())
        for document in documents:
            own = [row for row in passages if row["doc"] == document["id"]]
            body = "".join(f'<p id="{row["id"]}">{row["text"]}</p>' for row in own)
            write(out / tree / "d" / document["id"] / "index.html", f"<!doctype html>{body}".encode())


def source(name: str, passages: Sequence[Mapping[str, Any]]) -> str:
    """The Markdown of a page; that of the words is generated."""
    if name == "index":
        return ""
    if name == "words":
        found = listing([folded(row["text"]) for row in passages])
        return render("words.html", ADDRESS, HEAD, words_context(found, corpus_record()))
    return (ROOT / f"docs/{name}.md").read_text("utf-8")


def page(name: str, tree: str, lang: str, passages: Sequence[Mapping[str, Any]]) -> str:
    """The HTML of a page of the site: the search box and, for `search` and `verify`, what its source holds."""
    up = "." if name == "index" else ".."
    base = f"{up}/.." if tree else up
    text = source(name, passages)
    names = re.search(r"^scripts: \[(.*)\]$", text, re.MULTILINE)
    held = names[1].replace('"', "").split(", ") if names else []
    own = [f"{base}/assets/js/{script}.js" for script in held]
    needed = [f"{up}/shared/box.js", *own] if "search/elements" in held else own
    scripts = "".join(f'<script src="{script}" defer></script>' for script in needed)
    environment = jinja2.Environment(autoescape=True)
    environment.filters["url"] = lambda path: f"{up}/{path}"
    box = environment.from_string(
        (ROOT / "scripts/templates/frame/partials/search-box.html").read_text("utf-8")
    ).render()
    body = environment.from_string(text.partition("\n---\n")[2]).render(folding=RULES, corpus=corpus_record())
    return PAGE.format(lang=lang, base=base, root=up, scripts=scripts, box=box, body=body)


def write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


PASSAGES, DOCUMENTS = invented(300)
OLD = {"id": "p00001", "doc": "doc-0", "text": "从前这里有一家裁缝铺，后来没有了", "until": "2.0.0", "reason": "错字"}
CITATIONS = Citations({"doc-0": "某报：第0篇[N]. #⟦id⟧ ⟦hash⟧ i/⟦shelf⟧ [⟦iso⟧]"}, {"p00001": "00ff00ff00ff00ff"})


def listed_words(passages: Sequence[Mapping[str, Any]]) -> list[str]:
    """What the page of words lists."""
    return shown_texts(listing([folded(row["text"]) for row in passages]))


def write_invented(out: Path, *, lists: bool) -> Path:
    """The site of `PASSAGES`, whose search reads all texts or, as for a large corpus, posting lists."""
    options = Options(
        superseded=(OLD,),
        citations=CITATIONS,
        small=0 if lists else 400_000,
        words=lambda: part_counts(listed_words(PASSAGES), PASSAGES, DOCUMENTS, ALONE),
    )
    write_site(out, PASSAGES, DOCUMENTS, options)
    return out


def disagreements(passages: Iterable[Mapping[str, Any]], folder: Folder = FOLDER) -> list[tuple[str, str]]:
    """The (id, script) of converted texts that do not fold to what the original folds to: never found there."""
    return [
        (row["id"], script)
        for row in passages
        for script, column in TEXT_FIELDS.items()
        if folder.text(row[column]) != folder.text(row["text"])
    ]


@cache
def folded(text: str) -> str:
    """A text in the spelling in which texts and queries are compared."""
    return FOLDER.text(text)


def expected(query: str, field: str = "text") -> list[str]:
    """The hits by the definition: every word occurs, no excluded word does, all folded."""
    words = query.split()
    wanted = [word for word in words if not re.match("-.", word)] or words
    barred = [word[1:] for word in words if word not in wanted]
    return [
        row["id"]
        for row in PASSAGES
        if all(folded(word) in folded(row[field]) for word in wanted)
        and not any(folded(word) in folded(row[field]) for word in barred)
    ]


def done(page: Page, total: int) -> Locator:
    """The lines of the concordance, once all `total` of them are there."""
    lines = page.locator(f'.search-lines[data-state="done"][data-total="{total}"] > li')
    expect(lines).to_have_count(total)
    return lines


def listed(lines: Locator) -> list[str]:
    found: list[str] = lines.evaluate_all("(items) => items.map((item) => item.dataset.passage)")
    return found
