"""Measurements, for development: each module `bench_*.py` has a `measure()` that returns a table."""
