"""From a corpus to a complete site: determinism, completeness, provenance, any sub-path, plain MkDocs."""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from scripts.cite.styles import DEFAULT
from tests.cited import citations
from tests.cli import CORPUS, TOY, call_scripts, run_module, run_scripts
from tests.conftest import told_by_build
from tests.page_kinds import TREES

Row = dict[str, Any]
CASES = [pytest.param("built_site", CORPUS, id="real"), pytest.param("toy_site", TOY, id="toy")]


@pytest.fixture
def site(request: pytest.FixtureRequest) -> Path:
    folder: Path = request.getfixturevalue(request.param)
    return folder


both = pytest.mark.parametrize(("site", "corpus"), CASES, indirect=["site"])


def digests(folder: Path) -> dict[str, str]:
    """SHA-256 of every file of a folder, by its path."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def rows(site: Path, name: str) -> list[Row]:
    return [json.loads(line) for line in (site / "data" / name).read_text("utf-8").splitlines()]


def raw_texts(corpus: Path) -> dict[str, str]:
    """The raw files decoded without help of the scripts: UTF-8, else GB18030."""
    return {path.name: decoded(path.read_bytes()) for path in (corpus / "raw").iterdir()}


def decoded(data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("gb18030")


def ink(text: str) -> str:
    """What must survive cleaning: characters of one width, without white space and invisible ones."""
    folded = unicodedata.normalize("NFKC", text)
    return "".join(char for char in folded if not char.isspace() and unicodedata.category(char) != "Cf")


@pytest.mark.long
def test_two_builds_are_byte_identical(toy_site: Path, tmp_path: Path) -> None:
    again = tmp_path / "again"
    done = run_scripts("build", "--corpus", TOY, "--out", again, PYTHONHASHSEED="7", TZ="Asia/Shanghai")
    assert done.returncode == 0, done.stderr
    assert digests(again) == digests(toy_site)


@pytest.mark.long
def test_plain_mkdocs_builds_the_same_site_to_the_byte(built_site: Path, tmp_path: Path) -> None:
    """Two builds and two ways to build are one comparison."""
    plain = tmp_path / "plain"
    done = run_module(
        "mkdocs", "build", "--strict", "--quiet", "--site-dir", plain, PYTHONHASHSEED="7", TZ="Asia/Shanghai"
    )
    assert done.returncode == 0, done.stderr
    assert digests(plain) == digests(built_site)


@both
def test_every_character_is_accounted_for_once(site: Path, corpus: Path) -> None:
    seen = {name: [0] * len(text) for name, text in raw_texts(corpus).items()}
    for row in rows(site, "accounting.jsonl"):
        for i in range(row["start"], row["end"]):
            seen[row["file"]][i] += 1
    for name, text in raw_texts(corpus).items():
        wrong = [i for i, char in enumerate(text) if not char.isspace() and ink(char) and seen[name][i] != 1]
        assert not wrong, f"{name}: {len(wrong)} characters, the first at {wrong[0]}: {text[wrong[0] :][:20]!r}"


@both
def test_accounting_says_why_and_where(site: Path, corpus: Path) -> None:
    ids = {row["id"] for row in rows(site, "passages.jsonl")}
    for row in rows(site, "accounting.jsonl"):
        if row["fate"] == "published":
            assert row["passage"] in ids, row
        else:
            assert row["reason"] in {"duplicate", "boilerplate", "unrelated", "layout"}, row
        assert (row["reason"] == "duplicate") == (row["duplicate_of"] is not None), row


@both
def test_passages_are_what_stands_in_the_source(site: Path, corpus: Path) -> None:
    texts = raw_texts(corpus)
    bullets = re.compile(r"^[●•■◆▪◇□▲★※➤]")
    closed = {row["id"] for row in rows(site, "documents.jsonl") if row["publish"] != "full"}
    for row in rows(site, "passages.jsonl"):
        source = row["source"]
        stretch = "".join(texts[source["file"]][start:end] for start, end in source["spans"])
        whole, shown = bullets.sub("", ink(stretch)), ink(row["text"])
        assert whole.startswith(shown) if row["doc"] in closed else whole == shown, row["id"]


@both
def test_data_rows_point_at_passages(site: Path, corpus: Path) -> None:
    passages = {row["id"]: row for row in rows(site, "passages.jsonl")}
    for figure in rows(site, "figures.jsonl"):
        assert passages[figure["passage"]]["text"][figure["start"] : figure["end"]] == figure["quote"]
    for entity in rows(site, "entities.jsonl"):
        for mention in entity["mentions"]:
            named = passages[mention["passage"]]["text"][mention["start"] : mention["end"]]
            assert named in (entity["name"], *entity["aliases"])
    for parallel in rows(site, "parallels.jsonl"):
        assert all(member["quote"] in passages[member["passage"]]["text"] for member in parallel["members"])


@both
def test_each_topic_lists_exactly_the_passages_that_carry_it(site: Path, corpus: Path) -> None:
    passages, topics = rows(site, "passages.jsonl"), rows(site, "topics.jsonl")
    carrying = {
        topic["id"]: [row["id"] for row in passages if topic["id"] in {one["id"] for one in row["topics"]}]
        for topic in topics
    }
    assert {topic["id"]: topic["passages"] for topic in topics} == carrying
    assert any(carrying.values())


@both
def test_what_is_annotated_is_numbered_from_one_in_each_passage(site: Path, corpus: Path) -> None:
    """Ids of figures and events are anchors and keys that others keep: ``passage.1``, ``passage.e1`` and so on."""
    for name, mark in (("figures.jsonl", ""), ("events.jsonl", "e")):
        ids = Counter(row["id"] for row in rows(site, name))
        of_passage = Counter(id.partition(".")[0] for id in ids)
        assert ids == Counter(f"{id}.{mark}{n}" for id, count in of_passage.items() for n in range(1, count + 1))
        assert ids
    for figure in rows(site, "figures.jsonl"):
        assert figure["id"].startswith(f"{figure['passage']}.")


@both
def test_the_figures_stand_in_the_order_of_their_annotations(site: Path, corpus: Path) -> None:
    written = {
        id: [figure["quote"] for figure in note.get("figures") or ()]
        for file in (corpus / "annotations").glob("*.yml")
        for id, note in (yaml.load(file.read_text("utf-8"), yaml.BaseLoader)["passages"] or {}).items()
    }
    for figure in rows(site, "figures.jsonl"):
        number = int(figure["id"].partition(".")[2])
        assert figure["quote"] == written[figure["passage"]][number - 1]


@both
def test_the_check_of_quotations_cites_in_the_first_style_of_the_documents(site: Path, corpus: Path) -> None:
    for script, tree in TREES.items():
        shards = [path.read_text("utf-8") for path in (site / "assets" / "search").glob(f"*/{script}/c*.js")]
        values = [json.loads(shard[shard.index(",") + 1 : shard.rindex(")")]) for shard in shards]
        patterns = {doc: pattern for value in values for doc, pattern in value.items()}
        assert patterns.keys() == {row["id"] for row in rows(site, "documents.jsonl")}
        for doc, pattern in patterns.items():
            assert pattern == citations(site, tree, doc)[DEFAULT][1], doc


EXPECTED = [
    "index.html", "404.html", "sitemap.xml", "robots.txt",
    "documents/index.html", "topics/index.html", "timeline/index.html", "figures/index.html", "compare/index.html",
    "entities/index.html", "glossary/index.html", "search/index.html", "verify/index.html", "changes/index.html",
    "notebook/index.html",
    "counts/index.html", "words/index.html",
    "data/index.html", "about/index.html", "i/index.html",
    "data/passages.jsonl", "data/documents.jsonl", "data/accounting.jsonl", "data/figures.jsonl", "data/figures.csv",
    "data/parallels.jsonl", "data/entities.jsonl", "data/glossary.jsonl", "data/topics.jsonl", "data/events.jsonl",
    "data/words.jsonl", "data/words.csv", "data/characters.jsonl", "data/characters.csv",
    "data/anchors.tsv", "data/datapackage.json", "data/checksums.txt", "data/site.zip",
]  # fmt: skip


def expected(site: Path) -> Iterator[str]:
    yield from EXPECTED
    for row in rows(site, "documents.jsonl"):
        yield f"d/{row['id']}/index.html"
        yield f"data/tei/{row['id']}.xml"
        yield f"data/text/{row['id']}.txt"
    yield from (f"t/{row['id']}/index.html" for row in rows(site, "topics.jsonl"))
    yield from (f"e/{row['id']}/index.html" for row in rows(site, "entities.jsonl"))
    yield from {f"i/{row['id'][:2]}/index.html" for row in rows(site, "passages.jsonl")}


@both
def test_the_site_is_complete_in_all_scripts(site: Path, corpus: Path) -> None:
    pages = [path for path in expected(site) if path.endswith("index.html")]
    wanted = [*expected(site), *(f"{tree}/{page}" for tree in ("zh-Hant", "zh-Hant-HK") for page in pages)]
    assert not [path for path in wanted if not (site / path).is_file()]


@both
def test_checksums_hold(site: Path, corpus: Path) -> None:
    lines = (site / "data" / "checksums.txt").read_text("utf-8").splitlines()
    assert lines
    for line in lines:
        digest, name = line.split(maxsplit=1)
        path = next(p for p in (site / "data" / name.lstrip("*"), site / name.lstrip("*")) if p.is_file())
        assert hashlib.sha256(path.read_bytes()).hexdigest() == digest, name


def test_the_build_tells_each_stage_and_where_the_site_is(toy_site: Path) -> None:
    lines = told_by_build(toy_site).splitlines()
    stages = [line.split()[0] for line in lines if re.search(r"\d+\.\d+ s", line)]
    assert stages[:5] == ["read", "clean", "segment", "identify", "account"]
    assert any("duplicate=" in line for line in lines)
    assert str(toy_site) in lines[-1]


def test_a_folder_that_is_no_site_of_ours_is_not_overwritten(tmp_path: Path) -> None:
    (tmp_path / "precious.txt").write_text("keep", "utf-8")
    done = call_scripts("build", "--corpus", TOY, "--out", tmp_path)
    assert done.returncode == 1
    assert [path.name for path in tmp_path.iterdir()] == ["precious.txt"]


@pytest.mark.long
def test_pages_writes_the_same_tree_to_disk(tmp_path: Path) -> None:
    done = run_scripts("pages", "--corpus", TOY, "--out", tmp_path)
    assert done.returncode == 0, done.stderr
    written = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*.md")}
    assert {"index.md", "d/ferry-timetable/index.md", "t/duchuan/index.md"} <= written


def test_convert_reads_and_writes_streams() -> None:
    done = run_module("scripts", "convert", "--to", "zh-Hant", "--corpus", TOY, given="堤后的面馆\n")
    assert (done.returncode, done.stdout) == (0, "堤後的麵館\n")
