"""The search index as data: folding, coding, posting lists, shards, files."""

import json
from collections.abc import Mapping
from itertools import pairwise
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scripts.convert.fold import fold_table
from scripts.ledger.ids import BETANUMERIC, check_character, mint_id
from scripts.search.digits import ALPHABET, encode, encode_places, encode_rising
from scripts.search.folding import Folder
from scripts.search.index import FOLDER, Options, build_index
from scripts.search.postings import PACKED, build_postings, collect, shard_of
from scripts.search.regional import TABLE, parse_pairs, useful_pairs
from scripts.search.sounds import homophones
from scripts.search.spelled import strings_of
from scripts.search.texts import Citations, Exported, shard_starts
from tests.browser.search_site import disagreements, invented

FOLD = fold_table()
SMALL = Options(small=400_000)
LARGE = Options(small=0)


def delivered(files: Mapping[str, bytes]) -> dict[str, Any]:
    """What the files deliver, by name; fails unless each is one well-formed call."""
    values = {}
    for content in files.values():
        text = content.decode()
        assert text.startswith("yuan.deliver(")
        assert text.endswith(");\n")
        name, value = json.loads(f"[{text[len('yuan.deliver(') : -3]}]")
        values[name] = value
    return values


def ids_of(shard: Mapping[str, Any]) -> list[str]:
    """The ids of a shard, which are run together."""
    width = len(shard["ids"]) // len(shard["texts"])
    return [shard["ids"][at : at + width].rstrip() for at in range(0, len(shard["ids"]), width)]


def decoded(code: str) -> list[int]:
    numbers, number, scale = [], 0, 1
    for digit in map(ALPHABET.index, code):
        number += digit % 32 * scale
        scale *= 32
        if digit < 32:
            numbers.append(number)
            number, scale = 0, 1
    return numbers


def test_a_table_that_is_not_closed_is_refused() -> None:
    with pytest.raises(ValueError, match="乙"):
        Folder({"甲": "乙", "乙": "丙"})
    with pytest.raises(ValueError, match="Ａ"):
        Folder({"甲": "Ａ"})


def test_the_browsers_table_leads_to_used_characters_only() -> None:
    assert Folder({"裏": "里", "裡": "里", "羣": "群"}).compact({"里", "人"}) == "里裏裡"


@given(st.integers(0, 10**9))
def test_digits_read_back(number: int) -> None:
    assert decoded(encode(number)) == [number]


