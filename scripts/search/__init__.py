"""The static search index: built here, read in the browser by `docs/assets/js/search/`."""
