"""`build_index`: from the rows of passages and documents to the files that the search page reads.

Layout below ``assets/search/`` (``<v>`` changes with the content, so that a cache never mixes two builds):

=========================  =================================================================================
``meta.js``                what every query needs: folding, regional words, sizes of documents and shards
``<v>/<script>/t<k>.js``   passages, as shown, of shard k; of a large corpus as below
``<v>/<script>/c<k>.js``   how to cite the passages of 16 shards
``<v>/x<k>.js``            the same for programs, and the start of each passage's hash
``<v>/<script>/facets.js`` documents, and kind and topics of every passage, for filters and counts
``<v>/t<k>.js``            large corpora only: the same in the original script, and where the tables are wrong
``<v>/<script>/table.js``  large corpora only: what each character mostly becomes in the script
``<v>/n<k>.js``            large corpora only: numbers of the passages that hold a character or a pair
``<v>/p<k>.js``            large corpora only: its places in each of these passages
``<v>/i<k>.js``            large corpora only: ids of these passages
``<v>/f<k>.js``            large corpora only: folded texts of 512 passages, packed, for who reads very many
``<v>/names.js``           large corpora only: ids of all passages, for counts of what only limits find
``<v>/words.js``           large corpora only: how often the listed words stand in each topic, year and kind
``<v>/old.js``             texts that passages had before
``<v>/sizes.js``           how many characters each folded text has, white space aside, for counts
``<v>/spaces.js``          where white space stands in those folded texts that have any
``<v>/sounds.js``          characters that sound alike, asked for when nothing is found
=========================  =================================================================================

A file is a script that hands one value to ``yuan.deliver``: scripts load from ``file://`` too.
"""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, pairwise
from typing import Any

from scripts.corpus.editions import ORIGINAL
from scripts.search.folding import Folder
from scripts.search.plain import OfTexts, delivered, texts_alone
from scripts.search.spelled import Exceptions, Shard, exceptions, strings_of, usual
from scripts.search.texts import (
    FIELDS,
    TEXT_FIELDS,
    Citations,
    Convert,
    Row,
    citation_shard,
    facets,
    labels_of,
    shard_starts,
    shared_shard,
    text_shard,
)
from scripts.work.run import ALONE, Work

FOLDER = "assets/search/"
TOGETHER = 16  # shards of text whose citations lie in one file: they are read for one passage at a time
SMALL = 400_000  # bytes of text up to which a browser reads it whole and searches without an index


@dataclass(frozen=True)
class Options:
    """What an index can do without.

    `superseded` has rows of ``id, doc, text, until, reason``; `convert` puts what is not a passage's text
    into a script; corpora of more than `small` bytes of text get posting lists, and what `words` makes. `work` is how
    work runs.
    """

    superseded: Sequence[Row] = ()
    convert: Convert = field(default=lambda text, script: text)
    citations: Citations = field(default_factory=Citations)
    small: int = SMALL
    words: Callable[[], Any] = dict
    work: Work = ALONE


def build_index(
    passages: Iterable[Row], documents: Iterable[Row], fold: Mapping[str, str], options: Options | None = None
) -> dict[str, bytes]:
    """The files of the search index: path below the site's root → content.

    `passages` and `documents` are rows of the published data files; `fold` is a closed character table.
    Raises ``ValueError`` if a passage's document is unknown.
    """
    options = options or Options()
    held = list(documents)
    rows = _in_order([{field: row[field] for field in FIELDS if field in row} for row in passages], held)
    sharded = sum(len(row["text"].encode()) for row in rows) > options.small
    firsts = _first_of_documents(rows, held)
    starts = shard_starts(rows, firsts, sharded)
    texts = [(row["id"], row["text"]) for row in rows]
    (plain,) = options.work.each("search texts", texts_alone, (dict(fold), sharded), [texts])
    parts = _text_parts(_Held(rows, held, firsts, starts), options, sharded)
    sizes = {"docs": _sizes(firsts, len(rows)), "texts": _sizes(starts, len(rows))}
    folder = Folder(fold)
    named = [folder.text(label) for label in _labels(rows, held)]
    written = plain.parts | {name: delivered(name, value) for name, value in parts}
    return _files({**plain.lists, **sizes, **_spelling(folder, plain, named)}, written)


def _labels(passages: Iterable[Row], documents: Iterable[Row]) -> Iterator[str]:
    """What a query may name to limit itself: titles, publishers, topics and kinds."""
    for document in documents:
        yield from (document[field] for field in ("title", "publisher") if document.get(field))
    yield from labels_of(passages, "zh-Hans", lambda text, _: text).values()


