"""Where everything lies in a corpus folder; all paths are relative to it."""

from __future__ import annotations

from pathlib import Path

LEDGER = "anchors.tsv"
"""The ledger of passage ids; its published copy among the data has the same name."""
RAW, DOCUMENTS, ANNOTATIONS, READINGS, VARIANTS = "raw", "documents", "annotations", "readings", "variants"
"""The folders."""
PROPOSALS = "proposals"
"""What rules propose and nobody has read yet: nothing but `propose` reads it, and nothing publishes it."""


CORPUS = "corpus.yml"
"""What makes a folder a corpus."""


def default_folder() -> Path:
    """Return the corpus that a command is about where none is named: the folder one is in, else `corpus/` below it."""
    return Path() if Path(CORPUS).is_file() else Path("corpus")


def raw(name: str) -> str:
    """Return the path of a raw file."""
    return f"{RAW}/{name}"


def document(doc: str) -> str:
    """Return the path of a document's record."""
    return f"{DOCUMENTS}/{doc}.yml"


def annotation(doc: str) -> str:
    """Return the path of the annotations of a document."""
    return f"{ANNOTATIONS}/{doc}.yml"


def is_annotation(path: str) -> bool:
    """Tell whether a path is that of a document's annotations."""
    return path.startswith(f"{ANNOTATIONS}/")


def proposal(doc: str) -> str:
    """Return the path of what rules propose for a document."""
    return f"{PROPOSALS}/{doc}.yml"


def reading(reader: str) -> str:
    """Return the path of a reader's labels."""
    return f"{READINGS}/{reader}.tsv"


def stem(path: str) -> str:
    """Return the name of a file without folder and suffix: the document's id of a record's path."""
    return path.rpartition("/")[2].rpartition(".")[0]


def is_record(path: str) -> bool:
    """Tell whether a path is that of a document's record."""
    return path.startswith(f"{DOCUMENTS}/")
