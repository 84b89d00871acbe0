"""Pagefind: one record a passage, its own index and script behind a page that shows the first result."""

from __future__ import annotations

import gzip
import json
import subprocess
from functools import cache
from pathlib import Path
from urllib.parse import quote

from playwright.sync_api import Page

from tests.bench.line import shown_after
from tests.bench.scratch import FOLDER, MissingError, Rows, fingerprint, npm, once

VERSION = "1.6.0"
MAKE = """import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import { createIndex } from "pagefind";
const { index } = await createIndex();
for await (const line of createInterface({ input: createReadStream(process.argv[2]) })) {
  await index.addCustomRecord(JSON.parse(line));
}
await index.writeFiles({ outputPath: process.argv[3] });
process.exit(0);
"""
PAGE = """<!doctype html><html lang="zh"><head><meta charset="utf-8"><title>Pagefind</title><ol></ol>
<script type="module">
window.pagefind = await import("./pagefind/pagefind.js");
await pagefind.init();
const query = new URLSearchParams(location.search).get("q");
if (query) {
  const { results } = await pagefind.search(query);
  const { url } = await results[0].data();
  document.querySelector("ol").append(Object.assign(document.createElement("li"), { textContent: url }));
}
</script></head></html>
"""
ASK = """async (query) => {
  const began = performance.now();
  const { results } = await pagefind.search(query);
  await results[0]?.data();
  return [performance.now() - began, results.map(({ id }) => id)];
}"""


@cache
def _names() -> dict[str, str]:
    """The passage of every record, by the record's name in the index."""
    found = {}
    for path in (FOLDER / "search-pagefind" / "pagefind" / "fragment").iterdir():
        _, _, record = gzip.decompress(path.read_bytes()).partition(b"{")
        found[path.stem] = json.loads(b"{" + record)["url"].strip("/")
    return found


class Pagefind:
    """The contestant; its unit is a passage, by custom records."""

    name, unit = f"Pagefind {VERSION}", "id"

    def build(self, passages: Rows, documents: Rows) -> Path:
        """A site of one page and the index. Raises MissingError where npm or the package is not to be had."""
        tool = npm(f"pagefind@{VERSION}")

        def make(out: Path) -> None:
            records = tool / "records.jsonl"
            lines = ({"url": row["id"], "content": row["text"], "language": "zh"} for row in passages)
            records.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), "utf-8")
            (tool / "make.mjs").write_text(MAKE, "utf-8")
            command = ["node", str(tool / "make.mjs"), str(records), str(out / "pagefind")]
            done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=600)
            if done.returncode:
                raise MissingError(f"Pagefind failed: {done.stderr[-300:]}")
            (out / "index.html").write_text(PAGE, "utf-8")

        return once("search-pagefind", MAKE + PAGE + VERSION + fingerprint(passages), make)

    def open(self, page: Page, url: str) -> None:
        """Open the page without a question."""
        page.goto(url)

    def open_with(self, page: Page, url: str, query: str) -> float:
        """Open the page with a question in its address; return the seconds until the first result."""
        page.goto(f"{url}?q={quote(query)}", wait_until="commit")
        return shown_after(page, "li")

    def ask(self, page: Page, query: str) -> tuple[float, frozenset[str]]:
        """Milliseconds until an open page knows all hits and has read the first, and the passages hit."""
        taken, found = page.evaluate(ASK, query)
        return taken, frozenset(_names()[name] for name in found)
