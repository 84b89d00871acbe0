"""The pages of the site in another script, on all cores where the site is large."""

from __future__ import annotations

import os
from collections.abc import Mapping
from concurrent.futures import ProcessPoolExecutor
from functools import partial

from scripts.convert.overrides import Overrides
from scripts.convert.page import convert_page
from scripts.model import Script
from scripts.publish.spelling import Speller

FEW = 60
"""Up to this many pages one process is faster than several."""


def _convert(script: Script, overrides: Overrides, names: frozenset[str], html: str) -> str:
    return convert_page(html, script, overrides, names=names)


def convert_pages(pages: Mapping[str, str], script: Script, speller: Speller) -> dict[str, str]:
    """Return the pages, by path, with their text in ``script``; everything but text and ``lang`` stays."""
    convert = partial(_convert, script, speller.overrides, speller.names)
    if len(pages) <= FEW:
        return {path: convert(html) for path, html in pages.items()}
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        return dict(zip(pages, pool.map(convert, pages.values(), chunksize=16), strict=True))
