"""Site furniture: what a web page prints around every article."""

from __future__ import annotations

import re

FURNITURE: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("copyright line", re.compile(r"^(copyright|©|版权所有)", re.IGNORECASE)),
    ("registration number", re.compile(r"(公网安备|ICP备|ICP证)\S*\d")),
    ("reporting hotline of the site", re.compile(r"举报(电话|邮箱)\s*[:：].*(版权|转载|授权|建立镜像)")),
    ("reuse notice", re.compile(r"^(免责)?声明\s*[:：].*(版权|侵权|转载)")),
    ("submission box", re.compile(r"^在线投稿")),
    (
        "link to related items",
        re.compile(r"^(相关(新闻|阅读|链接|报道)|延伸阅读|推荐阅读|更多阅读)[>＞»:：\s]*$"),
    ),
    ("comment box", re.compile(r"^(热门|最新|网友)(跟贴|跟帖|评论)$")),
    ("call to click", re.compile(r"^(点击(文末|阅读原文|查看)|查看.{0,12}(实录|全文|原文|详情)|阅读原文)")),
    (
        "page controls",
        re.compile(r"^[【\[]?(打印(本页)?|关闭(窗口)?|返回顶部|上一篇|下一篇|分享到|扫码关注)"),
    ),
)
"""What is recognised, in the order of trial; patterns see a whole paragraph."""


def furniture(text: str) -> str | None:
    """Return the name of the piece of site furniture that a paragraph is, or None."""
    return next((name for name, pattern in FURNITURE if pattern.search(text.strip())), None)
