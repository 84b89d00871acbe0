"""How a command ends before its end without a fault of the program."""

from __future__ import annotations


class StoppedError(Exception):
    """A command cannot go on; the message says why, in one plain sentence for whoever ran it."""
