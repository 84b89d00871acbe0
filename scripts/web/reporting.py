"""How a reader reports an error: a form of the repository or a mail, filled in; and where a page can be improved.

An address of a form holds ⟦names⟧, which the browser fills in for a passage (`docs/assets/js/report.js`) and this
module for a document.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal
from urllib.parse import quote, urlencode, urlsplit

from scripts.corpus.records import CorpusRecord
from scripts.corpus.state import Document
from scripts.web import address

FIELDS = ("passage", "address", "version", "hash", "quotation")
"""What a report says of the place: the ids of the fields that the form of the repository has for it."""
FORM = "2-text-error.yml"
"""The form in the folder of issue templates that takes a report."""
_MAIL = re.compile(r"[^@\s/:]+@[^@\s/:]+\.[^@\s/:]+")
_PLACE = re.compile("⟦(\\w+)⟧")
Host = Literal["github", "gitlab", "other"]


@dataclass(frozen=True)
class Way:
    """One way to report: what it is called, and its address, with ⟦names⟧ to be filled in, each percent-encoded."""

    label: str
    pattern: str

    def of(self, document: Document, corpus: CorpusRecord) -> str:
        """Return the address for a report on a document as a whole."""
        here = address.absolute(address.document(document.id), corpus.base_url)
        facts = {
            "passage": document.id,
            "address": here,
            "title": f"勘误：{document.id}",
            "body": f"{document.id} {here}\n",
        }
        return _PLACE.sub(lambda place: quote(facts.get(place[1], ""), safe=""), self.pattern)


def ways(corpus: CorpusRecord) -> tuple[Way, ...]:
    """Return the ways to report an error that a corpus offers: to its repository, and to its contact by mail."""
    found = []
    if corpus.repository:
        found.append(Way("报告错误", _form(_top(corpus.repository), corpus.version)))
    if _MAIL.fullmatch(corpus.contact):
        found.append(Way("来信指正", f"mailto:{quote(corpus.contact, safe='@')}?subject=⟦title⟧&body=⟦body⟧"))
    return tuple(found)


def improvable(corpus: CorpusRecord, file: str) -> str:
    """Return the page of the repository that shows a file of the corpus; empty where the host is not known."""
    if not corpus.repository:
        return ""
    path = quote("/".join(part for part in (corpus.folder, file) if part))
    pages = {"github": "/blob/HEAD/", "gitlab": "/-/blob/HEAD/"}
    between = pages.get(_host(corpus.repository))
    return _top(corpus.repository) + between + path if between else ""


def _form(repository: str, version: str) -> str:
    """Return the address of a new issue; forms with fields are GitHub's, the others take a text."""
    host = _host(repository)
    if host == "github":
        fixed = {"template": FORM, "version": version}
        places = "".join(f"&{name}=⟦{name}⟧" for name in ("title", *FIELDS) if name not in fixed)
        return f"{repository}/issues/new?{urlencode(fixed)}{places}"
    if host == "gitlab":
        return f"{repository}/-/issues/new?issue[title]=⟦title⟧&issue[description]=⟦body⟧"
    return f"{repository}/issues/new?title=⟦title⟧&body=⟦body⟧"


def _top(repository: str) -> str:
    return repository.rstrip("/").removesuffix(".git")


def _host(repository: str) -> Host:
    """Return whose software a repository runs on, as the name of its host tells; most others take the same address."""
    labels = (urlsplit(repository).hostname or "").split(".")
    return "github" if "github" in labels else "gitlab" if "gitlab" in labels else "other"
