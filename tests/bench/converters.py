"""The listed cases, by kind, in what the project and other converters make of them.

The peers come from `requirements/bench.in`; one that is not installed is named with the reason.
"""

from __future__ import annotations

import importlib
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping

from opencc import OpenCC

from scripts.convert.converter import converter
from scripts.convert.overrides import load_overrides
from scripts.corpus.editions import Script
from tests.cli import CORPUS
from tests.listed_cases import Case, listed_cases

Convert = Callable[[str], str]
SCRIPTS: tuple[tuple[Script, str], ...] = (("zh-Hant", "tw"), ("zh-Hant-HK", "hk"))
OVERRIDES, _ = load_overrides(CORPUS / "variants")


def _stock(region: str) -> Convert:
    return OpenCC(f"s2{region}").convert


def _jieba(region: str) -> Convert:
    peer = importlib.import_module("opencc_jieba_pyo3").OpenCC(f"s2{region}")
    return lambda text: str(peer.convert(text))


def _zhconv(region: str) -> Convert:
    peer = importlib.import_module("zhconv_rs")
    return lambda text: str(peer.zhconv(text, f"zh-{region}"))


PEERS: dict[str, Callable[[str], Convert]] = {
    "OpenCC": _stock,
    "opencc-jieba-pyo3": _jieba,
    "zhconv-rs": _zhconv,
}


def right_by_kind() -> list[list[object]]:
    """How many of the undisputed cases of each kind are right, by converter; the last rows are totals."""
    cases = [case for case in listed_cases() if not case.disputed and case.script != "zh-Hans"]
    counts: defaultdict[str, list[int]] = defaultdict(lambda: [0] * (len(PEERS) + 2))
    done = [*_peers(), _ours]
    for case in cases:
        for key in (f"{case.script} {case.kind}", f"{case.script} all", "all"):
            counts[key][0] += 1
            for column, convert in enumerate(done, start=1):
                counts[key][column] += convert is not None and case.right(convert(case))
    missing = [name for name, convert in zip(PEERS, done, strict=False) if convert is None]
    totals = [key for key in counts if key.endswith("all")]
    rows = sorted(set(counts) - set(totals)) + totals
    table: list[list[object]] = [["listed cases right", "of", *PEERS, "ours"]]
    table += [[key, *counts[key]] for key in rows]
    table += [[f"{name}: not installed, see requirements/bench.in"] for name in missing]
    return table


def _peers() -> Iterator[Callable[[Case], str] | None]:
    for make in PEERS.values():
        try:
            yield _by_script({script: make(region) for script, region in SCRIPTS})
        except ImportError:
            yield None


def _by_script(converters: Mapping[str, Convert]) -> Callable[[Case], str]:
    return lambda case: converters[case.script](case.text)


def _ours(case: Case) -> str:
    target = next(script for script, _ in SCRIPTS if script == case.script)
    return converter(target, OVERRIDES).convert(case.text, case.names)
