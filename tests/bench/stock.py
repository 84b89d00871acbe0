"""The same documents in stock Material for MkDocs: its default theme files, its search, no navigation of documents."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from string import Template

from scripts.pages.parts.markup import literal
from tests.bench.scratch import MissingError, Rows, fingerprint, once

CONFIG = Template("""site_name: Material
site_url: https://example.org/
theme: {name: material, language: zh, font: false}
plugins: [{search: {lang: zh}}]
nav: [index.md]
validation: {nav: {omitted_files: ignore}}
docs_dir: $folder/docs
site_dir: $folder/site
""")


def stock_site(passages: Rows, documents: Rows, extra: Path | None = None) -> Path:
    """Build the documents with Material into a scratch folder; return the site.

    ``extra`` is a folder of further Python packages. Raises MissingError where Material does not build.
    """

    def make(folder: Path) -> None:
        texts = {record["id"]: "" for record in documents}
        for row in passages:
            texts[row["doc"]] += _paragraph(row)
        _write(folder / "docs/index.md", "# Material\n")
        for doc, text in texts.items():
            _write(folder / f"docs/d/{doc}.md", text)
        _write(folder / "mkdocs.yml", CONFIG.substitute(folder=folder))
        _mkdocs(folder / "mkdocs.yml", extra)

    name = f"stock-{len(documents)}{'-more' if extra else ''}"
    return once(name, CONFIG.template + str(extra) + fingerprint(passages), make) / "site"


def _paragraph(row: dict[str, str]) -> str:
    mark = {"title": "# ", "heading": "## ", "list-item": "- "}.get(row["kind"], "")
    return f"{mark}{literal(row['text'])}\n\n"


def _mkdocs(config: Path, extra: Path | None) -> None:
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--config-file", str(config)]
    environment = os.environ | ({"PYTHONPATH": str(extra)} if extra else {})
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=900)
    if done.returncode:
        raise MissingError(f"mkdocs failed: {done.stderr[-300:]}")


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
