"""The gate sees in brief that a page is sound, and looks at every link of one that may not be."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.gate import check
from scripts.gate.brief import NOWHERE, lines_of
from scripts.gate.built import read_built
from tests.gate.faults import BASE, LEDGER, PASSAGES
from tests.gate.small_site import small_site, write

PAGE, OTHER = "d/gangwu/index.html", "index.html"


def test_of_a_sound_site_no_link_is_looked_at(tmp_path: Path) -> None:
    site = read_built(write(small_site(PASSAGES, LEDGER), tmp_path))
    assert list(check(site, BASE)) == []
    assert not any("leads" in vars(brief) for brief in site.briefs.values())
    assert all(brief.places and NOWHERE not in lines_of(brief.places) for brief in site.briefs.values())


@pytest.mark.parametrize(
    "written", ["../../index.html%00{id}", "../../index.html%0Aindex.html", "../../index.html#%0A"]
)
def test_no_address_can_be_taken_for_another(written: str, tmp_path: Path) -> None:
    files = small_site(PASSAGES, LEDGER)
    files[OTHER] = files[OTHER].replace("<body>", '<body><p id="one">一</p>')
    link = written.format(id="one")
    files[PAGE] = files[PAGE].replace("<body>", f'<body><a href="{link}">一</a>')
    told = list(check(read_built(write(files, tmp_path)), BASE))
    assert [problem.path for problem in told] == [PAGE]
    assert told[0].code in ("GA50", "GA51")
