"""The Chinese names of layouts, for messages and pages."""

from __future__ import annotations

from scripts.corpus.model import Layout

LAYOUTS: dict[Layout, str] = {
    "running": "空行分段", "lines": "一行一段", "wrapped": "按栏宽折行", "columns": "多栏并排", "markdown": "Markdown",
    "html": "HTML", "verse": "诗行或标语", "table": "表格", "articles": "分条的法规", "transcript": "对话实录",
}  # fmt: skip
