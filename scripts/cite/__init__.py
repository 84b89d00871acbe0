"""Citations: one `CitationItem` in, a reference in one of eight styles out.

`item` makes items of documents and passages; one module a style formats them; `styles` is the
register of styles; `head` and `control` prepare what the pages need. Nothing here reads or writes.
"""

from scripts.cite.control import control
from scripts.cite.head import head_meta
from scripts.cite.item import CitationItem, item_of
from scripts.cite.styles import STYLES, citation, citation_files

__all__ = ["STYLES", "CitationItem", "citation", "citation_files", "control", "head_meta", "item_of"]
