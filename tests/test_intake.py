"""Files as people have them: what is read out of them, what is refused and why, and that twice is once."""

from __future__ import annotations

import html
import io
import os
import sys
import time
import zipfile
from pathlib import Path

import pytest

from scripts.convert.spelling import Speller
from scripts.corpus.curated import load
from scripts.intake.extracted import LARGEST_TEXT, RefusalError
from scripts.intake.known import twins
from scripts.intake.pdf import read_pdf
from scripts.intake.sort import extract
from scripts.intake.word import read_word
from scripts.pages import pages
from scripts.pipeline import passages_of, run
from scripts.publish.data import rows
from scripts.stages.account import account
from scripts.text.places import PAGE, place
from tests.cli import TOY, call_scripts, run_module, run_scripts
from tests.test_build import digests

NEWS = "新桥今日通车\n\n河口晚报讯（记者 木青）5月8日，新桥通车。桥长三百米，过河不用再等船，渡船每天八班。\n"
PARAGRAPH = '<w:p><w:pPr>{style}</w:pPr><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'
TABLE = "<w:tbl><w:tr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr></w:tbl>"
DOCUMENT = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{}</w:body></w:document>'
)
TYPES = (
    '<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
RELATIONS = (
    '<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    'Target="word/document.xml"/></Relationships>'
)


PAGE_OF_TWO = """白帆渡夏季加班

本报讯 7月1日起，渡船执行夏季时刻表，每天往返十二班，末班船延至晚上九点半开出，旅客不必再赶。

记者 木青

图书馆延长开放

本报讯 海边图书馆本周起延长开放时间，读者可以留到夜里十二点，出门就有末班渡船可坐，来去都方便。

记者 向晚
"""


def word(*paragraphs: str, cells: tuple[str, str] | None = None) -> bytes:
    """A Word file of these paragraphs, and a table of one row."""
    body = "".join(PARAGRAPH.format(style="", text=text) for text in paragraphs)
    body += TABLE.format(*(PARAGRAPH.format(style="", text=text) for text in cells)) if cells else ""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, text in (
            ("[Content_Types].xml", TYPES), ("_rels/.rels", RELATIONS), ("word/document.xml", DOCUMENT.format(body)),
        ):  # fmt: skip
            archive.writestr(name, text)
    return made.getvalue()


def pdf(*pages: str, trailer: str = "") -> bytes:
    """A PDF of these pages (Latin letters; nothing on a page that is empty)."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>"]
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(len(pages)))
    objects += [f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>"]
    objects += ["<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"]
    for n, text in enumerate(pages):
        drawn = f"BT /F1 12 Tf 72 700 Td ({text}) Tj ET" if text else ""
        box = f"/MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents {5 + 2 * n} 0 R"
        objects += [f"<< /Type /Page /Parent 2 0 R {box} >>", f"<< /Length {len(drawn)} >>\nstream\n{drawn}\nendstream"]
    made, places = "%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(made))
        made += f"{number} 0 obj\n{body}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    end = f"trailer\n<< /Size {size} /Root 1 0 R {trailer} >>\nstartxref\n{len(made)}\n%%EOF\n"
    return f"{made}xref\n0 {size}\n0000000000 65535 f \n{table}{end}".encode("latin-1")


LOCKED = "/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <{}> /U <{}> >> /ID [<00> <00>]".format("41" * 32, "42" * 32)


def test_a_pdf_keeps_its_pages_apart() -> None:
    found = read_pdf(pdf("Ferries run daily.", "", "The bridge is open."))
    assert "Ferries run daily." in found.text
    assert found.text.count(PAGE) == 2
    assert place(found.text, found.text.index("bridge")) == "第 3 页"
    assert found.doubts == ("第 2 页没有文字，可能是图片或扫描页",)
    assert found.tool.startswith("pypdfium2 ")
    assert read_pdf(pdf("Ferries run daily.", "", "The bridge is open.")) == found, "the same file gives the same text"


def test_a_word_file_becomes_paragraphs() -> None:
    found = read_word(word("新桥今日通车", "", "5月8日，新桥通车。", cells=("渡船", "八班")))
    assert found.text.split("\n\n")[:2] == ["新桥今日通车", "5月8日，新桥通车。"]
    assert "渡船\t八班" in found.text
    assert place(found.text, found.text.index("渡船")) == "第 3 段"
    assert found.tool.startswith("mammoth ")
    assert read_word(word("新桥")) == read_word(word("新桥"))


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (pdf("", ""), "没有文字层"),
        (pdf("text", trailer=LOCKED), "密码"),
        (pdf("text")[:60], "打不开"),
        (word(), "没有文字"),
        (word("x")[:-40] + b"\0" * 40, None),
    ],
)
def test_what_holds_no_text_is_refused(data: bytes, words: str | None) -> None:
    if words is None:
        assert extract(data) is None, "a broken archive is no Word file"
        return
    with pytest.raises(RefusalError, match=words):
        extract(data)


def test_without_the_optional_tools_it_is_said_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    for tool, data in (("pypdfium2", pdf("x")), ("mammoth", word("x"))):
        monkeypatch.setitem(sys.modules, tool, None)
        with pytest.raises(RefusalError, match=r"requirements/intake\.txt"):
            extract(data)


def test_a_folder_is_taken_in_and_twice_is_once(toy_copy: Path, tmp_path: Path) -> None:
    given = tmp_path / "旧 文件..夹"
    (given / "深").mkdir(parents=True)
    (given / "新桥 通车..1.txt").write_bytes(NEWS.encode("gb18030"))
    (given / "深" / "report.docx").write_bytes(word("渡船改点", "7月1日起，渡船执行夏季时刻表，每天往返十二班。"))
    (given / "page.pdf").write_bytes(pdf("Ferries run daily from the north pier to the island."))
    (given / "空.txt").write_bytes(b"")
    (given / "断.txt").symlink_to("nowhere")
    (given / ".隐藏.txt").write_text(NEWS, "utf-8")

    dry, before = call_scripts("add", "--corpus", toy_copy, given, "--dry-run"), digests(toy_copy)
    assert (dry.returncode, digests(toy_copy)) == (1, before)
    assert "会收入" in dry.stdout

    done = run_scripts("add", "--corpus", toy_copy, given)
    assert done.returncode == 1, "two were refused"
    assert sorted("空" in line or "断" in line for line in done.stderr.splitlines()) == [True, True]
    assert "共 5 个文件：3 个收入或已在，2 个没有收" in done.stdout
    curated, problems = load(toy_copy)
    assert curated is not None
    assert not problems
    records = {record.source.file: record for record in curated.documents}
    assert records["新桥 通车..1.txt"].title == "新桥今日通车"
    read_out = records["page.pdf.txt"].source.extracted
    assert read_out is not None
    assert (read_out.original, read_out.tool.split()[0]) == ("page.pdf", "pypdfium2")
    assert (toy_copy / "raw/page.pdf").read_bytes() == (given / "page.pdf").read_bytes()
    assert {problem.code for problem in run(toy_copy)[1]} <= {"ID20", "SCR01", "SRC06"}

    after = digests(toy_copy)
    again = call_scripts("add", "--corpus", toy_copy, given)
    assert (again.returncode, digests(toy_copy)) == (1, after)
    assert again.stdout.count("已经收入，没有改动") == 3


def test_a_changed_original_is_told(toy_copy: Path, tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(word("渡船改点", "7月1日起，渡船执行夏季时刻表，每天往返十二班。"))
    assert call_scripts("add", "--corpus", toy_copy, tmp_path / "a.docx").returncode == 0
    (toy_copy / "raw/a.docx").write_bytes(word("渡船", "改了"))
    assert "SRC02" in {problem.code for problem in run(toy_copy)[1]}
    (toy_copy / "raw/a.docx").unlink()
    assert "SRC01" in {problem.code for problem in run(toy_copy)[1]}


def test_accounting_speaks_of_pages(toy_copy: Path, tmp_path: Path) -> None:
    (tmp_path / "page.pdf").write_bytes(pdf("Ferries run daily from the pier.", "The bridge is open to all."))
    assert call_scripts("add", "--corpus", toy_copy, tmp_path / "page.pdf").returncode == 0
    corpus, _ = run(toy_copy)
    assert corpus is not None
    shown = html.unescape(pages(corpus)["sources/page.pdf/index.md"].markdown)
    assert "page.pdf（pypdfium2 " in shown
    assert shown.index("第 1 页") < shown.index("Ferries") < shown.index("第 2 页") < shown.index("The bridge")
    source = next(one for one in corpus.sources if one.file == "page.pdf.txt")
    told, problems = account([source], [], [])
    assert not told
    assert [problem.code for problem in problems] == ["ACC01"] * len(problems) != []
    assert "第 1 页" in problems[0].message


HTML = """<html><body><h1>新桥今日通车</h1>
<p>河口晚报讯（记者 木青）5月8日，新桥通车，两岸往来不必再等船。</p>
<p>桥长三百米，桥上可以走车，渡船每天仍开八班。</p></body></html>
"""


def test_rows_of_the_accounting_name_the_place_in_the_file_as_received(toy_copy: Path, tmp_path: Path) -> None:
    (tmp_path / "page.pdf").write_bytes(pdf("Ferries run daily from the pier.", "The bridge is open to all."))
    (tmp_path / "report.docx").write_bytes(word("渡船改点", "7月1日起，渡船执行夏季时刻表，每天往返十二班。"))
    (tmp_path / "bridge.html").write_text(HTML, "utf-8")
    done = call_scripts("add", "--corpus", toy_copy, *sorted(tmp_path.glob("*.*")))
    assert done.returncode == 0, done.stderr
    corpus, _ = run(toy_copy)
    assert corpus is not None
    held = rows(corpus, Speller(corpus))["accounting"]
    told = [(row["file"], row["place"]) for row in held if row["fate"] == "published"]
    assert [place for file, place in told if file == "page.pdf.txt"] == ["第 1 页", "第 2 页"]
    assert [place for file, place in told if file == "report.docx.txt"] == ["第 1 段", "第 2 段"]
    elements = ["第 3 个元素（h1）", "第 4 个元素（p）", "第 5 个元素（p）"]
    assert [place for file, place in told if file == "bridge.html"] == elements
    assert {place for file, place in told if file == "ferry_2031.txt"} == {None}
    shown = html.unescape(pages(corpus)["sources/bridge/index.md"].markdown)
    assert shown.index("第 4 个元素（p）") < shown.index("河口晚报讯") < shown.index("第 5 个元素（p）")


def test_standard_input_needs_a_name(toy_copy: Path) -> None:
    before = digests(toy_copy)
    for name, words in (([], "--name"), (["--name", "../a.txt"], "不能有 /"), (["--name", "..a.txt"], "以 . 开头")):
        done = call_scripts("add", "--corpus", toy_copy, "-", *name)
        assert (done.returncode, words in done.stderr) == (1, True), done.stderr
    assert digests(toy_copy) == before
    done = run_module("scripts", "add", "--corpus", toy_copy, "-", "--name", "桥.txt", "--id", "bridge", given=NEWS)
    assert done.returncode == 0, done.stderr
    assert (toy_copy / "raw/桥.txt").read_text("utf-8") == NEWS
    assert (toy_copy / "documents/bridge.yml").is_file()


def test_nothing_is_overwritten_and_a_copy_is_told(toy_copy: Path, tmp_path: Path) -> None:
    for name, text in (("a.txt", NEWS), ("b.txt", NEWS)):
        (tmp_path / name).write_text(text, "utf-8")
    assert call_scripts("add", "--corpus", toy_copy, tmp_path / "a.txt").returncode == 0
    before = digests(toy_copy)
    copy = call_scripts("add", "--corpus", toy_copy, tmp_path / "b.txt")
    assert (copy.returncode, "raw/a.txt 逐字节相同" in copy.stderr) == (1, True)
    (tmp_path / "a.txt").write_text(f"{NEWS}又及。\n", "utf-8")
    other = call_scripts("add", "--corpus", toy_copy, tmp_path / "a.txt")
    assert (other.returncode, "不覆盖" in other.stderr) == (1, True)
    several = call_scripts("add", "--corpus", toy_copy, tmp_path / "a.txt", tmp_path / "b.txt", "--id", "x")
    assert several.returncode == 2
    assert digests(toy_copy) == before


def test_what_the_corpus_has_already_is_told_with_the_passages(toy_copy: Path, tmp_path: Path) -> None:
    known = next(one for one in passages_of(TOY) if one.doc == "ferry-timetable" and len(one.text) > 60)
    (tmp_path / "again.txt").write_text(f"渡口的事\n\n{known.text}\n\n{known.text[:-6]}旅客称便。\n", "utf-8")
    done = call_scripts("add", "--corpus", toy_copy, tmp_path / "again.txt")
    assert f"与 ferry-timetable 的 {known.id} 相同" in done.stdout
    found = list(
        twins([f"{known.text[:-3]}称便。", "谁也没有说过这样的话，河口的人都这么想，镇里也没有人写过。"], [known])
    )
    assert [(twin.passage.id, twin.exact) for twin in found] == [(known.id, False)]


def test_several_articles_in_one_file_are_told(toy_copy: Path, tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(PAGE_OF_TWO, "utf-8")
    done = call_scripts("add", "--corpus", toy_copy, tmp_path / "page.txt", "--id", "page")
    assert "看来有 2 篇文章" in done.stdout
    assert call_scripts("propose", "page", "--corpus", toy_copy).returncode == 0
    assert call_scripts("propose", "page", "--accept", "article", "--corpus", toy_copy).returncode == 0
    corpus, problems = run(toy_copy)
    assert corpus is not None
    titles = {record.id: record.title for record in corpus.curated.documents if record.id.startswith("page")}
    assert titles == {"page": "白帆渡夏季加班", "page-2": "图书馆延长开放"}
    assert {problem.code for problem in problems} == {"ID20"}


def test_a_file_of_20_mb_in_one_line_is_refused_at_once(toy_copy: Path, tmp_path: Path) -> None:
    (tmp_path / "long.txt").write_bytes("渡船开了。".encode() * 1_400_000)
    assert (tmp_path / "long.txt").stat().st_size > 20_000_000 > LARGEST_TEXT
    began = time.monotonic()
    done = call_scripts("add", "--corpus", toy_copy, tmp_path / "long.txt")
    assert (done.returncode, "先拆开" in done.stderr) == (1, True)
    assert time.monotonic() - began < 5


def test_a_file_that_may_not_be_read_is_told(toy_copy: Path, tmp_path: Path) -> None:
    if os.geteuid() == 0:
        (tmp_path / "a.txt").mkdir()
    else:
        (tmp_path / "a.txt").write_text(NEWS, "utf-8")
        (tmp_path / "a.txt").chmod(0)
    done = call_scripts("add", "--corpus", toy_copy, tmp_path / "a.txt")
    assert (done.returncode, "a.txt" in done.stderr) == (1, True)
