"""A corpus whose `mkdocs.yml` has every setting, and a written page that has everything a page may hold."""

from __future__ import annotations

import re
from pathlib import Path

from scripts.commands.new import contents

ANSWERS = {
    "title": "河口纪事", "publisher": "河口镇编者", "address": "https://example.org/h/", "topics": "渡船",
    "languages": "zh-Hans,zh-Hant,zh-Hant-HK",
}  # fmt: skip
ALL = """\
nav:
  - index.md
  - 文献: documents/index.md
  - 数据: data/index.md
  - 关于:
      - about/index.md
      - 写法: about/forms.md
      - 河口镇: https://example.org/town
theme:
  name: material
  language: zh
  font: false
  features: [navigation.tabs, content.action.edit]
  palette:
    - media: "(prefers-color-scheme: light)"
      scheme: default
      primary: indigo
      accent: purple
      toggle: {icon: material/weather-night, name: 换成夜里的颜色}
    - media: "(prefers-color-scheme: dark)"
      scheme: slate
      primary: lime
      toggle: {icon: material/weather-sunny, name: 换成白天的颜色}
  logo: assets/images/sign.svg
  favicon: assets/images/tab.svg
  icon:
    logo: material/ferry
    repo: fontawesome/brands/gitlab
    edit: material/file-edit
    menu: material/menu
    admonition: {note: material/anchor}
repo_url: https://git.example.org/river/mouth
repo_name: river/mouth
edit_uri: edit/main/pages/
copyright: 版权归<a href="https://example.org/town">河口镇</a>
extra:
  social:
    - {icon: material/email, link: "mailto:town@example.org", name: 写信给河口镇}
    - {icon: fontawesome/brands/mastodon, link: "https://social.example.org/@town"}
extra_css:
  - assets/css/mine.css
extra_javascript:
  - assets/js/mine.js
  - {path: assets/js/later.js, defer: true}
  - {path: assets/js/part.js, type: module, async: true}
"""
IN_SHELL = {
    "nav:": "", "theme:": "  custom_dir: scripts/templates/frame\n", "extra:": "  corpus: corpus\n",
    "extra_css:": "  - assets/css/site.css\n  - assets/css/search.css\n",
    "extra_javascript:": "".join(
        f"  - {{path: assets/js/{name}.js, defer: true}}\n" for name in ("search/load", "address")
    ),
}  # fmt: skip
"""What the shell's own file has below these names, and needs whatever else is set there."""
PAGE = """\
# 各样写法

!!! note "先说一句"

    提示框里的**字**与[链接](index.md)。

!!! warning

    没有题目的提示框。

??? tip "折叠的"

    折叠起来的字。

???+ danger "打开的"

    打开着的字。

=== "Python"

    ```python
    # 繁体页上也不转换：后面的发面与头发
    def ferries(count: int = 8) -> str:
        return f"{count} 班"
    ```

=== "R"

    ```r title="ferries.R" linenums="1" hl_lines="2"
    ferries <- 8
    print(ferries)  # 班次
    ```

=== "表格"

    第三个选项卡里的字。

按 ++ctrl+shift+k++ 或 ++enter++；行内的代码 `#!python len("发面")` 也着色。[^1]

[^1]: 脚注里的字。

    缩进的代码
"""
PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><path d="M0 0h8v8H0z"/></svg>'


def write_corpus(folder: Path, settings: str = ALL) -> Path:
    """Write a new corpus with these settings and the files that they name; return its folder."""
    own = {
        "mkdocs.yml": settings, "docs/about/forms.md": PAGE, "docs/assets/images/tab.svg": PICTURE,
        "docs/assets/css/mine.css": "h1 { letter-spacing: 3px; }\n",
        "docs/assets/js/mine.js": 'document.documentElement.dataset.mine = "here";\n',
        "docs/assets/js/later.js": "", "docs/assets/js/part.js": "", "docs/assets/images/sign.svg": PICTURE,
    }  # fmt: skip
    for path, text in (contents(ANSWERS, "yuan-corpus") | own).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, "utf-8")
    return folder


def in_shell(shell: str) -> str:
    """The shell's own file with these settings set there, as in a copy of the project."""
    kept = re.sub(rf"(?m)^(?:{'|'.join(IN_SHELL)}).*\n(?:[ -].*\n)*", "", shell)
    return kept + re.sub(r"(?m)^\w+:$", lambda name: name[0] + "\n" + IN_SHELL[name[0]].rstrip(), ALL)
