"""The worked example of the data: its page shows what its program counts in the published data today."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from lxml import html

from tests.cli import ROOT

PROGRAM = ROOT / "docs/assets/examples/measures.py"
PICTURE = ROOT / "docs/assets/examples/measures.svg"


def test_the_page_shows_what_the_program_counts(built_site: Path, tmp_path: Path) -> None:
    drawn = tmp_path / "drawn.svg"
    command = [sys.executable, str(PROGRAM), str(built_site / "data"), str(drawn)]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip().split("\n")
    counted = [[cell.strip() for cell in line.strip("|").split("|")] for line in told if "---" not in line]
    page = html.fromstring((built_site / "about/example/index.html").read_text("utf-8"))
    rows = [["".join(map(str, cell.itertext())) for cell in row.iterfind("*")] for row in page.iter("tr")]
    assert rows == counted, "the data have changed: run the program again and renew table, picture and answer"
    assert drawn.read_text("utf-8") == PICTURE.read_text("utf-8")


def test_the_program_stands_beside_the_page(built_site: Path) -> None:
    assert (built_site / "assets/examples/measures.py").read_bytes() == PROGRAM.read_bytes()
