"""The open data as published: described, checked by others' tools, whole, and the same at every build."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from frictionless import Package
from jsonschema import Draft202012Validator

from scripts.publish.formats.spreadsheet import cell_of, read_back, spreadsheet
from scripts.publish.formats.tables import Table
from scripts.publish.package import archive, checksums, descriptor
from scripts.publish.rows import FILES, MemberRow
from tests.page_corpus import corpus_record

OUTSIDE = {f"data/{name}" for name in ("datapackage.json", "checksums.txt", "site.zip", "index.html")} | {
    "data/ro-crate-metadata.json",
    "data/croissant.json",
}
"""What the descriptor does not describe (nor schemas and answers): itself, the other descriptions, and the page."""
every_table = pytest.mark.parametrize("name", FILES)


@pytest.fixture(params=["built_site", "toy_site"], ids=["real", "toy"])
def site(request: pytest.FixtureRequest) -> Path:
    folder: Path = request.getfixturevalue(request.param)
    return folder


def rows(site: Path, name: str, number: Callable[[str], Any] = float) -> list[dict[str, Any]]:
    """The rows of a table; ``number`` makes a number with a point of what is written."""
    lines = (site / "data" / f"{name}.jsonl").read_text("utf-8").splitlines()
    return [json.loads(line, parse_float=number) for line in lines]


def test_an_independent_reader_finds_the_package_valid(site: Path) -> None:
    report = Package(str(site / "data" / "datapackage.json")).validate()
    assert report.valid, report.flatten(["type", "message"])


def test_an_independent_reader_reads_the_tables_as_typed(site: Path) -> None:
    package: Any = Package(str(site / "data" / "datapackage.json"))
    for name in FILES:
        read = package.get_resource(f"{name}-jsonl").read_rows()
        assert [row.to_dict() for row in read] == rows(site, name, Decimal)
    ledger = (site / "data" / "anchors.tsv").read_text("utf-8").splitlines()[1:]
    read = package.get_resource("anchors-tsv").read_rows()
    assert [row["text"] or "" for row in read] == [line.split("\t")[-1] for line in ledger]


def test_an_independent_reader_finds_a_stray_id(built_site: Path, tmp_path: Path) -> None:
    data = tmp_path / "data"
    shutil.copytree(built_site / "data", data, ignore=shutil.ignore_patterns("site.zip"))
    figures = data / "figures.jsonl"
    first, *others = figures.read_text("utf-8").splitlines(keepends=True)
    stray = json.dumps({**json.loads(first), "passage": "zzzzz9"}, ensure_ascii=False)
    figures.write_text("".join([stray + "\n", *others]), "utf-8")
    told = Package(str(data / "datapackage.json")).validate().flatten(["type"])
    assert {"foreign-key", "hash-count"} <= {kind for (kind,) in told}


def test_the_package_describes_every_data_file(site: Path) -> None:
    package = json.loads((site / "data" / "datapackage.json").read_text("utf-8"))
    described = {f"data/{resource['path']}": resource for resource in package["resources"]}
    present = {path.relative_to(site).as_posix() for path in (site / "data").rglob("*") if path.is_file()}
    assert set(described) == {path for path in present - OUTSIDE if not path.startswith(("data/schemas/", "data/dts/"))}
    for path, resource in described.items():
        content = (site / path).read_bytes()
        assert resource["bytes"] == len(content)
        assert resource["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"
    assert len({resource["name"] for resource in described.values()}) == len(described)


@every_table
def test_every_row_is_what_its_published_schema_says(site: Path, name: str) -> None:
    schema = json.loads((site / "data" / "schemas" / f"{name}.schema.json").read_text("utf-8"))
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema)
    faults = [(row.get("id"), error.message) for row in rows(site, name) for error in validator.iter_errors(row)]
    assert not faults


@every_table
def test_a_schema_refuses_what_is_not_a_row(site: Path, name: str) -> None:
    schema = json.loads((site / "data" / "schemas" / f"{name}.schema.json").read_text("utf-8"))
    row = rows(site, name)[0]
    validator = Draft202012Validator(schema)
    assert not validator.is_valid({**row, "unheard_of": 1})
    assert not validator.is_valid({key: row[key] for key in list(row)[1:]})


@every_table
def test_keys_stand_in_the_order_of_the_contract(site: Path, name: str) -> None:
    assert {tuple(row) for row in rows(site, name)} == {tuple(FILES[name].model_fields)}


@every_table
def test_each_csv_holds_the_rows_of_the_lines(site: Path, name: str) -> None:
    with (site / "data" / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
        table = [{key: read_back(cell) for key, cell in row.items()} for row in csv.DictReader(file)]
    assert table == [{key: read_back(cell_of(value)) for key, value in row.items()} for row in rows(site, name)]
    header = (site / "data" / f"{name}.csv").read_bytes().split(b"\r\n")[0]
    assert header.decode("utf-8-sig").split(",") == list(FILES[name].model_fields)


def test_sha256sum_agrees(site: Path) -> None:
    command = ["sha256sum", "--check", "--strict", "--quiet", "checksums.txt"]
    done = subprocess.run(command, cwd=site / "data", capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout + done.stderr) == (0, "")


def test_the_archive_holds_the_whole_site_but_itself(site: Path) -> None:
    with zipfile.ZipFile(site / "data" / "site.zip") as bundle:
        assert bundle.testzip() is None
        names = bundle.namelist()
        (folder,) = {name.split("/")[0] for name in names}
        held = {name.removeprefix(f"{folder}/") for name in names}
        present = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
        assert held == present - {"data/site.zip"}
        same = [name for name in names if not name.endswith(".html")]
        assert all(bundle.read(name) == (site / name.removeprefix(f"{folder}/")).read_bytes() for name in same)
        assert {(entry.create_system, entry.external_attr >> 16) for entry in bundle.infolist()} == {(3, 0o644)}


def zipped(files: dict[str, bytes], folder: str, released: date) -> bytes:
    out = io.BytesIO()
    archive(files, folder, released, out)
    return out.getvalue()


def test_an_archive_does_not_depend_on_order_or_clock() -> None:
    files = {"b.txt": b"2", "a/b.html": "一".encode()}
    first = zipped(files, "x-1.0.0", date(2030, 1, 2))
    assert first == zipped(dict(reversed(files.items())), "x-1.0.0", date(2030, 1, 2))
    with zipfile.ZipFile(io.BytesIO(first)) as bundle:
        assert bundle.namelist() == ["x-1.0.0/a/b.html", "x-1.0.0/b.txt"]
        assert bundle.infolist()[0].date_time == (2030, 1, 2, 0, 0, 0)
    assert zipped(files, "x", date(1970, 1, 1))


def test_checksums_and_descriptor_are_sorted_and_tell_all() -> None:
    files = {"data/b.txt": b"2", "data/a.jsonl": b"{}\n"}
    lines = checksums(files).decode().splitlines()
    assert lines == [f"{hashlib.sha256(files[f'data/{name}']).hexdigest()}  {name}" for name in ("a.jsonl", "b.txt")]
    package = json.loads(descriptor(files, corpus_record()))
    assert [resource["path"] for resource in package["resources"]] == ["a.jsonl", "b.txt"]
    assert package["version"] == "0.1.0"


def test_lines_and_commas_survive_hostile_text() -> None:
    hostile = '“引”,"逗"\n换\t行\u2028<&>'
    row = MemberRow(passage="b1cdf9", quote=hostile)
    (line,) = Table([row]).lines().decode().split("\n")[:-1]
    assert json.loads(line) == {"passage": "b1cdf9", "quote": hostile}
    table = spreadsheet(MemberRow.model_fields, [row.model_dump()]).decode("utf-8-sig")
    assert list(csv.DictReader(io.StringIO(table, newline=""))) == [{"passage": "b1cdf9", "quote": hostile}]
