"""One document of very many lines: what taking it in and checking it cost, stage by stage."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from pathlib import Path
from random import Random

from tests.bench.papers import CORPUS
from tests.bench.scratch import FOLDER
from tests.bench.sites import Run, ran

ALPHABET = "港务局今晨宣布北门码头泊位开放首批旅客登船秩序良好船只往来灯塔守望潮汐渔民归航"
KINDS: Mapping[str, str] = {
    "a paragraph a line": "{}。\n\n",
    "lines of one list": "- {}\n",
    "headlines": "{}\n\n",
    "one line": "{}。",
}
"""How the lines of a document stand, by what they are."""


def taken_in(kind: str, lines: int) -> Run:
    """Take a file of so many lines of a kind into an empty corpus, and check it: the times of both, and of each stage.

    Raises RuntimeError with the command's own words where one of them fails.
    """
    folder, rng = FOLDER / f"lines-{lines}", Random(5)
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    (folder / "corpus.yml").write_text(json.dumps(CORPUS), "utf-8")
    words = ("".join(rng.choices(ALPHABET, k=8)) for _ in range(lines))
    raw = Path(f"{folder}.txt")
    raw.write_text("一份很长的文件\n\n" + "".join(KINDS[kind].format(word) for word in words) + "\n", "utf-8")
    added = ran("add", "--corpus", folder, "--id", "long", raw)
    checked = ran("check", "--corpus", folder, fails=True)
    stages = {"add, processor": added.processor, "check, processor": checked.processor, **checked.stages}
    return Run(
        stages, added.seconds + checked.seconds, added.processor + checked.processor, max(added.peak, checked.peak)
    )
