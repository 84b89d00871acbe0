"""Chinese characters are drawn, not boxes: a layout tested on boxes is no test."""

from __future__ import annotations

from playwright.sync_api import Page, sync_playwright

SAMPLE = "汉字體裡語說黃為們"
"""Simplified and Traditional characters that every Chinese font holds."""

MISSING = (
    "no font with Chinese characters found, and none could be installed: pages would be tested on empty boxes. "
    "Install one (Debian and Ubuntu: apt install fonts-wqy-microhei)"
)

# A browser draws one and the same box for every character that no font holds.
_DRAW = """(chars) => {
  const canvas = Object.assign(document.createElement("canvas"), { width: 64, height: 64 });
  const context = canvas.getContext("2d", { willReadFrequently: true });
  const drawn = (char) => {
    context.clearRect(0, 0, 64, 64);
    context.font = "48px sans-serif";
    context.fillText(char, 4, 52);
    return context.getImageData(0, 0, 64, 64).data.filter((_, at) => at % 4 === 3).join();
  };
  return chars.map(drawn);
}"""


def boxes(page: Page, sample: str = SAMPLE) -> str:
    """Return the characters of a sample that the browser draws alike, as it does what no font holds."""
    pictures: list[str] = page.evaluate(_DRAW, list(sample))
    return "".join(char for char, picture in zip(sample, pictures, strict=True) if pictures.count(picture) > 1)


def has_chinese(executable: str, flags: tuple[str, ...]) -> bool:
    """Tell whether a Chromium finds a font for Chinese."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=list(flags))
        try:
            return not boxes(browser.new_page())
        finally:
            browser.close()
