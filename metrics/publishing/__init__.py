"""What a publication rests on: sums to be asked of the records again, and what it restates."""
