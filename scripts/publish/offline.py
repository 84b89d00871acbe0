"""Pages for reading from a disk: links to folders name their ``index.html``, as file:// needs."""

from __future__ import annotations

from scripts.convert.markup.rewrite import StartTag, rewrite
from scripts.web import address

LEADING = ("href", "action")


def _explicit(reference: str, archive: str) -> str:
    """Return a reference that needs no server, the same where it needs none."""
    path, rest = address.split(reference)
    last = path.rsplit("/", 1)[-1]
    if not address.leads_below(reference):
        return reference
    if last and archive.endswith(f"/{last}"):
        return archive + rest
    folder = f"{path}/" if last in (".", "..") else path if not last else ""
    return f"{folder}index.html{rest}" if folder else reference


def offline(html: str, archive: str) -> str:
    """Return a page with ``index.html`` added to every relative link that leads to a folder.

    ``archive`` is the published address of the copy itself, which does not hold itself: a link to a
    file of that name leads there.
    """

    def change(tag: StartTag) -> str | None:
        links = {name: value for name, value in tag.values.items() if name in LEADING}
        return tag.having({name: _explicit(value, archive) for name, value in links.items()}) if links else None

    return rewrite(html, change)
