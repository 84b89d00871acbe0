"""Faults of annotations, vocabularies and parallels."""

from __future__ import annotations

from tests.faults.damage import Fault, append, both, copy, edit, remove, write

NOTES, COUNCIL, FERRY, LIBRARY, STRAY = (
    f"annotations/{doc}.yml"
    for doc in ("tide-wall", "council-answers", "ferry-timetable", "library-opens", "no-document")
)
TOPICS, ENTITIES, GLOSSARY, SERIES, PARALLELS = (
    f"{name}.yml" for name in ("topics", "entities", "glossary", "series", "parallels")
)
WET_DAYS = "- id: wet-days\n  label: 雨天\n  unit: 班\n  description: 试立的数列。\n"
SECOND_FIGURE = """\
      - quote: "12.6万册"
        number: "126000"
        unit: "册"
        measure: "藏书"
    events:
      - date: "2030-10-01"
"""
EXCEPTION = "name: 灯塔岛\n  exceptions:\n    - passage: {}\n      quote: {}\n"
DISMISSED = "dismissed:\n  - members: [{}, {}]\n    why: 试列。\n"
MEMBER = '      - passage: vwpcr1\n        quote: "工作日往返灯塔岛的渡船每天12班，周末和节日加到14班"\n'


def excepted(passage: str, quote: str) -> Fault:
    return Fault(
        "VOC09", ENTITIES, f"passage: {passage}", edit(ENTITIES, "name: 灯塔岛\n", EXCEPTION.format(passage, quote))
    )


def dismissed(code: str, one: str, other: str) -> Fault:
    return Fault(code, PARALLELS, f"[{one}", edit(PARALLELS, "dismissed: []\n", DISMISSED.format(one, other)))


