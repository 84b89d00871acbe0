"""Mutants: faults written into scripts/ one at a time, to see whether a test notices (`make mutants`)."""
