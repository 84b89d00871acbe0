"""Layout before rules: what kind of text lies where in a raw file, and its paragraphs by the rules of that kind."""
