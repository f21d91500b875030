"""The board of the ten tasks."""
