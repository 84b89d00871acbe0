"""Rules for the names in vocabularies: what they stand for, and where they stand for something else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from scripts.checks.rule import Fault, rule
from scripts.corpus.records import EntityRecord, TermRecord
from scripts.corpus.registers import REGISTERS
from scripts.corpus.state import Corpus
from scripts.stages.mentions import names


def _named(corpus: Corpus) -> Iterator[tuple[str, int, EntityRecord | TermRecord]]:
    """Yield file, place in it and record of every entry that has names."""
    yield from (("entities.yml", i, entity) for i, entity in enumerate(corpus.curated.entities))
    yield from (("glossary.yml", i, term) for i, term in enumerate(corpus.curated.glossary))


@rule("VOC08")
def name_and_term(corpus: Corpus) -> Iterator[Fault]:
    """A name is explained in one place: among the entities or in the glossary."""
    owner = {name: entity.id for entity in corpus.curated.entities for name in names(entity)}
    for i, term in enumerate(corpus.curated.glossary):
        for name in names(term):
            if name in owner:
                line = corpus.curated.line("glossary.yml", i)
                message = f"「{name}」已是名录里的「{owner[name]}」"
                yield "glossary.yml", line, message


@rule("VOC09")
def idle_exception(corpus: Corpus) -> Iterator[Fault]:
    """An exception quotes its passage, and the quotation holds a name of its entry."""
    passages = {passage.id: passage for passage in corpus.passages}
    for path, i, entry in _named(corpus):
        for j, exception in enumerate(entry.exceptions):
            passage = passages.get(exception.passage)
            line = corpus.curated.line(path, i, "exceptions", j)
            if passage is None:
                yield path, line, f"没有段落 {exception.passage}", "核对编号；编号见 anchors.tsv"
            elif exception.quote not in passage.text:
                yield path, line, f"引文「{exception.quote}」不见于段落 {passage.id}"
            elif not any(name in exception.quote for name in names(entry)):
                yield path, line, f"引文「{exception.quote}」里没有「{names(entry)[0]}」", "引文要含有被排除的名称"


@rule("VOC14")
def belonging_nowhere(corpus: Corpus) -> Iterator[Fault]:
    """What an entity belongs to is another entity, and nothing belongs to itself by way of others."""
    above = {entity.id: entity.belongs_to for entity in corpus.curated.entities}
    for i, entity in enumerate(corpus.curated.entities):
        line = corpus.curated.line("entities.yml", i, "belongs_to")
        for id in entity.belongs_to:
            if id not in above:
                yield "entities.yml", line, f"名录里没有「{id}」"
            elif entity.id in _all_above(id, above):
                yield "entities.yml", line, f"「{entity.id}」属于「{id}」，辗转又属于自己"


def _all_above(id: str, above: Mapping[str, Sequence[str]]) -> set[str]:
    """Return an entity and all that it belongs to, through whatever others."""
    found, open_ids = set[str](), [id]
    while open_ids:
        current = open_ids.pop()
        if current not in found:
            found.add(current)
            open_ids += above.get(current, ())
    return found


@rule("VOC15")
def malformed_identifier(corpus: Corpus) -> Iterator[Fault]:
    """An identifier in a register has the form that the register gives its own."""
    for i, entity in enumerate(corpus.curated.entities):
        for register in REGISTERS:
            written = getattr(entity, register.field)
            if written is not None and not register.holds(written):
                line = corpus.curated.line("entities.yml", i, register.field)
                yield "entities.yml", line, f"「{written}」不是 {register.name} 的标识"


@rule("VOC13")
def name_of_another(corpus: Corpus) -> Iterator[Fault]:
    """What is also called so is the very same thing: no alias is near another entry, and no `see` is an alias.

    A word to `see` is the name of another entry, or it stands in the corpus and leads to this entry alone.
    """
    entries = list(_named(corpus))
    named = {name: entry.id for _, _, entry in entries for name in names(entry)}
    seen: dict[str, str] = {}
    for path, i, entry in entries:
        line = corpus.curated.line(path, i, "see")
        for word in entry.see:
            if named.get(word) == entry.id:
                yield (
                    path,
                    line,
                    f"「{word}」既是「{entry.id}」的又名，又是参见",
                )
            elif word not in named and (other := seen.setdefault(word, entry.id)) != entry.id:
                yield path, line, f"参见「{word}」已由「{other}」引导", "只归入最切近的一条"
            elif word not in named and not any(word in passage.text for passage in corpus.passages):
                yield path, line, f"参见「{word}」不见于任何段落，也不是别条的名称", "照原文写法，或删去"
