"""Conversion between the scripts of Chinese: OpenCC with the project's own phrases, and its audit."""
