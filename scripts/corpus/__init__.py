"""The ground floor: what a corpus is, and how its files are read. Knows no other room."""
