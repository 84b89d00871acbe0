"""The settings of mkdocs.yml: which of them take effect here, and which are refused, by name and with the reason.

They are Material's. A corpus may have a `mkdocs.yml` of its own beside `corpus.yml`; it goes before that of the shell.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from scripts.corpus.decoding import read_text
from scripts.corpus.material import LANGUAGE, colours, icon
from scripts.corpus.model import Problem
from scripts.corpus.yaml_file import Location, YamlFile, parse_yaml

FILE = "mkdocs.yml"
SCHEMES = {"default": "light", "slate": "dark"}
"""Material's schemes, by what they are called here."""
ADMONITIONS = {
    "note": "material/pencil-circle", "abstract": "material/clipboard-text", "info": "material/information",
    "tip": "material/fire", "success": "material/check", "question": "material/help-circle",
    "warning": "material/alert", "failure": "material/close", "danger": "material/lightning-bolt-circle",
    "bug": "material/shield-bug", "example": "material/test-tube", "quote": "material/format-quote-close",
}  # fmt: skip
"""The kinds of admonitions, with the icons that Material gives them."""
_TAG = re.compile(r"!!?[\w/:.]+")
_MEDIA = re.compile(r"\(prefers-color-scheme(: (light|dark))?\)")
_PICTURE = re.compile(r"\w[\w./-]*\.(svg|png|webp|ico)")
_LINK = re.compile(r"(https?://|mailto:)[^\s\"'<>]+")
_NAMES = re.compile(r"[\w./\s-]*")
_BELOW = re.compile(r"(?!//|[a-z]+:)[^\s\"'<>]+")

Judge = Callable[[Any], str | None]
"""Tells what a value must be if it is not; None if it is."""


def _text(value: Any) -> str | None:
    return None if isinstance(value, str) and value.strip() else "要写文字"


def _like(pattern: re.Pattern[str], wanted: str) -> Judge:
    return lambda value: None if isinstance(value, str) and pattern.fullmatch(value) else wanted


def _one_of(*values: object) -> Judge:
    return lambda value: None if value in values else f"只能写 {'、'.join(str(one).lower() for one in values)}"


def _icon(value: Any) -> str | None:
    return None if isinstance(value, str) and icon(value) else "要写 Material 图标集里的名字，如 material/github"


def _path(value: Any) -> str | None:
    found = value.get("path") if isinstance(value, dict) else value
    return None if isinstance(found, str) and _BELOW.fullmatch(found) else "要写 docs/ 里的文件；本站不向别处请求"


def _colour(kind: Any) -> Judge:
    return lambda value: None if value in colours(kind) else f"只能写 {'、'.join(colours(kind))}"


