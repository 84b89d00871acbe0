"""The curator's files as typed records; their JSON Schemas drive validation and editor completion.

One class a kind of entry. Field descriptions are what the curator sees in an editor, so they are
written for that reader. Nothing here reads a file; `scripts.corpus.curated` does.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal, Self

from pydantic import Field, StringConstraints, model_validator

from scripts.corpus import filing
from scripts.corpus.editions import ORIGINAL, SCRIPTS, Script
from scripts.corpus.fields import WEB_ADDRESS, Difference, EventId, PartialDate, PassageId, Quote, Slug, Text
from scripts.corpus.model import By, Kind, Layout, Reason
from scripts.corpus.record import Record
from scripts.corpus.source_records import Rights, SourceRef
from scripts.corpus.web_values import Colour, Folder, Picture, Repository


class CorpusRecord(Record):
    """`corpus.yml`: what this corpus is and who answers for it."""

    id: Slug
    title: Text
    title_en: Text
    description: Text
    description_en: Text
    publisher: Text = Field(description="Who publishes the corpus (not the sources)")
    contact: Text = Field(description="Address for corrections and take-down requests")
    repository: Repository | None = Field(
        None, description="Public repository: takes reports of errors, shows the files"
    )
    folder: Folder | None = Field(default=None, description="Where the corpus lies in it, if not at its top: corpus")
    base_url: Text = Field(description="Published address, with a trailing slash", pattern=WEB_ADDRESS)
    version: Annotated[str, StringConstraints(pattern=r"^\d+\.\d+\.\d+$")]
    released: date = Field(description="Date of this version; dates the build")
    languages: tuple[Script, ...] = SCRIPTS
    text_rights: Text = Field(description="Rights statement for the texts as a whole")
    annotation_license: Text = Field(description="SPDX id for annotations and metadata")
    colour: Colour | None = Field(None, description="Colour of marks and of the section one is in: #1b4d69")
    logo: Picture | None = Field(None, description="Picture beside the name, below docs/ of the corpus")
    large_above: int = Field(5000, ge=0, description="With more passages than this the site is made to weigh less")
    packages_url: Text | None = Field(
        None, description="Where packages of a large corpus are published; ends with a slash", pattern=WEB_ADDRESS
    )


class Cut(Record):
    """Leave a stretch out: one quotation, or everything from one quotation to another."""

    action: Literal["cut"]
    quote: Quote | None = None
    start: Quote | None = Field(None, alias="from")
    end: Quote | None = Field(None, alias="to")
    reason: Reason
    why: Text


class Keep(Record):
    """Shield a paragraph from automatic dropping and joining."""

    action: Literal["keep"]
    quote: Quote
    why: Text


class Join(Record):
    """Make one passage of two: the end of the first and the beginning of the second, quoted."""

    action: Literal["join"]
    quote: tuple[Quote, Quote]
    why: Text


class Split(Record):
    """Make two passages of one: what stands before the cut and what stands after it, quoted."""

    action: Literal["split"]
    quote: tuple[Quote, Quote]
    why: Text


class SetKind(Record):
    """Say what a passage is where its form alone does not tell."""

    action: Literal["kind"]
    kind: Kind
    quote: Quote
    why: Text


Publication = Literal["full", "excerpt", "record"]
Decision = Annotated[Cut | Keep | Join | Split | SetKind, Field(discriminator="action")]


class LayoutRecord(Record):
    """Say what layout the source has from a quotation on, up to the next such entry or the end of the file."""

    start: Quote = Field(alias="from", description="First words of the stretch, as they stand in the raw file")
    kind: Layout
    reason: Text


class DocumentRecord(Record):
    """`documents/<doc>.yml`: the bibliographic record and the curator's decisions."""

    id: Slug
    title: Text = Field(description="As printed; in [square brackets] where the source has none")
    subtitle: Text | None
    kind: Literal["article", "commentary", "photo-news"]
    publisher: Text | None = Field(description="The outlet, or null where nothing tells")
    publisher_basis: Text | None = Field(None, description="Evidence where the outlet is not plainly stated")
    byline: Text | None = Field(description="As printed")
    authors: tuple[Text, ...] = Field((), description="Names of the authors in the byline, for citations")
    date_published: date | None
    date_event: PartialDate | None
    date_basis: Text | None = Field(description="'stated: …' or 'inferred: …', with the evidence")
    language: Script = ORIGINAL
    source: SourceRef
    rights: Rights
    introduction: Text | None = Field(None, description="Curator's Markdown, shown above the text")
    publish: Publication = Field("full", description="full, excerpt (with `excerpt: n`), or record: no text at all")
    excerpt: int | None = Field(None, gt=0, description="With publish: excerpt, how many characters are shown")
    names: tuple[Text, ...] = Field((), description="Persons in the text who are no entities (于某): spelled as names")
    layout: tuple[LayoutRecord, ...] = Field((), description="Where the layout found by rule is wrong")
    decisions: tuple[Decision, ...] = ()

    @property
    def path(self) -> str:
        """The record's file below the corpus."""
        return filing.document(self.id)


