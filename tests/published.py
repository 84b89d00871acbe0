"""The published tables of a built site, for tests of the formats made of them."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from scripts.publish.formats.packed import rows_in


@cache
def rows_of(site: Path, table: str) -> list[dict[str, Any]]:
    """The rows of a table as published."""
    return rows_in(site, table)


def base_of(site: Path) -> str:
    """The address that a site was built for."""
    package = json.loads((site / "data" / "datapackage.json").read_text("utf-8"))
    return str(package["homepage"])
