"""A corpus as it was before the curator of one document began."""

from __future__ import annotations

from dataclasses import replace

from scripts.corpus.state import Corpus


def blank(corpus: Corpus, doc: str) -> Corpus:
    """Return a corpus in which a document has just been added: nothing is recorded, annotated or compared yet."""
    curated = corpus.curated
    nothing = {"subtitle": None, "byline": None, "authors": (), "publisher": None, "date_published": None,
               "date_event": None, "date_basis": None, "decisions": ()}  # fmt: skip
    own = {passage.id for passage in corpus.passages if passage.doc == doc}
    return replace(
        corpus,
        curated=replace(
            curated,
            documents=tuple(one.model_copy(update=nothing) if one.id == doc else one for one in curated.documents),
            annotations={id: notes for id, notes in curated.annotations.items() if id != doc},
            parallels=curated.parallels.model_copy(
                update={
                    "parallels": tuple(
                        one
                        for one in curated.parallels.parallels
                        if not own & {member.passage for member in one.members}
                    ),
                    "dismissed": tuple(one for one in curated.parallels.dismissed if not own & set(one.members)),
                }
            ),
        ),
        figures=tuple(one for one in corpus.figures if one.passage not in own),
        events=tuple(one for one in corpus.events if one.passage not in own),
    )
