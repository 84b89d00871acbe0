"""Cross-links of a built site: every kind is there in every script, so that the gate has something to prove."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.corpus.editions import TREES
from scripts.gate.built import read_built
from scripts.gate.crosslinks import check_crosslinks
from scripts.gate.ends import CODES_OF, DOCUMENTS

CASES = [pytest.param("built_site", marks=pytest.mark.long), "toy_site"]


@pytest.mark.parametrize("case", CASES)
def test_every_kind_of_cross_link_goes_both_ways_in_every_script(case: str, request: pytest.FixtureRequest) -> None:
    folder: Path = request.getfixturevalue(case)
    site = read_built(folder)
    assert list(check_crosslinks(site)) == []
    for tree in TREES.values():
        prefix = f"{tree}{DOCUMENTS}/"
        ties = [tie for path, brief in site.briefs.items() if path.startswith(prefix) for tie in brief.leads.ties]
        reached = {tie.target.path.removeprefix(tree).partition("/")[0] for tie in ties}
        assert reached >= CODES_OF.keys() - {DOCUMENTS}  # near passages are not to be had in every corpus
