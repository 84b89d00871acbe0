"""The pages of a book: XHTML as EPUB 3.3 wants it, made in the script of the site's own pages."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urljoin

from lxml import etree

from scripts.corpus.editions import ORIGINAL, Script
from scripts.text.sourced import unsourced
from scripts.web.markdown import markdown, unfolded

XHTML, OPS = "http://www.w3.org/1999/xhtml", "http://www.idpf.org/2007/ops"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
EPUB_TYPE = f"{{{OPS}}}type"
_NAMES = {None: XHTML, "epub": OPS}

Element = etree._Element
Content = Element | str | None


@dataclass(frozen=True)
class Entry:
    """An entry of the table of contents: where it leads, its words, the script that they are in, what is below it."""

    target: str
    label: str
    script: Script = ORIGINAL
    below: tuple[Entry, ...] = ()


@dataclass(frozen=True)
class Leaf:
    """A page of a book, as it stands in the script of the site's own pages: its name, text, place in the contents."""

    name: str
    html: str
    entry: Entry


def element(name: str, *content: Content, **attributes: str) -> Element:
    """Return an element of XHTML with text and children in the order given; ``class_`` is its class."""
    values = {key.rstrip("_").replace("_", "-"): value for key, value in attributes.items()}
    made = etree.Element(f"{{{XHTML}}}{name}", values, nsmap=_NAMES)  # type: ignore[arg-type]  # None is the default
    for part in content:
        append(made, part)
    return made


def append(parent: Element, part: Content) -> None:
    """Put text or an element at the end of another; nothing where it is None."""
    if isinstance(part, str):
        if len(parent):
            parent[-1].tail = (parent[-1].tail or "") + part
        else:
            parent.text = (parent.text or "") + part
    elif part is not None:
        parent.append(part)


def meant(kind: str, made: Element) -> Element:
    """Tell reading systems what an element is (https://www.w3.org/TR/epub-ssv-11/); return it."""
    made.set(EPUB_TYPE, kind)
    return made


def prose(text: str, page: str) -> Element:
    """Render the curator's Markdown; its links are seen from the ``page`` of the site where the text stands."""
    html = markdown().render(unfolded(unsourced(text)))
    made = etree.fromstring(f'<div xmlns="{XHTML}" class="by-editor">{html}</div>')
    for link in made.iter(f"{{{XHTML}}}a"):
        link.set("href", urljoin(page, link.get("href", "")))
    return made


def plain(text: str) -> str:
    """Return the words of the curator's Markdown without marks."""
    return "".join(map(str, prose(text, "").itertext())).strip()


def leaf_html(title: str, *body: Element) -> str:
    """Return a whole page."""
    head = element("head", element("title", title), element("link", rel="stylesheet", type="text/css", href="book.css"))
    root = element("html", head, element("body", *body), lang=ORIGINAL)
    return etree.tostring(root, encoding="unicode")


def in_script(html: str, script: Script) -> str:
    """Say the language of a converted page in XML's attribute too, which conversion does not know."""
    return html.replace(f' lang="{script}"', f' lang="{script}" xml:lang="{script}"', 1)
