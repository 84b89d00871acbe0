"""Registers of the world outside in which an entity may have an identifier: what it looks like, where it leads."""

from __future__ import annotations

import re
from typing import NamedTuple


class Register(NamedTuple):
    """A register: the field of an entity that holds its identifier, its name, the form and the address of one."""

    field: str
    name: str
    form: re.Pattern[str]
    page: str

    def holds(self, identifier: str) -> bool:
        """Tell whether an identifier has the form of this register's."""
        return self.form.fullmatch(identifier) is not None

    def address(self, identifier: str) -> str:
        """Return the address of what the register says of an identifier."""
        return self.page.format(identifier)


REGISTERS = (
    Register("wikidata", "Wikidata", re.compile(r"Q[1-9][0-9]{0,11}"), "https://www.wikidata.org/wiki/{}"),
    Register("viaf", "VIAF", re.compile(r"[1-9][0-9]{1,21}"), "https://viaf.org/viaf/{}/"),
)
"""VIAF counts clusters in up to 22 digits."""