FAULTS: dict[str, Fault] = {
    "annotations of no document": Fault(
        "ANN01", STRAY, None, both(copy(NOTES, STRAY), edit(STRAY, "doc: tide-wall", "doc: no-document")),
    ),
    "annotation of no passage": Fault("ANN02", NOTES, "dtw7dz", edit(NOTES, "dtw7ds", "dtw7dz")),
    "annotation of another passage": Fault("ANN03", NOTES, "【本刊記】", edit(NOTES, "【本刊訊】", "【本刊記】")),
    "figure quoted wrongly": Fault("ANN04", NOTES, "3.7公里", edit(NOTES, '"3.6公里"', '"3.7公里"')),
    "figure that stands twice": Fault(
        "ANN04", FERRY, "港务所", edit(FERRY, '"15元"', '"港务所"\n        within: "，"'),
    ),
    "event quoted wrongly": Fault("ANN05", NOTES, "1974", edit(NOTES, "1974年", "1975年")),
    "topic unknown": Fault("ANN06", NOTES, "fangzao", edit(NOTES, "[fangchao]", "[fangzao]")),
    "series unknown": Fault("ANN07", COUNCIL, "ferry-guests", edit(COUNCIL, '"ferry-passengers"', '"ferry-guests"')),
    "number that does not follow": Fault("ANN08", COUNCIL, "3200", edit(COUNCIL, '"32000"', '"3200"')),
    "upper number that does not follow": Fault("ANN08", COUNCIL, '"50"', edit(COUNCIL, '"55"', '"56"')),
    "figure annotated twice": Fault(
        "ANN09", LIBRARY, "12.6万册", edit(LIBRARY, '    events:\n      - date: "2030-10-01"\n', SECOND_FIGURE),
    ),
    "topic named twice": Fault("ANN10", NOTES, "fangchao, fangchao", edit(NOTES, "[fangchao]", "[fangchao, fangchao]")),
    "entity id twice": Fault("VOC01", ENTITIES, "id: zhou", edit(ENTITIES, "id: he-haiping", "id: zhou-chaosheng")),
    "topic unused": Fault(
        "VOC02", TOPICS, "id: dengta",
        append(TOPICS, "- id: dengta\n  label: 灯塔\n  definition: 讲灯塔。\n  introduction: 灯塔。\n"),
    ),
    "series unused": Fault("VOC02", SERIES, "id: wet-days", append(SERIES, WET_DAYS)),
    "alias unused": Fault(
        "VOC03", ENTITIES, "rexian", edit(ENTITIES, 'aliases: ["8080"]', 'aliases: ["8080", "8088"]'),
    ),
    "name of two entities": Fault(
        "VOC04", ENTITIES, "rexian", edit(ENTITIES, 'aliases: ["8080"]', 'aliases: ["8080", 白帆渡]'),
    ),
    "belonging to nothing": Fault("VOC14", ENTITIES, "[haitu, ", edit(ENTITIES, "[haitu, bai", "[haitu, hei")),
    "belonging to itself": Fault(
        "VOC14", ENTITIES, "belongs_to: [yuye",
        edit(ENTITIES, "  name: 海边图书馆\n", "  name: 海边图书馆\n  belongs_to: [yuye-duchao]\n"),
    ),
    "item with its address": Fault(
        "VOC15", ENTITIES, "wikidata: http",
        edit(ENTITIES, "  name: 灯塔岛\n", "  name: 灯塔岛\n  wikidata: https://www.wikidata.org/wiki/Q42\n"),
    ),
    "number with a letter": Fault(
        "VOC15", ENTITIES, "viaf: 12O", edit(ENTITIES, "  name: 灯塔岛\n", "  name: 灯塔岛\n  viaf: 12O45\n"),
    ),
    "theme of another topic": Fault("VOC05", TOPICS, "label: 落水救人", edit(TOPICS, "[gzd1v3]", "[gzd1v3, ddn7s4]")),
    "theme of no passage": Fault("VOC05", TOPICS, "label: 落水救人", edit(TOPICS, "[gzd1v3]", "[gzd1v3, gzd1vz]")),
    "series of one figure": Fault(
        "VOC06", SERIES, "id: wet-days",
        both(append(SERIES, WET_DAYS),
             edit(COUNCIL, 'measure: "工作日往返', 'series: "wet-days"\n        measure: "工作日往返')),
    ),
    "series of several units": Fault(
        "VOC07", COUNCIL, "unit: \"人\"", edit(COUNCIL, 'unit: "人次"', 'unit: "人"'),
    ),
    "term that is an entity": Fault("VOC08", GLOSSARY, "id: dachao", edit(GLOSSARY, "term: 大潮", "term: 白帆渡")),
    "exception in no passage": excepted("s7c37z", "灯塔岛码头"),
    "exception quoted wrongly": excepted("s7c371", "灯塔岛渡口"),
    "exception without the name": excepted("s7c371", "码头水浅"),
    "passage in two themes": Fault("VOC10", TOPICS, "[gzd1v3, p3v44q]", edit(TOPICS, "[gzd1v3]", "[gzd1v3, p3v44q]")),
    "topics lost": Fault("VOC11", TOPICS, None, write(TOPICS, "")),
    "series lost": Fault("VOC11", "series.yml", None, remove("series.yml")),
    "parallel of one member": Fault("PAR01", PARALLELS, "id: ferries-a-day", edit(PARALLELS, MEMBER, "")),
    "parallel quoted wrongly": Fault("PAR02", PARALLELS, "p3v44q", edit(PARALLELS, '"由8班增加', '"从8班增加')),
    "parallel of no passage": Fault("PAR02", PARALLELS, "vwpcrz", edit(PARALLELS, "vwpcr1", "vwpcrz")),
    "parallel id twice": Fault(
        "PAR03", PARALLELS, "id: sea-wall", edit(PARALLELS, "id: library-books", "id: sea-wall"),
    ),
    "dismissal of no passage": dismissed("PAR04", "vwpcrz", "s7c371"),
    "difference untold": Fault(
        "PAR05", PARALLELS, "id: library-books", edit(PARALLELS, "    note: 相隔九个月，不是同一时点。\n", ""),
    ),
    "parallel within one passage": Fault(
        "PAR06", PARALLELS, "id: ferries-a-day",
        edit(PARALLELS, MEMBER, '      - passage: p3v44q\n        quote: "末班船推迟到21:30"\n'),
    ),
    "dismissal of a parallel": dismissed("PAR07", "vwpcr1", "p3v44q"),
    "dismissal of one passage": dismissed("PAR07", "vwpcr1", "vwpcr1"),
    "dismissal twice": Fault(
        "PAR07", PARALLELS, "[s7c371",
        edit(PARALLELS, "dismissed: []\n",
             DISMISSED.format("vwpcr1", "s7c371") + DISMISSED.format("s7c371", "vwpcr1").removeprefix("dismissed:\n")),
    ),
}  # fmt: skip
