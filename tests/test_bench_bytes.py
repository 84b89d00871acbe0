"""Every file of a site is of one kind, in every tree the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.bench.bench_bytes import by_kind, kind_of


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("d/x/index.html", "documents"),
        ("zh-Hant/d/x/index.html", "documents"),
        ("i/b2/index.html", "resolver, pages"),
        ("i/b2/passages.json.gz", "resolver, answers"),
        ("zh-Hant-HK/figures/2001/index.html", "lists"),
        ("assets/lists/figures-0.js", "lists"),
        ("data/passages.csv", "packages"),
        ("data/figures.csv", "tables"),
        ("data/passages.jsonl", "tables"),
        ("data/passages.jsonl.gz", "tables"),
        ("data/tei/x.xml", "formats of documents"),
        ("sitemap-d.xml", "descriptions"),
        ("index.html", "frame"),
    ],
)
def test_a_path_tells_its_kind(path: str, kind: str) -> None:
    assert kind_of(path) == kind


def test_nothing_is_left_out(tmp_path: Path) -> None:
    for name in ("index.html", "d/x/index.html", "data/tei/x.xml"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(b"x" * 10)
    files, sizes = by_kind(tmp_path)
    assert files.total() == 3
    assert sizes.total() == 30
