"""What a document's record says of its source: the raw file, where the text was found, what may be done with it."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import Field, StringConstraints

from scripts.corpus.fields import Encoding, Quote, Text, WebPage
from scripts.corpus.record import Record


class Extent(Record):
    """The part of a source that a document takes, from a quotation to a quotation, both included."""

    start: Quote = Field(alias="from")
    end: Quote = Field(alias="to")


class SourceRef(Record):
    """Where a document's text lies, and the digest that proves it is unchanged."""

    file: Text
    sha256: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
    encoding: Encoding | None = Field(None, description="Only where detection is unsure or would guess wrong")
    extent: Extent | None = Field(None, description="Only where a source holds several documents")
    url: WebPage | None = Field(None, description="Address where the text was found")
    archived: WebPage | None = Field(None, description="Address of an archived copy; wants `retrieved`")
    retrieved: date | None = Field(None, description="Day on which the text was taken from there")


class Rights(Record):
    """What may be done with a document's text, and what the source itself says about it."""

    statement: Text
    holder: Text | None = None
    quote: Quote | None = Field(None, description="The source's own words, as they stand in the raw file")
