"""`explain`: a curator finds out what a code means, and the list in the guide is that of the register."""

from __future__ import annotations

from scripts.commands.explain import as_markdown
from scripts.corpus.codes import CODES, NEEDS
from tests.cli import CORPUS, run_scripts


def test_the_guide_lists_what_the_register_holds() -> None:
    """Renew it with ``python -m scripts explain --markdown > corpus/CODES.md``."""
    assert (CORPUS / "CODES.md").read_text("utf-8") == as_markdown()


def test_a_code_is_explained_with_what_it_needs() -> None:
    told = run_scripts("explain", "acc01", "DOC05")
    assert told.returncode == 0
    assert all(words in told.stdout for words in (*CODES["ACC01"][:2], *CODES["DOC05"][:2], NEEDS["documents"]))


def test_without_a_code_all_are_listed() -> None:
    told = run_scripts("explain")
    assert [line.split()[0] for line in told.stdout.splitlines() if line.startswith("  ")] == list(CODES)


def test_an_unknown_code_is_told() -> None:
    told = run_scripts("explain", "DOC05", "XYZ99")
    assert (told.returncode, "XYZ99" in told.stderr, "DOC05" in told.stdout) == (1, True, True)
