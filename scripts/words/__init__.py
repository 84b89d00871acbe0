"""Which strings of characters are words, by statistics alone; no dictionary."""
