"""How work on many things runs: what is remembered is not done again, and what lasts is done on all cores."""
