"""axe-core on a page: brought in once, told in one line a fault."""

from __future__ import annotations

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

COLOURS = ("color-contrast", "link-in-text-block")
"""Rules whose result may change with the colours only."""
LAYOUT = (*COLOURS, "target-size", "scrollable-region-focusable", "landmark-unique", "region")
"""Rules whose result may change with the width of the window."""
_RUN = """(rules) => axe.run(document, { resultTypes: ["violations"], ...(rules && { runOnly: rules }) })
  .then((result) => result.violations.map((one) =>
    `${one.id} ×${one.nodes.length}: ${one.nodes[0].target} ${one.nodes[0].failureSummary.replace(/\\s+/g, " ")}`))"""


def faults(page: Page, rules: tuple[str, ...] = ()) -> list[str]:
    """Return what axe finds wrong with the page as it stands; with `rules`, by these rules only."""
    if not page.evaluate("typeof axe !== 'undefined'"):
        page.evaluate(AXE_SCRIPT)
    found: list[str] = page.evaluate(_RUN, list(rules) or None)
    return found
