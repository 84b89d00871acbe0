"""Cleaning measured against golden texts: passages, exact ones, kinds, furniture kept, wording lost."""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from scripts.corpus.curated import Curated
from scripts.corpus.ledger import Ledger
from scripts.corpus.model import Passage
from scripts.corpus.state import Corpus
from scripts.pipeline import STAGES, process
from tests.cli import TOY
from tests.fixtures import GOLDEN
from tests.page_corpus import corpus_record, document_record

CASES = sorted((GOLDEN / "cleaning").glob("*.txt"))
Gold = Mapping[str, Any]


@dataclass(frozen=True)
class Score:
    """What cleaning made of one text, counted against its gold."""

    gold: int
    passages: int
    exact: int
    kinds: tuple[int, int]
    furniture: tuple[int, int]
    lost: int
    missing: list[str] = field(default_factory=list)
    extra: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    unaccounted: int = 0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall of exact passages."""
        return 2 * self.exact / (self.passages + self.gold) if self.exact else 0.0


def as_document(text: str, name: str = "a.txt", *, judged: bool = False, **changes: object) -> Corpus:
    """Clean a text as the one document of a corpus, with no decision; its title is taken as printed.

    The stages run as far as the accounting; all of them where the document is to be ``judged`` by the rules.
    """
    source = {"file": name, "sha256": hashlib.sha256(text.encode()).hexdigest()}
    record = document_record(id="a", title="甲", source=source).model_copy(update=changes)
    curated = Curated(corpus=corpus_record(), documents=(record,))
    corpus = Corpus(TOY, curated, Ledger(), raw={name: text.encode()})
    if judged:
        return process(corpus)
    for stage in STAGES[: [stage.name for stage in STAGES].index("account") + 1]:
        corpus = stage.run(corpus)
    return corpus


def gold_of(path: Path) -> Gold:
    """The gold of a text."""
    gold: Gold = json.loads(path.with_suffix(".gold.json").read_text("utf-8"))
    return gold


def fold(text: str, table: bool = False) -> str:
    """Wording only: no white space, no format characters, marks and digits half-width; lines stay lines."""
    if "\n" in text.strip() and not table:
        return "\n".join(fold(line) for line in text.splitlines() if line.strip())
    narrow = (chr(ord(c) - 0xFEE0) if "！" <= c <= "～" else c for c in text)
    kept = "".join(c for c in narrow if not c.isspace() and unicodedata.category(c) != "Cf")
    return re.sub(r"[\u2500-\u257f|]", "", kept) if table else kept


def _key(block: Gold) -> str:
    return fold(block["text"], block.get("kind") == "table")


def _forms(passage: Passage) -> set[str]:
    table = passage.kind == "table"
    return {fold(" ".join(passage.text.split("\n")), table), fold(passage.text, table)}


def _chosen(blocks: Sequence[Gold], have: Mapping[str, list[str]]) -> list[Gold]:
    """The gold blocks, or of several right readings the one that fits best."""
    found, i = list[Gold](), 0
    left = Counter({text: len(kinds) for text, kinds in have.items()})

    def fit(option: Sequence[Gold]) -> tuple[int, int]:
        need = Counter(map(_key, option))
        hits = sum(min(n, left[text]) for text, n in need.items())
        return 2 * hits - len(option), sum(block.get("kind") in have.get(_key(block), ()) for block in option)

    while i < len(blocks):
        n = blocks[i].get("covers", 1)
        options = [blocks[i : i + n], *blocks[i].get("also", [])]
        best = max(options, key=fit)
        step = 1 if best is options[0] else n
        best = blocks[i : i + 1] if best is options[0] else best
        found += best
        left -= Counter(map(_key, best))
        i += step
    return found


def _published(corpus: Corpus) -> set[int]:
    return {i for row in corpus.accounting if row.fate == "published" for i in range(row.start, row.end)}


def _lost(gold: Gold, raw: str, missing: set[str], published: set[int]) -> int:
    """Inked characters of missing blocks that no passage holds."""
    ink = {i for block in gold["blocks"] if _key(block) in missing for a, e in block["raw"] for i in range(a, e)}
    return len({i for i in ink if not raw[i].isspace()} - published)


def measured(path: Path) -> Score:
    """Clean the text of a case as `add`, `mint` and `build` do, and count."""
    gold, raw = gold_of(path), path.read_bytes().decode()
    corpus = as_document(raw, path.name)
    have, pool = defaultdict[str, list[str]](list), defaultdict[str, list[Passage]](list)
    for passage in corpus.passages:
        for form in _forms(passage):
            have[form].append(passage.kind)
            pool[form].append(passage)
    missing, wrong = list[str](), list[str]()
    exact = kinded = right = 0
    wanted = _chosen(gold["blocks"], have)
    for block in wanted:
        offers = pool[_key(block)]
        if not offers:
            missing.append(block["text"])
            continue
        hit = next((one for one in offers if one.kind == block.get("kind")), offers[0])
        for form in _forms(hit):
            pool[form].remove(hit)
        exact += 1
        kinded += "kind" in block
        right += block.get("kind") == hit.kind
        wrong += [f"{hit.kind} for {block['kind']}: {hit.text}"] if block.get("kind", hit.kind) != hit.kind else []
    published = _published(corpus)
    furniture = [item for item in gold["dropped"] if item["reason"] != "layout"]
    kept = sum(any(i in published for a, e in item["raw"] for i in range(a, e)) for item in furniture)
    times = Counter(i for row in corpus.accounting for i in range(row.start, row.end))
    return Score(
        len(wanted), len(corpus.passages), exact, (right, kinded), (kept, len(furniture)),
        _lost(gold, raw, {fold(text) for text in missing}, published), missing,
        sorted({one.text for offers in pool.values() for one in offers}), wrong,
        sum(times[i] != 1 for i, char in enumerate(raw) if not char.isspace()),
    )  # fmt: skip
