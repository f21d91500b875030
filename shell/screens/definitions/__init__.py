"""The definition cards."""
