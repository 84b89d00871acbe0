"""Intake: files as people have them become raw files of a corpus, with the text that was read out of them."""
