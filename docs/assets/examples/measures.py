"""How did the measures against telecom fraud change between 2018 and 2025? Answered from the data files alone.

    python measures.py DATA [measures.svg]

DATA is the folder or the address of the data files (…/data/). Standard library only. The answer is counted, not
read: how often words of two kinds stand in the passages of one topic, per thousand characters, by year.
"""

from __future__ import annotations

import json
import sys
import urllib.request
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

TOPIC = "fanzha"
KINDS = {
    "打击": ("打击", "破获", "侦破", "抓获", "押解", "捣毁", "摧毁", "查获"),
    "防范与追赃": ("预警", "劝阻", "封堵", "止付", "拦截", "返还", "退还", "宣传"),
}
"""The words of each kind, chosen by reading the passages."""


def rows(data: str, name: str) -> list[dict[str, Any]]:
    """Return the rows of a table from a folder or an address."""
    if data.startswith("http"):
        with urllib.request.urlopen(f"{data}{name}.jsonl") as answer:
            text = answer.read().decode()
    else:
        text = (Path(data) / f"{name}.jsonl").read_text("utf-8")
    return [json.loads(line) for line in text.split("\n") if line]


def texts_by_year(data: str) -> dict[str, list[str]]:
    """Return the texts of the topic by the year of their document."""
    years = {doc["id"]: str(doc["date_published"] or doc["date_event"])[:4] for doc in rows(data, "documents")}
    found: defaultdict[str, list[str]] = defaultdict(list)
    for passage in rows(data, "passages"):
        if any(topic["id"] == TOPIC for topic in passage["topics"]):
            found[years[passage["doc"]]].append(passage["text"])
    return dict(sorted(found.items()))


def counted(data: str) -> Iterator[tuple[str, int, int, dict[str, int]]]:
    """Yield year, passages, characters, and how often the words of each kind occur."""
    for year, texts in texts_by_year(data).items():
        text = "\n".join(texts)
        yield (
            year,
            len(texts),
            sum(map(len, texts)),
            {kind: sum(map(text.count, words)) for kind, words in KINDS.items()},
        )


def table(data: str) -> str:
    """Return the answer as a Markdown table: occurrences, and in brackets per thousand characters."""
    lines = [f"| 年份 | 段落 | 字数 | {' | '.join(KINDS)} |", f"|{'---|' * (3 + len(KINDS))}"]
    for year, passages, size, counts in counted(data):
        cells = " | ".join(f"{count}（{1000 * count / size:.1f}）" for count in counts.values())
        lines.append(f"| {year} | {passages} | {size} | {cells} |")
    return "\n".join(lines)


def drawing(data: str) -> str:
    """Return the answer as an SVG of bars: per thousand characters, by year and kind."""
    bars = [
        (f"{year} {kind}", 1000 * n / size) for year, _, size, counts in counted(data) for kind, n in counts.items()
    ]
    longest = max(value for _, value in bars)
    parts = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 {28 * len(bars) + 8}" role="img">']
    parts.append("<title>每千字出现次数</title>")
    for i, (label, value) in enumerate(bars):
        y, width = 28 * i + 8, 300 * value / longest
        colour = "#95281b" if i % 2 == 0 else "#1b4d69"
        parts.append(f'<text x="230" y="{y + 15}" font-size="14" text-anchor="end">{label}</text>')
        parts.append(f'<rect x="240" y="{y}" width="{width:.1f}" height="20" fill="{colour}"/>')
        parts.append(f'<text x="{246 + width:.1f}" y="{y + 15}" font-size="14">{value:.1f}</text>')
    return "\n".join([*parts, "</svg>", ""])


if __name__ == "__main__":
    print(table(sys.argv[1]))
    if len(sys.argv) > 2:
        Path(sys.argv[2]).write_text(drawing(sys.argv[1]), "utf-8")
