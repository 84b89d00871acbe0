"""The whole build, stage by stage, as it grows with documents and with lines; FULL=1 adds ten thousand documents."""

from __future__ import annotations

import math
import os
import shutil
from collections.abc import Mapping, Sequence
from itertools import pairwise
from pathlib import Path

from tests.bench.lined import KINDS, taken_in
from tests.bench.scratch import FOLDER, invented
from tests.bench.sites import Run, Site, built, ran

SMALL, MIDDLE, LARGE, HUGE = 100, 300, 1000, 10_000
LINES = (25_000, 100_000)
STEEPEST = 1.05
TELLING = 0.3
"""Seconds below which a time says nothing about growth: what is done once for any corpus outweighs it."""
EDIT_WITHIN, ALL_WITHIN, MEMORY = 10.0, 900.0, 6e9
Table = list[list[object]]


def growth(seconds: Sequence[float], sizes: Sequence[int]) -> float | None:
    """The exponent by which times grow from the last size but one to the last; None where they are too short."""
    before, after = seconds[-2:]
    return math.log(after / before) / math.log(sizes[-1] / sizes[-2]) if before >= TELLING else None


def _grown(name: str, seconds: Sequence[float], sizes: Sequence[int]) -> list[object]:
    found = growth(seconds, sizes)
    return [name, *(f"{one:.2f}" for one in seconds), f"{found:.2f}" if found is not None else ""]


def _rest(site: Site) -> float:
    """What the stages do not count: the pages' templates and MkDocs."""
    return site.seconds - sum(site.stages.values())


def _parts(folder: Path) -> dict[str, tuple[int, float]]:
    """Files of a site, and their size in MB (10⁶ bytes): its trees, its data, its search, and all."""
    found: dict[str, tuple[int, float]] = {}
    for path in (path for path in folder.rglob("*") if path.is_file()):
        top = path.relative_to(folder).parts[0]
        part = top if top in ("data", "assets") else "pages"
        for name in (part, "all"):
            count, size = found.get(name, (0, 0.0))
            found[name] = (count + 1, size + path.stat().st_size / 1e6)
    return found


def _documents(sites: Mapping[int, Site]) -> Table:
    sizes, held = list(sites), list(sites.values())
    times = {name: [site.stages.get(name, 0.0) for site in held] for name in held[0].stages}
    times |= {"templates and MkDocs": [_rest(site) for site in held], "whole": [site.seconds for site in held]}
    times["whole, processor"] = [site.processor for site in held]
    table: Table = [["documents", *sizes, "exponent"], *(_grown(name, taken, sizes) for name, taken in times.items())]
    parts = [_parts(site.folder) for site in held]
    for name in sorted(parts[0]):
        table.append([f"files: {name}", *(part[name][0] for part in parts), ""])
        table.append([f"MB: {name}", *(f"{part[name][1]:.0f}" for part in parts), ""])
    table.append(["most memory of all processes, MB", *(f"{site.peak / 1e6:.0f}" for site in held), ""])
    return [*table, ["MB a document more", "", *(f"{more / 1e6:.2f}" for more in _each(sites)), ""], []]


def _each(sites: Mapping[int, Site]) -> list[float]:
    """The bytes of memory that a document more costs, from each size to the next."""
    return [(last.peak - site.peak) / (after - size) for (size, site), (after, last) in pairwise(sites.items())]


def _lines(runs: Mapping[str, Sequence[Run]]) -> Table:
    table: Table = [["lines", *LINES, "exponent"]]
    for kind, (before, after) in runs.items():
        stages = [name for name in after.stages if after.stages[name] >= TELLING]
        table += [_grown(f"{kind}: {name}", [before.stages[name], after.stages[name]], LINES) for name in stages]
    return [*table, []]


def edited(documents: int) -> float:
    """Seconds of a build after one annotation of an invented corpus was edited, with what an earlier build left."""
    corpus, out = FOLDER / "edited", FOLDER / "site-edited"
    shutil.rmtree(corpus, ignore_errors=True)
    shutil.copytree(invented(documents), corpus)
    ran("build", "--corpus", corpus, "--out", out)
    note = min((corpus / "annotations").iterdir())
    note.write_text(note.read_text("utf-8").replace("数目", "数量"), "utf-8")
    return ran("build", "--corpus", corpus, "--out", out).seconds


def _steep(table: Table) -> list[str]:
    """The rows whose exponent is above the limit."""
    told = [(str(row[0]), str(row[-1])) for row in table if row and row[-1] not in ("", "exponent")]
    return [f"{name} {exponent}" for name, exponent in told if float(exponent) > STEEPEST]


def _targets(tables: Table, sites: Mapping[int, Site]) -> Table:
    large, steep = sites[LARGE], _steep(tables)
    ours, theirs, edit = sum(large.stages.values()), _rest(large), edited(LARGE)
    found = [
        (f"exponent at most {STEEPEST}", not steep, "; ".join(steep)),
        ("our stages cost less than MkDocs", ours < theirs, f"{ours:.1f} s, {theirs:.1f} s"),
        (f"an edit of {LARGE} documents within {EDIT_WITHIN:.0f} s", edit <= EDIT_WITHIN, f"{edit:.1f} s"),
    ]
    seconds, peak, how = _huge(sites)
    told = f"{seconds:.0f} s, {peak / 1e9:.1f} GB{how}"
    found.append((f"{HUGE} documents in 15 minutes and 6 GB", seconds <= ALL_WITHIN and peak <= MEMORY, told))
    return [[name, "yes" if held else "no", told] for name, held, told in found]


def _huge(sites: Mapping[int, Site]) -> tuple[float, float, str]:
    """Seconds and bytes of memory at the largest size; unless measured, a line through the last two that were."""
    if huge := sites.get(HUGE):
        return huge.seconds, huge.peak, ""
    large, more = sites[LARGE], HUGE - LARGE
    slower = (large.seconds - sites[MIDDLE].seconds) / (LARGE - MIDDLE)
    return large.seconds + more * slower, large.peak + more * _each(sites)[-1], " if it goes on as measured"


def measure() -> list[list[object]]:
    """Seconds, memory, files and bytes, and the exponents of growth; the last rows say which target is reached."""
    sizes = [SMALL, MIDDLE, LARGE, *([HUGE] if os.environ.get("FULL") else [])]
    sites = {size: built(size) for size in sizes}
    runs = {kind: [taken_in(kind, lines) for lines in LINES] for kind in KINDS}
    tables = [*_documents(sites), *_lines(runs)]
    rows = [*tables, *_targets(tables, sites)]
    width = max(map(len, rows))
    return [[*row, *[""] * (width - len(row))] for row in rows]