_PALETTE: dict[str, Judge] = {
    "media": _like(_MEDIA, "只能写 (prefers-color-scheme)，或加 : light、: dark"),
    "scheme": _one_of(*SCHEMES), "primary": _colour("primary"), "accent": _colour("accent"),
    "toggle.icon": _icon, "toggle.name": _text,
}  # fmt: skip
TAKEN: dict[str, Judge] = {
    **{f"theme.palette.{name}": judge for name, judge in _PALETTE.items()},
    **{f"theme.palette.*.{name}": judge for name, judge in _PALETTE.items()},
    "theme.name": _one_of("material"),
    "theme.logo": _like(_PICTURE, "要写 docs/ 里的图片"),
    "theme.favicon": _like(_PICTURE, "要写 docs/ 里的图片"),
    **{f"theme.icon.{name}": _icon for name in ("logo", "repo", "edit", "menu")},
    **{f"theme.icon.admonition.{name}": _icon for name in ADMONITIONS},
    "theme.language": _one_of(LANGUAGE), "theme.direction": _one_of("ltr"), "theme.font": _one_of(False),
    "theme.features.*": _one_of("navigation.tabs", "content.action.edit"),
    "repo_url": _like(_LINK, "要写网址"), "repo_name": _text, "edit_uri": _text, "copyright": _text,
    "extra.social.*.icon": _icon, "extra.social.*.name": _text,
    "extra.social.*.link": _like(_LINK, "要写网址，或 mailto: 加邮箱"),
    "extra_css.*": _path, "extra_javascript.*": _path, "extra.corpus": _text,
}  # fmt: skip
"""Every setting that takes effect, and what its value must be; `*` stands for any entry of a list."""
_ELSEWHERE = "本站不用 Cookie，不做统计，不向别处请求；删去这一项"
_OWN = "本站自己做这件事，不靠 Material 的脚本；删去这一项"
REFUSED = {
    "extra.generator": "页脚里本来没有这一行；删去", "edit_uri_template": "写 edit_uri",
    "hooks": "只有 MkDocs 会运行，换一种引擎就落了空；要改网页，改 scripts/ 里的模块",
    "markdown_extensions": "手写网页可用的写法，各处都一样；删去这一项",
    "docs_dir": "手写的网页放在 docs/", "site_dir": "网站的去处写在命令里：make site OUT=目录",
    "theme.name": "外壳以 material 为底；照原样写", "strict": "本站的检查靠它；照原样写",
    "use_directory_urls": "本站的网址靠它；照原样写", "INHERIT": "各项设置写在同一个文件里",
    "theme.font": "本站用读者系统里的字体，不下载字体；写 false，或删去",
    "theme.language": "页面以简体中文写成，繁体两种由它转换；写 zh，或删去",
    "theme.features": "这一项要靠 Material 的脚本，本站不载入它；可写 navigation.tabs、content.action.edit",
    "theme.palette": "可写 scheme、primary、accent、media、toggle（icon、name）；别的颜色写在 corpus.yml 的 colour",
    "theme.icon": "可写 logo、repo、edit、menu、admonition；别处没有图标可换",
    "theme.custom_dir": "模板是本站自己的；要改样子，用 palette、logo、extra_css",
    "extra.analytics": _ELSEWHERE, "extra.consent": _ELSEWHERE,
    "extra.social": "每一项写 icon、link，可加 name",
    "extra.alternate": "文字的切换由 corpus.yml 的 languages 定", "extra.version": "版本写在 corpus.yml 的 version",
    "extra.homepage": "网站的地址写在 corpus.yml 的 base_url", "plugins": _OWN,
    "site_name": "名称写在 corpus.yml 的 title", "site_url": "地址写在 corpus.yml 的 base_url",
    "site_description": "说明写在 corpus.yml 的 description", "site_author": "编者写在 corpus.yml 的 publisher",
}  # fmt: skip
"""What to do instead of a setting that is refused; the longest beginning of its name counts."""
_FIXED = {
    "site_name": "语料", "site_url": "YUAN_BASE_URL", "docs_dir": "docs", "site_dir": "site", "strict": True,
    "use_directory_urls": True, "theme.name": "material", "theme.custom_dir": "scripts/templates/frame",
    "hooks.*": "scripts/hooks.py",
}  # fmt: skip
"""What the shell's own file must tell MkDocs, and only thus: any other value would be passed over in silence."""
_RENDERING = ("exclude_docs", "markdown_extensions", "validation", "watch")
"""What else the shell's own file says of how pages are rendered."""
_MINE = ("nav", "theme", "extra", "repo_url", "repo_name", "edit_uri", "copyright", "extra_css", "extra_javascript")
"""What may stand at the top of a corpus' own file."""
_JUDGED = _MINE[1:]
_FILES = ("theme.logo", "theme.favicon", "extra_css.*", "extra_javascript.*")
_UNSET: tuple[Any, ...] = (None, [], {})


class Settings(NamedTuple):
    """What a file says, by the names of its settings, and where it does not hold."""

    data: Mapping[str, Any]
    problems: list[Problem]
    lines: Mapping[Location, int]

    def missing(self, there: Iterable[str]) -> Iterator[Problem]:
        """Tell of files that settings name and that are not there (GA56)."""
        known = set(there)
        for place, value in _leaves({key: self.data[key] for key in self.data if key != "nav"}):
            named = value.get("path") if isinstance(value, dict) else value
            if _name(place) in _FILES and named not in known:
                message = f"{_name(place).removesuffix('.*')}: {named} 不存在"
                yield Problem(FILE, _line(self.lines, place), "GA56", message)


def own(root: Path) -> Settings:
    """Return the settings of a corpus' own `mkdocs.yml`; none where it has none."""
    path = root / FILE
    if not path.is_file():
        return Settings({}, [], {})
    text, problems = read_text(path, FILE)
    return Settings({}, list(problems), {}) if text is None else _judged(parse_yaml(FILE, text), shell=False)


def shells(path: Path) -> Settings:
    """Return the settings of the shell's `mkdocs.yml`, which also tells MkDocs how to render."""
    return _judged(parse_yaml(FILE, _TAG.sub("", path.read_text("utf-8"))), shell=True)


def merged(shell: Mapping[str, Any], mine: Mapping[str, Any]) -> dict[str, Any]:
    """Return the settings of the shell with those of a corpus, which go before them; of a mapping, part by part."""
    both = {key: merged(shell[key], mine[key]) for key in mine if _mappings(shell.get(key), mine[key])}
    return {**shell, **mine, **both}


def _mappings(*values: object) -> bool:
    return all(isinstance(value, dict) for value in values)


