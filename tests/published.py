"""The published tables of a built site, for tests of the formats made of them."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any


@cache
def rows_of(site: Path, table: str) -> list[dict[str, Any]]:
    """The rows of a table as published."""
    lines = (site / "data" / f"{table}.jsonl").read_text("utf-8").split("\n")
    return [json.loads(line) for line in lines if line]


def base_of(site: Path) -> str:
    """The address that a site was built for."""
    package = json.loads((site / "data" / "datapackage.json").read_text("utf-8"))
    return str(package["homepage"])
