"""The descriptor by which a browser adds the search of a tree to its search engines.

OpenSearch 1.1, draft 6 (https://github.com/dewitt/opensearch): names have lengths that must not be exceeded.
"""

from __future__ import annotations

from lxml import etree

from scripts.corpus.editions import ORIGINAL, Script
from scripts.corpus.state import Corpus
from scripts.publish.feeds import Spell
from scripts.web import address

NAME = "opensearch.xml"
NAMESPACE = "http://a9.com/-/spec/opensearch/1.1/"
MEDIA_TYPE = "application/opensearchdescription+xml"
SHORT, LONG, DESCRIPTION = 16, 48, 1024
"""How long the short name, the long name and the description may be."""


def description(corpus: Corpus, script: Script, spell: Spell) -> bytes:
    """Return the descriptor of the search in a script."""
    record = corpus.curated.corpus
    title = spell(record.title, ORIGINAL)
    search = address.absolute("search/", record.base_url, script)
    told = {
        "ShortName": title[:SHORT],
        "LongName": spell(f"{record.title}：逐字检索", ORIGINAL)[:LONG],
        "Description": spell(record.description, ORIGINAL)[:DESCRIPTION],
        "Language": script,
        "InputEncoding": "UTF-8",
        "OutputEncoding": "UTF-8",
    }
    root = etree.Element(f"{{{NAMESPACE}}}OpenSearchDescription", nsmap={None: NAMESPACE})  # type: ignore[dict-item]
    for name, text in told.items():
        etree.SubElement(root, f"{{{NAMESPACE}}}{name}").text = text
    _url(root, type="text/html", template=f"{search}?q={{searchTerms}}")
    _url(root, type=MEDIA_TYPE, rel="self", template=address.absolute(NAME, record.base_url, script))
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True))


def _url(root: etree._Element, **attributes: str) -> None:
    etree.SubElement(root, f"{{{NAMESPACE}}}Url", attributes)
