"""The published tables in the formats that programs ask for; each module is one format, pure, from rows to bytes."""
