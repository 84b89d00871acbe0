"""Stage 1, read: raw bytes become sources with a digest, an encoding and a decoded text."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath

from charset_normalizer import from_bytes

from scripts.corpus import filing
from scripts.corpus.curated import Curated
from scripts.corpus.model import Problem, Source
from scripts.corpus.records import DocumentRecord

_CHINESE = frozenset(
    {"gb2312", "gbk", "gb18030", "hz", "big5", "big5hkscs", "cp950", "utf_16", "utf_16_le", "utf_16_be"}
)


def decode(data: bytes, declared: str | None = None) -> tuple[str, str] | None:
    """Decode raw bytes without changing a character; a byte order mark stays as U+FEFF.

    UTF-8 is tried first, then what charset-normalizer finds among the Chinese encodings; GB2312 and
    GBK are read as their superset GB18030. Returns (encoding, text), or None where nothing fits.
    """
    guesses = [declared] if declared else ["utf-8"]
    if not declared:
        best = from_bytes(data, cp_isolation=list(_CHINESE)).best()
        guesses += [best.encoding if best else "gb18030"]
    for guess in guesses:
        encoding = "gb18030" if guess in ("gb2312", "gbk", "hz") else guess
        try:
            return encoding, data.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
    return None


def _check(record: DocumentRecord, sources: Mapping[str, Source], raw: Mapping[str, bytes], line: int) -> list[Problem]:
    """Check that a document's source is there and unchanged."""
    reference = record.source
    if reference.file not in raw:
        return [Problem(record.path, line, "SRC01", f"找不到原始文件 raw/{reference.file}")]
    source = sources.get(reference.file)
    if source and source.sha256 != reference.sha256:
        message = f"raw/{reference.file} 的 SHA-256 是 {source.sha256}，与记录不符"
        return [Problem(record.path, line, "SRC02", message)]
    return []


def plain_name(file: str) -> str:
    """Return what stands for a raw file in addresses: its name without suffix, other marks than . _ - as hyphens."""
    return re.sub(r"[^\w.-]+", "-", PurePosixPath(file).stem)


def _namesakes(names: Iterable[str]) -> list[Problem]:
    """Report files whose pages would have the same address (SRC05)."""
    problems, seen = list[Problem](), dict[str, str]()
    for name in sorted(names):
        other = seen.setdefault(plain_name(name), name)
        if other != name:
            problems.append(Problem(filing.raw(name), 1, "SRC05", f"与 raw/{other} 的网址会重复"))
    return problems


def read(curated: Curated, raw: Mapping[str, bytes]) -> tuple[tuple[Source, ...], list[Problem]]:
    """Decode every raw file; ``raw`` maps names below `raw/` to bytes.

    Returns the sources in order of name, and the problems: SRC01 a source is missing, SRC02 its
    bytes changed, SRC03 it cannot be decoded, SRC04 no document uses it, SRC05 two share an address.
    """
    declared = {record.source.file: record.source.encoding for record in curated.documents}
    declared |= {record.source.file: record.source.encoding for record in curated.documents if record.source.encoding}
    problems = _namesakes(raw)
    sources: dict[str, Source] = {}
    for name in sorted(raw):
        decoded = decode(raw[name], declared.get(name))
        if decoded is None:
            problems.append(Problem(filing.raw(name), 1, "SRC03", "无法解码"))
            continue
        if name not in declared:
            problems.append(Problem(filing.raw(name), 1, "SRC04", "没有文献使用这个原始文件"))
        sources[name] = Source(name, hashlib.sha256(raw[name]).hexdigest(), *decoded)
    for record in curated.documents:
        line = curated.line(record.path, "source", "file")
        problems += _check(record, sources, raw, line)
    return tuple(sources.values()), problems
