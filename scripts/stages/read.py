"""Raw bytes become sources with a digest, an encoding and a decoded text."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath

from scripts.corpus import filing
from scripts.corpus.curated import Curated
from scripts.corpus.fields import RESERVED
from scripts.corpus.model import Problem, Source, visible
from scripts.corpus.records import DocumentRecord
from scripts.stages.charset import Decoded, Undecodable, decode


def _check_original(record: DocumentRecord, raw: Mapping[str, bytes], line: int) -> list[Problem]:
    """Check that the file which a source was read out of is there and unchanged."""
    given = record.source.extracted
    if given is None:
        return []
    if given.original not in raw:
        message = f"找不到原始文件 raw/{given.original}"
        return [Problem(record.path, line, "SRC01", message, _why(given.original, raw))]
    digest = hashlib.sha256(raw[given.original]).hexdigest()
    message = f"raw/{given.original} 的 SHA-256 是 {digest}，与记录不符"
    return [Problem(record.path, line, "SRC02", message)] if digest != given.sha256 else []


def _check(record: DocumentRecord, sources: Mapping[str, Source], raw: Mapping[str, bytes], line: int) -> list[Problem]:
    """Check that a document's source is there and unchanged."""
    reference = record.source
    if reference.file not in raw:
        return [Problem(record.path, line, "SRC01", f"找不到原始文件 raw/{reference.file}", _why(reference.file, raw))]
    source = sources.get(reference.file)
    if source and source.sha256 != reference.sha256:
        message = f"{filing.raw(reference.file)} 的 SHA-256 是 {source.sha256}，与记录不符"
        return [Problem(record.path, line, "SRC02", message)]
    return []


def plain_name(file: str) -> str:
    """Return what stands for a raw file in addresses: its name without suffix, other marks than . _ - as hyphens."""
    return re.sub(r"[^\w.-]+", "-", PurePosixPath(file).stem)


def _why(file: str, raw: Iterable[str]) -> str:
    """Return what to do about a raw file that is not found though it may lie there; empty for the usual."""
    if file.startswith("."):
        return "名字以 . 开头的文件不会被读取：改名，并改正 source.file"
    twin = next((name for name in raw if _spelled_alike(name) == _spelled_alike(file)), None)
    return f"raw/ 里有写法相近的「{ascii(twin)[1:-1]}」：把名字改成一样" if twin else ""


def _spelled_alike(name: str) -> str:
    """Return a name as file systems compare it that know no case and no difference of composed letters."""
    return unicodedata.normalize("NFC", name).casefold()


def _namesakes(names: Iterable[str]) -> list[Problem]:
    """Report files whose pages would have the same address, on Windows and macOS too (SRC05)."""
    problems, seen = list[Problem](), dict[str, str]()
    for name in sorted(names):
        other = seen.setdefault(_spelled_alike(plain_name(name)), name)
        if other != name:
            problems.append(Problem(filing.raw(name), 1, "SRC05", f"与 raw/{other} 的网址会重复"))
    return problems


def unusable_name(name: str) -> str:
    """Return why the page of a raw file could not have its address; empty where it can."""
    plain = plain_name(name)
    if any("\ud800" <= char <= "\udfff" for char in name):
        return "文件名不是 UTF-8"
    if visible(name) != name:
        return "文件名里有看不见的字符"
    if plain.partition(".")[0].lower() in RESERVED or plain.endswith("."):
        return f"网址里的「{plain}」在 Windows 上不能作文件夹名"
    return f"网址里的「{plain}」是网站自己的文件名" if plain.lower() == "index.html" else ""


def _undecodable(name: str, data: bytes, found: Undecodable) -> Problem:
    if b"\0" in data[:SNIFFED] and not found.encoding.startswith("utf-"):
        return Problem(filing.raw(name), 1, "SRC03", "不是文本文件（含有空字节）")
    line = data.count(b"\n", 0, found.start) + 1
    byte = data[found.start]
    message = f"无法解码：按 {found.encoding} 读到第 {found.start + 1} 个字节（{byte:#04x}）为止"
    return Problem(filing.raw(name), line, "SRC03", message)


SNIFFED = 8000
"""Bytes at the beginning in which a NUL tells a file that is no text, as git judges."""


def _unsure(name: str, found: Decoded, path: str, line: int) -> Problem:
    """Ask the curator to confirm an encoding that nothing but likelihood tells (SRC06)."""
    start = next((i for i, char in enumerate(found.text) if not char.isascii()), 0)
    words = " ".join(found.text[start : start + 12].split())
    message = f"{filing.raw(name)} 没有写明编码：像是 {found.encoding}（「{words}…」），也可能是 {found.rival}"
    return Problem(path, line, "SRC06", message, f"核对文字，再在 source 里写 encoding: {found.encoding}")


def _source(name: str, data: bytes, record: DocumentRecord | None, line: int) -> tuple[Source | None, list[Problem]]:
    """Decode one raw file, of which ``record`` is a document whose source stands on ``line``."""
    unusable = unusable_name(name)
    problems = [Problem(filing.raw(name), 1, "SRC07", unusable)] if unusable else []
    found = decode(data, record.source.encoding if record else None)
    if isinstance(found, Undecodable):
        return None, [*problems, _undecodable(name, data, found)]
    if record is None:
        problems.append(Problem(filing.raw(name), 1, "SRC04", "没有文献使用这个原始文件"))
    elif found.rival:
        problems.append(_unsure(name, found, record.path, line))
    given = record.source.extracted if record else None
    read_from = f"{given.original}（{given.tool}）" if given else None
    return Source(name, hashlib.sha256(data).hexdigest(), found.encoding, found.text, read_from), problems


def read(curated: Curated, raw: Mapping[str, bytes]) -> tuple[tuple[Source, ...], list[Problem]]:
    """Decode every raw file; ``raw`` maps names below `raw/` to bytes.

    Files that a source was read out of are not decoded. Returns the sources in order of name, and the
    problems: SRC01 a source is missing, SRC02 its
    bytes changed, SRC03 it cannot be decoded, SRC04 no document uses it, SRC05 two share an address,
    SRC06 its encoding is a guess, SRC07 its name can be no address.
    """
    # Of several documents of one source, one that declares its encoding speaks for all.
    telling = sorted(curated.documents, key=lambda record: record.source.encoding is not None)
    users = {record.source.file: record for record in telling}
    originals = {record.source.extracted.original for record in curated.documents if record.source.extracted}
    texts = [name for name in raw if name not in originals]
    problems = _namesakes(texts)
    sources: dict[str, Source] = {}
    for name in sorted(texts):
        user = users.get(name)
        line = curated.line(user.path, "source", "file") if user else 1
        source, found = _source(name, raw[name], user, line)
        problems += found
        sources |= {name: source} if source else {}
    for record in curated.documents:
        line = curated.line(record.path, "source", "file")
        problems += _check(record, sources, raw, line) + _check_original(record, raw, line)
    return tuple(sources.values()), problems
