"""OpenCC's own dictionaries as Python mappings, read from the installed wheel.

The wheel ships them compiled (``.ocd2``) together with the tool ``opencc_dict`` that writes them
out as text: one entry a line, key TAB values separated by spaces, the preferred value first
(https://github.com/BYVoid/OpenCC, "Dictionary format").
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

import opencc

from scripts.corpus.stopping import StoppedError

Table = Mapping[str, tuple[str, ...]]

_WHEEL = Path(opencc.__file__).parent / "clib"
SHARE = _WHEEL / "share" / "opencc"


def version() -> str:
    """OpenCC's version, as pages and audits state it."""
    return str(opencc.__version__)


@cache
def table(name: str) -> Table:
    """The dictionary of that name (``STPhrases``, ``TWVariants`` …): source → possible targets.

    Raises ``FileNotFoundError`` where the wheel has no such dictionary or no ``opencc_dict``, and StoppedError
    where the tool cannot write to the temporary folder, or cannot read the dictionary.
    """
    source = SHARE / f"{name}.ocd2"
    if not source.is_file():
        raise FileNotFoundError(source)
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "dictionary.txt"
        arguments: list[str | Path] = [
            _dictionary_tool(),
            "-i",
            source,
            "-o",
            target,
            "-f",
            "ocd2",
            "-t",
            "text",
        ]
        done = subprocess.run(arguments, check=False, capture_output=True)
        if done.returncode:
            raise StoppedError(f"词典 {name} 写不进临时文件夹 {folder}：检查磁盘空间与文件大小的限制")
        return MappingProxyType(_parse(target.read_text(encoding="utf-8")))


def _dictionary_tool() -> str:
    tool = shutil.which("opencc_dict", path=_WHEEL / "bin")
    if tool is None:
        raise FileNotFoundError(_WHEEL / "bin" / "opencc_dict")
    return tool


def _parse(text: str) -> dict[str, tuple[str, ...]]:
    entries = (line.split("\t", 1) for line in text.split("\n") if line)
    return {key: tuple(values.split(" ")) for key, values in entries}
