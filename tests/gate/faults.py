"""Faults to plant in the sound site of the second version, each with the codes that must stop it.

The first code is the fault's own; those after it are what the same damage does elsewhere.
"""

from __future__ import annotations

from collections.abc import Callable

from scripts.corpus.ledger import Live
from scripts.ledger.ids import check_character, passage_hash
from tests.gate.damage import (
    DATA_FILE,
    LEDGER_FILE,
    added,
    both,
    carried,
    element,
    exchanged,
    ledger,
    line_of,
    removed,
    renamed,
    resolver_of,
    row,
    row_without,
    swapped,
    without,
)
from tests.gate.history import first, second
from tests.gate.small_site import Files, edited

Fault = tuple[tuple[str, ...], Callable[[Files], None]]
PASSAGES, LEDGER = second()
BASE = first()[1]
LIVE = LEDGER.live()
ENDED = LEDGER.ended()
STRANGER = "z0000" + check_character("z0000")
PORT, MARKET = "d/gangwu/index.html", "d/shichang/index.html"


def _live(text: str) -> Live:
    return next(live for live in LIVE.values() if live.text == text)


TITLE, GUESTS, OFFICE = (_live(text) for text in ("北门码头今晨开放", "首批旅客为邻国游客。", "港务局开门迎客。"))
STALLS, MOVED, FOOD = (_live(text) for text in ("摊位为四十九个", "早市六点开门", "新开一国风食肆"))
TWINS = sorted((live.id for live in LIVE.values() if live.text == "记者 甲"), key=lambda id: LIVE[id].order)
RETIRED, SPLIT = (next(id for id, event in ENDED.items() if event.event == name) for name in ("retire", "split"))


def lines_swapped(files: Files) -> None:
    one, other = (line_of(files, event.id) for event in BASE.events[:2])
    swapped(LEDGER_FILE, one, other)(files)


def line_inserted(files: Files) -> None:
    line = line_of(files, FOOD.id)
    header, rest = files[LEDGER_FILE].replace(line, "").split("\n", 1)
    files[LEDGER_FILE] = header + "\n" + line.replace("0.2.0", "0.1.0") + rest


def minted_again(files: Files) -> None:
    old = line_of(files, RETIRED).split("\t")
    last = files[LEDGER_FILE].splitlines()[-1].split("\t")
    files[LEDGER_FILE] += "\t".join([*last[:3], RETIRED, old[4], *old[5:]])


def _other_text(line: str) -> str:
    return line.replace(passage_hash(TITLE.text), passage_hash("北门码头今夜开放")).replace("今晨", "今夜")


