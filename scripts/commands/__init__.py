"""What the commands do: files in and out, around the pure stages. `scripts.__main__` parses, these act."""
