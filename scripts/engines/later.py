"""The frame around pages that are made already can wait until somebody wants it: most are those of the last site."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Any

from jinja2 import Environment, Template

from scripts.engines.made import MadePage
from scripts.publish.placed import Coming
from scripts.work.told import digest_of

SETTINGS = (
    "copyright", "edit_uri", "extra_css", "repo_name", "repo_url", "site_description", "site_name", "site_url",
)  # fmt: skip
"""What frames read in the configuration of an engine, but for its scripts and what the look of the site tells."""
Context = Mapping[str, Any]


class Frames:
    """Puts frames around pages as late as it can; ``coming`` are those pages, by their paths in the site.

    ``known`` is all that frames know besides pages and the engine's context, ``again`` gives that of a page anew.
    """

    def __init__(self, known: Iterable[object], again: Callable[..., Context]) -> None:
        self.coming: dict[str, Coming] = {}
        self._known, self._again, self._told = tuple(known), again, b""

    def wait(self, env: Environment) -> Mapping[str, Coming]:
        """Let templates leave pages that are made already for later, with nothing in their place; return these."""
        frames = self

        class Waiting(Template):
            def render(self, *args: Any, **others: Any) -> str:
                context = dict(*args, **others)
                if not isinstance(context.get("page"), MadePage):
                    return super().render(context)
                frames._put_off(context, super().render)
                return ""

        env.template_class = Waiting
        return self.coming

    def _put_off(self, context: dict[str, Any], render: Callable[[Context], str]) -> None:
        file, context_of = context["page"].file, partial(self._again, *map(context.get, ("nav", "pages", "config")))
        self._told = self._told or digest_of(self._known, _entries(context["nav"]), _settings(context["config"]))
        told = digest_of(self._told, file.url, file.made.packed, file.made.edit_uri)
        self.coming[file.dest_uri] = Coming(told, lambda: render(context_of(context["page"])))


def _entries(nav: Iterable[Any]) -> list[object]:
    """Tell a navigation: its titles, where they lead, and what stands below them."""
    return [(entry.title, getattr(entry, "url", ""), _entries(entry.children or ())) for entry in nav]


def _settings(config: Mapping[str, Any]) -> list[object]:
    """Tell all settings that frames read."""
    scripts = [
        script if isinstance(script, str) else (str(script), script.type, script.defer, script.async_)
        for script in config["extra_javascript"]
    ]
    return [*(config[name] for name in SETTINGS), scripts]
