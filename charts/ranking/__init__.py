"""The ranking of all cities, wide and tall."""
