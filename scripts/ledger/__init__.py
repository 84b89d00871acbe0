"""The ledger of passage ids, `corpus/anchors.tsv`: who bears which id, and what became of it."""
