"""Books in EPUB 3: of a document, a topic, the corpus. Each module is one step from passages to bytes; all are pure."""