def _judged(file: YamlFile, shell: bool) -> Settings:
    data = file.data if isinstance(file.data, dict) else {}
    problems = list(file.problems)
    if file.data is not None and not isinstance(file.data, dict) and not problems:
        problems.append(Problem(FILE, 1, "SHL02", "要写成 设置: 值"))
    for place, value in _leaves({key: data[key] for key in data if key != "nav"}):
        found = _fault(place, value, shell)
        if found:
            problems.append(Problem(FILE, _line(file.lines, place), *found))
    odd = [*_partial(data), *_unled(data.get("nav", []), shell)]
    problems += [Problem(FILE, _line(file.lines, place), "SHL02", message) for place, message in odd]
    return Settings({} if problems else data, problems, file.lines)


def _line(lines: Mapping[Location, int], place: Location) -> int:
    while place and place not in lines:
        place = place[:-1]
    return lines.get(place, 1)


def _leaves(value: Any, here: Location = ()) -> Iterator[tuple[Location, Any]]:
    """Yield every value that holds no others; an entry of a list of scripts or styles is one value."""
    parts: Any = ()
    if isinstance(value, dict) and not (here and here[0] == "extra_javascript"):
        parts = value.items()
    elif isinstance(value, list):
        parts = enumerate(value)
    if not parts and here:
        yield here, value
    for key, part in parts:
        yield from _leaves(part, (*here, key))


def _name(place: Location) -> str:
    return ".".join("*" if isinstance(part, int) else str(part) for part in place)


def _fault(place: Location, value: Any, shell: bool) -> tuple[str, str, str] | None:
    """Return code, message and hint of a setting that is not taken, or whose value does not hold."""
    name = _name(place)
    if shell and place[0] in _RENDERING:
        return _patterns(value) if name == "exclude_docs" else None
    if shell and value == _FIXED.get(name, _UNSET):
        return None
    if name not in TAKEN:
        return None if value in _UNSET else ("SHL01", f"不用设置 {_shown(place, value)}", _instead(name))
    wanted = None if value in _UNSET else TAKEN[name](value)
    if not wanted:
        return None
    refused = name.removesuffix(".*")
    if refused in ("theme.font", "theme.language", "theme.features"):
        return "SHL01", f"不用设置 {_shown(place, value)}", REFUSED[refused]
    return "SHL02", f"{_shown(place, value)}：{wanted}", ""


def _patterns(value: Any) -> tuple[str, str, str] | None:
    """Return the fault of patterns that another engine would read as names of files."""
    return None if _NAMES.fullmatch(value or "") else ("SHL02", "exclude_docs：要写 docs/ 里文件的路径，每行一个", "")


def _shown(place: Location, value: Any) -> str:
    told = f"{value}".lower() if isinstance(value, bool) else f"{value}"
    return f"{_name(place).removesuffix('.*').replace('.*', '')}: {told}" if value not in _UNSET else _name(place)


def _instead(name: str) -> str:
    """Return what to do instead of a setting that is not taken."""
    parts = name.split(".")
    beginnings = [".".join(parts[:count]) for count in range(len(parts), 0, -1)]
    fitting = next((REFUSED[beginning] for beginning in beginnings if beginning in REFUSED), None)
    return fitting or f"可写的有：{'、'.join(_MINE)}；theme 里可写 palette、logo、favicon、icon、language、features"


def _partial(data: Mapping[str, Any]) -> Iterator[tuple[Location, str]]:
    """Tell of entries that lack what makes them one."""
    extra = data.get("extra")
    social = extra.get("social") if isinstance(extra, dict) else None
    for number, one in enumerate(social if isinstance(social, list) else ()):
        if not isinstance(one, dict) or not one.get("icon") or not one.get("link"):
            yield ("extra", "social", number), "extra.social 的一项要写 icon 和 link"


def _unled(nav: Any, needed: bool) -> Iterator[tuple[Location, str]]:
    """Tell of a navigation that is none, or has entries that lead nowhere: it has pages, and sections of pages."""
    entries = nav if isinstance(nav, list) else []
    if entries != nav or (needed and not nav):
        yield ("nav",), "nav：要写成一列 名称: 网页"
    for place, entry in _entries(entries, ("nav",)):
        within = _entries(entry, place) if isinstance(entry, list) else [(place, entry)]
        for here, target in within:
            if not isinstance(target, str) or not (target.endswith(".md") or isinstance(here[-1], str)):
                yield here, "nav：一项写 名称: 网页，或 名称: 一列网页，不再往下分；别处的网址要有名称"


def _entries(nav: list[Any], here: Location) -> Iterator[tuple[Location, Any]]:
    """Yield what every entry of a list in the navigation leads to, with its place."""
    for number, entry in enumerate(nav):
        if isinstance(entry, dict) and len(entry) == 1:
            yield from (((*here, number, name), part) for name, part in entry.items())
        else:
            yield (*here, number), entry
