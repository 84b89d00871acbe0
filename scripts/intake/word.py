"""Word files (DOCX), read by mammoth (BSD) into HTML and from there into paragraphs, a blank line between."""

from __future__ import annotations

import zipfile
from importlib.metadata import version
from io import BytesIO
from types import ModuleType

from lxml import html

from scripts.intake.extracted import LARGEST_FILE, Extracted, RefusalError

NEEDED = "读 Word 文件需要 mammoth：运行 `.venv/bin/pip install -r requirements/intake.txt`"
BODY = "word/document.xml"
_BLOCKS = ("p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "tr")


def _tool() -> ModuleType:
    try:
        import mammoth  # noqa: PLC0415 (optional: only who takes in Word files needs it)
    except ImportError:
        raise RefusalError(NEEDED) from None
    tool: ModuleType = mammoth
    return tool


def is_word(data: bytes) -> bool:
    """Tell whether bytes are a Word file: a zip archive with a body where Word keeps it."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            return BODY in archive.namelist()
    except zipfile.BadZipFile:
        return False


def _unpacked(data: bytes) -> int:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return sum(part.file_size for part in archive.infolist())


def _text(block: html.HtmlElement) -> str:
    """Return the text of a block on one line; cells of a row are parted by tabs."""
    for end in block.iter("br"):
        end.tail = f" {end.tail or ''}"
    if block.tag == "tr":
        return "\t".join(" ".join(cell.text_content().split()) for cell in block.iterchildren("td", "th"))
    return " ".join(block.text_content().split())


def _outermost(block: html.HtmlElement) -> bool:
    return not any(parent.tag in ("li", "tr", "td", "th") for parent in block.iterancestors())


def _elements(tree: html.HtmlElement, *names: str) -> list[html.HtmlElement]:
    return [element for element in tree.iter(*names) if isinstance(element, html.HtmlElement)]


def read_word(data: bytes) -> Extracted:
    """Return the paragraphs of a Word file. Raises RefusalError: no tool, damaged, too large, nothing but pictures."""
    tool = _tool()
    if _unpacked(data) > LARGEST_FILE:
        raise RefusalError("Word 文件解开后大于 200 MB，不收")
    try:
        made = tool.convert_to_html(BytesIO(data), convert_image=tool.images.img_element(lambda _: {"src": ""}))
    except (KeyError, ValueError, OSError, zipfile.BadZipFile, SyntaxError) as error:
        raise RefusalError(f"Word 文件打不开，可能已损坏（{error}）") from None
    tree = html.fromstring(f"<div>{made.value}</div>")
    lines = [text for block in _elements(tree, *_BLOCKS) if _outermost(block) and (text := _text(block))]
    if not lines:
        raise RefusalError("Word 文件里没有文字")
    images = len(_elements(tree, "img"))
    doubts = (f"有 {images} 幅图片，图片没有收入",) if images else ()
    return Extracted("\n\n".join(lines) + "\n", f"mammoth {version('mammoth')}", doubts)
