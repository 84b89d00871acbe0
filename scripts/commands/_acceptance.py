"""What `add` does not take, and why."""

from __future__ import annotations

from pathlib import Path

from scripts.corpus import filing
from scripts.corpus.decoding import what_is_there
from scripts.corpus.fields import why_no_id
from scripts.intake.extracted import LARGEST_FILE, LARGEST_TEXT
from scripts.intake.wanted import STANDARD_INPUT, Wanted
from scripts.stages.charset import Decoded, Undecodable
from scripts.stages.read import unusable_name

NO_TEXT = {
    b"%PDF-": " PDF 文件",
    b"PK\x03\x04": "压缩包或 Office 文件",
    b"\xd0\xcf\x11\xe0": "旧版 Office 文件",
    b"{\\rtf": " RTF 文件",
    b"\x1f\x8b": "压缩文件",
    b"\x89PNG": "图片",
    b"\xff\xd8\xff": "图片",
    b"GIF8": "图片",
}
"""How files begin that people mistake for text, and what they are."""


OPENED = (b"%PDF-", b"PK\x03\x04")
"""How files begin that are opened with a tool; the rest is read as text."""


def why_not_named(wanted: Wanted) -> str:
    """Say why a file cannot lie in a corpus: for what it is, its name or its size; empty where it can."""
    if str(wanted.path) != STANDARD_INPUT:
        return _why_no_file(wanted.path) or _too_large(wanted.path)
    if not wanted.name:
        return "从标准输入收入时，用 --name 写明文件名，如 --name news.txt"
    odd = "文件名里不能有 /" if "/" in wanted.name else ""
    odd = odd or ("名字以 . 开头的文件不会被读取" if wanted.name.startswith(".") else unusable_name(wanted.name))
    return f"{wanted.name}：{odd}；换一个 --name" if odd else _too_long(len(wanted.data or b""))


def _too_long(size: int) -> str:
    return f"文本大于 {LARGEST_TEXT // 1_000_000} MB，不像一篇文献：先拆开" if size > LARGEST_TEXT else ""


def _too_large(path: Path) -> str:
    """Say why a file is too large to be taken; its length is known before it is read."""
    size = path.stat().st_size
    with path.open("rb") as file:
        opened = file.read(8).startswith(OPENED)
    if opened:
        return f"大于 {LARGEST_FILE // 1_000_000} MB，不收" if size > LARGEST_FILE else ""
    return _too_long(size)


def why_not(folder: Path, wanted: Wanted, id: str) -> str:
    """Say why a file cannot be taken into a corpus under an id; empty where nothing stands against it."""
    if why := why_no_id(id):
        return why
    record, raw = folder / filing.document(id), folder / filing.raw(wanted.name)
    same = wanted.path if str(wanted.path) != STANDARD_INPUT else raw
    taken = next((path for path in (record, raw) if path.exists() and path.resolve() != same.resolve()), None)
    return f"{taken} 已存在，不覆盖" if taken else ""


def _why_no_file(raw: Path) -> str:
    if raw.is_dir():
        return f"{raw} 是文件夹，里面没有可收的文件"
    if not raw.is_file():
        return f"没有文件 {raw}" if not raw.exists() else f"{raw} 不是文件，是{what_is_there(raw)}"
    hidden = "名字以 . 开头的文件不会被读取" if raw.name.startswith(".") else ""
    why = hidden or unusable_name(raw.name)
    return f"{raw}：{why}；先改名" if why else ""


def why_no_text(data: bytes, decoded: Decoded | Undecodable) -> str:
    """Say why bytes are no text to be taken; empty where they are."""
    kind = next((kind for begins, kind in NO_TEXT.items() if data.startswith(begins)), "")
    if kind:
        return f"这是{kind}，读不出文字；先把文字另存为 .txt"
    if isinstance(decoded, Undecodable):
        line, byte = data.count(b"\n", 0, decoded.start) + 1, data[decoded.start]
        end = f"第 {line} 行、第 {decoded.start + 1} 个字节（{byte:#04x}）"
        return f"无法解码，请确认是文本文件：按 {decoded.encoding} 读到{end}为止"
    return "" if any(char.isprintable() and not char.isspace() for char in decoded.text) else "文件里没有文字"
