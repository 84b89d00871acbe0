"""What the names and terms in the texts of a large corpus stand for: told by files of each tree, not by every link.

A document has dozens of them. The title of a link, which says in a sentence what each stands for, would be a
twelfth of its page, three times; a script (`docs/assets/js/names.js`) asks for it when one is pointed at.
"""

from __future__ import annotations

import json
from collections.abc import Callable

from scripts.corpus.editions import ORIGINAL, TREES, Script
from scripts.corpus.state import Corpus
from scripts.web.markdown import gist

FILES = 16
"""So many files hold those of a tree: in a corpus of 5,000 names each is 20 kB; as in `names.js`."""
TERM = "#"
"""What stands before the id of a term, which may be that of a name, too; as in `names.js`."""


def told_names(corpus: Corpus, spell: Callable[[str, Script, Script], str]) -> dict[str, bytes]:
    """Return the files by path: of each name and term, by its id, how the tree spells it and what it stands for."""
    told = [(entity.id, entity.name, gist(entity.description)) for entity in corpus.entities]
    told += [(TERM + term.id, term.term, gist(term.text)) for term in corpus.curated.glossary]
    files: dict[str, bytes] = {}
    for script, tree in TREES.items():
        held: list[dict[str, list[str]]] = [{} for _ in range(FILES)]
        for id, *texts in told:
            held[sum(map(ord, id)) % FILES][id] = [spell(text, script, ORIGINAL) for text in texts]
        files |= {f"{tree}shared/names-{number}.js": _file(number, names) for number, names in enumerate(held)}
    return files


def _file(number: int, names: dict[str, list[str]]) -> bytes:
    return f'yuan.deliver("names-{number}",{json.dumps(names, ensure_ascii=False, separators=(",", ":"))});\n'.encode()