def _spelling(folder: Folder, texts: OfTexts, named: Sequence[str]) -> dict[str, Any]:
    """How queries are spelled: regional words, and the folding of characters that texts and labels have."""
    used = texts.used.union("".join([*named, *(char for pair in texts.words for char in pair)]))
    return {"folding": folder.table(used), "words": texts.words}


def _in_order(passages: list[Row], documents: Sequence[Row]) -> list[Row]:
    position = {document["id"]: number for number, document in enumerate(documents)}
    unknown = {row["doc"] for row in passages} - position.keys()
    if unknown:
        raise ValueError(f"passages of unknown documents: {sorted(unknown)}")
    return sorted(passages, key=lambda row: (position[row["doc"]], row["n"]))


def _first_of_documents(passages: Sequence[Row], documents: Sequence[Row]) -> list[int]:
    """For each document the number of its first passage (a document without passages: of the next)."""
    counts = {document["id"]: 0 for document in documents}
    for row in passages:
        counts[row["doc"]] += 1
    firsts, total = [], 0
    for count in counts.values():
        firsts.append(total)
        total += count
    return firsts


def _sizes(starts: Sequence[int], end: int) -> list[int]:
    """How many passages each part has, of parts that begin at these numbers."""
    return [later - here for here, later in pairwise([*starts, end])]


@dataclass(frozen=True)
class _Held:
    """Passages and documents in order, the number of the first passage of each document and of each shard."""

    rows: Sequence[Row]
    documents: Sequence[Row]
    firsts: Sequence[int]
    starts: Sequence[int]

    def shelves(self, size: int) -> Iterator[tuple[Sequence[Row], Sequence[Row]]]:
        """Passages and documents of every `size` shards."""
        for start, end in pairwise([*self.starts[::size], len(self.rows)]):
            inside = slice(bisect_right(self.firsts, start) - 1, bisect_right(self.firsts, end - 1))
            yield self.rows[start:end], self.documents[inside]


def _text_parts(held: _Held, options: Options, sharded: bool) -> Iterator[tuple[str, Any]]:
    if sharded:
        yield "words", options.words()
    yield "old", [dict(row) for row in options.superseded]
    shards = {
        script: [text_shard(rows, own, script, options.convert) for rows, own in held.shelves(1)]
        for script in TEXT_FIELDS
    }
    yield from _spelled_parts(shards, options.work) if sharded else _plain_parts(shards)
    for number, (rows, own) in enumerate(held.shelves(TOGETHER)):
        yield f"x{number}", shared_shard(rows, own, options.citations)
    for script in TEXT_FIELDS:
        yield f"{script}/facets", facets(held.rows, held.documents, script, options.convert)
        for number, (_, own) in enumerate(held.shelves(TOGETHER)):
            yield f"{script}/c{number}", citation_shard(own, options.citations, script, options.convert)


def _plain_parts(shards: Mapping[str, Sequence[Shard]]) -> Iterator[tuple[str, Any]]:
    for script, held in shards.items():
        for number, shard in enumerate(held):
            yield f"{script}/t{number}", shard


def _spelled_parts(shards: Mapping[str, Sequence[Shard]], work: Work) -> Iterator[tuple[str, Any]]:
    """The shards in the original script, each with what the tables of the others, which come first, get wrong."""
    strings = {script: [strings_of(shard) for shard in held] for script, held in shards.items()}
    originals = strings.pop(ORIGINAL)
    told = work.each("spelled strings", _spelled, originals, list(strings.values()), at_once=1)
    tables = dict(zip(strings, told, strict=True))
    for script, (table, _) in tables.items():
        yield f"{script}/table", "".join(char + became for char, became in table.items())
    for number, shard in enumerate(shards[ORIGINAL]):
        yield f"t{number}", {**shard, "spelled": {script: wrong[number] for script, (_, wrong) in tables.items()}}


def _spelled(
    originals: Sequence[Sequence[str]], scripts: Sequence[Sequence[Sequence[str]]]
) -> Iterator[tuple[Mapping[str, str], list[Exceptions]]]:
    """Yield for each script the table of its characters, and what the table gets wrong in every shard."""
    for held in scripts:
        table = usual(chain.from_iterable(originals), chain.from_iterable(held))
        yield table, [exceptions(one, other, table) for one, other in zip(originals, held, strict=True)]


def _files(meta: Mapping[str, Any], written: Mapping[str, bytes]) -> dict[str, bytes]:
    """The scripts, those of the parts in a folder named after the content of all."""
    digest = hashlib.sha256(delivered("meta", meta))
    for name in sorted(written):
        digest.update(written[name])
    version = digest.hexdigest()[:8]
    files = {f"{FOLDER}{version}/{name}.js": content for name, content in written.items()}
    return {f"{FOLDER}meta.js": delivered("meta", {"v": version, **meta})} | files