@given(st.sets(st.integers(0, 5000), min_size=1))
def test_rising_numbers_and_places_read_back(numbers: set[int]) -> None:
    rising = sorted(numbers)
    steps = decoded(encode_rising(rising))
    assert [sum(steps[: i + 1]) + i for i in range(len(steps))] == rising
    places = decoded(encode_places(rising))
    assert [sum(step // 2 for step in places[: i + 1]) for i in range(len(places))] == rising
    assert [step % 2 for step in places] == [0] * (len(rising) - 1) + [1]


def test_lists_name_every_pair_and_every_character_with_its_places() -> None:
    lists = collect(["联动联动", "动"])
    assert lists.numbers == {"联动": [0], "动联": [0], "联": [0], "动": [0, 1]}
    places = {"联动": [[0, 2]], "动联": [[1]], "联": [[0, 2]], "动": [[1, 3], [0]]}
    assert lists.places == {key: [*map(encode_places, texts)] for key, texts in places.items()}


def test_each_list_lies_in_its_shard_beside_its_places_and_ids() -> None:
    texts = ["联动联动", *"动" * 8, *["台"] * 63]
    postings = build_postings(texts, ["b00001", *map(str, range(7)), "draft", *["other"] * 63])
    for shards, key, coded in (
        (postings.numbers, "动", "AAAAAAAAA"),
        (postings.numbers, "联动", "A"),
        (postings.places, "动", encode_places([1, 3]) + 8 * encode_places([0])),
        (postings.ids, "动", "b00001" + "".join(str(n).ljust(6) for n in range(7)) + "draft "),
    ):
        assert shards[shard_of(key, len(shards))][key] == coded


def test_ids_of_ours_are_packed_and_come_out_again() -> None:
    rng, ids = Random(3), list[str]()
    for _ in range(1700):
        ids.append(mint_id(rng, ids))
    postings = build_postings([*["动"] * 200, *["台"] * 1500], ids)
    run = "".join(shard.get("动", "") for shard in postings.ids)
    numbers = [
        sum(ALPHABET.index(digit) << 6 * place for place, digit in enumerate(run[at : at + PACKED]))
        for at in range(0, len(run), PACKED)
    ]
    places = range(4, -1, -1)
    stems = ["".join(BETANUMERIC[(number + 10 * 29**4) // 29**place % 29] for place in places) for number in numbers]
    assert [stem + check_character(stem) for stem in stems] == ids[:200]
    assert postings.alphabet == BETANUMERIC
    assert not build_postings(["动"], ["p00001"]).alphabet


def test_few_texts_are_read_so_that_neither_places_nor_ids_are_listed_nor_ids_of_very_many() -> None:
    texts = ["联动", *"动" * 8, *["台"] * 63]
    postings = build_postings(texts, [f"{n:02}" for n in range(72)])
    kinds = (postings.numbers, postings.places, postings.ids)
    numbers, places, ids = ({key for shard in shards for key in shard} for shards in kinds)
    assert (numbers, places, ids) == ({"联", "动", "联动", "台"}, {"动", "台"}, {"动"})


def test_characters_that_sound_alike_stand_together() -> None:
    folder = Folder({"詐": "诈", "專": "专"})
    groups = homophones(frozenset("诈专一行"), folder).split(" ")
    assert all(len(group) > 1 and set("诈专一行") & set(group) for group in groups)
    together = {char: {other for group in groups if char in group for other in group} for char in "诈专行"}
    assert {"炸", "栅", "扎"} <= together["诈"], "zha and za are mixed"
    assert {"砖", "转"} <= together["专"]
    assert {"航", "型", "心"} <= together["行"], "two sounds; xing and xin are mixed"
    assert "詐" not in "".join(groups)


def test_shards_of_texts_follow_documents_and_stay_small() -> None:
    passages, _ = invented(400)
    firsts = list(range(0, 400, 12))
    starts = shard_starts(passages, firsts, sharded=True)
    sizes = [sum(len(row["text"]) for row in passages[a:b]) for a, b in pairwise([*starts, 400])]
    assert len(starts) > 3
    assert max(sizes) < 900
    assert shard_starts(passages, firsts, sharded=False) == [0]


def test_a_small_corpus_is_one_file_of_texts_in_each_script() -> None:
    passages, documents = invented(30)
    values = delivered(build_index(passages, documents, FOLD, SMALL))
    assert "shards" not in values["meta"]
    for script, field in (("zh-Hans", "text"), ("zh-Hant", "text_hant"), ("zh-Hant-HK", "text_hant_hk")):
        shard = values[f"{script}/t0"]
        assert ids_of(shard) == [row["id"] for row in passages]
        assert shard["texts"] == [row[field] for row in passages]
    assert "n0" not in values


def test_a_large_corpus_gets_lists_and_every_passage_once() -> None:
    passages, documents = invented(300)
    values = delivered(build_index(passages, documents, FOLD, LARGE))
    meta = values["meta"]
    for kind, count in meta["shards"].items():
        assert [name for name in values if name[0] == kind and name[1:].isdigit()] == [
            f"{kind}{k}" for k in range(count)
        ]
    shown = [id for k in range(len(meta["texts"])) for id in ids_of(values[f"t{k}"])]
    assert shown == [row["id"] for row in passages]
    facets = values["zh-Hans/facets"]
    labels = sorted(facets["labels"])
    classes = [[labels[ord(place) - ord("0")] for place in word] for word in facets["classes"].split(" ")]
    assert classes == [[row["kind"], *(topic["id"] for topic in row["topics"])] for row in passages]


def test_a_large_corpus_has_the_texts_of_each_script_in_one_shard() -> None:
    passages, documents = invented(300)
    options = Options(small=0, convert=lambda text, script: f"{script}:{text}" if text == "某报" else text)
    values = delivered(build_index(passages, documents, FOLD, options))
    assert "zh-Hant/t0" not in values
    for script, field in (("zh-Hant", "text_hant"), ("zh-Hant-HK", "text_hant_hk")):
        table = dict(zip(*[iter(values[f"{script}/table"])] * 2, strict=True))
        told = []
        for k in range(len(values["meta"]["texts"])):
            shard = values[f"t{k}"]
            made = [[table.get(char, char) for char in text] for text in strings_of(shard)]
            for number, place, became in shard["spelled"][script]:
                made[number][slice(None) if place < 0 else slice(place, place + 1)] = [became]
            strings = ["".join(chars) for chars in made]
            told += strings[-len(shard["texts"]) :]
            assert f"{script}:某报" in strings
        assert told == [row[field] for row in passages]


def test_passages_come_in_the_order_of_documents_and_places() -> None:
    passages, documents = invented(40)
    files = build_index(passages, documents, FOLD)
    assert build_index(passages[::-1], documents, FOLD) == files


def test_a_document_without_passages_takes_no_place() -> None:
    passages, documents = invented(24)
    empty = {"id": "empty", "title": "空", "date_published": None}
    values = delivered(build_index(passages, [documents[0], empty, documents[1]], FOLD))
    assert values["meta"]["docs"] == [12, 0, 12]
    assert [doc[0] for doc in values["zh-Hans/t0"]["docs"]] == ["doc-0", "empty", "doc-1"]


def test_a_passage_of_an_unknown_document_is_refused() -> None:
    passages, documents = invented(24)
    with pytest.raises(ValueError, match="doc-1"):
        build_index(passages, documents[:1], FOLD)


def test_the_folder_changes_with_the_content_only() -> None:
    passages, documents = invented(24)
    files = build_index(passages, documents, FOLD)
    changed = build_index([{**passages[0], "text": "别的"}, *passages[1:]], documents, FOLD)
    assert files == build_index(passages, documents, FOLD)
    assert files.keys() & changed.keys() == {f"{FOLDER}meta.js"}


def test_titles_labels_and_patterns_go_through_the_converter() -> None:
    passages, documents = invented(24)
    options = Options(
        convert=lambda text, script: f"{script}:{text}",
        citations=Citations({"doc-0": "某报⟦id⟧"}, {"p00003": "ab"}, {"doc-0": Exported("f0", {"key": "x"}, {})}),
        superseded=({"id": "p00001", "doc": "doc-0", "text": "旧", "until": "2.0.0", "reason": "错字"},),
    )
    values = delivered(build_index(passages, documents, FOLD, options))
    assert values["zh-Hant/facets"]["docs"][1] == [
        "doc-1",
        "zh-Hant:第1篇",
        "2011-05-01",
        "zh-Hant:某报",
        "published",
        "",
    ]
    assert values["zh-Hant/t0"]["labels"]["paragraph"] == "zh-Hant:正文"
    assert values["zh-Hant/c0"] == {"doc-0": "zh-Hant:某报⟦id⟧"}
    assert values["x0"] == {"digests": {"p00003": "ab"}, "exports": {"doc-0": ["f0", {"key": "x"}, {}]}}
    assert values["old"][0]["text"] == "旧"


def spellings(passages: list[dict[str, Any]], documents: list[dict[str, Any]]) -> dict[str, str]:
    """The characters of the browser's table, each with all that it stands for."""
    meta = delivered(build_index(passages, documents, FOLD))["meta"]
    return {group[0]: group[1:] for group in meta["folding"]["characters"].split(" ")}


@pytest.mark.parametrize("where", ["title", "publisher", "label", "text"])
def test_what_a_query_may_name_is_spelled_as_freely_as_a_text(where: str) -> None:
    """The browser's table has every spelling of a character that only a title, an outlet or a topic has."""
    passages, documents = invented(24)
    common = spellings(passages, documents)
    char = next(char for char, spelled in FOLD.items() if spelled not in common)
    row: dict[str, Any] = documents[1] if where in ("title", "publisher") else passages[0]
    topics = [{"id": "du", "label": char, "by": "rule"}]
    row |= {"topics": topics} if where == "label" else {where: char}
    assert char in spellings(passages, documents)[FOLD[char]]
    assert "標" in common["标"], "a kind"


def test_every_conversion_folds_like_its_original() -> None:
    passages, _ = invented(200)
    assert disagreements(passages) == []
    wrong = [{**passages[0], "text_hant": "軟體"}]
    assert disagreements(wrong) == [(passages[0]["id"], "zh-Hant")]


def test_regional_words_are_offered_where_the_corpus_has_the_other_word() -> None:
    pairs = parse_pairs("# note\n網路\t网络\n軟體\t软件\n专案\t專案\n")
    assert useful_pairs(pairs, ["网络与专案"], Folder(FOLD)) == [("网路", "网络")]


def test_the_table_of_regional_words_has_only_pairs_that_differ() -> None:
    folder = Folder(FOLD)
    pairs = [(folder.text(a), folder.text(b)) for a, b in parse_pairs(TABLE.read_text("utf-8"))]
    assert len(pairs) == len(set(pairs))
    assert [pair for pair in pairs if pair[0] == pair[1]] == []
