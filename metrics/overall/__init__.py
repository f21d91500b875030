"""What is said over all six targets at once: gaps, summaries, one city against another."""
