"""The scripts in which the site is published: the one table of what depends on a script.

Beside it a further script needs its column in `scripts.publish.rows.PassageRow`, and in the style sheet the
line that shows its colophon.
"""

from __future__ import annotations

from typing import Literal, NamedTuple, get_args

Script = Literal["zh-Hans", "zh-Hant", "zh-Hant-HK"]
SCRIPTS: tuple[Script, ...] = get_args(Script)
ORIGINAL = SCRIPTS[0]
"""The script in which pages are made; the other editions are converted from it."""


class Edition(NamedTuple):
    """The site in one script.

    ``tree`` is its folder below the root of the site, ``column`` the field of `passages.jsonl` that holds a
    text in it, ``opencc`` OpenCC's name of the script (as in ``s2tw``), ``locale`` the tag that citation
    software expects (CSL locales are zh-CN and zh-TW, not zh-Hans and zh-Hant). ``sign`` and ``name`` stand
    in the switch; ``lost`` and ``home`` are how the error page speaks to the edition's readers.
    """

    script: Script
    tree: str
    column: str
    opencc: str
    locale: str
    sign: str
    name: str
    lost: str = ""
    home: str = ""


_ALL = (
    Edition("zh-Hans", "", "text", "s", "zh-CN", "简", "简体中文"),
    Edition(
        "zh-Hant", "zh-Hant/", "text_hant", "tw", "zh-TW", "繁", "繁體中文（臺灣）",
        "找不到這一頁。", "回到繁體（臺灣）首頁",
    ),
    Edition(
        "zh-Hant-HK", "zh-Hant-HK/", "text_hant_hk", "hk", "zh-HK", "港", "繁體中文（香港）",
        "找不到這一頁。", "回到繁體（香港）首頁",
    ),
)  # fmt: skip
EDITIONS: dict[Script, Edition] = {edition.script: edition for edition in _ALL}
TREES: dict[Script, str] = {script: edition.tree for script, edition in EDITIONS.items()}
"""Folder of each edition's tree below the root of the site; the first one has the root itself."""
COLUMNS: dict[Script, str] = {script: edition.column for script, edition in EDITIONS.items()}
"""The field of `passages.jsonl` that holds a passage's text in each script."""
