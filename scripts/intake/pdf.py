"""PDF with a text layer, read by PDFium (BSD); pages stay apart. A scan has no text and is refused."""

from __future__ import annotations

import re
from importlib.metadata import version
from types import ModuleType
from typing import Any

from scripts.intake.extracted import Extracted, RefusalError, listed
from scripts.text.places import PAGE

NEEDED = "读 PDF 需要 pypdfium2：运行 `.venv/bin/pip install -r requirements/intake.txt`"
_MARKS = re.compile("[\ufffe\uffff\x02\x00]")
"""Where PDFium tells of a hyphen at a line end, or of a character the font does not name."""


def _tool() -> ModuleType:
    try:
        import pypdfium2  # noqa: PLC0415 (optional: only who takes in PDFs needs it)
    except ImportError:
        raise RefusalError(NEEDED) from None
    tool: ModuleType = pypdfium2
    return tool


def _page(page: Any) -> str:
    text: str = page.get_textpage().get_text_bounded()
    return _MARKS.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).strip("\n")


def _opened(tool: ModuleType, data: bytes) -> Any:
    try:
        return tool.PdfDocument(data)
    except tool.PdfiumError as error:
        if "password" in str(error).lower():
            raise RefusalError("PDF 有密码，打不开：请先去掉密码") from None
        raise RefusalError(f"PDF 打不开，可能已损坏（{error}）") from None


def read_pdf(data: bytes) -> Extracted:
    """Return the text of a PDF, pages parted by form feeds. Raises RefusalError: no tool, password, damage, scan."""
    tool = _tool()
    document = _opened(tool, data)
    try:
        pages = [_page(document[number]) for number in range(len(document))]
    except tool.PdfiumError as error:
        raise RefusalError(f"PDF 读不出，可能已损坏（{error}）") from None
    finally:
        document.close()
    blank = [number for number, text in enumerate(pages, start=1) if not text.strip()]
    if len(blank) == len(pages):
        raise RefusalError("PDF 没有文字层（多半是扫描件）：请先识别文字，再收入识别后的文本")
    doubts = (f"第 {listed(blank)} 页没有文字，可能是图片或扫描页",) if blank else ()
    return Extracted(f"\n{PAGE}\n".join(pages) + "\n", f"pypdfium2 {version('pypdfium2')}", doubts)
