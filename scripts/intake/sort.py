"""What a file is, by its first bytes, and its text where it is no plain text."""

from __future__ import annotations

from scripts.intake.extracted import LARGEST_TEXT, Extracted, RefusalError
from scripts.intake.pdf import read_pdf
from scripts.intake.word import is_word, read_word

PDF, ZIP = b"%PDF-", b"PK\x03\x04"


def extract(data: bytes) -> Extracted | None:
    """Return the text of a PDF or a Word file; None for anything else. Raises RefusalError."""
    found = None
    if data[:1024].lstrip().startswith(PDF):
        found = read_pdf(data)
    elif data.startswith(ZIP) and is_word(data):
        found = read_word(data)
    if found and len(found.text.encode()) > LARGEST_TEXT:
        raise RefusalError(f"读出的文字大于 {LARGEST_TEXT // 1_000_000} MB：先拆开再收")
    return found
