"""The frame around a generated page is put off, and no page is taken for another that would have another frame."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import SimpleNamespace
from typing import Any

from jinja2 import DictLoader, Environment

from scripts.engines.frame import FRAME
from scripts.engines.later import SETTINGS, Frames
from scripts.engines.made import MadePage
from scripts.pages import Page
from scripts.publish.placed import Coming

CONFIG: dict[str, Any] = {name: name for name in SETTINGS} | {"extra_javascript": ["a.js"]}
NAV = [SimpleNamespace(title="Home", url="", children=None)]


class Generated(MadePage):
    def __init__(self, markdown: str, url: str = "d/x/") -> None:
        made = Page(markdown, "documents/x.yml")
        self.file = SimpleNamespace(made=made, url=url, dest_uri=f"{url}index.html")


def context_of(nav: object, pages: object, config: object, page: object) -> Mapping[str, Any]:
    return {"nav": nav, "config": config, "page": page}


def coming(
    page: Generated, known: str = "corpus", nav: list[Any] = NAV, settings: Mapping[str, Any] | None = None
) -> Coming:
    """What is put off when a page is rendered."""
    env = Environment(loader=DictLoader({"main.html": "<b>{{ config.site_name }}</b>{{ page.content }}"}))
    held = Frames([known], context_of).wait(env)
    assert not env.get_template("main.html").render(context_of(nav, [], {**CONFIG, **(settings or {})}, page))
    (name, found), *_ = held.items()
    assert name == page.file.dest_uri
    return found


def test_a_made_page_is_framed_when_it_is_wanted() -> None:
    assert coming(Generated("---\n---\n<p>text</p>\n")).make() == "<b>site_name</b><p>text</p>"


def test_any_other_page_is_framed_at_once() -> None:
    env = Environment(loader=DictLoader({"main.html": "{{ page }}", "404.html": "lost"}))
    held = Frames([], context_of).wait(env)
    assert env.get_template("main.html").render({"page": "by hand"}) == "by hand"
    assert env.get_template("404.html").render({"page": None}) == "lost"
    assert not held


def test_whatever_changes_a_frame_changes_what_tells_the_page() -> None:
    page = Generated("---\n---\ntext\n")
    script = SimpleNamespace(type="module", defer=True, async_=False)
    others = [
        coming(Generated("---\n---\nother\n")),
        coming(Generated("---\n---\ntext\n", "d/y/")),
        coming(page, known="other"),
        coming(page, nav=[SimpleNamespace(title="Start", url="", children=None)]),
        coming(page, nav=[SimpleNamespace(title="Home", children=NAV)]),
        coming(page, settings={"extra_javascript": [script]}),
        *(coming(page, settings={name: "other"}) for name in SETTINGS),
    ]
    told = [coming(page).told, *(other.told for other in others)]
    assert len(set(told)) == len(told)
    assert coming(Generated("---\n---\ntext\n")).told == told[0]


def test_frames_read_no_setting_that_is_not_told() -> None:
    texts = [path.read_text("utf-8") for path in FRAME.rglob("*.html")]
    read = {name for text in texts for name in re.findall(r"\bconfig\.(\w+)", text)}
    assert read <= {*SETTINGS, "extra_javascript", "theme"}
    assert {name for text in texts for name in re.findall(r"\bconfig\.theme\.(\w+)", text)} == {"favicon"}
