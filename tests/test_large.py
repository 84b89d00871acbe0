"""A large corpus: packages beside the site, pages that are no prose in one script, and nothing lost by either."""

from __future__ import annotations

import gzip
import json
import shutil
import subprocess
import zipfile
from itertools import product
from pathlib import Path
from typing import Any

from frictionless import Package

from scripts.corpus.editions import TREES
from scripts.gate import gate
from scripts.web.tables import CHECKSUMS, CRATE, DESCRIPTOR, PACKAGES, PACKED, TABLES, lines_name
from tests.cli import run_scripts
from tests.published import base_of, rows_of
from tests.tree import read_html

VARIANTS = [tree for tree in TREES.values() if tree]


def alone(site: Path) -> set[str]:
    pages = [*(site / "i").glob("*/index.html"), *(site / "sources").glob("*/index.html")]
    return {page.relative_to(site).as_posix() for page in pages}


def unpacked(file: Path) -> bytes:
    return gzip.decompress(file.read_bytes()) if file.suffix == PACKED else file.read_bytes()


def test_the_data_are_the_same_and_only_packages_stand_beside(toy_site: Path, large_site: Path) -> None:
    small, large = ({path.name for path in (site / "data").iterdir()} for site in (toy_site, large_site))
    assert small - {name.removesuffix(PACKED) for name in large} == {*PACKAGES, "markdown"}
    for name in large - {"index.html", "datapackage.json", "ro-crate-metadata.json", "croissant.json", "checksums.txt"}:
        if (large_site / "data" / name).is_file():
            told = (toy_site / "data" / name.removesuffix(PACKED)).read_bytes()
            assert unpacked(large_site / "data" / name) == told, name


def test_tables_are_compressed_without_name_and_time_and_described_so(large_site: Path) -> None:
    package: Any = Package(str(large_site / "data" / "datapackage.json"))
    for table in TABLES:
        name = lines_name(table.name, large=True)
        flags, *time = (large_site / "data" / name).read_bytes()[3:8]
        assert (flags, time) == (0, [0, 0, 0, 0])
        assert not (large_site / "data" / name.removesuffix(PACKED)).exists()
        read = package.get_resource(f"{table.name}-jsonl").read_rows()
        assert len(read) == len(rows_of(large_site, table.name))
    report = package.validate()
    assert report.valid, report.flatten(["type", "message"])


def test_the_data_page_names_the_compressed_tables(toy_site: Path, large_site: Path) -> None:
    for site, large in ((toy_site, False), (large_site, True)):
        page = read_html((site / "data/index.html").read_bytes())
        named = {link for link in page.xpath("//a/@href") if ".jsonl" in link and "jsonld" not in link}
        assert named == {lines_name(table.name, large) for table in TABLES}


def test_the_packages_are_made_from_the_site(toy_site: Path, large_site: Path, tmp_path: Path) -> None:
    done = run_scripts("packages", "--site", large_site, "--out", tmp_path)
    assert done.returncode == 0, done.stderr
    assert {path.name for path in tmp_path.iterdir()} == {*PACKAGES, "checksums.txt"}
    for name in set(PACKAGES) - {"site.zip"}:
        assert (tmp_path / name).read_bytes() == (toy_site / "data" / name).read_bytes(), name
    with zipfile.ZipFile(tmp_path / "site.zip") as bundle:
        held = {name.partition("/")[2] for name in bundle.namelist()}
    assert held == {path.relative_to(large_site).as_posix() for path in large_site.rglob("*") if path.is_file()}
    check = ["sha256sum", "--check", "--strict", "--quiet", "checksums.txt"]
    assert not subprocess.run(check, cwd=tmp_path, check=False).returncode


def test_packages_want_a_site(tmp_path: Path) -> None:
    assert run_scripts("packages", "--site", tmp_path, "--out", tmp_path / "out").returncode == 1


def test_the_data_page_says_where_the_packages_are(toy_site: Path, large_site: Path) -> None:
    page = read_html((large_site / "data/index.html").read_bytes())
    (section,) = page.xpath("//h2[@id='packages']")
    assert "python -m scripts packages" in section.getnext().getnext().text_content()
    named = page.xpath("//a[@href='#packages']/text()")
    assert set(named) == set(PACKAGES)
    assert not read_html((toy_site / "data/index.html").read_bytes()).xpath("//h2[@id='packages']")


def test_a_document_has_what_scholars_cite_and_the_page_makes_the_rest(large_site: Path) -> None:
    told = (large_site / "llms.txt").read_text("utf-8")
    for row in rows_of(large_site, "documents"):
        files = [path for path in (large_site / "data").rglob(f"{row['id']}.*") if path.parent.name != "navigation"]
        assert {path.relative_to(large_site / "data").as_posix() for path in files} == {
            f"tei/{row['id']}.xml", f"text/{row['id']}.txt", f"citations/{row['id']}.ris"
        }  # fmt: skip
        assert f"{base_of(large_site)}data/text/{row['id']}.txt" in told
        page = read_html((large_site / "d" / row["id"] / "index.html").read_bytes())
        assert [link.text for link in page.xpath("//*[@class='cite-files']/a")] == ["RIS"]
        (dataset,) = page.xpath("//script[@type='application/ld+json']/text()")
        assert json.loads(dataset)["isPartOf"].keys() == {"@type", "@id", "name"}
        copy = read_html((large_site / VARIANTS[0] / "d" / row["id"] / "index.html").read_bytes())
        assert not copy.xpath("//script[@type='application/ld+json']")
        assert copy.xpath("//link[@rel='cite-as']/@href") == page.xpath("//link[@rel='cite-as']/@href")
        assert page.xpath("//link[@rel='describedby' or @rel='item']/@href")
        assert not copy.xpath("//link[@rel='describedby' or @rel='item']")


