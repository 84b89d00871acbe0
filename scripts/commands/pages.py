"""Write the generated pages as a Markdown tree, which another engine could render."""

from __future__ import annotations

from pathlib import Path

from scripts import report
from scripts.commands._arguments import ArgumentParser, Namespace, add_corpus
from scripts.pages import pages
from scripts.pipeline import run as run_pipeline
from scripts.stages.withhold import withhold


def register(parser: ArgumentParser) -> None:
    """Declare the options of `pages`."""
    add_corpus(parser)
    parser.add_argument("--out", type=Path, required=True, help="folder of the Markdown tree")


def run(given: Namespace) -> int:
    """Write the generated pages below ``out``, those whose content changed; return the exit code."""
    corpus, problems = run_pipeline(given.corpus, report.count)
    if corpus is None or problems:
        report.problems(problems, str(given.corpus))
        return 1
    made = pages(withhold(corpus))
    for path, page in made.items():
        file = given.out / path
        file.parent.mkdir(parents=True, exist_ok=True)
        if not file.is_file() or file.read_text("utf-8") != page.markdown:
            file.write_text(page.markdown, "utf-8")
    report.line(f"{len(made)} 页写入 {given.out}/")
    return 0
