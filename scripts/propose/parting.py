"""Several articles in one file become several documents: the extent of each, and what between them belongs to none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from scripts.corpus.model import Span
from scripts.corpus.records import DocumentRecord
from scripts.corpus.state import Cleaned
from scripts.corpus.traced import Traced
from scripts.propose.article import Article
from scripts.propose.articles import of_cleaned
from scripts.propose.proposal import Proposal
from scripts.text.kinds import LONGEST_HEADING, is_headline
from scripts.text.quotes import locate, quotable

QUOTED = 16  # characters that an extent quotes at each end, where they are the only ones
LONGEST = 8 * QUOTED


def extent(text: Traced, span: Span) -> tuple[str, str] | None:
    """Return the first and the last words of a raw span, each long enough to stand once in the source, or None."""
    inside = [at for at, origin in enumerate(text.origin) if span[0] <= origin < span[1]]
    if not inside:
        return None
    words = text.text[inside[0] : inside[-1] + 1].strip()
    for size in range(min(QUOTED, len(words)), min(len(words), LONGEST) + 1):
        start, end = words[:size].strip(), words[-size:].strip()
        if "\n" not in start + end and len(locate(text, start)) == 1 and len(locate(text, end)) == 1:
            return start, end
    return None


def _gaps(text: Traced, found: Sequence[Article]) -> Iterator[list[Span]]:
    """Yield for each article what before it belongs to none, and what within it does; the last has what is left too."""
    end = 0
    for article in found:
        rest = [(article.end, text.origin[-1] + 1)] if article is found[-1] else []
        yield [span for span in ((end, article.start), *article.within, *rest) if span[0] < span[1]]
        end = article.end


def _cut(text: Traced, span: Span) -> dict[str, str] | None:
    ends = extent(text, span)
    return ends and {"from": ends[0], "to": ends[1]}


def _title(article: Article) -> str:
    """Return the title that an article prints, else its first words in brackets, to be replaced."""
    printed = is_headline(article.title) and article.title[0] not in "【["
    return article.title if printed else f"[{article.title.strip('【】[]')[:LONGEST_HEADING]}]"


def parted(given: DocumentRecord, cleaned: Cleaned) -> Iterator[Proposal]:
    """Propose a document for each article of a source; nothing where there is only one."""
    found = of_cleaned(cleaned)
    text = quotable([block.traced for block in cleaned.blocks], cleaned.stamps)
    for n, (article, gaps) in enumerate(zip(found, _gaps(text, found), strict=True) if len(found) > 1 else (), 1):
        ends = extent(text, (article.start, article.end))
        if ends:
            id = given.id if n == 1 else f"{given.id}-{n}"
            value: dict[str, Any] = {"id": id, "title": _title(article), "from": ends[0], "to": ends[1]}
            cuts = [cut for span in gaps if (cut := _cut(text, span))]
            evidence = f"第{n}篇，起于「{article.title[:20]}」"
            yield Proposal(f"article.{n}", "article", "", value | ({"cuts": cuts} if cuts else {}), evidence)