def test_descriptions_name_folders_and_checksums_name_files(large_site: Path) -> None:
    data = large_site / "data"
    package, crate = (json.loads((data / name).read_text("utf-8")) for name in (DESCRIPTOR, CRATE))
    assert not [resource["path"] for resource in package["resources"] if "/" in resource["path"]]
    folders = {part["@id"] for part in crate["@graph"] if part["@type"] == "Dataset" and part["@id"] != "./"}
    assert folders == {"citations/", "tei/", "text/"}
    (whole,) = (part for part in crate["@graph"] if part["@id"] == "./")
    assert folders <= {part["@id"] for part in whole["hasPart"]}
    checked = (data / CHECKSUMS).read_text("utf-8")
    for row in rows_of(large_site, "documents"):
        assert f"  tei/{row['id']}.xml\n" in checked


def test_pages_of_which_there_are_thousands_leave_feeds_and_the_list_of_pages_to_the_others(
    toy_site: Path, large_site: Path
) -> None:
    for site, name, brief in product((toy_site, large_site), ("d", "e", "i", "sources"), (False, True)):
        pages = (site / name).glob("*/index.html") if brief else (site / "documents").glob("index.html")
        for page in map(Path.read_bytes, pages):
            shown = read_html(page)
            left_out = brief and site == large_site
            assert bool(shown.xpath("//link[@type='application/atom+xml']")) != left_out
            assert bool(shown.xpath("//footer//nav")) != left_out
            assert shown.xpath("//header//nav")


def test_what_is_no_prose_stands_in_one_script(toy_site: Path, large_site: Path) -> None:
    assert alone(large_site) == alone(toy_site)
    for tree in VARIANTS:
        held = {path.relative_to(large_site / tree).as_posix() for path in (large_site / tree).rglob("index.html")}
        wanted = {path.relative_to(toy_site / tree).as_posix() for path in (toy_site / tree).rglob("index.html")}
        assert held == wanted - alone(large_site)


def test_the_switch_of_a_page_that_stands_alone_leads_to_the_list_of_its_kind(large_site: Path) -> None:
    for page in sorted(alone(large_site)):
        links = read_html((large_site / page).read_bytes()).xpath("//a[contains(@class, 'script-link')]/@href")
        section = page.partition("/")[0]
        assert links == ["./", *(f"../../{tree}{section}/" for tree in VARIANTS)]


def test_an_id_answers_briefly(large_site: Path) -> None:
    for row in rows_of(large_site, "passages"):
        told = json.loads(unpacked(large_site / "i" / row["id"][:2] / "passages.json.gz"))[row["id"]]
        assert told["status"] == "live"
        assert {key: told[key] for key in ("doc", "n", "kind", "url")}.items() <= row.items()
        assert told["history"][0].keys() >= {"event", "date", "version", "doc", "sha256"}
        assert all(all(line.values()) for line in told["history"])


def test_the_gate_finds_what_is_lost_of_it(large_site: Path, tmp_path: Path) -> None:
    site = Path(shutil.copytree(large_site, tmp_path / "site"))
    lost, doubled = sorted(page for page in alone(site) if page.startswith("i/"))[:2]
    whole = (site / lost).read_text("utf-8")
    (site / lost).write_text(whole.replace("data-state=live", "data-state=retire", 1), "utf-8")
    copied = site / VARIANTS[0] / doubled
    copied.parent.mkdir(exist_ok=True)
    shutil.copy(site / doubled, copied)
    found = {(problem.code, problem.path) for problem in gate(site, None)}
    assert {("GA41", lost), ("GA23", VARIANTS[0] + doubled)} <= found


def test_the_gate_reads_compressed_tables(large_site: Path, tmp_path: Path) -> None:
    site = Path(shutil.copytree(large_site, tmp_path / "site"))
    file = site / "data" / lines_name("passages", large=True)
    lines = gzip.decompress(file.read_bytes()).splitlines(keepends=True)
    file.write_bytes(gzip.compress(b"".join(lines[1:])))
    assert [problem.code for problem in gate(site, None)].count("GA31") == 1
    file.unlink()
    assert "GA30" in {problem.code for problem in gate(site, None)}


def test_the_gate_reads_the_compressed_parts_of_the_sitemap(large_site: Path, tmp_path: Path) -> None:
    site = Path(shutil.copytree(large_site, tmp_path / "site"))
    part = next(site.glob("sitemap-d.xml.gz"))
    part.write_bytes(gzip.compress(gzip.decompress(part.read_bytes()).replace(b"/d/", b"/none/", 1)))
    assert [(problem.code, problem.path) for problem in gate(site, None)] == [("GA55", part.name)]
