"""Hand-written pages of ``docs/``: the names of the corpus filled into them."""

from __future__ import annotations

from scripts.corpus.state import Corpus
from scripts.pages.examples import examples
from scripts.pages.parts.render import environment
from scripts.search.folding import RULES


def fill(markdown: str, corpus: Corpus) -> str:
    """Fill ``{{ corpus.title }}`` and the like (fields of `corpus.yml`) into a hand-written page.

    The search page also gets the rules of folding and, where it shows them, examples. Values come in as literal
    text. Raises jinja2.UndefinedError for a field that does not exist.
    """
    shown = examples(corpus) if "examples" in markdown else ()
    return environment().from_string(markdown).render(corpus=corpus.curated.corpus, folding=RULES, examples=shown)
