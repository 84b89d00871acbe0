"""Faults to plant in a copy of the invented corpus: what a curator can get wrong, by family of codes."""

from __future__ import annotations

from tests.faults import files, ledger, notes, prose, texts
from tests.faults.damage import Fault

FAULTS: dict[str, Fault] = {**files.FAULTS, **texts.FAULTS, **notes.FAULTS, **prose.FAULTS, **ledger.FAULTS}