FAULTS: dict[str, Fault] = {
    "no ledger published": (("GA01",), removed(LEDGER_FILE)),
    "ledger line removed": (
        ("GA02", "GA15", "GA32", "GA46"), ledger(TITLE.id, lambda line: ""),
    ),
    "ledger line removed with the tombstone": (
        ("GA02",),
        both(ledger(RETIRED, lambda line: ""), ledger(RETIRED, lambda line: "", "retire"), *[
            without(resolver_of(RETIRED, tree), RETIRED) for tree in ("", "zh-Hant/", "zh-Hant-HK/")
        ]),
    ),
    "ledger line edited": (("GA03",), ledger(TITLE.id, lambda line: line.replace("2026-02-03", "2026-02-02"))),
    "ledger text and hash edited together": (("GA03", "GA14", "GA35"), ledger(TITLE.id, _other_text)),
    "ledger text edited alone": (("ID06", "GA03"), ledger(TITLE.id, lambda line: line.replace("今晨", "今夜"))),
    "ledger lines reordered": (("GA04",), lines_swapped),
    "ledger line inserted": (("GA05",), line_inserted),
    "ledger without header": (
        ("ID01", "GA02", "GA15", "GA32", "GA46"), edited(LEDGER_FILE, "event\t", "Event\t"),
    ),
    "ledger line cut short": (
        ("ID02", "GA02", "GA15", "GA32", "GA46"), ledger(TITLE.id, lambda line: line[:30] + "\n"),
    ),
    "unknown event": (
        ("ID03", "GA02", "GA15", "GA32", "GA46"), ledger(TITLE.id, lambda line: line.replace("mint", "make")),
    ),
    "misspelt id in a new line": (
        ("ID04", "GA15", "GA31", "GA32", "GA41", "GA46", "GA11"),
        ledger(FOOD.id, lambda line: line.replace(FOOD.id, FOOD.id[:-1] + ("0" if FOOD.id[-1] != "0" else "1"))),
    ),
    "version goes back": (("ID05",), ledger(FOOD.id, lambda line: line.replace("0.2.0", "0.1.0"))),
    "ended id minted again": (("ID07", "GA11", "GA31", "GA41"), minted_again),
    "amendment without class": (
        ("ID09",), ledger(STALLS.id, lambda line: line.replace("source: ", ""), "amend"),
    ),
    "successor unknown": (
        ("ID10", "GA45"), ledger(SPLIT, lambda line: line.replace(GUESTS.id, STRANGER), "split"),
    ),
    "split told in the wrong document": (
        ("ID11",), ledger(SPLIT, lambda line: line.replace("\tgangwu\t", "\tshichang\t"), "split"),
    ),
    "document page lost": (("GA10", "GA50", "GA55"), removed(PORT)),
    "id lost": (("GA11", "GA51"), without(PORT, TITLE.id)),
    "id lost in one variant only": (("GA11", "GA51"), without("zh-Hant-HK/" + PORT, TITLE.id)),
    "id renamed": (("GA15", "GA11", "GA51"), renamed(PORT, TITLE.id, STRANGER)),
    "id twice on the page": (("GA12",), added(PORT, f'<i id="{TITLE.id}"></i>')),
    "ids of two texts swapped": (("GA14", "GA18"), swapped(PORT, GUESTS.id, OFFICE.id)),
    "ids of equal texts swapped": (("GA19", "GA18"), swapped(PORT, *TWINS)),
    "ids of equal texts swapped, data too": (
        ("GA19",),
        both(*[swapped(tree + PORT, *TWINS) for tree in ("", "zh-Hant/", "zh-Hant-HK/")],
             swapped(DATA_FILE, *TWINS)),
    ),
    "id moved without a word": (("GA13", "GA11", "GA51"), carried(TITLE.id, PORT, MARKET)),
    "moved without a word, data too": (
        ("GA34", "GA13", "GA11", "GA51", "GA36"),
        both(carried(FOOD.id, MARKET, PORT), row(FOOD.id, doc="gangwu", url=f"d/gangwu/#{FOOD.id}2", n=9)),
    ),
    "ended id on a passage": (("GA16", "GA11", "GA51"), renamed(PORT, TITLE.id, RETIRED)),
    "one character changed": (("GA14",), edited(PORT, "旅客", "游客")),
    "one character changed, data too": (
        ("GA35", "GA14"), both(edited(PORT, "旅客", "游客"), edited(DATA_FILE, "旅客", "游客")),
    ),
    "one character changed in one variant": (("GA22",), edited("zh-Hant/" + PORT, "旅客", "游客")),
    "one character lost in one variant": (("GA21",), edited("zh-Hant-HK/" + PORT, "旅客", "客")),
    "one character lost in converted data": (
        ("GA21", "GA22"), row(TITLE.id, text_hant="北門碼頭今晨開"),
    ),
    "passage without its text element": (("GA17",), edited(PORT, 'class="passage-text"', 'class="words"')),
    "text told of another id": (
        ("GA17",), edited(PORT, f'data-passage="{TITLE.id}"', f'data-passage="{GUESTS.id}"'),
    ),
    "passages reordered": (("GA18",), exchanged(PORT, GUESTS.id, OFFICE.id)),
    "passages reordered in one variant": (("GA18",), exchanged("zh-Hant/" + PORT, GUESTS.id, OFFICE.id)),
    "draft published": (
        ("GA20",), added(PORT, '<div class="passage" id=""><span class="passage-text" data-passage="">新</span></div>'),
    ),
    "page missing in one variant": (("GA23", "GA50", "GA55"), removed("zh-Hant/topics/index.html")),
    "variant in the wrong language": (("GA24",), edited("zh-Hant/" + PORT, 'lang="zh-Hant"', 'lang="zh-Hans"')),
    "white space in the text": (("GA25",), edited(PORT, "旅客", "旅 客")),
    "no data": (("GA30",), removed(DATA_FILE)),
    "data row cut short": (("GA30", "GA31"), edited(DATA_FILE, "}\n", "\n")),
    "data row lost": (("GA31",), row_without(TITLE.id)),
    "data row of an unknown id": (("GA32", "GA31"), row(TITLE.id, id=STRANGER)),
    "data row twice": (("GA33",), row_without(TITLE.id, twice=True)),
    "data address of another passage": (("GA36",), row(TITLE.id, url=f"d/gangwu/#{GUESTS.id}")),
    "data out of order": (("GA37", "GA18"), row(TITLE.id, n=99)),
    "no documents": (("GA38", "GA14"), removed("data/documents.jsonl")),
    "document in no known script": (("GA38", "GA14"), edited("data/documents.jsonl", "zh-Hant", "zh")),
    "one character changed in a Traditional original": (
        ("GA14",), edited("zh-Hant/d/jiugang/index.html", "</a>開門", "</a>閉門"),
    ),
    "one character changed in a Simplified conversion": (
        ("GA22",), edited("d/jiugang/index.html", "</a>开门", "</a>闭门"),
    ),
    "resolver page lost": (("GA40", "GA43", "GA55"), removed(resolver_of(RETIRED))),
    "resolver entry lost": (("GA41",), without(resolver_of(TITLE.id), TITLE.id)),
    "resolver entry lost in one variant": (("GA41",), without(resolver_of(TITLE.id, "zh-Hant/"), TITLE.id)),
    "live id shown as a tombstone": (
        ("GA41",),
        edited(resolver_of(TITLE.id), f'id="{TITLE.id}" data-state="live"', f'id="{TITLE.id}" data-state="retire"'),
    ),
    "resolver leads astray": (
        ("GA42",), edited(resolver_of(TITLE.id), f"d/gangwu/#{TITLE.id}", f"d/gangwu/#{GUESTS.id}"),
    ),
    "tombstone lost": (("GA43",), without(resolver_of(RETIRED), RETIRED)),
    "tombstone lost in one variant": (("GA43",), without(resolver_of(RETIRED, "zh-Hant-HK/"), RETIRED)),
    "tombstone without reason": (("GA44",), edited(resolver_of(RETIRED), "与本文无关", "")),
    "tombstone without date": (("GA44",), edited(resolver_of(RETIRED), 'datetime="2026-02-03"', "")),
    "tombstone of another event": (
        ("GA44",), edited(resolver_of(SPLIT), 'data-state="split"', 'data-state="retire"'),
    ),
    "tombstone without successor": (
        ("GA45",), edited(resolver_of(SPLIT), f">{GUESTS.id}</a>", "></a>"),
    ),
    "resolver entry of an unknown id": (
        ("GA46",), added(resolver_of(TITLE.id), f'<li class="resolver-entry" id="{STRANGER}"></li>'),
    ),
    "resolver entry twice": (
        ("GA47",),
        lambda files: added(resolver_of(TITLE.id), element(files, resolver_of(TITLE.id), TITLE.id))(files),
    ),
    "link to no page": (("GA50",), added(PORT, '<a href="../zhengwu/">政务</a>')),
    "link to no page, by its full address": (
        ("GA50",), added(PORT, '<a href="https://example.org/toy/t/none/">专题</a>'),
    ),
    "refresh to no page": (("GA50",), added(PORT, '<meta http-equiv="refresh" content="0; url=../none/">')),
    "broken fragment in raw HTML": (("GA51",), added(PORT, '<a href="../shichang/#nothing">市场</a>')),
    "broken fragment in one variant only": (("GA51",), added("zh-Hant/" + PORT, '<a href="#nothing">市場</a>')),
    "link from the root of the host": (("GA52",), added(PORT, '<a href="/d/shichang/">市场</a>')),
    "link out of the site": (("GA53",), added(PORT, '<a href="../../../d/">别处</a>')),
    "style sheet asks for no file": (("GA54",), edited("assets/site.css", "dot.svg", "dots.svg")),
    "imported style sheet lost": (("GA54",), removed("assets/more.css")),
    "style attribute asks for no file": (("GA54",), added(PORT, "<p style=\"background: url('no.png')\">")),
    "site map names no page": (("GA55",), edited("sitemap.xml", "toy/topics/", "toy/topic/")),
    "image lost": (("GA56", "GA54"), removed("assets/dot.svg")),
    "script lost": (("GA56",), added(PORT, '<script src="../../assets/none.js"></script>')),
    "one picture of several lost": (
        ("GA56",), added(PORT, '<img srcset="../../assets/dot.svg 1x, ../../assets/big.svg 2x">'),
    ),
    "empty page": (("GA57",), lambda files: files.update({"topics/index.html": ""})),
    "variant leads back to the original": (
        ("GA58",), edited("zh-Hant/" + PORT, '<a href="../../">', '<a href="../../../">'),
    ),
}  # fmt: skip
