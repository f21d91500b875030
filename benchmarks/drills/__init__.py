"""Faults made on purpose, again and again: what was acknowledged must survive all of them."""