class Entry(Record):
    """Base of the entries of vocabularies: each has an id, which stands once in its file."""

    id: Slug


class Theme(Record):
    """A group of passages inside a topic page."""

    label: Text
    passages: tuple[PassageId, ...]


class TopicRecord(Entry):
    """One entry of `topics.yml`."""

    label: Text
    main: bool = Field(False, description="Shown first on the home page")
    definition: Text = Field(description="When a passage belongs here, and when it does not")
    introduction: Text = Field(description="Two to four sentences of Markdown, each with its passages: …[b1cdf9]")
    keywords: tuple[Text, ...] = Field((), description="Words that suggest the topic")
    advice: Text | None = Field(None, description="Hotlines and what to do; Markdown, with its passages")
    themes: tuple[Theme, ...] = Field((), description="Groups of passages on the topic page, in order")


class FigureRecord(Record):
    """One quantity in a passage."""

    quote: Quote = Field(description="As printed, from qualifier to unit: 近900人")
    within: Quote | None = Field(None, description="Longer quotation where the quote occurs more than once")
    number: str = Field(description="In the base unit, decimal digits: 1.06万 is 10600", pattern=r"^-?\d+(\.\d+)?$")
    number_max: str | None = Field(None, pattern=r"^-?\d+(\.\d+)?$", description="Upper end of a range")
    unit: Text
    qualifier: Text | None = None
    measure: Text
    period: Text | None = None
    comparison: Text | None = None
    series: Slug | None = None
    topics: tuple[Slug, ...] | None = Field(None, description="Those it is about, of its passage's; all by default")
    by: By = "curator"


class EventRecord(Record):
    """Something dated that a passage tells; or, with `same`, that it tells what another passage tells."""

    date: PartialDate | None = None
    label: Text | None = None
    same: EventId | None = Field(None, description="The event that this passage tells as well: b1cdf9.e1")
    quote: Quote
    by: By = "curator"

    @model_validator(mode="after")
    def one_of_both(self) -> Self:
        """Raise ValueError unless the event has date and label of its own, or names another and has neither."""
        own = (self.date is not None, self.label is not None)
        if own != ((False, False) if self.same else (True, True)):
            raise ValueError("写 date 和 label；或只写 same，指明是哪一件事")
        return self


class PassageAnnotation(Record):
    """What is said about one passage."""

    begins: Quote = Field(description="First characters of the passage: proves that the id is the one meant")
    topics: tuple[Slug, ...] | None = Field(None, description="Empty means: read, and belongs to none")
    note: Text | None = None
    figures: tuple[FigureRecord, ...] = ()
    events: tuple[EventRecord, ...] = ()


class AnnotationRecord(Record):
    """`annotations/<doc>.yml`: stand-off annotations, by passage id."""

    doc: Slug
    passages: dict[PassageId, PassageAnnotation]


class NotHere(Record):
    """A place where an entity's name stands but means something else."""

    passage: PassageId
    quote: Quote


class EntityRecord(Entry):
    """One entry of `entities.yml`."""

    type: Literal["person", "organisation", "place", "programme", "operation", "hotline"]
    name: Text
    aliases: tuple[Text, ...] = Field(default=(), description="Other names of the very same")
    see: tuple[Text, ...] = Field(default=(), description="Near or contrasting words that lead here; other entries")
    description: Text = Field(description="Markdown: what the corpus says, with its passages; the rest marked 常识")
    belongs_to: tuple[Slug, ...] = Field(default=(), description="Entities of which it is a part or a member")
    wikidata: Text | None = Field(default=None, description="Its item in Wikidata: Q42")
    viaf: Text | None = Field(default=None, description="Its number in VIAF: digits only, quoted")
    exceptions: tuple[NotHere, ...] = ()


class TermRecord(Entry):
    """One entry of `glossary.yml`."""

    term: Text
    aliases: tuple[Text, ...] = Field(default=(), description="Other names of the very same")
    see: tuple[Text, ...] = Field(default=(), description="Near or contrasting words that lead here; other entries")
    text: Text = Field(description="Two to five sentences of Markdown, each with its passages or marked 常识")
    exceptions: tuple[NotHere, ...] = ()


class SeriesRecord(Entry):
    """One entry of `series.yml`: figures of one measure that may be read together."""

    label: Text
    unit: Text
    description: Text


class MemberRecord(Record):
    """One place where a claim stands."""

    passage: PassageId
    quote: Quote


class ParallelRecord(Record):
    """One entry of `parallels.yml`: a claim in two or more places."""

    id: Slug
    claim: Text
    relation: Literal["agree", "differ", "scope", "text"]
    differs: tuple[Difference, ...] = Field(default=(), description="Of a claim that differs in scope: in what")
    members: tuple[MemberRecord, ...]
    note: Text | None = None
    by: By = "curator"


class DismissalRecord(Record):
    """A pair of passages that looks alike and, on reading, is no parallel."""

    members: tuple[PassageId, PassageId]
    why: Text


class ParallelsFile(Record):
    """`parallels.yml`."""

    parallels: tuple[ParallelRecord, ...] = ()
    dismissed: tuple[DismissalRecord, ...] = ()
