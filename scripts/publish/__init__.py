"""After MkDocs: data, the trees of the other scripts, search index, feeds, archive, gate."""
