"""After MkDocs: data, the trees of the other scripts, search index, feeds, archive."""

from __future__ import annotations

from scripts.publish.site import publish

__all__ = ["publish"]
