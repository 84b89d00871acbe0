"""Faults of documents: decisions that do not fit, records that the source does not bear out, text left over."""

from __future__ import annotations

from pathlib import Path

from tests.faults.damage import Fault, copy, edit

TIDE, LIBRARY, COUNCIL, TIDES, MARKET, FERRY, AGAIN, DIARY, LETTER = (
    f"documents/{doc}.yml"
    for doc in (
        "tide-wall", "library-opens", "council-answers", "library-tides", "market-photo", "ferry-timetable",
        "wall-again", "pilot-diary", "warden-letter",
    )
)  # fmt: skip
PREVIEW = (
    "  - action: cut\n    from: 下期预告\n    to: 最后一位守灯人\n    reason: unrelated\n"
    "    why: 版面下方的预告，不属于任何一篇。\n"
)
EXTENT = "  extent:\n    from: 图书馆里该不该有潮声\n    to: 多买几本写海的书,岂不更好?\n"
CUT_GUEST = "decisions:\n  - action: cut\n    quote: 方 舟镇议事会秘书\n    reason: unrelated\n    why: 试删。\n"


def second_copy(corpus: Path) -> None:
    copy("raw/tide_wall_hant.txt", "raw/again.txt")(corpus)
    copy(TIDE, AGAIN)(corpus)
    edit(AGAIN, "id: tide-wall", "id: wall-again")(corpus)
    edit(AGAIN, "file: tide_wall_hant.txt", "file: again.txt")(corpus)


FAULTS: dict[str, Fault] = {
    "quotation absent": Fault(
        "DEC01", COUNCIL, "- action: kind", edit(COUNCIL, "quote: 周潮生港务所所长", "quote: 周潮生船长"),
    ),
    "layout from words that are absent": Fault(
        "DEC01", COUNCIL, "- from: 没有这句",
        edit(COUNCIL, "decisions:\n", "layout:\n  - from: 没有这句\n    kind: wrapped\n    reason: 试。\ndecisions:\n"),
    ),
    "quotation twice": Fault(
        "DEC02", COUNCIL, "- action: kind", edit(COUNCIL, "quote: 周潮生港务所所长", "quote: 周潮生"),
    ),
    "split apart": Fault(
        "DEC03", COUNCIL, "- action: split", edit(COUNCIL, "[苏 宛海边图书馆馆长, ", "[周潮生港务所所长, "),
    ),
    "join reversed": Fault(
        "DEC04", MARKET, "- action: join", edit(MARKET, "[面馆的师傅当, 场买了两筐]", "[场买了两筐, 面馆的师傅当]"),
    ),
    "cut reversed": Fault(
        "DEC05", FERRY, "- action: cut",
        edit(FERRY, "from: 下期预告\n    to: 最后一位守灯人", "from: 守灯人\n    to: 下期预告"),
    ),
    "cut without end": Fault("DEC06", LIBRARY, "- action: cut", edit(LIBRARY, "    quote: 首页", "    from: 首页")),
    "documents that overlap": Fault("DEC07", LIBRARY, "source:", edit(TIDES, EXTENT, "")),
    "kind of what is cut": Fault("DEC08", COUNCIL, "- action: kind", edit(COUNCIL, "decisions:\n", CUT_GUEST)),
    "title altered": Fault(
        "DOC01", TIDE, "title:", edit(TIDE, "title: 月牙港海堤加高完工", "title: 月牙港海堤加高竣工"),
    ),
    "document without text": Fault(
        "DOC02", TIDES, "title:",
        edit(TIDES, EXTENT, "  extent:\n    from: 渔船检修补贴下月发放\n    to: 渔船检修补贴下月发放\n"),
    ),
    "document twice": Fault("DOC03", AGAIN, None, second_copy),
    "rights quoted wrongly": Fault(
        "DOC04", LIBRARY, "quote: 本报", edit(LIBRARY, "quote: 本站文章", "quote: 本报文章"),
    ),
    "byline not printed": Fault("DOC05", LIBRARY, "byline:", edit(LIBRARY, "byline: 记者 何汀", "byline: 记者 何丁")),
    "author not in the byline": Fault("DOC06", TIDE, "authors:", edit(TIDE, "[杜若汀]", "[杜若丁]")),
    "name not in the text": Fault("DOC07", TIDE, "names:", edit(TIDE, "decisions:", "names: [于某]\ndecisions:")),
    "date without evidence": Fault(
        "DOC08", MARKET, "date_basis:", edit(MARKET, 'date_basis: "inferred: ', 'date_basis: "据说'),
    ),
    "date after the release": Fault(
        "DOC09", LIBRARY, "date_published:", edit(LIBRARY, "date_published: 2030", "date_published: 2032"),
    ),
    "event after the release": Fault("DOC09", TIDE, "date_event:", edit(TIDE, "date_event: 2031", "date_event: 2032")),
    "subtitle not printed": Fault("DOC10", TIDE, "subtitle:", edit(TIDE, "subtitle: null", "subtitle: 圖片新聞")),
    "excerpt without a length": Fault("RGT01", DIARY, "publish:", edit(DIARY, "excerpt: 40\n", "")),
    "length without excerpt": Fault("RGT01", LETTER, "excerpt:", edit(LETTER, "record\n", "record\nexcerpt: 9\n")),
    "excerpt of everything": Fault("RGT02", DIARY, "excerpt: 4", edit(DIARY, "excerpt: 40", "excerpt: 4000")),
    "archive without day": Fault("RGT03", DIARY, "archived:", edit(DIARY, "  retrieved: 2031-06-01\n", "")),
    "withheld words in a topic": Fault(
        "RGT04", "topics.yml", "- id:", edit("topics.yml", "definition: ", "definition: 木料由下游的锯木坊赊给我们。"),
    ),
    "unknown way of publishing": Fault("REC03", LETTER, "publish:", edit(LETTER, "publish: record", "publish: some")),
    "text left over": Fault(
        "ACC01", "raw/ferry_2031.txt", "\ufffd", edit(FERRY, f"decisions:\n{PREVIEW}", "decisions: []\n"),
    ),
    "text left over in the middle": Fault(
        "ACC01", "raw/council_qa.txt", "何海平回答",
        edit(COUNCIL, "rights:", "  extent:\n    from: 7月5日,月牙港镇议事会\n    to: 还看得见海吗?\nrights:"),
    ),
    "other script": Fault("SCR01", TIDE, "language:", edit(TIDE, "language: zh-Hant", "language: zh-Hans")),
}  # fmt: skip
