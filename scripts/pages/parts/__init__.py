"""Parts that pages are made of: look-up tables, marks in text, charts, rendering."""
