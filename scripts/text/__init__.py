"""Cleaning rules: small pure functions over text that remembers where it came from."""
