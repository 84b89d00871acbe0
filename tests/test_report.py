"""What the commands print of likely parallels: so many at once, and how many more there are."""

from __future__ import annotations

import pytest

from scripts import report
from scripts.corpus.model import Candidate

PAIRS = [Candidate(f"b0000{n}", f"c0000{n}", f"同一句话{n}") for n in range(3)]


@pytest.mark.parametrize(("limit", "listed", "more"), [(3, 3, ""), (2, 2, "另有 1 对"), (1, 1, "另有 2 对")])
def test_what_is_not_listed_is_counted(
    limit: int, listed: int, more: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(report, "LISTED", limit)
    report.candidates(PAIRS)
    head, *lines = capsys.readouterr().out.splitlines()
    assert "有 3 对" in head
    assert [line for line in lines if "「" in line] == [f"  b0000{n}  c0000{n}  「同一句话{n}」" for n in range(listed)]
    assert more in lines[-1]


def test_nothing_is_said_where_nothing_waits(capsys: pytest.CaptureFixture[str]) -> None:
    report.candidates([])
    assert capsys.readouterr().out == ""
