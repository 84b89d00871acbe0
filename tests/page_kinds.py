"""One page of each kind of a built site: what tests of the look and of the markup go through."""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from functools import cache
from pathlib import Path

TREES = {"zh-Hans": "", "zh-Hant": "zh-Hant/", "zh-Hant-HK": "zh-Hant-HK/"}
FAMILIES = ("d", "t", "e", "i", "sources")
"""Folders that hold many pages of one kind, and below these perhaps of another."""


@cache
def kinds(site: Path) -> tuple[str, ...]:
    """The addresses below the root of a tree: every page that stands alone, and the longest of each family."""
    pages = [page.parent.relative_to(site).as_posix() + "/" for page in site.rglob("index.html")]
    ours = [page for page in pages if not page.startswith(tuple(tree for tree in TREES.values() if tree))]
    alone = [page for page in ours if page.count("/") == 1 or not page.startswith(FAMILIES)]
    families: defaultdict[tuple[str, int], list[str]] = defaultdict(list)
    for page in (page for page in ours if page.count("/") > 1 and page.startswith(FAMILIES)):
        families[page.partition("/")[0], page.count("/")].append(page)
    longest = [
        max(members, key=lambda page: (site / page / "index.html").stat().st_size) for members in families.values()
    ]
    return tuple(sorted({"" if page == "./" else page for page in [*alone, *longest]}))


def common_word(site: Path) -> str:
    """The two Han characters that stand together most often in a site's passages: a word to search for."""
    lines = (site / "data" / "passages.jsonl").read_text("utf-8").splitlines()
    runs = [run for line in lines for run in re.findall(r"[\u4e00-\u9fff]+", json.loads(line)["text"])]
    counts = Counter(run[at : at + 2] for run in runs for at in range(len(run) - 1))
    return str(max(sorted(counts), key=lambda word: counts[word]))
