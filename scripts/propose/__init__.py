"""Proposals: what a rule reads out of a document, with its evidence. Nothing here is published."""
