"""Built HTML and SVG as trees.

Typed as Any: what XPath returns is a union of ten types in lxml's stubs, of which a test knows the one it asks for.
"""

from __future__ import annotations

from typing import Any

from lxml import etree, html


def read_html(source: str | bytes) -> Any:
    """The tree of an HTML page, or of a part of one."""
    return html.fromstring(source)


def read_xml(source: str | bytes) -> Any:
    """The tree of an XML document, or of a drawing."""
    return etree.fromstring(source)
