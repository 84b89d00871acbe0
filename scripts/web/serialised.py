"""XML as the site publishes it: an element a line, without indents, which would be a tenth of the bytes."""

from __future__ import annotations

from lxml import etree


def serialised(root: etree._Element) -> bytes:
    """Return a tree as UTF-8; white space is added only in elements that hold no text of their own."""
    _part(root)
    return bytes(etree.tostring(root, encoding="UTF-8", xml_declaration=True)) + b"\n"


def _part(element: etree._Element) -> None:
    """Give every child a line, and so on below; beside text, a line's end would be part of the text."""
    children = list(element)
    if not children or element.text is not None or any(child.tail is not None for child in children):
        return
    element.text = "\n"
    for child in children:
        child.tail = "\n"
        _part(child)
