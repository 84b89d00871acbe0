"""Build scripts of a curated, annotated corpus; `python -m scripts --help` lists the commands."""
