"""What `add` does not take, and why."""

from __future__ import annotations

from pathlib import Path

from scripts.corpus import filing
from scripts.corpus.decoding import what_is_there
from scripts.corpus.fields import why_no_id
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


def why_not(folder: Path, raw: Path, id: str) -> str:
    """Say why a file cannot be taken into a corpus under an id; empty where nothing stands against it."""
    if not (folder / "corpus.yml").is_file():
        return f"{folder} 不是语料库：没有 corpus.yml"
    if why := why_no_id(id) or _why_no_file(raw):
        return why
    places = (folder / filing.document(id), folder / filing.raw(raw.name))
    taken = next((path for path in places if path.exists() and path.resolve() != raw.resolve()), None)
    return f"{taken} 已存在，不覆盖" if taken else ""


def _why_no_file(raw: Path) -> str:
    if not raw.is_file():
        return f"没有文件 {raw}" if not raw.exists() else f"{raw} 不是文件，是{what_is_there(raw)}"
    hidden = "名字以 . 开头的文件不会被读取" if raw.name.startswith(".") else ""
    why = hidden or unusable_name(raw.name)
    return f"{raw}：{why}；先改名" if why else ""


def why_no_text(data: bytes, decoded: Decoded | Undecodable) -> str:
    """Say why bytes are no text to be taken; empty where they are."""
    kind = next((kind for begins, kind in NO_TEXT.items() if data.startswith(begins)), "")
    if kind:
        return f"这是{kind}，不是纯文本；先把文字另存为 .txt"
    if isinstance(decoded, Undecodable):
        line, byte = data.count(b"\n", 0, decoded.start) + 1, data[decoded.start]
        end = f"第 {line} 行、第 {decoded.start + 1} 个字节（{byte:#04x}）"
        return f"无法解码，请确认是文本文件：按 {decoded.encoding} 读到{end}为止"
    return "" if any(char.isprintable() and not char.isspace() for char in decoded.text) else "文件里没有文字"
