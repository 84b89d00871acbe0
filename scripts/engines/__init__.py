"""Engines without hooks: their tree is written before them, and the frame is put around what they made of it."""
