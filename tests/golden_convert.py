"""The golden conversion: what every text of the corpus, and every override, becomes in each script.

`python -m tests.golden_convert` writes it anew. Do that after a change that is meant, and read the
difference: each changed character is one that readers will see.
"""

from __future__ import annotations

from pathlib import Path

from scripts.convert.converter import converter
from scripts.convert.overrides import load_overrides
from scripts.corpus.conversion import Overrides
from scripts.corpus.editions import Script
from scripts.pipeline import run

ROOT = Path(__file__).parents[1]
GOLDEN = Path(__file__).parent / "golden" / "convert"
SOURCE = GOLDEN / "zh-Hans.txt"
TARGETS: tuple[Script, ...] = ("zh-Hant", "zh-Hant-HK")


def golden(target: Script) -> Path:
    """Where the conversion to a script stands: line by line that of `SOURCE`."""
    return GOLDEN / f"{target}.txt"


def overrides() -> Overrides:
    """The overrides of the corpus."""
    return load_overrides(ROOT / "corpus" / "variants")[0]


def source_lines() -> list[str]:
    """Every passage of the corpus in Simplified, then the source of every phrase."""
    corpus, problems = run(ROOT / "corpus")
    if corpus is None:
        raise RuntimeError(str(problems[0]))
    simplified = {document.id for document in corpus.documents if document.record.language == "zh-Hans"}
    texts = [passage.text.replace("\n", " ") for passage in corpus.passages if passage.doc in simplified]
    return [*texts, *(entry.source for entry in overrides().phrases)]


def write() -> None:
    """Write the three files."""
    lines = source_lines()
    GOLDEN.mkdir(parents=True, exist_ok=True)
    SOURCE.write_text("\n".join(lines) + "\n", "utf-8")
    for target in TARGETS:
        convert = converter(target, overrides()).convert
        golden(target).write_text("\n".join(map(convert, lines)) + "\n", "utf-8")


if __name__ == "__main__":
    write()
