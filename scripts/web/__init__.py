"""What every published thing shares: addresses, words and formats."""
