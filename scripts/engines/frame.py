"""The frame around what an engine made of a page: the templates that MkDocs runs, run without it."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Mapping
from importlib.metadata import version
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from jinja2 import Environment, FileSystemLoader, pass_context
from jinja2.runtime import Context

from scripts.corpus.editions import EDITIONS
from scripts.corpus.material import words
from scripts.corpus.state import Corpus
from scripts.engines.navigation import View
from scripts.engines.settings import Script
from scripts.web import address
from scripts.web.look import Look

FRAME = Path(__file__).parent.parent / "templates" / "frame"


def names_of(corpus: Corpus, card: bool, look: Look) -> dict[str, Any]:
    """Return what templates of the frame know in every engine: the corpus, its editions, how the site looks, words."""
    return {
        "corpus": corpus.curated.corpus,
        "opencc": version("opencc"),
        "editions": list(EDITIONS.values()),
        "at": address,
        "card": card,
        "large": corpus.large,
        "look": look,
        "t": words(),
    }


def framed(
    config: Mapping[str, Any], nav: list[Any], names: Mapping[str, Any], source_of: Callable[[View | None], str]
) -> Callable[[View | None], str]:
    """Return what puts the frame around a page, and makes the error page where there is none."""
    env = Environment(loader=FileSystemLoader(FRAME), trim_blocks=True, lstrip_blocks=True, autoescape=False)
    env.filters |= {"url": _url, "script_tag": _script_tag}
    env.globals |= {"config": config, "nav": nav, "source_of": source_of, **names}

    def frame(page: View | None) -> str:
        base = _relative(".", page.url) if page else urlsplit(config["site_url"]).path or "/"
        return env.get_template("main.html" if page else "404.html").render(page=page, base_url=base)

    return frame


@pass_context
def _url(context: Context, target: str) -> str:
    """Return the link from the page that is being made to a target below the root; others stay as they are."""
    parts, page = urlsplit(target), context["page"]
    if parts.scheme or parts.netloc or target.startswith(("/", "#")):
        return target
    return _relative(target or ".", page.url) if page else posixpath.join(context["base_url"], target or ".")


def _relative(target: str, here: str) -> str:
    link = posixpath.relpath("/" + target, "/" + here)
    return link + "/" if target.endswith("/") else link


@pass_context
def _script_tag(context: Context, script: Script) -> str:
    kind = f' type="{script.type}"' if script.type else ""
    when = f"{' defer' if script.defer else ''}{' async' if script.asynchronous else ''}"
    return f'<script src="{_url(context, str(script))}"{kind}{when}></script>'
