"""A book as EPUB 3.3 (https://www.w3.org/TR/epub-33/): package, table of contents, one zip, always the same bytes."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from pathlib import Path

from lxml import etree

from scripts.corpus.editions import Script
from scripts.publish.books.xhtml import XML_LANG, Entry, Leaf, element, leaf_html, meant

OPF, DC = "http://www.idpf.org/2007/opf", "http://purl.org/dc/elements/1.1/"
MIMETYPE = b"application/epub+zip"
CONTAINER = b"""<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>
<rootfile full-path="EPUB/book.opf" media-type="application/oebps-package+xml"/>
</rootfiles></container>
"""
STYLE = (Path(__file__).parents[2] / "templates" / "book.css").read_bytes()
NAV = "nav.xhtml"
ACCESS = (
    ("schema:accessMode", "textual"),
    ("schema:accessModeSufficient", "textual"),
    ("schema:accessibilityFeature", "tableOfContents"),
    ("schema:accessibilityFeature", "structuralNavigation"),
    ("schema:accessibilityHazard", "none"),
)
"""What a book is to readers of every kind (https://www.w3.org/TR/epub-a11y-11/)."""


@dataclass(frozen=True)
class About:
    """What the package of a book says of it; ``identifier`` is its address, ``source`` that of the page."""

    identifier: str
    source: str
    title: str
    creators: tuple[str, ...]
    publisher: str
    rights: str
    dated: str
    modified: date
    script: Script


def nav_html(title: str, entries: Sequence[Entry]) -> str:
    """Return the table of contents as a page."""
    contents = meant("toc", element("nav", element("h1", "目录"), _list(entries), role="doc-toc"))
    return leaf_html(title, contents)


def _list(entries: Sequence[Entry]) -> etree._Element:
    return element("ol", *(_item(entry) for entry in entries))


def _item(entry: Entry) -> etree._Element:
    link = element("a", entry.label, href=entry.target)
    if entry.script != "zh-Hans":
        link.attrib.update({"lang": entry.script, "data-original": entry.script})
    return element("li", link, _list(entry.below) if entry.below else None)


def _metadata(about: About) -> etree._Element:
    made = etree.Element(f"{{{OPF}}}metadata", nsmap={"dc": DC})
    told = [
        ("identifier", about.identifier),
        ("title", about.title),
        ("language", about.script),
        *(("creator", creator) for creator in about.creators),
        ("publisher", about.publisher),
        ("date", about.dated),
        ("source", about.source),
        ("rights", about.rights),
    ]
    for name, text in told:
        if text:
            etree.SubElement(made, f"{{{DC}}}{name}").text = text
    made[0].set("id", "id")
    for name, text in (("dcterms:modified", f"{about.modified.isoformat()}T00:00:00Z"), *ACCESS):
        etree.SubElement(made, f"{{{OPF}}}meta", property=name).text = text
    return made


def _package(about: About, names: Sequence[str]) -> bytes:
    root = etree.Element(f"{{{OPF}}}package", {"version": "3.0", "unique-identifier": "id"}, nsmap={None: OPF})  # type: ignore[dict-item]  # None is the default namespace
    root.set(XML_LANG, about.script)
    root.append(_metadata(about))
    manifest, spine = (etree.SubElement(root, f"{{{OPF}}}{name}") for name in ("manifest", "spine"))
    page = "application/xhtml+xml"
    etree.SubElement(manifest, f"{{{OPF}}}item", {"id": "nav", "href": NAV, "media-type": page, "properties": "nav"})
    etree.SubElement(manifest, f"{{{OPF}}}item", {"id": "css", "href": "book.css", "media-type": "text/css"})
    for number, name in enumerate(names, start=1):
        etree.SubElement(manifest, f"{{{OPF}}}item", {"id": f"p{number}", "href": name, "media-type": page})
        etree.SubElement(spine, f"{{{OPF}}}itemref", idref=f"p{number}")
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True)


def epub(about: About, leaves: Sequence[Leaf], nav: str) -> bytes:
    """Return the book of these pages, all in the script of the book."""
    held = {
        "META-INF/container.xml": CONTAINER,
        "EPUB/book.opf": _package(about, [leaf.name for leaf in leaves]),
        "EPUB/book.css": STYLE,
        f"EPUB/{NAV}": _page(nav),
        **{f"EPUB/{leaf.name}": _page(leaf.html) for leaf in leaves},
    }
    return _zipped(held, about.modified)


def _page(html: str) -> bytes:
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html>\n{html}\n'.encode()


def _zipped(files: Mapping[str, bytes], day: date) -> bytes:
    """The first file says what it is, and is not packed: by that programs know the format."""
    stamp = (max(day.year, 1980), day.month, day.day, 0, 0, 0)
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as bundle:
        for path, content in {"mimetype": MIMETYPE, **files}.items():
            entry = zipfile.ZipInfo(path, stamp)
            entry.compress_type = zipfile.ZIP_STORED if path == "mimetype" else zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            bundle.writestr(entry, content, compresslevel=9)
    return out.getvalue()
