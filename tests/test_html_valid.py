"""The built HTML parses without an error: what a browser would repair in silence, html5lib tells."""

from __future__ import annotations

from pathlib import Path

import html5lib
import pytest
from html5lib.constants import E as MESSAGES

from tests.page_kinds import TREES, kinds

SHOWN = 5


def errors(html: str) -> list[str]:
    """Parse errors of a document by the HTML standard's own algorithm, as ``line:column message``."""
    parser = html5lib.HTMLParser(tree=html5lib.getTreeBuilder("etree"), namespaceHTMLElements=False)
    parser.parse(html)
    return [f"{line}:{column} {MESSAGES[code] % facts}" for (line, column), code, facts in parser.errors]


def faults(page: Path) -> list[str]:
    return [f"{page}:{error}" for error in errors(page.read_text("utf-8"))[:SHOWN]]


REAL = pytest.param("built_site", id="real", marks=pytest.mark.long)


@pytest.mark.long
@pytest.mark.parametrize("tree", TREES.values(), ids=TREES)
@pytest.mark.parametrize("corpus", [REAL, pytest.param("toy_site", id="toy")])
def test_every_kind_of_page_parses_without_an_error(corpus: str, tree: str, request: pytest.FixtureRequest) -> None:
    site: Path = request.getfixturevalue(corpus)
    pages = [site / tree / kind / "index.html" for kind in kinds(site)]
    found = [fault for page in [*pages, site / tree / "404.html"] for fault in faults(page)]
    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    ("html", "told"),
    [
        ("<!doctype html><title>x</title><p>一<div>二</div></p>", "p"),
        ("<!doctype html><title>x</title><p id=a id=b>一</p>", "attribute"),
        ("<!doctype html><title>x</title><b><p>一</b></p>", "b"),
        ("<title>x</title><p>一", "DOCTYPE"),
        ("<!doctype html><title>x</title><table><tr><td>一</table><div>", "Expected closing tag"),
    ],
)
def test_the_parser_tells_what_browsers_repair(html: str, told: str) -> None:
    assert any(told in error for error in errors(html))
