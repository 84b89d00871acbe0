"""Lines by which the desk of a paper is reached: hotlines, addresses of mail, in pairs of a label and a contact."""

from __future__ import annotations

import re

_CONTACT = r"(?:\d[\d()（）\- —－转]{5,}\d|[\w.+-]+@[\w.-]+\w|(?:https?://|www\.)[^\s　，；]+)"
_LABEL = r"[^\s　:：，。；\d]{2,10}(?: ?[^\s　:：，。；\d]{1,8})?"
_PAIR = re.compile(rf"(?P<label>{_LABEL})\s*[:：]\s*{_CONTACT}(?:[\s　;；，,、|｜/]+|$)")
_DESK = re.compile(
    "新闻|新聞|广告|廣告|发行|發行|订阅|訂閱|订报|投稿|报料|爆料|報料|读者|讀者|编辑部|总编室|通联|报社|本报|本刊"
)
LONGEST = 160  # characters


def contacts(text: str) -> list[str]:
    """Return the labels of a line that holds nothing but labels, each with a number or an address; else nothing."""
    bare, labels, at = text.strip(), list[str](), 0
    if len(bare) > LONGEST:
        return []
    while at < len(bare):
        found = _PAIR.match(bare, at)
        if not found:
            return []
        labels.append(found["label"])
        at = found.end()
    return labels


def is_desk(text: str) -> bool:
    """Tell whether a line gives the hotlines and addresses of a paper, and nothing else."""
    return any(_DESK.search(label) for label in contacts(text))
