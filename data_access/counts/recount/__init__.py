"""Counting only what changed since the last snapshot of a date: which cities, their records, their rows."""
