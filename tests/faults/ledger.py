"""Faults of the ledger, and texts that no longer fit it."""

from __future__ import annotations

from tests.faults.damage import Fault, append, edit, remove, reworded, write

LEDGER = "anchors.tsv"
MARKS = "zgjp0b"
COUNCIL, LIBRARY = "documents/council-answers.yml", "documents/library-opens.yml"
SPLIT = "decisions:\n  - action: split\n    quote: [末班船21:30开出。, 遇到大潮]\n    why: 试分。\n"
JOIN = "decisions:\n  - action: join\n    quote: [再干一份活。”, 开馆两天]\n    why: 试合。\n"


def last_line(old: str, new: str, code: str, marker: str) -> Fault:
    """One of the last lines of the ledger altered."""
    return Fault(code, LEDGER, marker, edit(LEDGER, old, new))


FAULTS: dict[str, Fault] = {
    "ledger without header": Fault("ID01", LEDGER, None, edit(LEDGER, "event\t", "Event\t")),
    "ledger empty": Fault("ID12", LEDGER, None, write(LEDGER, "")),
    "ledger gone": Fault("ID12", LEDGER, None, remove(LEDGER)),
    "ledger line cut short": Fault("ID02", LEDGER, "retire\t2031-09-01", append(LEDGER, "retire\t2031-09-01\n")),
    "ledger line unfinished": Fault("ID02", LEDGER, "retire", append(LEDGER, "retire\t2031-09-01")),
    "unknown event": last_line("retire\t2031-08-01", "rename\t2031-08-01", "ID03", "rename"),
    "misspelt id": Fault("ID04", LEDGER, "zgjp0c", edit(LEDGER, "1.0.0\tzgjp0b", "1.0.0\tzgjp0c")),
    "impossible date": last_line("retire\t2031-08-01", "retire\t2031-08-41", "ID05", "2031-08-41"),
    "version goes back": last_line("2031-08-01\t1.2.0\tqh9m7c", "2031-08-01\t0.2.0\tqh9m7c", "ID05", "0.2.0"),
    "text and hash differ": last_line("（文／杜若汀）", "（文／杜若丁）", "ID06", MARKS),
    "id minted twice": last_line("1.1.0\tkvwk1h", "1.1.0\tf1hrbt", "ID07", "f1hrbt"),
    "event on an ended id": last_line("1.2.0\tqh9m7c", "1.2.0\tfh4xfv", "ID08", "fh4xfv"),
    "retired without reason": last_line("草稿的题头，定稿没有", "", "ID09", "c2fw59"),
    "successor unknown": last_line("v3kjhm\t草稿", "v3kjhz\t草稿", "ID10", "v3kjhz"),
    "event in another document": last_line("d7032n\tcouncil-answers\t\t", "d7032n\ttide-wall\t\t", "ID11", "split"),
    "passage not minted": Fault(
        "ID20", "raw/council_qa.txt", "黄昏散会", reworded("council_qa.txt", "答问人:", "议事会黄昏散会。\n答问人:"),
    ),
    "text changed": Fault("ID21", "raw/council_qa.txt", "提前5天", reworded("council_qa.txt", "提前3天", "提前5天")),
    "passage gone": Fault(
        "ID22", LEDGER, "tb3b9r", reworded("tide_wall_hant.txt", "堤後的麵館\r\n\r\n", ""),
    ),
    "passage moved": Fault(
        "ID23", "raw/council_qa.txt", "苏宛说", edit(LEDGER, "zgpp6s\tcouncil-answers", "zgpp6s\tlibrary-tides"),
    ),
    "passage split": Fault("ID24", "raw/council_qa.txt", "周潮生介绍", edit(COUNCIL, "decisions:\n", SPLIT)),
    "passages merged": Fault("ID25", "raw/library_web.txt", "船坞建于", edit(LIBRARY, "decisions:\n", JOIN)),
}  # fmt: skip
