"""The whole build, stage by stage, at 100 and 1,000 documents of 25 passages; ten is linear."""

from __future__ import annotations

from pathlib import Path

from tests.bench.sites import REAL, Site, built

SMALL, LARGE = 100, 1000


def _size(folder: Path) -> tuple[int, float]:
    """Files of a site, and their size in MB (10⁶ bytes)."""
    sizes = [path.stat().st_size for path in folder.rglob("*") if path.is_file()]
    return len(sizes), sum(sizes) / 1e6


def _rest(site: Site) -> float:
    """What the stages do not count: the pages' templates and MkDocs."""
    return site.seconds - sum(site.stages.values())


def measure() -> list[list[object]]:
    """Seconds of each stage for the real corpus and two invented ones, and how they grow from 100 to 1,000."""
    sites = [built(documents) for documents in (REAL, SMALL, LARGE)]
    lines = {name: [site.stages.get(name, 0.0) for site in sites] for name in sites[0].stages}
    lines |= {"pages": [_rest(site) for site in sites], "whole": [site.seconds for site in sites]}
    lines["whole, processor"] = [site.processor for site in sites]
    counts, sizes = zip(*(_size(site.folder) for site in sites), strict=True)
    rows: list[list[object]] = [["", "real s", f"{SMALL} s", f"{LARGE} s", "growth"]]
    for name, seconds in lines.items():
        growth = f"{seconds[2] / seconds[1]:.1f}" if seconds[1] >= 0.1 else ""
        rows.append([name, *(f"{one:.2f}" for one in seconds), growth])
    rows.append(["files", *counts, f"{counts[2] / counts[1]:.1f}"])
    rows.append(["MB", *(f"{size:.0f}" for size in sizes), f"{sizes[2] / sizes[1]:.1f}"])
    return rows
