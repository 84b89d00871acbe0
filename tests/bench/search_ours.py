"""The project's own search: its real index and scripts behind the concordance page."""

from __future__ import annotations

import shutil
from pathlib import Path
from urllib.parse import quote

from playwright.sync_api import Page

from scripts.search.index import Options
from tests.bench.line import shown_after
from tests.bench.scratch import FOLDER, Rows
from tests.browser.search_site import write_site

ASK = """async (query) => {
  const list = document.querySelector(".search-lines");
  const input = document.querySelector("#concordance-q");
  const began = performance.now();
  const done = new Promise((resolve) => {
    const finished = () => list.dataset.state === "done" && (watcher.disconnect(), resolve());
    const watcher = new MutationObserver(finished);
    watcher.observe(list, { attributes: true });
  });
  input.value = query;
  input.dispatchEvent(new InputEvent("input", { bubbles: true }));
  await done;
  return [performance.now() - began, [...list.children].map((line) => line.dataset.passage)];
}"""


class Ours:
    """The contestant of this project."""

    name, unit = "ours", "id"

    def build(self, passages: Rows, documents: Rows) -> Path:
        """A site of the search page and its index."""
        out = FOLDER / "search-ours"
        shutil.rmtree(out, ignore_errors=True)
        write_site(out, passages, documents, Options())
        return out

    def open(self, page: Page, url: str) -> None:
        """Open the search page without a question."""
        page.goto(f"{url}search/")

    def open_with(self, page: Page, url: str, query: str) -> float:
        """Open the search page with a question in its address; return the seconds until its first line."""
        page.goto(f"{url}search/?q={quote(query)}", wait_until="commit")
        return shown_after(page, ".search-lines li mark")

    def ask(self, page: Page, query: str) -> tuple[float, frozenset[str]]:
        """Milliseconds until an open page shows all hits, and these."""
        taken, found = page.evaluate(ASK, query)
        return taken, frozenset(found)
