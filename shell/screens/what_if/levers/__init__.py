"""Levers as assumed, and the way back from a goal."""
