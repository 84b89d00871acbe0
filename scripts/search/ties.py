"""What ties two documents: the stretches that say the same, as the curator's parallels have them.

A document that has ties has a file ``assets/lists/ties-<doc>.js``, which the page of comparison loads when it sets
two documents side by side. Like the files of the search it is a script that hands one value to ``yuan.deliver``.
"""

from __future__ import annotations

import json
from collections import defaultdict
from itertools import permutations

from scripts.corpus.state import Corpus

Tie = tuple[str, int, int, str, int, int]
"""A stretch of a passage of one document, and the stretch of another's that says the same; offsets of characters."""


def ties(corpus: Corpus) -> dict[str, dict[str, list[Tie]]]:
    """Return by document, then by other document, what the curator's parallels tie."""
    passages = {passage.id: passage for passage in corpus.passages}
    found: defaultdict[str, defaultdict[str, list[Tie]]] = defaultdict(lambda: defaultdict(list))
    for parallel in corpus.parallels:
        for one, other in permutations(parallel.members, 2):
            here, there = passages[one.passage], passages[other.passage]
            if here.doc != there.doc:
                own, its = here.text.index(one.quote), there.text.index(other.quote)
                tie = (here.id, own, own + len(one.quote), there.id, its, its + len(other.quote))
                found[here.doc][there.doc].append(tie)
    return {doc: dict(others) for doc, others in found.items()}


def tie_files(corpus: Corpus) -> dict[str, bytes]:
    """Return the files: path below the site's root → content."""
    return {f"assets/lists/ties-{doc}.js": _script(f"ties-{doc}", others) for doc, others in ties(corpus).items()}


def _script(name: str, value: object) -> bytes:
    told = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return f'yuan.deliver("{name}",{told});\n'.encode()
