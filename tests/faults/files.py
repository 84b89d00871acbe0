"""Faults of the curator's files as files: encoding, YAML, records, sources, readings, phrases."""

from __future__ import annotations

from itertools import pairwise

from scripts.convert.record import HEADER
from tests.faults.damage import Fault, append, both, conflict, copy, edit, folder, link, received, remove, write

TIDE, LIBRARY = "documents/tide-wall.yml", "documents/library-opens.yml"
NOTES, PHRASES, RECORD = "annotations/tide-wall.yml", "variants/phrases.txt", "variants/accepted.tsv"
RULES = "variants/contexts.txt"
READING = "readings/a.tsv"
BACK = "\n# 反向\n"
FOLDER = "documents/shelf.yml"
BOMB = "a: &a [x, x, x]\n" + "".join(f"{b}: &{b} [*{a}, *{a}, *{a}]\n" for a, b in pairwise("abcdefgh"))
TAG = "!!timestamp 2031-02-30"

FAULTS: dict[str, Fault] = {
    "setting refused": Fault("SHL01", "mkdocs.yml", "analytics", write("mkdocs.yml", "extra:\n  analytics: x\n")),
    "icon that is none": Fault(
        "SHL02", "mkdocs.yml", "logo:", write("mkdocs.yml", "theme:\n  icon:\n    logo: no/such\n")
    ),
    "record not UTF-8": Fault("TXT01", TIDE, None, write(TIDE, "id: 海堤".encode("gb18030"))),
    "ledger not UTF-8": Fault("TXT01", "anchors.tsv", "\ufffd", append("anchors.tsv", b"\xff\n")),
    "reading not UTF-8": Fault("TXT01", READING, "\ufffd", write(READING, b"passage\ttopics\n\xff\n")),
    "phrases not UTF-8": Fault("TXT01", PHRASES, "\ufffd", append(PHRASES, b"\n\xff")),
    "YAML syntax": Fault("YML01", TIDE, "kind: article", edit(TIDE, "subtitle: null", "subtitle: [null")),
    "control character": Fault("YML01", TIDE, "subtitle", edit(TIDE, "subtitle: null", "subtitle: \x07")),
    "list as key": Fault("YML01", TIDE, "? [subtitle]", edit(TIDE, "subtitle: null", "? [subtitle]\n: null")),
    "key twice": Fault("YML02", TIDE, "subtitle", edit(TIDE, "subtitle: null", "subtitle: null\nsubtitle: null")),
    "missing field": Fault("REC01", TIDE, None, edit(TIDE, "subtitle: null\n", "")),
    "empty record": Fault("REC01", TIDE, None, write(TIDE, "")),
    "unknown field": Fault("REC02", TIDE, "published", edit(TIDE, "subtitle: null", "subtitle: null\npublished: 2031")),
    "wrong date": Fault("REC03", LIBRARY, "date_published", edit(LIBRARY, "2030-10-02", "2030-13-02")),
    "impossible month": Fault("REC03", TIDE, "date_event", edit(TIDE, "date_event: 2031-05", "date_event: 2031-13")),
    "impossible day of an event": Fault(
        "REC03", "annotations/ferry-timetable.yml", "2031-06-31",
        edit("annotations/ferry-timetable.yml", "2031-07-01", "2031-06-31"),
    ),
    "wrong kind": Fault("REC03", TIDE, "kind: poem", edit(TIDE, "kind: article", "kind: poem")),
    "wrong action": Fault("REC03", TIDE, "action", edit(TIDE, "action: kind", "action: kinds")),
    "record that is a list": Fault("REC03", TIDE, None, write(TIDE, "- id: tide-wall\n")),
    "record half merged": Fault("TXT02", TIDE, "<<<<<<<", edit(TIDE, "subtitle: null", conflict("subtitle: null"))),
    "ledger half merged": Fault("TXT02", "anchors.tsv", "<<<<<<<", append("anchors.tsv", conflict("mint\tx") + "\n")),
    "record that is a folder": Fault("TXT03", FOLDER, None, folder(FOLDER)),
    "record that is a dangling link": Fault("TXT03", FOLDER, None, link(FOLDER, "nowhere.yml")),
    "readings in a folder": Fault("TXT03", READING, None, folder(READING)),
    "phrases that are a folder": Fault("TXT03", PHRASES, None, both(remove(PHRASES), folder(PHRASES))),
    "ledger that is a folder": Fault("TXT03", "anchors.tsv", None, both(remove("anchors.tsv"), folder("anchors.tsv"))),
    "alias of itself": Fault("YML03", TIDE, "subtitle", edit(TIDE, "subtitle: null", "subtitle: &it [*it]")),
    "aliases of aliases": Fault("YML03", TIDE, "&a", append(TIDE, BOMB)),
    "tag that does not fit": Fault("YML03", TIDE, "!!timestamp", edit(TIDE, "subtitle: null", f"subtitle: {TAG}")),
    "too deep": Fault("YML03", TIDE, "[[[", edit(TIDE, "subtitle: null", f"subtitle: {'[' * 5000}")),
    "two records in one file": Fault("YML03", TIDE, "---", append(TIDE, "---\nid: other\n")),
    "escape of no character": Fault("YML01", TIDE, "UFFFF", edit(TIDE, "subtitle: null", 'subtitle: "\\UFFFFFFFF"')),
    "escape of a control": Fault("YML01", TIDE, "x07", edit(TIDE, "subtitle: null", 'subtitle: "\\x07"')),
    "address without slash": Fault("REC03", "corpus.yml", "base_url", edit("corpus.yml", "/haven/\n", "/haven\n")),
    "address with a quotation mark": Fault(
        "REC03", "corpus.yml", "base_url", edit("corpus.yml", "/haven/\n", "/ha'n/\n")
    ),
    "id that Windows keeps": Fault("REC03", TIDE, "id: con", edit(TIDE, "id: tide-wall", "id: con")),
    "id too long": Fault("REC03", TIDE, "id: aaa", edit(TIDE, "id: tide-wall", f"id: {'a' * 300}")),
    "no corpus.yml": Fault("REC04", "corpus.yml", None, remove("corpus.yml")),
    "id twice": Fault("REC05", "documents/zz-copy.yml", None, copy(TIDE, "documents/zz-copy.yml")),
    "file misnamed": Fault("REC06", TIDE, None, edit(TIDE, "id: tide-wall", "id: tide-walls")),
    "file with another ending": Fault("REC07", "documents/wall.yaml", None, copy(TIDE, "documents/wall.yaml")),
    "vocabulary misnamed": Fault("REC07", "topic.yml", None, copy("topics.yml", "topic.yml")),
    "phrases misnamed": Fault("REC07", "variants/phrase.txt", None, copy(PHRASES, "variants/phrase.txt")),
    "missing source": Fault("SRC01", TIDE, "file:", remove("raw/tide_wall_hant.txt")),
    "source altered": Fault("SRC02", TIDE, "file:", write("raw/tide_wall_hant.txt", "改")),
    "source undecodable": Fault("SRC03", "raw/ferry_2031.txt", None, write("raw/ferry_2031.txt", b"\xff\xff\x80")),
    "unknown encoding": Fault("REC03", TIDE, "utf-88", edit(TIDE, "  sha256:", "  encoding: utf-88\n  sha256:")),
    "encoding that does not fit": Fault(
        "SRC03", "raw/ferry_2031.txt", "\ufffd",
        edit("documents/ferry-timetable.yml", "  sha256:", "  encoding: utf-8\n  sha256:"),
    ),
    "encoding that is a guess": Fault(
        "SRC06", TIDE, "file:", received("tide_wall_hant.txt", b"see \xb9\xab, page 3"),
    ),
    "raw text with what is no character": Fault(
        "RAW01", "raw/tide_wall_hant.txt", None, received("tide_wall_hant.txt", "海堤\uffff加高。".encode())
    ),
    "raw name that Windows keeps": Fault("SRC07", "raw/con.txt", None, write("raw/con.txt", "無主")),
    "raw name of the site's own": Fault("SRC07", "raw/index.html.txt", None, write("raw/index.html.txt", "無主")),
    "folder among the sources": Fault("SRC08", "raw/more", None, folder("raw/more")),
    "dangling link among the sources": Fault("SRC08", "raw/more.txt", None, link("raw/more.txt", "nowhere")),
    "sources alike but for case": Fault(
        "SRC05", "raw/tide_wall_hant.txt", None, copy("raw/tide_wall_hant.txt", "raw/Tide_Wall_Hant.txt"),
    ),
    "source unused": Fault("SRC04", "raw/stray.txt", None, write("raw/stray.txt", "無主")),
    "sources of one stem": Fault(
        "SRC05", "raw/tide_wall_hant.txt", None, copy("raw/tide_wall_hant.txt", "raw/tide_wall_hant.htm"),
    ),
    "reading without tab": Fault("RDG01", READING, "qjjx52 ", write(READING, "passage\ttopics\nqjjx52 fangchao\n")),
    "passage read twice": Fault("RDG01", READING, "duchuan", write(READING, "qjjx52\tfangchao\nqjjx52\tduchuan\n")),
    "reading of no passage": Fault("RDG02", READING, "qjjx5z", write(READING, "qjjx52\t\nqjjx5z\tfangchao\n")),
    "reading of no topic": Fault("RDG02", READING, "fangzao", write(READING, "qjjx52\tfangzao\n")),
    "phrase without tab": Fault("VAR01", PHRASES, "面馆 ", edit(PHRASES, "面馆\t", "面馆 ")),
    "phrase twice": Fault("VAR02", PHRASES, "面馆\t麪館", append(PHRASES, f"{BACK}面馆\t麪館\n")),
    "phrase of another length": Fault("VAR03", PHRASES, "麵館子", edit(PHRASES, "\t麵館\n", "\t麵館子\n")),
    "phrase without reason": Fault("VAR04", PHRASES, "海面", append(PHRASES, "\n海面\t海面\n")),
    "phrase of other words": Fault("VAR05", PHRASES, "食館", edit(PHRASES, "\t麵館\n", "\t食館\n")),
    "phrase that no text needs": Fault(
        "VAR06", PHRASES, "冰面", both(append(PHRASES, f"{BACK}冰面\t冰麵\n"), write(RECORD, f"{HEADER}\n")),
    ),
    "malformed judgement": Fault("VAR07", RECORD, "guess", write(RECORD, f"{HEADER}\nguess\t余\t餘\t*\t数目\n")),
    "conversion not judged": Fault("VAR08", "raw/market_page.txt", "早市搬家", write(RECORD, f"{HEADER}\n")),
    "rule with a list that is not": Fault("VAR10", RULES, "〈數〉", write(RULES, "# r\n只\t隻\t〈數〉\t\n")),
    "stale judgement": Fault("VAR09", RECORD, "郁", write(RECORD, f"{HEADER}\nalone\t郁\t鬱\t*\t忧郁\n")),
}  # fmt: skip
