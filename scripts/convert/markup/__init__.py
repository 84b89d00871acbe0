"""Conversion of built HTML pages: the text of a page is converted, its markup stays."""
