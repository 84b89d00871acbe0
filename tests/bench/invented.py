"""Invented press texts with what a careful curator would record of them, decided before any rule was tried on them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from scripts.corpus.state import Corpus
from scripts.pipeline import run
from scripts.propose.document import fields, proposals
from scripts.propose.proposal import Proposal
from tests.cli import ROOT, call_scripts

GOLD = ROOT / "tests" / "golden" / "propose"


@dataclass(frozen=True)
class Gold:
    """A text and its record, figures, dates of events, and names of new entities."""

    name: str
    text: str
    record: Mapping[str, Any]
    figures: Sequence[Mapping[str, str]]
    events: Sequence[str]
    entities: Sequence[str]


def gold() -> list[Gold]:
    """Return the invented texts, in order of name."""
    read = {path.stem: yaml.safe_load(path.read_text("utf-8")) for path in sorted(GOLD.glob("*.yml"))}
    return [Gold(name, **value) for name, value in read.items()]


def added(folder: Path, texts: Sequence[Gold]) -> Corpus:
    """Take texts into a corpus and give their passages ids; return the corpus as it reads them."""
    for one in texts:
        (folder.parent / f"{one.name}.txt").write_text(one.text, "utf-8")
    files = [folder.parent / f"{one.name}.txt" for one in texts]
    for command in (["add", *files], ["mint", "--yes"]):
        done = call_scripts(*command, "--corpus", folder)
        if done.returncode:
            raise RuntimeError(done.stderr)
    corpus, _ = run(folder)
    if corpus is None:
        raise RuntimeError("the corpus cannot be read")
    return corpus


@dataclass
class Tally:
    """Right, missed and needless answers of one kind."""

    right: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)
    needless: list[str] = field(default_factory=list)

    def add(self, name: str, wanted: Sequence[Any], got: Sequence[Any]) -> None:
        """Compare two lists of answers, each answer counting as often as it is given."""
        left = list(got)
        for one in wanted:
            (self.right if one in left else self.missed).append(f"{name}: {one}")
            left = [*left[: left.index(one)], *left[left.index(one) + 1 :]] if one in left else left
        self.needless += [f"{name}: {one}" for one in left]

    @property
    def recall(self) -> float:
        """Share of the wanted answers that were given."""
        return len(self.right) / (len(self.right) + len(self.missed) or 1)

    @property
    def precision(self) -> float:
        """Share of the given answers that were wanted."""
        return len(self.right) / (len(self.right) + len(self.needless) or 1)


def _figure(value: Mapping[str, Any]) -> tuple[Any, ...]:
    return tuple(value.get(key) for key in ("quote", "number", "number_max", "unit", "qualifier"))


def _told(
    wanted: Sequence[Mapping[str, Any]], got: Sequence[Mapping[str, Any]], key: str
) -> tuple[list[Any], list[Any]]:
    """Return period or comparison of the figures that were found, as wanted and as given."""
    left, pairs = list(got), []
    for one in wanted:
        same = next((other for other in left if _figure(other) == _figure(one)), None)
        if same is not None:
            left.remove(same)
            pairs.append((one, same))
    return (
        [(one["quote"], one[key]) for one, _ in pairs if key in one],
        [(one["quote"], other[key]) for one, other in pairs if key in other],
    )


def _basis(value: Any) -> Any:
    return str(value).partition(":")[0] if value else value


def _fields(corpus: Corpus, one: Gold) -> tuple[list[Any], list[Any]]:
    found = {field.name: field.value for field in fields(corpus, one.name)}
    got = {name: list(value) if isinstance(value, tuple) else value for name, value in found.items()}
    got["date_basis"] = _basis(got["date_basis"])
    return list(one.record.items()), [(name, got[name]) for name in one.record]


def tallies(corpus: Corpus, texts: Sequence[Gold]) -> dict[str, Tally]:
    """Return what the rules get right, by kind."""
    found = {kind: Tally() for kind in ("record", "figures", "periods", "comparisons", "events", "entities")}
    for one in texts:
        told = proposals(corpus, one.name)

        def of(sort: str, told: Sequence[Proposal] = told) -> list[dict[str, Any]]:
            return [dict(proposal.value) for proposal in told if proposal.sort == sort]

        figures = of("figure")
        found["record"].add(one.name, *_fields(corpus, one))
        found["figures"].add(one.name, [*map(_figure, one.figures)], [*map(_figure, figures)])
        found["periods"].add(one.name, *_told(one.figures, figures, "period"))
        found["comparisons"].add(one.name, *_told(one.figures, figures, "comparison"))
        found["events"].add(one.name, one.events, [value["date"] for value in of("event") if value.get("date")])
        found["entities"].add(one.name, one.entities, [value["name"] for value in of("entity")])
    return found
