"""Heads of columns that a city uses, and which field it confirmed for each of them."""
