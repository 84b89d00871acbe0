"""Hostile input in quantity: `make fuzz` looks for a trace, or for something minted that cannot be built."""
