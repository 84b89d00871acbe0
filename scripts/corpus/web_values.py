"""Values that pages show as they are: the repository, the colour, the picture beside the name, digests."""

from __future__ import annotations

from typing import Annotated

from pydantic import StringConstraints

Repository = Annotated[
    str, StringConstraints(min_length=1, strip_whitespace=True, pattern=r"^https?://[^\s\"'<>\\^`{|}]+$")
]
"""An address that a page can link to as it is."""
Folder = Annotated[str, StringConstraints(pattern=r"^\w[\w.-]*(/\w[\w.-]*)*$")]
"""A folder of a repository, from its top."""
Colour = Annotated[str, StringConstraints(pattern=r"^#[0-9a-fA-F]{6}$")]
Picture = Annotated[str, StringConstraints(pattern=r"^\w[\w./-]*\.(svg|png|webp)$")]
"""A path below a folder of the corpus."""
Digest = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
"""SHA-256 of a file."""
