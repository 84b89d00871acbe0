"""Material for MkDocs' own search, with and without jieba, which its manual recommends for Chinese."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from playwright.sync_api import Page

from tests.bench.line import shown_after
from tests.bench.scratch import MissingError, Rows, once
from tests.bench.stock import stock_site

JIEBA = "jieba==0.42.1"
LISTEN = """
const Native = window.Worker;
window.heard = [];
window.Worker = class extends Native {
  constructor(...given) {
    super(...given);
    this.addEventListener("message", ({ data }) => data.type === 1 && (window.ready = true));
    this.addEventListener("message", ({ data }) => data.type === 3 && window.heard.push(data.data.items));
  }
};
"""
"""Note when the search worker is ready (1) and every answer (3): the page shows answers a few at a time."""
ASK = """async (query) => {
  const input = document.querySelector(".md-search__input");
  input.focus();
  const before = window.heard.length;
  const began = performance.now();
  input.value = query;
  input.dispatchEvent(new InputEvent("input", { bubbles: true }));
  input.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true, key: "a" }));
  const silent = () => window.heard.length === before && performance.now() - began < 5000;
  while (silent()) await new Promise((go) => setTimeout(go, 1));
  const items = window.heard.length === before ? [] : window.heard.at(-1);
  return [performance.now() - began, items.flat().map(({ location }) => location)];
}"""


@dataclass(frozen=True)
class Material:
    """The contestant; its unit is a document, the page on which a hit lies."""

    jieba: bool
    unit = "doc"

    @property
    def name(self) -> str:
        return f"Material{', jieba' if self.jieba else ''}"

    def build(self, passages: Rows, documents: Rows) -> Path:
        """The documents as a stock site. Raises MissingError where it cannot be built."""
        extra = once(f"pip-{JIEBA}", JIEBA, _install) if self.jieba else None
        return stock_site(passages, documents, extra)

    def open(self, page: Page, url: str) -> None:
        """Open the home page and wait until its search worker has built its index."""
        page.add_init_script(LISTEN)
        page.goto(url, wait_until="commit")
        page.wait_for_function("window.ready", timeout=90_000)

    def open_with(self, page: Page, url: str, query: str) -> float:
        """Open the home page with a question in its address; return the seconds until the first result."""
        page.goto(f"{url}?q={quote(query)}", wait_until="commit")
        return shown_after(page, ".md-search-result__item")

    def ask(self, page: Page, query: str) -> tuple[float, frozenset[str]]:
        """Milliseconds until the worker of an open page has answered, and the documents hit."""
        taken, found = page.evaluate(ASK, query)
        return taken, frozenset(place.split("/")[1] for place in found if place.startswith("d/"))


def _install(folder: Path) -> None:
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--target", str(folder), JIEBA]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=180)
    if done.returncode:
        raise MissingError(f"pip install {JIEBA} failed")
