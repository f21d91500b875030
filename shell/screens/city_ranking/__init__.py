"""The ranking of cities in its five faces."""
