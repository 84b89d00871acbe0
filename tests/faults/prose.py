"""Faults of the curator's prose, of names of other things, and of what is told twice."""

from __future__ import annotations

from tests.faults.damage import Fault, edit

TOPICS, ENTITIES, GLOSSARY, SERIES, PARALLELS = (
    f"{name}.yml" for name in ("topics", "entities", "glossary", "series", "parallels")
)
COUNCIL, FERRY, LIBRARY = (f"annotations/{doc}.yml" for doc in ("council-answers", "ferry-timetable", "library-opens"))
RECORD = "documents/ferry-timetable.yml"
TOLD_BEFORE = '      - same: mr5nxx.e1\n        quote: "10月1日"\n'
TOLD_ANEW = '      - date: "{}"\n        label: {}\n        quote: "10月1日"\n'

FAULTS: dict[str, Fault] = {
    "source that is no passage": Fault("PRO01", TOPICS, "introduction: |", edit(TOPICS, "[kds6p2]", "[kds6pz]")),
    "introduction without source": Fault(
        "PRO02", TOPICS, "introduction: |", edit(TOPICS, "ds54hn]；", "ds54hn]。渡船都是新的。"),
    ),
    "description without source": Fault(
        "PRO02", ENTITIES, "月牙港的渡口", edit(ENTITIES, "月牙港的渡口[p3v44q]", "月牙港的渡口"),
    ),
    "number of no source in an introduction": Fault(
        "PRO03", TOPICS, "introduction: |", edit(TOPICS, "成人票价15元", "成人票价18元"),
    ),
    "number of another passage in advice": Fault(
        "PRO03", TOPICS, "advice:", edit(TOPICS, "热线8080问一问[s7c371]", "热线8080问一问[p3v44q]"),
    ),
    "number of no source in a definition": Fault(
        "PRO03", GLOSSARY, "text: |", edit(GLOSSARY, "幅度在40分钟以内", "幅度在50分钟以内"),
    ),
    "words shortened in an introduction": Fault(
        "PRO04", TOPICS, "introduction: |", edit(TOPICS, "“潮声一天两回”", "“潮声两回”"),
    ),
    "number of no member in a note": Fault(
        "PRO07", PARALLELS, "id: ferries-a-day", edit(PARALLELS, "报道只说12班", "报道只说11班"),
    ),
    "words shortened in a note": Fault(
        "PRO05", PARALLELS, "id: ferries-a-day", edit(PARALLELS, "报道只说12班", "报道只说“渡船12班”"),
    ),
    "words shortened in a definition of a topic": Fault(
        "PRO05", TOPICS, "definition:", edit(TOPICS, "讲渡船的班次、票务", "讲“渡船由8班加到12班”、票务"),
    ),
    "words shortened in a reason": Fault(
        "PRO06", RECORD, "date_basis", edit(RECORD, "原文只写“7月1日”", "原文只写“七月一日”"),
    ),
    "alias that is also to be seen": Fault(
        "VOC13", ENTITIES, "see: [旧船坞", edit(ENTITIES, "see: [旧船坞]", "see: [旧船坞, 海边图书馆]"),
    ),
    "word that two entries lead to": Fault(
        "VOC13", GLOSSARY, "see: [码头水浅", edit(GLOSSARY, "see: [码头水浅, 大潮]", "see: [码头水浅, 旧船坞]"),
    ),
    "word to be seen nowhere": Fault(
        "VOC13", GLOSSARY, "see: [码头水浅", edit(GLOSSARY, "see: [码头水浅, 大潮]", "see: [码头水浅, 小潮]"),
    ),
    "alias of another entry": Fault(
        "VOC04", GLOSSARY, "id: chishui", edit(GLOSSARY, "see: [码头水浅, 大潮]", "aliases: [大潮]"),
    ),
    "level and change in one series": Fault(
        "VOC12", SERIES, "id: library-books",
        edit(COUNCIL, 'period: "2031-07"', 'period: "2031-07"\n        comparison: 同比增加'),
    ),
    "scope without what differs": Fault(
        "PAR08", PARALLELS, "id: library-books", edit(PARALLELS, "    differs: [period]\n", ""),
    ),
    "note that counts places": Fault(
        "PAR09", PARALLELS, "id: ferries-a-day", edit(PARALLELS, "报道只说12班", "前一处只说12班"),
    ),
    "agreement that differs": Fault(
        "PAR08", PARALLELS, "id: sea-wall",
        edit(PARALLELS, "    claim: 海堤的长度与高度\n", "    claim: 海堤的长度与高度\n    differs: [measure]\n"),
    ),
    "happening that is none": Fault("ANN11", LIBRARY, "same:", edit(LIBRARY, "same: mr5nxx.e1", "same: mr5nxx.e2")),
    "happening told twice with one label": Fault(
        "ANN12", LIBRARY, "date:", edit(LIBRARY, TOLD_BEFORE, TOLD_ANEW.format("2030-10-01", "海边图书馆开门")),
    ),
    "happening told twice in one claim": Fault(
        "ANN12", LIBRARY, "date:", edit(LIBRARY, TOLD_BEFORE, TOLD_ANEW.format("2030-10", "图书馆开门迎客")),
    ),
    "figure of another topic": Fault(
        "ANN13", LIBRARY, "150人", edit(LIBRARY, "        topics: [tushuguan]", "        topics: [fangchao]"),
    ),
    "figure of fewer topics than its series": Fault(
        "ANN14", FERRY, "4.1万人次",
        edit(FERRY, '        series: "ferry-passengers"\n', '        series: "ferry-passengers"\n        topics: []\n'),
    ),
}  # fmt: skip
