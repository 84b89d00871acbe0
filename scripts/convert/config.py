"""OpenCC configurations with the project's phrases in them, made from the wheel's own.

The wheel's JSON says which dictionaries segment a text and which convert it, stage by stage. An
override works only if it stands in the first conversion stage and in the segmentation; in both it
joins the union of phrase dictionaries, where the longest phrase wins and, among equals, ours.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import opencc

from scripts.convert.tables import SHARE

Node = dict[str, Any]


def build(name: str, phrases: Mapping[str, str], regional: Mapping[str, str]) -> opencc.OpenCC:
    """Make an OpenCC converter of the wheel's configuration ``name`` (``s2tw`` …) with overrides.

    ``phrases`` act on the text as it comes in, ``regional`` on the last stage. Raises
    ``FileNotFoundError`` for a configuration that the wheel does not have and ``KeyError`` where its
    form is not the one known.
    """
    node: Node = json.loads((SHARE / f"{name}.json").read_text(encoding="utf-8"))
    config = _absolute(node)
    if phrases:
        _join(config["segmentation"]["dict"], phrases)
        _join(config["conversion_chain"][0]["dict"]["dicts"][0], phrases)
    if regional:
        _join(config["conversion_chain"][-1]["dict"]["dicts"][0], regional)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"{name}.json"
        path.write_text(json.dumps(config, ensure_ascii=False), encoding="utf-8")
        return opencc.OpenCC(str(path), include_tofu_risk_dictionaries=False)


def _absolute(node: Any) -> Any:
    """The configuration with the full path of each of the wheel's dictionaries."""
    if isinstance(node, dict):
        return {key: str(SHARE / value) if key == "file" else _absolute(value) for key, value in node.items()}
    return [_absolute(item) for item in node] if isinstance(node, list) else node


def _join(node: Node, entries: Mapping[str, str]) -> None:
    """Turn a dictionary, or a union of dictionaries, into a union that begins with the entries."""
    known = node["dicts"] if node.get("match_policy") == "union" else [dict(node)]
    node.clear()
    node |= {
        "type": "group",
        "match_policy": "union",
        "dicts": [{"type": "inline", "entries": dict(entries)}, *known],
    }
