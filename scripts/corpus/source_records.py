"""What a document's record says of its source: the raw file, where the text was found, what may be done with it."""

from __future__ import annotations

from datetime import date

from pydantic import Field

from scripts.corpus.fields import Encoding, Quote, Text, WebPage
from scripts.corpus.record import Record
from scripts.corpus.web_values import Digest


class Extent(Record):
    """The part of a source that a document takes, from a quotation to a quotation, both included."""

    start: Quote = Field(alias="from")
    end: Quote = Field(alias="to")


class Extraction(Record):
    """The file as received that a source's text was read out of; it lies in `raw/`, too."""

    original: Text = Field(alias="from")
    sha256: Digest
    tool: Text = Field(description="Name and version of what read it")


class SourceRef(Record):
    """Where a document's text lies, and the digest that proves it is unchanged."""

    file: Text
    sha256: Digest
    encoding: Encoding | None = Field(None, description="Only where detection is unsure or would guess wrong")
    extent: Extent | None = Field(None, description="Only where a source holds several documents")
    extracted: Extraction | None = Field(None, description="Only where the text was read out of another file")
    url: WebPage | None = Field(None, description="Address where the text was found")
    archived: WebPage | None = Field(None, description="Address of an archived copy; wants `retrieved`")
    retrieved: date | None = Field(None, description="Day on which the text was taken from there")


class Rights(Record):
    """What may be done with a document's text, and what the source itself says about it."""

    statement: Text
    holder: Text | None = None
    quote: Quote | None = Field(None, description="The source's own words, as they stand in the raw file")
