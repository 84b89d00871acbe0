"""The commands, one module each: `register` declares its options, `run` acts on them.

The name of a module is the name of its command, the first line of its docstring its help; `scripts.__main__`
finds them. A module whose name begins with an underscore is shared by several commands.
"""
