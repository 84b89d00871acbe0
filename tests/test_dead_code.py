"""Nothing is defined in scripts/ that the project does not use; what tests alone use is dead, too."""

from __future__ import annotations

import re

from vulture import Vulture
from vulture.core import Item

from tests.cli import ROOT

CONTRACT = ("corpus/records.py", "publish/rows.py")
"""Fields that YAML files and data rows have: the corpus uses them (`test_house`: the data dictionary has each)."""


FOR_OTHERS = (
    "read_source", "present_anchor_ids",  # what MkDocs calls of a page
    "read_back", "spaced",  # the reading side of published formats: the documentation names them, tests read with them
)  # fmt: skip
"""What is there for who uses the pages or the data outside of this project."""


def used_in_templates() -> set[str]:
    """The words of templates and written pages, which vulture does not read, and of the site's configuration."""
    files = [*(ROOT / "scripts" / "templates").rglob("*.html"), *(ROOT / "docs").glob("*.md"), ROOT / "mkdocs.yml"]
    return {word for path in files for word in re.findall(r"[A-Za-z_]\w*", path.read_text("utf-8"))}


def is_called_by_others(item: Item) -> bool:
    """Whether something is there for a caller that vulture does not see."""
    name = item.filename.as_posix()
    by_mkdocs = name.endswith("scripts/hooks.py") and item.name.startswith(("on_", "read_source"))
    by_parser = item.typ == "method" and item.name.startswith("handle_")  # html.parser.HTMLParser
    by_pydantic = name.endswith(CONTRACT) and item.typ == "variable"
    return bool(by_mkdocs or by_parser or by_pydantic or item.typ == "attribute")


def registered(item: Item) -> bool:
    """Whether a function enters itself by its decorator: into a register of checks, or among a record's validators."""
    decorator = item.filename.read_text("utf-8").splitlines()[item.first_lineno - 1].strip()
    return item.typ in ("function", "method") and decorator.startswith(("@rule", "@register", "@model_validator"))


def test_nothing_in_scripts_is_unused() -> None:
    vulture = Vulture(ignore_names=["model_config", "attrs", *FOR_OTHERS])
    vulture.scavenge([str(ROOT / "scripts")])
    shown = used_in_templates()
    unused = [
        item
        for item in vulture.get_unused_code(min_confidence=60)
        if item.name not in shown and not is_called_by_others(item) and not registered(item)
    ]
    assert not [f"{item.filename.relative_to(ROOT)}:{item.first_lineno} {item.name}" for item in unused]
