"""Snapshots and results as one scope may see them: the only cached functions."""
