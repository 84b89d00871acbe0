"""What all records share, the record of a corpus as a whole, and of files that a text was read out of."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from scripts.corpus.editions import SCRIPTS, Script
from scripts.corpus.fields import WEB_ADDRESS, Slug, Text
from scripts.corpus.web_values import Colour, Digest, Picture, Repository


class Record(BaseModel):
    """Base of all curated records: unknown keys are errors, values do not change."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)


class CorpusRecord(Record):
    """`corpus.yml`: what this corpus is and who answers for it."""

    id: Slug
    title: Text
    title_en: Text
    description: Text
    description_en: Text
    publisher: Text = Field(description="Who publishes the corpus (not the sources)")
    contact: Text = Field(description="Address for corrections and take-down requests")
    repository: Repository | None = Field(None, description="Public repository; edit links lead there")
    base_url: Text = Field(description="Published address, with a trailing slash", pattern=WEB_ADDRESS)
    version: Annotated[str, StringConstraints(pattern=r"^\d+\.\d+\.\d+$")]
    released: date = Field(description="Date of this version; dates the build")
    languages: tuple[Script, ...] = SCRIPTS
    text_rights: Text = Field(description="Rights statement for the texts as a whole")
    annotation_license: Text = Field(description="SPDX id for annotations and metadata")
    colour: Colour | None = Field(None, description="Colour of headings and marks: #1b4d69")
    logo: Picture | None = Field(None, description="Picture beside the name, below docs/ of the corpus")


class Extraction(Record):
    """The file as received that a source's text was read out of; it lies in `raw/`, too."""

    original: Text = Field(alias="from")
    sha256: Digest
    tool: Text = Field(description="Name and version of what read it")
